"""Servers to measure: quizapp with a class that was given a test, and the limit app, each in a process of its own."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizapp.core.rules import Rules
from quizapp.services import assign, class_list, classes
from quizapp.services.accounts import add_teacher, teacher_named
from quizapp.services.application import Application
from quizapp.store.teachers import Teacher
from quizapp.web.app import create_app

HOST = "127.0.0.1"
SET = "invitation-accepted"
TEACHER = "Ms Taylor"
CLASS_SIZE = 30
QUIZ_PAGE_BYTES = 54_000
"""How large the page of the quiz is."""
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Running:
    """A server that answers; the processor time and memory of its processes can be read on Linux."""

    port: int
    process_id: int

    def processor_seconds(self) -> float:
        """What they have used so far, in user and in system mode; a database server is not among them."""
        fields = [each.joinpath("stat").read_text().rpartition(")")[2].split() for each in self._processes()]
        return sum(int(each[11]) + int(each[12]) for each in fields) / _TICKS

    def megabytes(self) -> float:
        """The memory that they hold."""
        return sum(int(each.joinpath("statm").read_text().split()[1]) for each in self._processes()) * _PAGES / 1e6

    def open_files(self) -> int:
        """How many files and connections they have open."""
        return sum(len(list(each.joinpath("fd").iterdir())) for each in self._processes())

    def _processes(self) -> list[Path]:
        """The first process and its workers."""
        first = Path(f"/proc/{self.process_id}")
        workers = (first / "task" / first.name / "children").read_text().split()
        return [first, *(first.with_name(each) for each in workers)]


@dataclass(frozen=True)
class GivenClass:
    """A class with names on its list, its teacher, and the set that it was given."""

    code: str
    names: tuple[str, ...]
    token: str
    assignment: str
    password: str


def make_classes(data: Path, students: int, database: str = "") -> list[GivenClass]:
    """Makes classes of thirty for so many students, before a server runs; *database* is the address of an empty one."""
    app: Application = create_app({"QUIZAPP_DATA": data, **_at(database)}).extensions["quizapp"]
    password = add_teacher(app, TEACHER)
    teacher = teacher_named(app, TEACHER)
    assert teacher is not None
    names = [f"Student {number:04}" for number in range(students)]
    lists = [names[first : first + CLASS_SIZE] for first in range(0, students, CLASS_SIZE)]
    made = [_make_class(app, teacher, each, password) for each in lists]
    app.database.close()
    return made


def _make_class(app: Application, teacher: Teacher, names: list[str], password: str) -> GivenClass:
    token = classes.make(app, teacher, f"Class of {names[0]}")
    room = classes.find(app, teacher, token)
    assert room is not None
    assert room.join_code is not None
    class_list.add(app, room, names)
    assign.give(app, teacher, room, SET, Rules())
    (given,) = assign.given_to(app, room)
    return GivenClass(room.join_code, tuple(names), token, given.assignment.token, password)


@contextmanager
def quizapp(data: Path, first_page: str = "/healthz", database: str = "") -> Iterator[Running]:
    """`quizapp serve` on this data folder or *database*, as soon as it has given *first_page* out."""
    port = _free_port()
    command = [sys.executable, "-m", "quizapp", "serve", "--host", HOST, "--port", str(port)]
    with _running(command, port, first_page, {"QUIZAPP_DATA": str(data), **_at(database)}) as running:
        yield running


@contextmanager
def quizapp_with_workers(data: Path, database: str) -> Iterator[Running]:
    """quizapp as a school runs it on PostgreSQL: gunicorn with four workers of four threads.

    Connections stay open as long as they do before a proxy, which stands between it and the browsers of a school.
    """
    port = _free_port()
    app = ["quizapp.web.wsgi:serving_app()", "--bind", f"{HOST}:{port}", "--keep-alive", "75"]
    command = [sys.executable, "-m", "gunicorn", *app, "--workers", "4", "--threads", "4"]
    with _running(command, port, "/healthz", {"QUIZAPP_DATA": str(data), **_at(database)}) as running:
        yield running


def _at(database: str) -> dict[str, str]:
    return {"QUIZAPP_DATABASE_URL": database} if database else {}


@contextmanager
def limit_app(folder: Path, page_bytes: int = QUIZ_PAGE_BYTES) -> Iterator[Running]:
    """The limit app with pages of this size."""
    port = _free_port()
    command = [sys.executable, str(Path(__file__).with_name("limit_app.py")), str(folder), str(port), str(page_bytes)]
    with _running(command, port, "/page", {}) as running:
        yield running


@contextmanager
def _running(command: list[str], port: int, page: str, environment: dict[str, str]) -> Iterator[Running]:
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, page)
        yield Running(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, page: str) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection(HOST, port, timeout=1)
        try:
            connection.request("GET", page)
            response = connection.getresponse()
            response.read()
            if response.status == 200:
                return
        except OSError:
            time.sleep(0.005)
        finally:
            connection.close()
    raise TimeoutError(f"nothing answers on port {port}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
