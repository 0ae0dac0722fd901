"""Stage steps: every step of an attempt from one stage to the next; never updated or deleted."""

from sqlalchemy import Connection, bindparam, func, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import stage_steps

_TAKEN = select(func.count()).select_from(stage_steps).where(stage_steps.c.attempt_id == bindparam("attempt"))


def record(connection: Connection, attempt_id: int, stage: int, now: int) -> None:
    """The step out of *stage*; the second time changes nothing."""
    insert_once(connection, stage_steps, {"attempt_id": attempt_id, "stage": stage, "taken_at": now})


def taken(connection: Connection, attempt_id: int) -> int:
    """How many stages are left behind."""
    return int(connection.execute(_TAKEN, {"attempt": attempt_id}).scalar_one())
