"""Receipts: a code is given once and never changed, and found only in the class of the hand-in."""

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from quizapp.store import receipts
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database, _alembic
from quizapp.store.receipts import Receipt


@pytest.fixture
def given(database: Database, attempt: Attempt) -> Receipt:
    """A receipt of Anna's attempt."""
    receipt = Receipt(attempt.id, "K7F3MA", answered=18, handed_in_at=2000)
    with database.write() as connection:
        assert receipts.give(connection, receipt)
    return receipt


def test_a_code_that_is_given_is_not_given_again(database: Database, given: Receipt) -> None:
    with database.write() as connection:
        assert not receipts.give(connection, Receipt(given.attempt_id, given.code, 20, 9000, number=2))
        assert receipts.latest(connection, given.attempt_id) == given


def test_one_hand_in_has_one_receipt(database: Database, given: Receipt) -> None:
    with database.write() as connection:
        assert receipts.give(connection, Receipt(given.attempt_id, "ANOTHR", answered=20, handed_in_at=1500))
        assert receipts.latest(connection, given.attempt_id) == given


def test_of_several_hand_ins_the_last_one_counts(database: Database, given: Receipt) -> None:
    again = Receipt(given.attempt_id, "ANOTHR", answered=20, handed_in_at=1500, number=2)
    with database.write() as connection:
        receipts.give(connection, again)
        assert receipts.latest(connection, given.attempt_id) == again


def test_a_hand_in_that_was_to_no_class_is_found_in_none(database: Database, given: Receipt) -> None:
    with database.read() as connection:
        assert receipts.in_class(connection, 1, given.code) is None


@pytest.mark.parametrize("change", ["UPDATE receipts SET answered = 20", "DELETE FROM receipts"])
def test_a_receipt_is_never_changed(database: Database, given: Receipt, change: str) -> None:
    with pytest.raises(DBAPIError, match="never changed"), database.write() as connection:
        connection.execute(text(change))


BEFORE_NUMBERS = (
    "INSERT INTO set_versions (version, set_id, content, stored_at) VALUES ('v', 's', '{}', 1)",
    "INSERT INTO students (id, token, created_at) VALUES (1, 't', 1)",
    *(
        "INSERT INTO attempts (id, token, student_id, set_id, version, number, seed, state, started_at, handed_in_at) "
        f"VALUES ({each}, 't{each}', 1, 's', 'v', {each}, 'x', 'handed_in', 1, 2)"
        for each in (1, 2)
    ),
    *(
        f"INSERT INTO receipts (attempt_id, code, answered, handed_in_at) VALUES ({attempt}, '{code}', 1, 2)"
        for attempt, code in ((1, "A"), (2, "B"), (1, "C"))
    ),
)
"""Of two attempts, the first of which was opened again."""


def test_receipts_that_were_given_before_they_had_numbers_are_counted(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    with database.write() as connection:
        command.upgrade(_alembic(connection), "0015")
        for statement in BEFORE_NUMBERS:
            connection.execute(text(statement))
    database.upgrade()

    with database.read() as connection:
        found = connection.execute(text("SELECT code, number FROM receipts ORDER BY id")).all()
    database.close()
    assert [tuple(row) for row in found] == [("A", 1), ("B", 1), ("C", 2)]
