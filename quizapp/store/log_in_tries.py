"""Tries to log in, counted for each account and forgotten after a success; they slow down whoever guesses."""

from sqlalchemy import Connection, bindparam, delete, select, update

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import log_in_tries

_OF = select(log_in_tries.c.tries, log_in_tries.c.last_at).where(log_in_tries.c.lane == bindparam("lane"))
_COUNT = (
    update(log_in_tries)
    .where(log_in_tries.c.lane == bindparam("of_lane"))
    .values(tries=log_in_tries.c.tries + 1, last_at=bindparam("now"))
)
_FORGET = delete(log_in_tries).where(log_in_tries.c.lane == bindparam("lane"))
_FORGET_OLD = delete(log_in_tries).where(log_in_tries.c.last_at <= bindparam("until"))


def lock(connection: Connection, lane: str) -> tuple[int, int]:
    """How many tries there were and when the last one was; others wait until this transaction ends."""
    insert_once(connection, log_in_tries, {"lane": lane, "tries": 0, "last_at": 0})
    row = connection.execute(_OF.with_for_update(), {"lane": lane}).one()
    return int(row.tries), int(row.last_at)


def count(connection: Connection, lane: str, now: int) -> None:
    """One more try."""
    connection.execute(_COUNT, {"of_lane": lane, "now": now})


def forget(connection: Connection, lane: str) -> None:
    """The next try is the first one again."""
    connection.execute(_FORGET, {"lane": lane})


def forget_old(connection: Connection, until: int) -> None:
    """Forgets whatever was tried last up to then."""
    connection.execute(_FORGET_OLD, {"until": until})
