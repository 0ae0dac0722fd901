"""Reopenings: each time that a teacher let a student go on after the hand-in; without one the hand-in stands."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, insert, select, update

from quizapp.store.attempts import Attempt
from quizapp.store.tables import attempts, reopenings


@dataclass(frozen=True)
class Reopening:
    """When an attempt was opened again, and until when, without what is added to its time afterwards."""

    reopened_at: int
    ends_at: int | None


_OPEN_AGAIN = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"), attempts.c.state == "handed_in")
    .values(state="open", handed_in_at=None, extra_ms=0)
)
_COUNTED = select(func.count()).where(reopenings.c.attempt_id == bindparam("attempt"))
_COLUMNS = select(reopenings.c.attempt_id, reopenings.c.reopened_at, reopenings.c.ends_at).order_by(reopenings.c.id)
_IN_ASSIGNMENT = _COLUMNS.join(attempts, attempts.c.id == reopenings.c.attempt_id).where(
    attempts.c.assignment_id == bindparam("assignment")
)


def reopen(connection: Connection, attempt: Attempt, now: int, *, ends_at: int | None = None) -> None:
    """Opens a handed-in attempt again, and writes down that it was; time that was added before counts no longer."""
    connection.execute(insert(reopenings), {"attempt_id": attempt.id, "reopened_at": now, "ends_at": ends_at})
    connection.execute(_OPEN_AGAIN, {"attempt": attempt.id})


def latest_in(connection: Connection, assignment_id: int) -> dict[int, Reopening]:
    """The last reopening of each attempt at an assignment that has one, by its number."""
    rows = connection.execute(_IN_ASSIGNMENT, {"assignment": assignment_id})
    return {row.attempt_id: Reopening(row.reopened_at, row.ends_at) for row in rows}


def count(connection: Connection, attempt_id: int) -> int:
    """How often the attempt was opened again."""
    return int(connection.execute(_COUNTED, {"attempt": attempt_id}).scalar_one())
