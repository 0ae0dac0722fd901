"""The tables: no drift from the migrations, every "only one" held by the database, nothing rewritten."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from quizapp.store import answer_events, attempts, stage_steps
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database
from quizapp.store.tables import metadata


def drift(database: Database, tables: MetaData) -> list[Any]:
    with database.read() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), tables))


def constraints(database: Database) -> dict[str, list[str]]:
    """What `compare_metadata` does not look at: the CHECKs of every table, as the database spells them."""
    found = inspect(database.engine)
    return {
        name: sorted(re.sub(r"\s+", " ", str(check["sqltext"])) for check in found.get_check_constraints(name))
        for name in metadata.tables
    }


class TestDrift:
    def test_the_migrations_make_what_the_tables_say(self, database: Database) -> None:
        assert drift(database, metadata) == []

    def test_a_column_too_many_is_seen(self, database: Database) -> None:
        """The control."""
        changed = copy_of_the_tables()
        changed.tables["attempts"].append_column(Column("mood", Integer))

        found = drift(database, changed)

        assert [change[0] for change in found] == ["add_column"]

    def test_a_missing_only_one_is_seen(self, database: Database) -> None:
        """The control for constraints."""
        with database.write() as connection:
            connection.execute(text("DROP INDEX uq_attempts_one_open"))

        found = drift(database, metadata)

        assert [change[0] for change in found] == ["add_index"]

    def test_the_checks_are_the_same(self, database: Database, of_the_tables: Database) -> None:
        assert constraints(database) == constraints(of_the_tables)
        assert len(constraints(database)["attempts"]) == 3


@pytest.fixture
def of_the_tables(request: pytest.FixtureRequest, database: Database, tmp_path: Path) -> Iterator[Database]:
    """A database made from the tables, without migrations."""
    if database.engine.dialect.name == "sqlite":
        url = f"sqlite:///{tmp_path / 'tables.sqlite3'}"
    else:  # the same one, emptied
        with database.write() as connection:
            connection.execute(text("CREATE SCHEMA plain"))
        url = database.engine.url.update_query_dict({"options": "-csearch_path=plain"}).render_as_string(False)
    made = Database(url)
    with made.write() as connection:
        metadata.create_all(connection)
    yield made
    made.close()


def copy_of_the_tables() -> MetaData:
    copied = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.sorted_tables:
        table.to_metadata(copied)
    return copied


ATTEMPT = {
    "token": "another",
    "student_id": 1,
    "set_id": "harbour",
    "version": None,
    "number": 7,
    "seed": "seed",
    "state": "handed_in",
    "started_at": 1,
    "handed_in_at": 2,
}
INSERT_ATTEMPT = text(
    "INSERT INTO attempts (token, student_id, set_id, version, number, seed, state, started_at, handed_in_at) "
    "VALUES (:token, :student_id, :set_id, :version, :number, :seed, :state, :started_at, :handed_in_at)"
)


def insert_attempt(database: Database, attempt: Attempt, **values: Any) -> None:
    with database.write() as connection:
        student = connection.execute(text("SELECT student_id FROM attempts")).scalar_one()
        connection.execute(INSERT_ATTEMPT, {**ATTEMPT, "student_id": student, "version": attempt.version, **values})


class TestOnlyOne:
    def test_another_attempt_goes_in(self, database: Database, attempt: Attempt) -> None:
        """The control: what the others of this class are refused for is the double alone."""
        insert_attempt(database, attempt)

        with database.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM attempts")).scalar_one() == 2

    @pytest.mark.parametrize(
        ("double", "constraint"),
        [
            ({"state": "open", "handed_in_at": None}, "one_open|student_id, attempts.set_id"),
            ({"number": 1}, "number"),
            ({"token": "token-of-anna"}, "token"),
        ],
    )
    def test_a_double_attempt_is_refused(
        self, database: Database, attempt: Attempt, double: dict[str, Any], constraint: str
    ) -> None:
        with pytest.raises(IntegrityError, match=constraint):
            insert_attempt(database, attempt, **double)

    @pytest.mark.parametrize(
        "impossible",
        [
            {"state": "lost"},
            {"state": "handed_in", "handed_in_at": None},
            {"state": "open", "handed_in_at": 5, "set_id": "another"},
            {"student_id": 4711},
            {"version": "unknown"},
        ],
    )
    def test_an_impossible_attempt_is_refused(
        self, database: Database, attempt: Attempt, impossible: dict[str, Any]
    ) -> None:
        with pytest.raises(IntegrityError):
            insert_attempt(database, attempt, **impossible)

    def test_a_double_student_is_refused(self, database: Database, attempt: Attempt) -> None:
        with pytest.raises(IntegrityError, match="token"), database.write() as connection:
            connection.execute(text("INSERT INTO students (token, created_at) SELECT token, 1 FROM students"))

    def test_a_double_event_is_refused(self, database: Database, stored: Attempt) -> None:
        with pytest.raises(IntegrityError, match="seq"), database.write() as connection:
            connection.execute(COPY_EVENT.bindparams(seq=1))

    def test_an_event_without_a_number_is_refused(self, database: Database, stored: Attempt) -> None:
        with pytest.raises(IntegrityError, match="seq_positive"), database.write() as connection:
            connection.execute(COPY_EVENT.bindparams(seq=0))

    def test_a_double_step_is_refused(self, database: Database, stored: Attempt) -> None:
        with pytest.raises(IntegrityError, match="stage"), database.write() as connection:
            connection.execute(COPY_STEP.bindparams(stage=1))

    def test_a_step_out_of_no_stage_is_refused(self, database: Database, stored: Attempt) -> None:
        with pytest.raises(IntegrityError, match="stage_positive"), database.write() as connection:
            connection.execute(COPY_STEP.bindparams(stage=0))

    def test_a_double_version_is_refused(self, database: Database, attempt: Attempt) -> None:
        with pytest.raises(IntegrityError), database.write() as connection:
            connection.execute(text("INSERT INTO set_versions SELECT * FROM set_versions"))


COPY_EVENT = text(
    "INSERT INTO answer_events (attempt_id, client, seq, question_id, response, late, received_at) "
    "SELECT attempt_id, client, :seq, question_id, response, late, received_at FROM answer_events"
)

COPY_STEP = text(
    "INSERT INTO stage_steps (attempt_id, stage, taken_at) SELECT attempt_id, :stage, taken_at FROM stage_steps"
)


@pytest.fixture
def stored(database: Database, attempt: Attempt) -> Attempt:
    """Anna's attempt with one answer event and one step to the next stage."""
    with database.write() as connection:
        answer_events.record(connection, attempt.id, AnswerEvent("client-1", 1, "q", '"a"'), 1, late=False)
        stage_steps.record(connection, attempt.id, 1, 2)
    return attempt


