"""Checks: appended once under each number, and never changed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from quizapp.store import checks
from quizapp.store.attempts import Attempt
from quizapp.store.checks import Check
from quizapp.store.database import Database

FIRST = Check("town", 1, is_proof=False, response='"Ashford"')


@pytest.fixture
def checked(database: Database, attempt: Attempt) -> Attempt:
    """Anna's attempt, with one check in it."""
    with database.write() as connection:
        checks.record(connection, attempt.id, FIRST, 1000)
    return attempt


def test_a_number_is_used_once(database: Database, checked: Attempt) -> None:
    with database.write() as connection:
        checks.record(connection, checked.id, Check("town", 1, is_proof=False, response='"Harbour"'), 2000)
        found = checks.of_attempt(connection, checked.id)

    assert found == (FIRST,)


@pytest.mark.parametrize("change", ["UPDATE checks SET response = 'x'", "DELETE FROM checks"])
def test_what_was_checked_is_never_changed(database: Database, checked: Attempt, change: str) -> None:
    with pytest.raises(DBAPIError, match="never changed"), database.write() as connection:
        connection.execute(text(change))
