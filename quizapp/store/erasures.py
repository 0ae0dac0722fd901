"""Erasures: which attempts were erased with all their answers, and when; whose they were is not kept."""

from sqlalchemy import Connection, bindparam, delete, insert

from quizapp.store.tables import answer_events, attempts, erasures, presences, reopenings, stage_steps

_PARTS = (answer_events, stage_steps, reopenings, presences)


def erase_attempt(connection: Connection, attempt_id: int, now: int) -> None:
    """Erases an attempt with everything that was stored in it."""
    connection.execute(insert(erasures), {"attempt_id": attempt_id, "erased_at": now})
    for table in _PARTS:
        connection.execute(delete(table).where(table.c.attempt_id == bindparam("attempt")), {"attempt": attempt_id})
    connection.execute(delete(attempts).where(attempts.c.id == bindparam("attempt")), {"attempt": attempt_id})
