"""The wheel: installed away from the clone it checks its library and serves its pages."""

import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 30


# ---------------------------------------------------------------- built and installed


@dataclass(frozen=True)
class Installation:
    """A virtual environment with the wheel, and a folder elsewhere to run commands in."""

    programs: Path
    elsewhere: Path

    @property
    def environment(self) -> dict[str, str]:
        """The environment without what would lead back to the clone."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QUIZAPP"))}
        return kept | {"QUIZAPP_DATA": str(self.elsewhere / "data")}

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run an installed program to its end."""
        return subprocess.run(
            [str(self.programs / program), *arguments],
            cwd=self.elsewhere,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The wheel, built from the source distribution, alone in a new virtual environment."""
    wheel = built_wheel(tmp_path_factory.mktemp("dist"))
    place = tmp_path_factory.mktemp("venv")
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    call(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    lend_libraries(python)
    return Installation(programs, tmp_path_factory.mktemp("elsewhere"))


def built_wheel(folder: Path) -> Path:
    """Build as an index would: the source distribution from the clone, the wheel from that."""
    call(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    source = next(folder.glob("quizapp-*.tar.gz"))
    offline = ("--no-deps", "--no-index", "--no-build-isolation")
    call(sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", folder, source)
    return next(folder.glob("quizapp-*.whl"))


def lend_libraries(python: Path) -> None:
    """Let a virtual environment see our libraries, not our quizapp: .pth files there are not read again."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(call(python, "-c", ask).strip())
    (site / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")


def call(*command: str | Path) -> str:
    """What a program prints; its words where it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# ---------------------------------------------------------------- served


@dataclass
class Page:
    """What a test looks at in a page."""

    url: str
    text: str = ""
    stylesheets: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    """The text of a link -> where it leads."""


class PageReader(HTMLParser):
    """Fills a page from its HTML."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        address = urljoin(self.page.url, attributes.get("href") or "")
        if tag == "link" and attributes.get("rel") == "stylesheet":
            self.page.stylesheets.append(address)
        if tag == "a":
            self.href = address

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.href = ""

    def handle_data(self, data: str) -> None:
        self.page.text += data
        if self.href:
            self.page.links[data.strip()] = self.href


@pytest.fixture(scope="module")
def server(installation: Installation) -> Iterator[str]:
    """The address of `flask run`, as somebody would start it who knows Flask."""
    port = free_port()
    python = str(installation.programs / "python")
    command = [python, "-m", "flask", "--app", "quizapp", "run", "--port", str(port)]
    log = installation.elsewhere / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=installation.elsewhere, env=installation.environment, stdout=output, stderr=output
        ) as process,
    ):
        try:
            wait_for(port, process, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until somebody listens; fail with the server's own words where nobody does."""
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"the server did not start: {log.read_text('utf-8')}")


def fetch(url: str) -> tuple[str, str]:
    """The type and the text of what lies there."""
    try:
        with urlopen(url, timeout=10) as response:
            return response.headers.get_content_type(), response.read().decode()
    except URLError as error:
        pytest.fail(f"{url}: {error}")


def read_page(url: str) -> Page:
    page = Page(url)
    kind, text = fetch(url)
    assert kind == "text/html"
    PageReader(page).feed(text)
    return page


@pytest.fixture(scope="module")
def title() -> str:
    """The title of a question set that ships."""
    first = min((ROOT / "questions").glob("*.yaml"))
    found = re.search(r"^title: *(.+?) *$", first.read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1].strip("\"'")


# ---------------------------------------------------------------- what must hold


def test_quizapp_comes_from_the_wheel_not_from_the_clone(installation: Installation) -> None:
    done = installation.run("python", "-c", "import quizapp; print(quizapp.__file__)")

    assert Path(done.stdout.strip()).is_relative_to(installation.programs.parent), done.stderr


def test_the_wheel_has_every_file_of_the_package_and_the_three_folders(installation: Installation) -> None:
    done = installation.run("python", "-c", "import quizapp; print(quizapp.__file__)")
    package = Path(done.stdout.strip()).parent

    assert files_in(package) - {"_bundled"} >= files_in(ROOT / "quizapp")
    for folder in ("templates", "static", "questions"):
        assert files_in(package / "_bundled" / folder) == files_in(ROOT / folder)


def test_the_wheel_has_the_examples(installation: Installation) -> None:
    done = installation.run("python", "-c", "from quizapp import resources; print(resources.EXAMPLES)")
    examples = Path(done.stdout.strip())

    assert examples.is_relative_to(installation.programs.parent)
    assert files_in(examples) == files_in(ROOT / "questions" / "examples") != set()
    assert installation.run("quizapp", "check", str(examples)).returncode == 0


def files_in(folder: Path) -> set[str]:
    """All files below a folder, without what Python makes itself."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_check_finds_the_shipped_library_in_order(installation: Installation) -> None:
    done = installation.run("quizapp", "check")

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_page_lists_a_shipped_set(server: str, title: str) -> None:
    page = read_page(server)

    assert title in page.text


def test_the_first_page_has_its_stylesheet(server: str) -> None:
    page = read_page(server)

    assert page.stylesheets
    assert {fetch(url)[0] for url in page.stylesheets} == {"text/css"}


def test_a_listed_set_opens(server: str, title: str) -> None:
    address = read_page(server).links[title]

    assert title in read_page(address).text
