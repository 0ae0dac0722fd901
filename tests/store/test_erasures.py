"""Erasing an attempt: everything of it goes, nothing of another one, and nothing without its being written down."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from quizapp.store import answer_events, erasures, reopenings, stage_steps
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database
from tests.store.conftest import Student

PARTS = ("answer_events", "stage_steps", "reopenings", "attempts")


def counts(database: Database) -> list[int]:
    with database.read() as connection:
        return [connection.execute(text(f"SELECT count(*) FROM {part}")).scalar_one() for part in PARTS]


@pytest.fixture
def two(database: Database, attempt: Attempt, ben: Student) -> tuple[Attempt, Attempt]:
    """Anna's attempt and Ben's, each with one row of every kind."""
    with database.write() as connection:
        both = attempt, ben.begin(connection, "token-of-ben")
        for each in both:
            answer_events.record(connection, each.id, AnswerEvent("client-1", 1, "q", '"a"'), 1, late=False)
            stage_steps.record(connection, each.id, 1, 2)
            reopenings.reopen(connection, each, 3)
    return both


def test_everything_of_one_attempt_goes_and_nothing_of_another(
    database: Database, two: tuple[Attempt, Attempt]
) -> None:
    assert counts(database) == [2, 2, 2, 2]

    with database.write() as connection:
        erasures.erase_attempt(connection, two[0].id, 5000)

    assert counts(database) == [1, 1, 1, 1]
    with database.read() as connection:
        assert connection.execute(text("SELECT attempt_id, erased_at FROM erasures")).all() == [(two[0].id, 5000)]
        assert answer_events.current(connection, two[1].id) == {"q": '"a"'}


@pytest.mark.parametrize("part", PARTS)
def test_the_rows_of_an_attempt_that_is_not_erased_stay(
    database: Database, two: tuple[Attempt, Attempt], part: str
) -> None:
    with database.write() as connection:
        erasures.erase_attempt(connection, two[0].id, 5000)

    with pytest.raises(DBAPIError, match="never changed"), database.write() as connection:
        connection.execute(text(f"DELETE FROM {part}"))

    assert counts(database) == [1, 1, 1, 1]


@pytest.mark.parametrize("table", ["answer_events", "attempts", "set_versions"])
def test_a_table_is_not_emptied_at_once_either(database: Database, two: tuple[Attempt, Attempt], table: str) -> None:
    if database.engine.dialect.name == "sqlite":
        statement = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    else:
        statement = f"TRUNCATE {table} CASCADE"

    with pytest.raises(DBAPIError, match="never changed"), database.write() as connection:
        connection.execute(text(statement))

    assert counts(database) == [2, 2, 2, 2]
