"""Stage steps: every step of an attempt from one stage to the next; never updated or deleted."""

from sqlalchemy import Connection, bindparam, func, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import attempts, stage_steps

_TAKEN_IN = (
    select(stage_steps.c.attempt_id, func.count())
    .join(attempts, attempts.c.id == stage_steps.c.attempt_id)
    .where(attempts.c.assignment_id == bindparam("assignment"))
    .group_by(stage_steps.c.attempt_id)
)


def record(connection: Connection, attempt_id: int, stage: int, now: int) -> None:
    """The step out of *stage*; the second time changes nothing."""
    insert_once(connection, stage_steps, {"attempt_id": attempt_id, "stage": stage, "taken_at": now})


def taken_in(connection: Connection, assignment_id: int) -> dict[int, int]:
    """How many stages are left behind in each attempt at the assignment that has left any."""
    return {int(attempt): int(steps) for attempt, steps in connection.execute(_TAKEN_IN, {"assignment": assignment_id})}
