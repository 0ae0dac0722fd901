"""Reopenings: each time that a teacher let a student go on after the hand-in; without one the hand-in stands."""

from sqlalchemy import Connection, bindparam, insert, update

from quizapp.store.attempts import Attempt
from quizapp.store.tables import attempts, reopenings

_OPEN_AGAIN = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"), attempts.c.state == "handed_in")
    .values(state="open", handed_in_at=None)
)


def reopen(connection: Connection, attempt: Attempt, now: int) -> None:
    """Opens a handed-in attempt again, and writes down that it was."""
    connection.execute(insert(reopenings), {"attempt_id": attempt.id, "reopened_at": now})
    connection.execute(_OPEN_AGAIN, {"attempt": attempt.id})
