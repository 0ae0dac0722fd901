"""Nobody sees an error of the database, however many begin, answer and hand in at the same moment."""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask

from quizapp.store import database
from quizapp.store.database import Database
from quizapp.web.app import create_app
from tests.promises.conftest import rows_in

ANSWERS = ("Harbour", "Millbrook", "Ashford")


@contextmanager
def opened(folder: Path, quiz_folder: Path) -> Iterator[Flask]:
    """The app with its pages on an SQLite file, as it is served by threads."""
    flask = create_app({"QUIZAPP_DATA": folder, "QUIZAPP_QUESTIONS": quiz_folder})
    yield flask
    flask.extensions["quizapp"].database.close()


def takes_the_quiz(person: Person, together: threading.Barrier) -> list[Page]:
    """All replies that a student gets, who presses each button in the same moment as all others."""
    first = person.get("/sets/harbour")
    together.wait()
    replies = [reader := person.press(first, "/attempts")]
    for seq, town in enumerate(ANSWERS, start=1):
        together.wait()
        replies.append(person.save(reader, "Which town", town, seq=seq, client="one-browser"))
    together.wait()
    handed_in = person.post(f"{reader.path}/hand-in", {"csrf_token": csrf_of(reader)}, follow_redirects=False)
    return [*replies, handed_in]


def or_nobody_waits(person: Person, together: threading.Barrier) -> list[Page]:
    """The same; where one fails, the others do not wait for them for ever."""
    try:
        return takes_the_quiz(person, together)
    except Exception:
        together.abort()
        raise


def all_at_once(flask: Flask, number: int) -> list[list[Page]]:
    together = threading.Barrier(number, timeout=60)
    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(lambda _: or_nobody_waits(Person(flask), together), range(number)))


def no_error_is_seen(flask: Flask, number: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    replies = all_at_once(flask, number)
    app = flask.extensions["quizapp"]
    assert {reply.status for of_student in replies for reply in of_student} == {200, 303}
    assert all(reply.json["saved"] for of_student in replies for reply in of_student[1 : 1 + len(ANSWERS)])
    assert [rows_in(app, table) for table in ("attempts", "receipts")] == [number, number]
    assert rows_in(app, "answer_events") == number * len(ANSWERS)
    assert [word for word in ("locked", "busy", "OperationalError", "failed") if word in caplog.text] == []


def test_all_begin_answer_and_hand_in_at_once(
    tmp_path: Path, quiz_folder: Path, rounds: Callable[[int, int], int], caplog: pytest.LogCaptureFixture
) -> None:
    with opened(tmp_path, quiz_folder) as flask:
        no_error_is_seen(flask, rounds(60, 300), caplog)


def test_transactions_that_look_before_they_have_the_right_to_write_are_found(
    tmp_path: Path, quiz_folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: each begins as `DEFERRED`, and nobody waits for the others."""

    def deferred(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    monkeypatch.setattr(database, "_begin_sqlite", deferred)
    monkeypatch.setattr(Database, "_alone", lambda _: nullcontext())
    with (
        opened(tmp_path, quiz_folder) as flask,
        pytest.raises((AssertionError, StopIteration, threading.BrokenBarrierError)),
    ):
        no_error_is_seen(flask, 20, caplog)
    assert "locked" in caplog.text
