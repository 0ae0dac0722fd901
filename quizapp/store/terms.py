"""Terms: what holds for one attempt at an assignment, read in one query with how far the attempt has come."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, func, select

from quizapp.store.assignments import Assignment, assignment_in
from quizapp.store.attempts import Attempt, attempt_in, owned
from quizapp.store.class_students import Accommodations
from quizapp.store.reopenings import Reopening
from quizapp.store.tables import (
    assignments,
    attempts,
    checks,
    class_students,
    given_marks,
    notes,
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
    has_notes: bool


_AGREED = tuple(Accommodations.__dataclass_fields__)
_LAST_REOPENING = (
    select(func.max(reopenings.c.id))
    .where(reopenings.c.attempt_id == attempts.c.id)
    .correlate(attempts)
    .scalar_subquery()
)
_COLUMNS = (
    *(assignments.c[name] for name in Assignment.__dataclass_fields__),
    *(class_students.c[name] for name in _AGREED),
    *(reopenings.c[name] for name in Reopening.__dataclass_fields__),
    select(func.count()).where(stage_steps.c.attempt_id == attempts.c.id).scalar_subquery().label("steps"),
    exists().where(checks.c.attempt_id == attempts.c.id).label("has_checks"),
    exists().where(given_marks.c.attempt_id == attempts.c.id).label("has_given_marks"),
    exists().where(notes.c.attempt_id == attempts.c.id).label("has_notes"),
)
_OWN = {name: f"attempt_{name}" for name in Attempt.__dataclass_fields__}
"""What the columns of the attempt are called beside those of its assignment."""


def _with_terms(columns: Select[Any]) -> Select[Any]:
    return (
        columns.add_columns(*_COLUMNS)
        .join(assignments, assignments.c.id == attempts.c.assignment_id, isouter=True)
        .join(class_students, class_students.c.student_id == attempts.c.student_id, isouter=True)
        .join(reopenings, reopenings.c.id == _LAST_REOPENING, isouter=True)
    )


_OF_ATTEMPT = _with_terms(select().select_from(attempts)).where(attempts.c.id == bindparam("attempt"))
_OF_BROWSER = _with_terms(owned(select(*(attempts.c[name].label(label) for name, label in _OWN.items()))))


def of_attempt(connection: Connection, attempt: Attempt) -> Terms | None:
    """The terms of an attempt; none where the student chose the set."""
    if attempt.assignment_id is None:
        return None
    return progress_of(connection, attempt).terms


def progress_of(connection: Connection, attempt: Attempt) -> Progress:
    """How far the attempt has come, and its terms."""
    row = connection.execute(_OF_ATTEMPT, {"attempt": attempt.id}).one_or_none()
    return Progress(None, 0, False, False, False) if row is None else _progress(row)  # it was erased meanwhile


def owned_by(connection: Connection, browser: str, token: str) -> tuple[Attempt, Progress] | None:
    """The attempt with this token and its progress, if it is that of the student whose admitted *browser* asks."""
    row = connection.execute(_OF_BROWSER, {"browser": browser, "token": token}).one_or_none()
    return None if row is None else (attempt_in(row, _OWN), _progress(row))


def _progress(row: Row[Any]) -> Progress:
    terms = None if row.rules is None else _terms(row)
    return Progress(terms, row.steps, bool(row.has_checks), bool(row.has_given_marks), bool(row.has_notes))


def _terms(row: Row[Any]) -> Terms:
    # Somebody who is on no list any more has agreed nothing.
    agreed = Accommodations() if row.extra_time is None else Accommodations(**{n: getattr(row, n) for n in _AGREED})
    reopening = None if row.reopened_at is None else Reopening(row.reopened_at, row.ends_at)
    return Terms(assignment_in(row), agreed, reopening)
