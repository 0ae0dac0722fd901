"""Revisions: every saved state of a workshop set, numbered from 1; never updated or deleted."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import revisions, teachers
from quizapp.store.workshop_sets import WorkshopSet


@dataclass(frozen=True)
class Saved:
    """When and by whom a revision was saved; *restores* is the number of the older one that it repeats."""

    number: int
    author: str
    restores: int | None
    saved_at: int


@dataclass(frozen=True)
class Revision(Saved):
    """A revision with its texts, as `content.bundle` stores them."""

    bundle: str


_SAVED = (
    select(revisions.c.number, teachers.c.name.label("author"), revisions.c.restores, revisions.c.saved_at)
    .join(teachers, teachers.c.id == revisions.c.author_id)
    .where(revisions.c.set_id == bindparam("of_set"))
    .order_by(revisions.c.number.desc())
)
_WHOLE = _SAVED.add_columns(revisions.c.bundle)
_NUMBERED = _WHOLE.where(revisions.c.number == bindparam("number"))
_NEWEST_NUMBER = select(func.max(revisions.c.number)).where(revisions.c.set_id == bindparam("of_set"))


def append(
    connection: Connection, of: WorkshopSet, number: int, author: int, bundle: str, now: int, restores: int | None
) -> bool:
    """Whether the revision went in; `False` where another one has this number."""
    key = {"set_id": of.id, "number": number}
    values = {"author_id": author, "bundle": bundle, "saved_at": now, "restores": restores}
    return insert_once(connection, revisions, {**key, **values})


def newest(connection: Connection, of: WorkshopSet) -> Revision:
    """What was saved last; a set has one revision from its beginning on."""
    return _revision(connection.execute(_WHOLE.limit(1), {"of_set": of.id}).one())


def newest_number(connection: Connection, of: WorkshopSet) -> int:
    """The number of what was saved last."""
    return int(connection.execute(_NEWEST_NUMBER, {"of_set": of.id}).scalar_one())


def numbered(connection: Connection, of: WorkshopSet, number: int) -> Revision | None:
    """The revision with this number."""
    row = connection.execute(_NUMBERED, {"of_set": of.id, "number": number}).one_or_none()
    return None if row is None else _revision(row)


def history(connection: Connection, of: WorkshopSet) -> list[Saved]:
    """All revisions without their texts, the newest first."""
    return [Saved(**row._mapping) for row in connection.execute(_SAVED, {"of_set": of.id})]


def _revision(row: Row[Any]) -> Revision:
    return Revision(**row._mapping)
