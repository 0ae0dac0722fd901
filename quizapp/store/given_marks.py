"""Given marks: what a teacher gave for an answer that a person marks; the newest one for the same answer counts."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import attempts, given_marks


@dataclass(frozen=True)
class GivenMark:
    """One mark: exactly for *response*, which is JSON text; *levels* are counted from 0, by the criterion's label."""

    question_id: str
    number: int
    response: str
    levels: Mapping[str, int]
    comment: str
    teacher_id: int
    marked_at: int


_COLUMNS = select(given_marks.c.attempt_id, *(given_marks.c[name] for name in GivenMark.__dataclass_fields__)).order_by(
    given_marks.c.id
)
_OF_ATTEMPT = _COLUMNS.where(given_marks.c.attempt_id == bindparam("attempt"))
_AT_ASSIGNMENT = _COLUMNS.join(attempts, attempts.c.id == given_marks.c.attempt_id).where(
    attempts.c.assignment_id == bindparam("assignment")
)


def record(connection: Connection, attempt_id: int, mark: GivenMark) -> bool:
    """Appends a mark, and says whether it went in; not where this answer has one with the same number already."""
    values = {"attempt_id": attempt_id, **vars(mark), "levels": json.dumps(dict(mark.levels), sort_keys=True)}
    return insert_once(connection, given_marks, values)


def of_attempt(connection: Connection, attempt_id: int) -> tuple[GivenMark, ...]:
    """All marks that were given in the attempt, in order."""
    return tuple(_mark(row) for row in connection.execute(_OF_ATTEMPT, {"attempt": attempt_id}))


def at_assignment(connection: Connection, assignment_id: int) -> dict[int, tuple[GivenMark, ...]]:
    """The marks given in each attempt at the assignment that has any, by its number."""
    found: dict[int, list[GivenMark]] = defaultdict(list)
    for row in connection.execute(_AT_ASSIGNMENT, {"assignment": assignment_id}):
        found[row.attempt_id].append(_mark(row))
    return {attempt: tuple(each) for attempt, each in found.items()}


def _mark(row: Row[Any]) -> GivenMark:
    values = {name: getattr(row, name) for name in GivenMark.__dataclass_fields__}
    return GivenMark(**{**values, "levels": json.loads(row.levels)})
