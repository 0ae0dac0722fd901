"""Commands that change accounts or data leave their lines in the log of the system, by numbers alone."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from quizapp.cli import system_log
from quizapp.services.security_log import NAME
from tests.cli.conftest import Run

EVENTS = ["account-made teacher=1", "account-made teacher=2", "password-reset teacher=2", "account-locked teacher=2"]
EVENTS += ["account-unlocked teacher=2", "operator-made teacher=2", "operator-ended teacher=2", "database-restored"]


@contextmanager
def system() -> Iterator[socket.socket]:
    """A log as systems have it, at an address as short as addresses of sockets must be."""
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as taking:
        taking.bind(f"{folder}/log")
        taking.setblocking(False)
        yield taking


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The log of the system, which the commands of a school find."""
    monkeypatch.setenv("QUIZAPP_MODE", "school")
    monkeypatch.setenv("QUIZAPP_ADDRESS", "https://quiz.example.org")
    with system() as taking:
        monkeypatch.setattr(system_log, "ADDRESS", taking.getsockname())
        yield taking
    ours = logging.getLogger(NAME)
    ours.handlers.clear()  # the server's, which the commands of a school have as well
    ours.setLevel(logging.NOTSET)


def lines_in(log: socket.socket) -> list[str]:
    """What came in so far."""
    found = []
    while True:
        try:
            found.append(log.recv(1000).decode().rstrip("\0"))
        except BlockingIOError:
            return found


def does_it_all(run: Run) -> None:
    """Every command that changes an account or data, each of which works."""
    for name in ("Ms Taylor", "Mr Hill"):
        assert run("teacher", "add", name).exit_code == 0
    for act in ("reset-password", "lock", "unlock", "make-operator", "end-operator"):
        assert run("teacher", act, "Mr Hill").exit_code == 0
    made = run("backup").output.splitlines()[0].removeprefix("Backup: ")
    assert run("restore", Path(made)).exit_code == 0


def is_written_down(run: Run, log: socket.socket) -> None:
    does_it_all(run)
    assert lines_in(log) == [f"<86>quizapp: security {event}" for event in EVENTS]


def test_a_school_finds_there_what_commands_did(run: Run, log: socket.socket) -> None:
    is_written_down(run, log)


def test_commands_that_write_nothing_are_found(run: Run, log: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr("quizapp.cli.teacher.written_down", nullcontext)

    with pytest.raises(AssertionError):
        is_written_down(run, log)


def test_a_classroom_and_a_system_without_a_log_go_on_without_it(
    run: Run, log: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_log, "ADDRESS", "/nowhere/log")
    does_it_all(run)
    monkeypatch.setattr(system_log, "ADDRESS", log.getsockname())
    monkeypatch.setenv("QUIZAPP_MODE", "classroom")
    run("teacher", "lock", "Mr Hill")

    assert lines_in(log) == []


def test_a_log_that_nobody_reads_keeps_no_command_from_its_work(
    run: Run, log: socket.socket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "log").touch()
    monkeypatch.setattr(system_log, "ADDRESS", str(tmp_path / "log"))

    does_it_all(run)