@pytest.fixture
def somebody_and_something_else(database: Database, stored: Attempt) -> None:
    """Another student and another version, so that nothing is refused for pointing nowhere."""
    with database.write() as connection:
        connection.execute(text("INSERT INTO students (token, created_at) VALUES ('ben', 1)"))
        connection.execute(text("INSERT INTO set_versions VALUES ('another version', 'harbour', '{}', 1)"))


class TestNothingIsRewritten:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE answer_events SET response = 'null'",
            "UPDATE answer_events SET late = NOT late",
            "DELETE FROM answer_events",
            "UPDATE stage_steps SET stage = 7",
            "UPDATE stage_steps SET taken_at = 0",
            "DELETE FROM stage_steps",
            "UPDATE set_versions SET content = '{}'",
            "DELETE FROM set_versions",
            "UPDATE attempts SET version = 'another version'",
            "UPDATE attempts SET seed = 'another'",
            "UPDATE attempts SET student_id = (SELECT max(id) FROM students)",
            "UPDATE attempts SET token = 'another'",
            "UPDATE attempts SET set_id = 'another'",
            "UPDATE attempts SET number = number + 1",
            "UPDATE attempts SET started_at = 0",
            "DELETE FROM attempts",
        ],
    )
    def test_not_by_a_statement_either(
        self, database: Database, stored: Attempt, somebody_and_something_else: None, statement: str
    ) -> None:
        before = contents(database)

        with pytest.raises(DBAPIError), database.write() as connection:
            connection.execute(text(statement))

        assert contents(database) == before

    @pytest.mark.parametrize(
        "change", ["state = 'open', handed_in_at = NULL", "handed_in_at = 99999", "state = 'handed_in'"]
    )
    def test_an_attempt_stays_handed_in(self, database: Database, stored: Attempt, change: str) -> None:
        with database.write() as connection:
            attempts.hand_in(connection, stored, 5000)
        before = contents(database)

        with pytest.raises(DBAPIError), database.write() as connection:
            connection.execute(text(f"UPDATE attempts SET {change}"))

        assert contents(database) == before

    def test_handing_in_is_the_one_change(self, database: Database, stored: Attempt) -> None:
        """The control: the guard lets through what it should."""
        with database.write() as connection:
            connection.execute(text("UPDATE attempts SET state = 'handed_in', handed_in_at = 5000"))

        with database.read() as connection:
            assert connection.execute(text("SELECT state FROM attempts")).scalar_one() == "handed_in"


def contents(database: Database) -> list[list[Any]]:
    with database.read() as connection:
        return [[tuple(row) for row in connection.execute(table.select())] for table in metadata.sorted_tables]
