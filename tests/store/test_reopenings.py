"""Reopening: a hand-in is undone by a written reopening, and by nothing else."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from quizapp.store import attempts, reopenings
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database

OPEN = text("UPDATE attempts SET state = 'open', handed_in_at = NULL")


def is_open(database: Database, attempt: Attempt) -> bool:
    with database.write() as connection:
        return attempts.lock(connection, attempt).is_open


def test_a_reopened_attempt_goes_on_until_it_is_handed_in_again(database: Database, attempt: Attempt) -> None:
    for time in (2000, 4000):
        with database.write() as connection:
            attempts.hand_in(connection, attempt, time)
        assert not is_open(database, attempt)
        with database.write() as connection:
            reopenings.reopen(connection, attempt, time + 1000)
        assert is_open(database, attempt)


def test_an_old_reopening_opens_no_later_hand_in(database: Database, attempt: Attempt) -> None:
    with database.write() as connection:
        attempts.hand_in(connection, attempt, 2000)
        reopenings.reopen(connection, attempt, 3000)
        attempts.hand_in(connection, attempt, 4000)

    with pytest.raises(DBAPIError), database.write() as connection:
        connection.execute(OPEN)

    assert not is_open(database, attempt)
