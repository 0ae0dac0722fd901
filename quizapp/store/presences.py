"""Presences: when the page of an attempt was last heard of; one row for each attempt, written now and then."""

from sqlalchemy import Connection, bindparam, select, update

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import attempts, presences

_SEEN_AT = select(presences.c.seen_at).where(presences.c.attempt_id == bindparam("attempt"))
_SEE = update(presences).where(presences.c.attempt_id == bindparam("attempt")).values(seen_at=bindparam("now"))
_IN_ASSIGNMENT = (
    select(presences.c.attempt_id, presences.c.seen_at)
    .join(attempts, attempts.c.id == presences.c.attempt_id)
    .where(attempts.c.assignment_id == bindparam("assignment"))
)


def seen_at(connection: Connection, attempt_id: int) -> int | None:
    """When the page of the attempt was last heard of, if ever."""
    found = connection.execute(_SEEN_AT, {"attempt": attempt_id}).scalar_one_or_none()
    return None if found is None else int(found)


def see(connection: Connection, attempt_id: int, now: int) -> None:
    """Notes that the page of the attempt is there."""
    if not insert_once(connection, presences, {"attempt_id": attempt_id, "seen_at": now}):
        connection.execute(_SEE, {"attempt": attempt_id, "now": now})


def in_assignment(connection: Connection, assignment_id: int) -> dict[int, int]:
    """When the page of each attempt at the assignment was last heard of."""
    return {row.attempt_id: row.seen_at for row in connection.execute(_IN_ASSIGNMENT, {"assignment": assignment_id})}
