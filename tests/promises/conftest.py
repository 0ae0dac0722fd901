"""What the tests of promises share: a class that answers."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from http_student import HttpStudent, Refused
from lesson import Lesson, teacher_named
from playwright.sync_api import expect
from real_server import Server
from sqlalchemy import func, select

from quizapp.core.rules import Rules
from quizapp.services import classes
from quizapp.services.application import Application
from quizapp.store import tables
from quizapp.web.app import create_app

expect.set_options(timeout=60_000)  # a busy machine may be slow; what must hold is what is seen in the end
FAULTS = os.path.join(os.path.dirname(__file__), "faults")
"""Programs that run quizapp with a seeded fault; a promise that cannot be broken by its fault is not tested."""


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


def rows_in(app: Application, table: str) -> int:
    """How many rows are in the table of this name."""
    with app.database.read() as connection:
        counted = select(func.count()).select_from(tables.metadata.tables[table])
        return int(connection.execute(counted).scalar_one())


class MovableClock:
    """The real time and as much later as the test wants it."""

    later = 0

    def __call__(self) -> int:
        return time.time_ns() // 1_000_000 + self.later


@dataclass(frozen=True)
class Class8b:
    """The app with its pages, and a class that Anna can join with this *code*: it was given the set `bell`."""

    flask: Flask
    clock: MovableClock
    code: str

    @property
    def app(self) -> Application:
        """The app without its pages."""
        return cast(Application, self.flask.extensions["quizapp"])


def open_class(folder: Path, quiz_folder: Path, database_url: str = "") -> Class8b:
    """The class 8b of Ms Taylor. Forged posts are let through: what is sent again has an old token."""
    settings = {"QUIZAPP_DATA": folder, "QUIZAPP_DATABASE_URL": database_url, "QUIZAPP_QUESTIONS": quiz_folder}
    flask, clock = create_app({**settings, "WTF_CSRF_ENABLED": False}), MovableClock()
    app = flask.extensions["quizapp"] = replace(flask.extensions["quizapp"], now=clock)
    lesson = Lesson(app, teacher_named(app, "Ms Taylor"), "bell", Rules(attempts=1))
    for name in ("Anna", "Ben", "Cleo", "Dan"):
        lesson.student(name)
    room = classes.find(app, lesson.teacher, lesson.class_token)
    assert room is not None
    return Class8b(flask, clock, str(room.join_code))


@pytest.fixture
def class_8b(database_url: str, tmp_path: Path, quiz_folder: Path, bell: None) -> Iterator[Class8b]:
    """The class on each kind of database."""
    opened = open_class(tmp_path, quiz_folder, database_url)
    yield opened
    opened.app.database.close()
