"""Given marks: appended once under each number, never changed, and gone with their attempt."""

import dataclasses

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from quizapp.store import erasures, given_marks, teachers
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database
from quizapp.store.given_marks import GivenMark


def mark_by(teacher: int) -> GivenMark:
    return GivenMark("why", 1, '"Because."', {"claim": 1, "quote": 0}, "Look again.", teacher, 1000)


def teacher_in(connection: Connection) -> int:
    teachers.add(connection, "Ms Taylor", "ms taylor", "hash", 900)
    account = teachers.with_name(connection, "ms taylor")
    assert account is not None
    return account.teacher.id


@pytest.fixture
def mark(database: Database, attempt: Attempt) -> GivenMark:
    """A mark in Anna's attempt."""
    with database.write() as connection:
        given = mark_by(teacher_in(connection))
        assert given_marks.record(connection, attempt.id, given)
    return given


def test_a_mark_comes_back_as_it_was_given(database: Database, attempt: Attempt, mark: GivenMark) -> None:
    with database.read() as connection:
        assert given_marks.of_attempt(connection, attempt.id) == (mark,)
        assert given_marks.at_assignment(connection, 1) == {}


def test_a_number_is_used_once(database: Database, attempt: Attempt, mark: GivenMark) -> None:
    with database.write() as connection:
        assert not given_marks.record(connection, attempt.id, dataclasses.replace(mark, comment="Another."))
        assert given_marks.record(connection, attempt.id, dataclasses.replace(mark, number=2))
        found = given_marks.of_attempt(connection, attempt.id)

    assert [each.comment for each in found] == ["Look again.", "Look again."]


@pytest.mark.parametrize("change", ["UPDATE given_marks SET comment = 'x'", "DELETE FROM given_marks"])
def test_what_was_given_is_never_changed(database: Database, mark: GivenMark, change: str) -> None:
    with pytest.raises(DBAPIError, match="never changed"), database.write() as connection:
        connection.execute(text(change))


def test_it_is_erased_with_its_attempt(database: Database, attempt: Attempt, mark: GivenMark) -> None:
    with database.write() as connection:
        erasures.erase_attempt(connection, attempt.id, 5000)
        assert given_marks.of_attempt(connection, attempt.id) == ()
