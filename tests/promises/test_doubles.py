"""One start is one attempt, and one hand-in is one submission, however many presses arrive in the same moment."""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TypeVar

import pytest
from harbour import OpenApplication
from http_student import HttpStudent
from lesson import Lesson, teacher_named
from real_server import Server
from sqlalchemy import MetaData, UniqueConstraint

from quizapp.core.rules import Rules
from quizapp.services import handing_in, take_quiz
from quizapp.services.application import Application
from quizapp.services.assigned import start_assigned
from quizapp.services.tokens import new_token
from quizapp.store import attempts, receipts, set_versions, students, tables
from quizapp.store.attempts import Attempt
from quizapp.store.insert_once import insert_once
from tests.promises.conftest import rows_in

Told = TypeVar("Told")
PRESSES = 50
BROWSER = "the browser of Anna"


def at_once(act: Callable[[int], Told]) -> list[Told]:
    """What each of fifty presses in the same moment was told; what one of them raises is raised."""
    together = threading.Barrier(PRESSES)

    def press(number: int) -> Told:
        together.wait()
        return act(number)

    with ThreadPoolExecutor(PRESSES) as pool:
        return list(pool.map(press, range(PRESSES)))


def all_agree(told: Sequence[object]) -> None:
    assert len(set(told)) == 1, f"{len(set(told))} different replies to {len(told)} presses"


def start_free(app: Application, browser: str) -> Attempt:
    harbour = app.library.get("harbour")
    assert harbour is not None
    return take_quiz.start(app, browser, harbour)


def receipt_of(app: Application, attempt: Attempt) -> str:
    """The code of the receipt that the page then shows."""
    with app.database.read() as connection:
        receipt = receipts.latest(connection, attempt.id)
    assert receipt is not None
    return receipt.code


def hand_in(app: Application, attempt: Attempt, _: int) -> str:
    assert take_quiz.hand_in(app, attempt)
    return receipt_of(app, attempt)


@pytest.fixture
def application(open_application: OpenApplication) -> Application:
    """The app on an empty database."""
    return open_application()


def test_fifty_starts_are_one_attempt_and_fifty_hand_ins_one_submission(
    application: Application, rounds: Callable[[int, int], int]
) -> None:
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"), rules=Rules(attempts=1))
    for number in range(1, rounds(2, 20) + 1):
        start_and_hand_in(application, lesson, f"Anna {number}")
        assert rows_in(application, "attempts") == rows_in(application, "receipts") == 2 * number


def start_and_hand_in(app: Application, lesson: Lesson, name: str) -> None:
    """A set that the student chose and what the class was given, each with fifty presses on every button."""
    student, given = lesson.student(name), lesson.assignment
    free = at_once(lambda _: start_free(app, name))
    assigned = at_once(lambda _: start_assigned(app, student, given))
    for begun in (free, assigned):
        all_agree(begun)
        all_agree(at_once(partial(hand_in, app, begun[0])))


def test_the_server_tells_fifty_requests_at_once_the_same(server: Server) -> None:
    first = HttpStudent(server.address, server.port)
    first.open("/sets/invitation-accepted")
    same_browser = [replace(first, cookies=dict(first.cookies), _connection=None) for _ in range(PRESSES)]
    at_once(lambda number: same_browser[number].start("invitation-accepted"))
    pages = at_once(lambda number: same_browser[number].hand_in())
    for each in (first, *same_browser):
        each.close()

    all_agree([each.attempt for each in same_browser])
    assert all("handed in" in page for page in pages)
    with closing(sqlite3.connect(server.data / "quizapp.sqlite3")) as connection:
        stored = [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("attempts", "receipts")]
    assert stored == [(1,), (1,)]


# ---------------------------------------------------------------- the controls


def start_after_a_look(app: Application, looked: threading.Barrier) -> Attempt:
    """The fault: whether there is an attempt is asked before the transaction that begins one."""
    harbour = app.library.get("harbour")
    assert harbour is not None
    with app.database.write() as connection:
        student = students.admit(connection, BROWSER, app.now())
        set_versions.keep(connection, harbour, app.now())
        assert attempts.all_of(connection, student) == []
    looked.wait()
    token = new_token()
    row = {"student_id": student, "set_id": harbour.id, "version": harbour.version, "number": 1, "state": "open"}
    with app.database.write() as connection:
        insert_once(connection, tables.attempts, {**row, "token": token, "seed": token, "started_at": app.now()})
    with app.database.read() as connection:
        begun = attempts.all_of(connection, student)
        return next((each for each in begun if each.token == token), begun[-1])


@pytest.fixture
def without_constraints(application: Application) -> Application:
    """An app whose tables of attempts and receipts let doubles in."""
    loose = MetaData(naming_convention=tables.metadata.naming_convention)
    for table in tables.metadata.sorted_tables:
        copy = table.to_metadata(loose)
        if copy.name in {"attempts", "receipts"}:
            copy.indexes = {index for index in copy.indexes if not index.unique}
            copy.constraints = {each for each in copy.constraints if not isinstance(each, UniqueConstraint)}
    with application.database.write() as connection:
        tables.metadata.drop_all(connection)
        loose.create_all(connection)
    return application


def test_the_constraints_alone_keep_doubles_out(application: Application) -> None:
    looked = threading.Barrier(PRESSES)

    all_agree(at_once(lambda _: start_after_a_look(application, looked)))


def test_without_the_constraints_doubles_are_found(without_constraints: Application) -> None:
    looked = threading.Barrier(PRESSES)

    with pytest.raises(AssertionError, match="different replies"):
        all_agree(at_once(lambda _: start_after_a_look(without_constraints, looked)))


def hand_in_after_a_look(app: Application) -> None:
    """The fault: a hand-in that does not wait for the others."""
    attempt, looked = start_free(app, BROWSER), threading.Barrier(PRESSES)

    def act(_: int) -> str:
        looked.wait()
        with app.database.write() as connection:
            handing_in.close(connection, attempt, app.now())
        return receipt_of(app, attempt)

    all_agree(at_once(act))
    assert rows_in(app, "receipts") == 1


def test_the_constraint_alone_keeps_second_receipts_out(application: Application) -> None:
    hand_in_after_a_look(application)


def test_without_the_constraint_they_are_found(without_constraints: Application) -> None:
    with pytest.raises(AssertionError):
        hand_in_after_a_look(without_constraints)
