"""What the tests of promises share: how long they last, and a class that answers."""

import os
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException

import pytest
from http_student import HttpStudent, Refused
from real_server import Server

FAULTS = os.path.join(os.path.dirname(__file__), "faults")
"""Programs that run quizapp with a seeded fault; a promise that cannot be broken by its fault is not tested."""


@pytest.fixture
def rounds() -> Callable[[int, int], int]:
    """How often something is tried: the second number in a full run, the first one else."""
    is_full = bool(os.environ.get("QUIZAPP_TEST_FULL"))
    return lambda short, full: full if is_full else short


@dataclass
class ClassAtWork:
    """Students who answer as fast as they can until the server is gone, and what they were told was saved."""

    server: Server
    students: list[HttpStudent]
    acknowledged: set[tuple[str, int]] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer_until(self, end: Callable[[], None]) -> None:
        """Lets everybody answer, then brings about the *end*, and waits for them."""
        threads = [threading.Thread(target=self._answer, args=(student,)) for student in self.students]
        for thread in threads:
            thread.start()
        time.sleep(random.uniform(0.2, 0.8))
        end()
        for thread in threads:
            thread.join()

    def _answer(self, student: HttpStudent) -> None:
        for number in range(100_000):
            try:
                student.save(number)
            except (OSError, HTTPException, Refused):
                student.close()
                return
            with self._lock:
                self.acknowledged.add((student.client, student.seq))


@pytest.fixture
def class_at_work(server: Server) -> ClassAtWork:
    """Twelve students who have begun a set."""
    students = [HttpStudent(server.address, server.port) for _ in range(12)]
    for student in students:
        student.start("invitation-accepted")
    return ClassAtWork(server, students)
