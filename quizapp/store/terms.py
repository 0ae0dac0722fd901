"""Terms: what holds for one attempt at an assignment, read in one query with how far the attempt has come."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, select

from quizapp.store.assignments import Assignment, assignment_in
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import Accommodations
from quizapp.store.reopenings import Reopening
from quizapp.store.tables import (
    assignments,
    attempts,
    checks,
    class_students,
    given_marks,
    reopenings,
    stage_steps,
)


@dataclass(frozen=True)
class Terms:
    """The assignment with its rules, what was agreed with the student, and the last time the attempt was reopened."""

    assignment: Assignment
    agreed: Accommodations
    reopening: Reopening | None


@dataclass(frozen=True)
class Progress:
    """How far an attempt has come: the stages left behind, and whether there is more to read about it."""

    terms: Terms | None
    steps: int
    has_checks: bool
    has_given_marks: bool


_AGREED = tuple(Accommodations.__dataclass_fields__)
_LAST_REOPENING = (
    select(func.max(reopenings.c.id)).where(reopenings.c.attempt_id == bindparam("attempt")).scalar_subquery()
)
_COLUMNS = (
    *(assignments.c[name] for name in Assignment.__dataclass_fields__),
    *(class_students.c[name] for name in _AGREED),
    *(reopenings.c[name] for name in Reopening.__dataclass_fields__),
    select(func.count()).where(stage_steps.c.attempt_id == bindparam("attempt")).scalar_subquery().label("steps"),
    exists().where(checks.c.attempt_id == bindparam("attempt")).label("has_checks"),
    exists().where(given_marks.c.attempt_id == bindparam("attempt")).label("has_given_marks"),
)
_OF_ATTEMPT = (
    select(*_COLUMNS)
    .select_from(attempts)
    .join(assignments, assignments.c.id == attempts.c.assignment_id, isouter=True)
    .join(class_students, class_students.c.student_id == attempts.c.student_id, isouter=True)
    .join(reopenings, reopenings.c.id == _LAST_REOPENING, isouter=True)
    .where(attempts.c.id == bindparam("attempt"))
)


def of_attempt(connection: Connection, attempt: Attempt) -> Terms | None:
    """The terms of an attempt; none where the student chose the set."""
    if attempt.assignment_id is None:
        return None
    return progress_of(connection, attempt).terms


def progress_of(connection: Connection, attempt: Attempt) -> Progress:
    """How far the attempt has come, and its terms."""
    row = connection.execute(_OF_ATTEMPT, {"attempt": attempt.id}).one_or_none()
    if row is None:  # it was erased meanwhile
        return Progress(None, 0, False, False)
    terms = None if row.rules is None else _terms(row)
    return Progress(terms, row.steps, bool(row.has_checks), bool(row.has_given_marks))


def _terms(row: Row[Any]) -> Terms:
    # Somebody who is on no list any more has agreed nothing.
    agreed = Accommodations() if row.extra_time is None else Accommodations(**{n: getattr(row, n) for n in _AGREED})
    reopening = None if row.reopened_at is None else Reopening(row.reopened_at, row.ends_at)
    return Terms(assignment_in(row), agreed, reopening)
