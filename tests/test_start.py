"""start.py: what it says where it cannot start, and what it leaves alone where it can."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

START = Path(__file__).resolve().parents[1] / "start.py"
IN_DEBIAN = "ensurepip is not available. On Debian/Ubuntu systems, you need to install the python3-venv package"
PREPARED = {
    "QUIZAPP_TEST_CHROMIUM": "somewhere",
    "QUIZAPP_TEST_DATABASE_URL": "elsewhere",
    "QUIZAPP_TEST_NODE_MODULES": "nowhere",
}
LOGGING_PYTHON = """#!/bin/sh
echo "python $*"
case "$*" in *"ruff check"*) exit 3 ;; esac
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="uses a shell script in place of Python")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with nothing but start.py and pyproject.toml."""
    for file in (START, START.with_name("pyproject.toml")):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.fixture
def start(clone: Path) -> ModuleType:
    """start.py of that folder, as a module."""
    spec = importlib.util.spec_from_file_location("start", clone / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def installed_clone(clone: Path, start: ModuleType) -> Path:
    """The same folder after installing, with a Python that only says what it was called with."""
    python = clone / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(LOGGING_PYTHON)
    python.chmod(0o755)
    (clone / ".venv" / ".installed-for-test").write_text(start.stamp())
    return clone


def run_start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "start.py"), *arguments]
    return subprocess.run(command, env={**os.environ, **PREPARED}, capture_output=True, text=True, check=False)


def assert_one_clear_line(done: subprocess.CompletedProcess[str], words: str) -> None:
    """Exit code 1 and one line that holds *words*; no traceback."""
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr


# ---------------------------------------------------------------- where it cannot start


def test_python_3_6_can_read_as_far_as_the_line_that_refuses_it() -> None:
    ast.parse(START.read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_which_one_is_needed() -> None:
    as_python_3_9 = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); "
        f"runpy.run_path({str(START)!r}, run_name='__main__')"
    )

    done = subprocess.run([sys.executable, "-c", as_python_3_9], capture_output=True, text=True, check=False)

    assert_one_clear_line(done, "needs Python 3.11 or newer and this is Python 3.9")


def test_a_file_in_the_place_of_the_folder_is_named(clone: Path) -> None:
    (clone / ".venv").touch()

    done = run_start(clone)

    assert_one_clear_line(done, f"a file named {clone / '.venv'} is in the way")


def test_a_folder_that_cannot_be_written_to_is_to_be_copied(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "VENV", str(START / ".venv"))  # below a file: even root cannot write there

    with pytest.raises(SystemExit, match=r"cannot write in .* copy the folder to a place of your own"):
        start.make_venv()


def test_a_python_without_ensurepip_needs_a_package_of_debian(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(SystemExit, match="run `apt install python3-venv` as root"):
        start.require_venv_module()


def test_a_venv_that_fails_for_want_of_ensurepip_needs_the_same(start: ModuleType) -> None:
    assert "`apt install python3-venv`" in start.why_venv_failed(IN_DEBIAN)


@pytest.mark.parametrize(
    ("pip_says", "we_say"),
    [
        ("Failed to establish a new connection: [Errno 111] Connection refused", "connect this computer"),
        ("NameResolutionError: [Errno -2] Name or service not known", "connect this computer"),
        ("ReadTimeoutError: HTTPSConnectionPool(host='pypi.org', port=443)", "connect this computer"),
        ("ProxyError('Cannot connect to proxy.')", "set HTTPS_PROXY"),
        ("SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED", "set PIP_CERT"),
        ("ERROR: [Errno 28] No space left on device", "make some room"),
        ("ERROR: [Errno 13] Permission denied: 'lib'", "delete that folder or make it yours"),
        (
            "ERROR: No matching distribution found for x\nnote: see above",
            "No matching distribution found for x",
        ),
    ],
)
def test_each_failure_of_pip_says_what_to_do(start: ModuleType, pip_says: str, we_say: str) -> None:
    line = start.why_pip_failed(pip_says, "pip.log")

    assert we_say in line
    assert "\n" not in line


# ---------------------------------------------------------------- where it can


def test_help_installs_nothing(clone: Path) -> None:
    done = run_start(clone, "--help")

    assert "python3 start.py test" in done.stdout
    assert not (clone / ".venv").exists()


def test_a_second_start_goes_straight_to_the_server(installed_clone: Path) -> None:
    done = run_start(installed_clone, "--port", "8001")

    assert done.stdout == "python -m quizapp serve --port 8001\n"


def test_a_changed_pyproject_is_installed_anew(installed_clone: Path, start: ModuleType) -> None:
    before = start.stamp()
    (installed_clone / "pyproject.toml").write_text("# changed")

    assert start.stamp() != before


def test_checks_stop_at_the_first_failure(installed_clone: Path) -> None:
    done = run_start(installed_clone, "test")

    assert done.returncode == 3
    assert done.stdout.splitlines()[-3:] == ["", "== ruff check ==", "python -m ruff check ."]


def test_options_behind_test_go_to_pytest_alone(installed_clone: Path) -> None:
    done = run_start(installed_clone, "test", "-k", "anna")

    assert done.stdout.splitlines()[-2:] == ["== pytest ==", "python -m pytest -k anna"]
    assert "ruff" not in done.stdout


def test_a_full_run_tells_pytest_so_and_runs_every_check(installed_clone: Path) -> None:
    python = installed_clone / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "full: $QUIZAPP_TEST_FULL, $*"\n')

    done = run_start(installed_clone, "test", "--full")

    assert "full: 1, -m ruff format --check ." in done.stdout
    assert done.stdout.splitlines()[-1] == f"full: 1, -m pytest -n {(os.cpu_count() or 1) + 2} --dist worksteal"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], ["serve"]),
        (["--port", "8001"], ["serve", "--port", "8001"]),
        (["check", "my-sets"], ["check", "my-sets"]),
    ],
)
def test_without_a_command_the_server_is_meant(start: ModuleType, typed: list[str], meant: list[str]) -> None:
    assert start.quizapp_command(typed) == meant
