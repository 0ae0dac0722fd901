"""A laptop that falls asleep in the middle of a test takes no time from who works."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from http_student import HttpStudent
from lesson import Lesson, teacher_named
from real_server import Server

from quizapp.core.rules import Rules
from quizapp.services import classes
from quizapp.web.app import create_app
from tests.promises.conftest import FAULTS


@pytest.fixture
def server(tmp_path: Path, lan_address: str, free_port: int) -> Iterator[Server]:
    """A server whose machine can sleep."""
    server = Server(lan_address, free_port, tmp_path / "data", Path(FAULTS) / "clock_that_jumps.py")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def anna(server: Server) -> Iterator[HttpStudent]:
    """She has begun a test of forty minutes."""
    app = create_app({"QUIZAPP_DATA": server.data})
    application = app.extensions["quizapp"]
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"), "invitation-accepted", Rules(minutes=40))
    lesson.student("Anna")
    room = classes.find(application, lesson.teacher, lesson.class_token)
    application.database.close()
    assert room is not None
    anna = HttpStudent(server.address, server.port)
    anna.join(str(room.join_code), "Anna")
    anna.start_assigned()
    yield anna
    anna.close()


def left(anna: HttpStudent) -> int:
    """How many milliseconds her page says are left."""
    found = re.search(r'data-left="(\d+)"', anna.open(anna.attempt))
    assert found, "the test is over"
    return int(found[1])


def naps(server: Server, until: int) -> None:
    """The machine stands still; when it wakes its clock is so many seconds ahead."""
    assert server.process is not None
    assert server.process.pid is not None
    os.kill(server.process.pid, signal.SIGSTOP)
    (server.data / "jump").write_text(str(until), "utf-8")
    os.kill(server.process.pid, signal.SIGCONT)


def test_as_much_time_is_left_after_a_nap_as_before(
    anna: HttpStudent, server: Server, rounds: Callable[[int, int], int]
) -> None:
    began, before, ahead = time.monotonic(), left(anna), 0
    for seconds in [600, -300, 1200, 2400, 3000][: rounds(2, 5)]:
        ahead += seconds
        naps(server, ahead)
        now_left, awake = left(anna), (time.monotonic() - began) * 1000
        assert before - awake - 1000 <= now_left <= before
        time.sleep(1.5)  # the server looks at its clock every second
        assert anna.save(0)["late"] is False
