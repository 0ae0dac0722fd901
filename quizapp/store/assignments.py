"""Assignments: set versions given to classes, each with its rules."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy import delete as deletion

from quizapp.core.rules import Rules
from quizapp.store.tables import assignments, attempts


@dataclass(frozen=True)
class Assignment:
    """A version of a set given to a class; every change of its rules is a new *revision*."""

    id: int
    token: str
    class_id: int
    set_id: str
    version: str
    rules: Rules
    revision: int
    made_at: int
    paused_at: int | None
    closed_at: int | None
    """When the teacher closed it by hand, before its time."""
    released_at: int | None
    """When the teacher released what was to be shown only then."""
    first_released_at: int | None = None
    """The same of the first release, also where that was taken back."""


_rules = lru_cache(maxsize=500)(Rules.model_validate_json)  # they are read at every answer
_COLUMNS = select(*(assignments.c[name] for name in Assignment.__dataclass_fields__))
_OF_CLASS = _COLUMNS.where(assignments.c.class_id == bindparam("class_id"))
_NEWEST_FIRST = _OF_CLASS.order_by(assignments.c.made_at.desc(), assignments.c.id.desc())
_BY_TOKEN = _OF_CLASS.where(assignments.c.token == bindparam("token"))
_BY_ID = _COLUMNS.where(assignments.c.id == bindparam("id"))
_LOCKED = _BY_ID.with_for_update()
_CHANGE = (
    update(assignments)
    .where(assignments.c.id == bindparam("assignment"), assignments.c.revision == bindparam("based_on"))
    .values(rules=bindparam("new_rules"), revision=assignments.c.revision + 1)
)
_MARK = update(assignments).where(assignments.c.id == bindparam("assignment"))
_BEGUN = (
    select(attempts.c.assignment_id, func.count())
    .join(assignments, assignments.c.id == attempts.c.assignment_id)
    .where(assignments.c.class_id == bindparam("class_id"))
    .group_by(attempts.c.assignment_id)
)
_LAST_HAND_IN = (
    select(func.max(attempts.c.handed_in_at)).where(attempts.c.assignment_id == assignments.c.id).scalar_subquery()
)
_UNENDED_TESTS = _COLUMNS.add_columns(_LAST_HAND_IN.label("last_hand_in")).where(
    assignments.c.rules.contains('"purpose":"graded"', autoescape=True),
    assignments.c.closed_at.is_(None),
    assignments.c.released_at.is_(None),
)
_UNENDED_TESTS_AT = _UNENDED_TESTS.where(assignments.c.set_id == bindparam("set_id"))
_DELETE_UNUSED = deletion(assignments).where(
    assignments.c.id == bindparam("assignment"),
    ~select(attempts.c.id).where(attempts.c.assignment_id == assignments.c.id).exists(),
)


def give(connection: Connection, class_id: int, set_id: str, version: str, rules: Rules, token: str, now: int) -> None:
    """Gives a set version to a class."""
    values = {"class_id": class_id, "set_id": set_id, "version": version, "rules": rules.model_dump_json()}
    connection.execute(insert(assignments), {**values, "token": token, "revision": 1, "made_at": now})


def change(connection: Connection, assignment: Assignment, rules: Rules) -> bool:
    """Whether the rules were changed; not where somebody else has changed them since they were read."""
    values = {"assignment": assignment.id, "based_on": assignment.revision, "new_rules": rules.model_dump_json()}
    return connection.execute(_CHANGE, values).rowcount == 1


class NoSuchAssignment(Exception):
    """It was deleted meanwhile."""


def lock(connection: Connection, assignment_id: int) -> Assignment:
    """Waits until nobody else changes the assignment, and reads it as it stands; raises `NoSuchAssignment`."""
    row = connection.execute(_LOCKED, {"id": assignment_id}).one_or_none()
    if row is None:
        raise NoSuchAssignment
    return assignment_in(row)


def mark(connection: Connection, assignment: Assignment, **moments: int | None) -> None:
    """Writes down when it was paused, closed or released, or that it no longer is."""
    connection.execute(_MARK.values(**moments), {"assignment": assignment.id})


def delete(connection: Connection, assignment: Assignment) -> bool:
    """Whether it was deleted; not where somebody has begun it."""
    return connection.execute(_DELETE_UNUSED, {"assignment": assignment.id}).rowcount == 1


def attempts_begun(connection: Connection, class_id: int) -> dict[int, int]:
    """How many attempts were begun at each assignment of a class that has any, by its number."""
    return {row[0]: row[1] for row in connection.execute(_BEGUN, {"class_id": class_id})}


def unended_tests(connection: Connection, set_id: str | None = None) -> list[tuple[Assignment, int | None]]:
    """The graded assignments of all sets, or of one, that nobody closed or released; each with its last hand-in."""
    sought = _UNENDED_TESTS if set_id is None else _UNENDED_TESTS_AT
    found = connection.execute(sought, {} if set_id is None else {"set_id": set_id})
    return [(assignment_in(row), row.last_hand_in) for row in found]


def of_class(connection: Connection, class_id: int) -> list[Assignment]:
    """What was given to the class, newest first."""
    return [assignment_in(row) for row in connection.execute(_NEWEST_FIRST, {"class_id": class_id})]


def in_class(connection: Connection, class_id: int, token: str) -> Assignment | None:
    """The assignment with this token, if it was given to this class."""
    row = connection.execute(_BY_TOKEN, {"class_id": class_id, "token": token}).one_or_none()
    return None if row is None else assignment_in(row)


def with_id(connection: Connection, assignment_id: int) -> Assignment | None:
    """The assignment with this number."""
    row = connection.execute(_BY_ID, {"id": assignment_id}).one_or_none()
    return None if row is None else assignment_in(row)


def assignment_in(row: Row[Any]) -> Assignment:
    """The assignment whose columns a row has."""
    stored = {name: row._mapping[name] for name in Assignment.__dataclass_fields__}
    return Assignment(**{**stored, "rules": _rules(row.rules)})
