"""Pressing twice changes nothing: every write is sent again at once, in any order, and a day later."""

import random
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from browsing import Person
from flask import Flask
from sqlalchemy import Connection, select
from writes import Write, is_told, writes

from quizapp.services.application import Application
from quizapp.store import notes, tables
from quizapp.store.notes import NoteEvent
from tests.promises.conftest import Class8b

DAY = 24 * 3600 * 1000
BY_THE_CLOCK = {"presences"}
"""What says when a page was last heard of, and is to change."""


def state(app: Application) -> str:
    """A hash of every row of every table."""
    with app.database.read() as connection:
        rows = [
            (table.name, sorted(map(repr, connection.execute(select(table)))))
            for table in tables.metadata.sorted_tables
            if table.name not in BY_THE_CLOCK
        ]
    return sha256(repr(rows).encode()).hexdigest()


def send_each_twice(flask: Flask, anna: Person, code: str) -> list[Write]:
    """The writes of a lesson, each sent twice in a row."""
    app, sent = flask.extensions["quizapp"], []
    for write in writes(anna, code):
        before = state(app)
        assert is_told(write.send(anna)), write.what
        after = state(app)
        write.send(anna)
        assert before != after == state(app), f"{write.what}, sent again, changed something"
        sent.append(write)
    return sent


def test_whatever_is_sent_again_changes_nothing(class_8b: Class8b, rounds: Callable[[int, int], int]) -> None:
    anna = Person(class_8b.flask)
    sent = send_each_twice(class_8b.flask, anna, class_8b.code)
    once = state(class_8b.app)

    for _ in range(rounds(1, 100)):
        class_8b.clock.later += DAY
        for write in random.sample(sent, len(sent)):
            write.send(anna)
            assert state(class_8b.app) == once, f"{write.what}, sent again later, changed something"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_write_without_its_number_is_found(class_8b: Class8b, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    numbers = iter(range(1, 100))
    really = notes.record

    def record(connection: Connection, attempt_id: int, event: NoteEvent, now: int) -> None:
        really(connection, attempt_id, replace(event, seq=next(numbers)), now)

    monkeypatch.setattr(notes, "record", record)
    with pytest.raises(AssertionError, match="note, sent again"):
        send_each_twice(class_8b.flask, Person(class_8b.flask), class_8b.code)
