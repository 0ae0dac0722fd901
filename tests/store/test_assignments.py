"""Assignments: what one teacher changes is not overwritten by another page that was opened before."""

import pytest

from quizapp.core.rules import Rules
from quizapp.store import assignments, classes, set_versions, teachers
from quizapp.store.assignments import Assignment
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database
from tests.store.conftest import SET, Student


@pytest.fixture
def assignment(database: Database) -> Assignment:
    """The harbour set, given to a class for practice."""
    with database.write() as connection:
        set_versions.keep(connection, SET, 900)
        teachers.add(connection, "taylor", "taylor", "hash", 1)
        classes.make(connection, 1, "class-token", "8b", "KVMR3T", 1000, 9000)
        assignments.give(connection, 1, SET.id, SET.version, Rules(), "assignment-token", 1000)
        return assignments.of_class(connection, 1)[0]


def test_the_second_of_two_changes_is_refused(database: Database, assignment: Assignment) -> None:
    with database.write() as connection:
        assert assignments.change(connection, assignment, Rules(minutes=20))
        assert not assignments.change(connection, assignment, Rules(minutes=40))
        changed = assignments.with_id(connection, assignment.id)

    assert changed is not None
    assert changed.rules.minutes == 20
    assert changed.revision == 2


def test_an_assigned_attempt_is_another_than_the_one_a_student_chose(
    database: Database, assignment: Assignment, attempt: Attempt, anna: Student
) -> None:
    with database.write() as connection:
        assigned = anna.begin(connection, "assigned", assignment=assignment.id)
        again = anna.begin(connection, "unused", assignment=assignment.id)

    assert assigned.id == again.id != attempt.id
    assert (assigned.assignment_id, attempt.assignment_id) == (assignment.id, None)
