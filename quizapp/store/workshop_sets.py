"""Workshop sets: question sets that teachers make here; each belongs to one of them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from quizapp.store.tables import workshop_sets


@dataclass(frozen=True)
class WorkshopSet:
    """A set of a teacher; *name* is that of its file, the published version is what students are offered."""

    id: int
    token: str
    owner_id: int
    name: str
    deleted_at: int | None
    published_number: int | None
    published_version: str | None


_COLUMNS = select(*(workshop_sets.c[name] for name in WorkshopSet.__dataclass_fields__))
_OF_OWNER = _COLUMNS.where(workshop_sets.c.owner_id == bindparam("owner")).order_by(workshop_sets.c.id.desc())
_OWNED = _OF_OWNER.where(workshop_sets.c.token == bindparam("token"))
_PUBLISHED = (
    select(workshop_sets.c.published_version)
    .where(workshop_sets.c.published_version.is_not(None))
    .order_by(workshop_sets.c.id)
)
_PUBLISHED_HERE = _PUBLISHED.where(workshop_sets.c.token == bindparam("token"))
_THIS = update(workshop_sets).where(workshop_sets.c.id == bindparam("this"))
_PUBLISH = _THIS.where(workshop_sets.c.deleted_at.is_(None)).values(
    published_number=bindparam("number"), published_version=bindparam("version")
)
_DELETE = _THIS.values(deleted_at=bindparam("now"), published_number=None, published_version=None)


def add(connection: Connection, owner: int, token: str, name: str, now: int) -> WorkshopSet:
    """A new set of this teacher, still without a text."""
    values = {"owner_id": owner, "token": token, "name": name, "made_at": now}
    connection.execute(insert(workshop_sets), values)
    return _set(connection.execute(_OWNED, {"owner": owner, "token": token}).one())


def all_of(connection: Connection, owner: int) -> list[WorkshopSet]:
    """The teacher's sets, the newest first, those that were deleted among them."""
    return [_set(row) for row in connection.execute(_OF_OWNER, {"owner": owner})]


def owned_by(connection: Connection, owner: int, token: str) -> WorkshopSet | None:
    """The set with this token, if it is this teacher's."""
    row = connection.execute(_OWNED, {"owner": owner, "token": token}).one_or_none()
    return None if row is None else _set(row)


def publish(connection: Connection, this: WorkshopSet, number: int, version: str) -> None:
    """Offers a version of the set to students; what is deleted is not offered."""
    connection.execute(_PUBLISH, {"this": this.id, "number": number, "version": version})


def withdraw(connection: Connection, this: WorkshopSet) -> None:
    """Offers the set no longer; who has begun it goes on."""
    connection.execute(_PUBLISH, {"this": this.id, "number": None, "version": None})


def delete(connection: Connection, this: WorkshopSet, now: int) -> None:
    """Puts the set away; nothing of it is lost."""
    connection.execute(_DELETE, {"this": this.id, "now": now})


def undelete(connection: Connection, this: WorkshopSet) -> None:
    """Takes the set out again; it is not offered until it is published anew."""
    connection.execute(_THIS.values(deleted_at=None), {"this": this.id})


def published_versions(connection: Connection) -> list[str]:
    """The versions of all sets that students are offered."""
    return [str(version) for version in connection.execute(_PUBLISHED).scalars()]


def published_version(connection: Connection, token: str) -> str | None:
    """The version of this set that students are offered, if it is."""
    found = connection.execute(_PUBLISHED_HERE, {"token": token}).scalar_one_or_none()
    return None if found is None else str(found)


def _set(row: Row[Any]) -> WorkshopSet:
    return WorkshopSet(**row._mapping)
