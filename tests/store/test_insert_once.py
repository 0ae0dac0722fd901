"""Inserting once: the first row stays, the second is told."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from quizapp.store.database import Database
from quizapp.store.insert_once import insert_once
from quizapp.store.tables import students


def test_the_second_row_is_told_and_dropped(database: Database) -> None:
    with database.write() as connection:
        told = [insert_once(connection, students, {"token": "anna", "created_at": now}) for now in (1, 2)]
        kept = connection.execute(select(students.c.created_at)).scalars().all()

    assert told == [True, False]
    assert kept == [1]


def test_a_row_that_breaks_another_rule_still_fails(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as connection:
        insert_once(connection, students, {"token": "anna", "created_at": None})
