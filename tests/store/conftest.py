"""A migrated database of each kind, and Anna and Ben, who have something stored in it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Connection

from quizapp.core.question_set import QuestionSet
from quizapp.store import attempts, set_versions, students
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database

SET = QuestionSet("harbour", "The court moves", None, "en", {}, ())


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database at the newest migration, with nothing in it."""
    database = Database(database_url)
    yield database
    database.close()


@dataclass(frozen=True)
class Student:
    """Somebody who can begin attempts."""

    id: int

    def begin(
        self, connection: Connection, token: str, set_id: str = "harbour", assignment: int | None = None
    ) -> Attempt:
        """The open attempt, with *token* where it is a new one."""
        seed = f"seed of {token}"
        return attempts.begin(connection, self.id, set_id, SET.version, token, seed, 1000, assignment)


def _admit(database: Database, token: str) -> Student:
    with database.write() as connection:
        set_versions.keep(connection, SET, 900)
        return Student(students.admit(connection, token, 900))


@pytest.fixture
def anna(database: Database) -> Student:
    """The student whose work it is."""
    return _admit(database, "the browser of Anna")


@pytest.fixture
def ben(database: Database) -> Student:
    """The student who must not get at it."""
    return _admit(database, "the browser of Ben")


@pytest.fixture
def attempt(database: Database, anna: Student) -> Attempt:
    """Anna's open attempt."""
    with database.write() as connection:
        return anna.begin(connection, "token-of-anna")
