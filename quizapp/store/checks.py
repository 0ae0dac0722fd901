"""Checks: every time that a student in practice let an answer be checked, or chose the sentence that proves it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import attempts, checks


@dataclass(frozen=True)
class Check:
    """One check: the *response* is JSON text, or with *is_proof* the passage and sentence that were chosen."""

    question_id: str
    number: int
    is_proof: bool
    response: str


_COLUMNS = select(checks.c.attempt_id, *(checks.c[name] for name in Check.__dataclass_fields__)).order_by(checks.c.id)
_OF_ATTEMPT = _COLUMNS.where(checks.c.attempt_id == bindparam("attempt"))
_AT_ASSIGNMENT = _COLUMNS.join(attempts, attempts.c.id == checks.c.attempt_id).where(
    attempts.c.assignment_id == bindparam("assignment")
)


def record(connection: Connection, attempt_id: int, check: Check, now: int) -> None:
    """Appends a check; the same number twice is stored once."""
    insert_once(connection, checks, {"attempt_id": attempt_id, **vars(check), "checked_at": now})


def of_attempt(connection: Connection, attempt_id: int) -> tuple[Check, ...]:
    """All checks of the attempt, in order."""
    return tuple(_check(row) for row in connection.execute(_OF_ATTEMPT, {"attempt": attempt_id}))


def at_assignment(connection: Connection, assignment_id: int) -> dict[int, tuple[Check, ...]]:
    """The checks of each attempt at the assignment that has any, by its number."""
    return _grouped(connection.execute(_AT_ASSIGNMENT, {"assignment": assignment_id}))


def _grouped(rows: Iterable[Row[Any]]) -> dict[int, tuple[Check, ...]]:
    found: dict[int, list[Check]] = defaultdict(list)
    for row in rows:
        found[row.attempt_id].append(_check(row))
    return {attempt: tuple(each) for attempt, each in found.items()}


def _check(row: Row[Any]) -> Check:
    return Check(row.question_id, row.number, row.is_proof, row.response)
