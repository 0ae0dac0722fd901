"""Pull the plug: nothing that was acknowledged is lost, however often the server is killed in the middle of a class."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from real_server import Server

from tests.promises.conftest import FAULTS, ClassAtWork


def stored(data: Path) -> set[tuple[str, int]]:
    """The answers in a database that nobody has open, which must be sound."""
    with closing(sqlite3.connect(data / "quizapp.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return set(connection.execute("SELECT client, seq FROM answer_events"))


def kill_and_start(at_work: ClassAtWork, times: int, seconds: int = 30) -> None:
    """Kills the server so often; each time its next answer is acknowledged within so many seconds of the new start."""
    for _ in range(times):
        at_work.answer_until(at_work.server.kill)
        assert at_work.acknowledged - stored(at_work.server.data) == set()
        began = time.monotonic()
        at_work.server.start()
        at_work.students[0].save(0)
        at_work.students[0].close()
        assert time.monotonic() - began < seconds


def test_a_killed_server_has_every_answer_that_it_acknowledged(
    class_at_work: ClassAtWork, rounds: Callable[[int, int], int]
) -> None:
    kill_and_start(class_at_work, rounds(2, 100), rounds(30, 5))

    assert len(class_at_work.acknowledged) > 20


@pytest.fixture
def server(server: Server, request: pytest.FixtureRequest) -> Server:
    """The server, with the fault that the test names."""
    fault = request.node.get_closest_marker("fault")
    if fault:
        server.kill()
        server.fault = Path(FAULTS, fault.args[0])
        server.start()
    return server


@pytest.mark.fault("told_before_it_is_written.py")
def test_a_server_that_acknowledges_too_early_is_found_out(class_at_work: ClassAtWork) -> None:
    """The control."""
    with pytest.raises(AssertionError, match=r"== set\(\)"):
        kill_and_start(class_at_work, 3)
