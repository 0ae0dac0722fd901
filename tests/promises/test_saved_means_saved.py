"""Saved means saved: the database fails after each statement and at each commit; no reply says what is not true."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from browsing import Page, Person
from sqlalchemy import Engine, event
from writes import Write, is_told, writes

from quizapp.services import take_quiz
from quizapp.services.application import Application
from quizapp.services.take_quiz import Saved
from tests.promises.conftest import Class8b, rows_in


@contextmanager
def failing(engine: Engine, step: int) -> Iterator[None]:
    """The database fails once, after so many statements and commits."""
    left = iter(range(step))

    def fail(*_: Any) -> None:
        if next(left, None) == step - 1:
            raise sqlite3.OperationalError("disk I/O error")

    for name in ("after_cursor_execute", "commit"):
        event.listen(engine, name, fail)
    try:
        yield
    finally:
        for name in ("after_cursor_execute", "commit"):
            event.remove(engine, name, fail)


def send_until_it_works(app: Application, anna: Person, write: Write) -> int:
    """Sends a write over and over while the database fails one step later each time; returns how often it failed."""
    before = rows_in(app, write.table)
    for step in count(1):
        reply = send(app, anna, write, step)
        is_there = rows_in(app, write.table) == before + 1
        assert is_there or not is_told(reply), f"{write.what}: told and not there, as step {step} failed"
        assert is_there or rows_in(app, write.table) == before, f"{write.what}: more than one row"
        if is_told(reply):
            return step - 1
    raise AssertionError


def send(app: Application, anna: Person, write: Write, step: int) -> Page:
    with failing(app.database.engine, step):
        return write.send(anna)


def take_the_lesson(class_8b: Class8b) -> list[tuple[str, int]]:
    """Every write of a lesson, with how often it failed."""
    anna = Person(class_8b.flask)
    return [(write.what, send_until_it_works(class_8b.app, anna, write)) for write in writes(anna, class_8b.code)]


def test_no_reply_says_saved_without_a_row_wherever_the_database_fails(class_8b: Class8b) -> None:
    failed = take_the_lesson(class_8b)

    assert min(times for _, times in failed) > 3
    assert {what for what, _ in failed} == {
        *("join", "start", "save", "save page", "note", "go on", "hand in", "check", "proof")
    }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_save_that_hides_its_failure_is_found(class_8b: Class8b, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    really = take_quiz.save_one

    def save_one(*given: Any) -> Saved | None:
        try:
            return really(*given)
        except Exception:
            return Saved(None, "", 1)

    monkeypatch.setattr(take_quiz, "save_one", save_one)
    with pytest.raises(AssertionError, match="save: told and not there"):
        take_the_lesson(class_8b)
