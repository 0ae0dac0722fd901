"""Classes: the groups of students of a teacher, each joined by a code while it is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import classes


@dataclass(frozen=True)
class Classroom:
    """A class; without a *join_code* nobody can join. Its personal data is erased after *erase_at*."""

    id: int
    token: str
    teacher_id: int
    name: str
    join_code: str | None
    takes_newcomers: bool
    """Whether students may type a name that is not on the list."""
    made_at: int
    erase_at: int
    due_seen_at: int | None = None
    """When it was first seen that the class is due to be erased."""
    language: str | None = None
    """In which its students see the pages unless they choose another."""


_COLUMNS = select(*(classes.c[name] for name in Classroom.__dataclass_fields__))
_OF_TEACHER = _COLUMNS.where(classes.c.teacher_id == bindparam("teacher"))
_BY_TOKEN = _OF_TEACHER.where(classes.c.token == bindparam("token"))
_BY_CODE = _COLUMNS.where(classes.c.join_code == bindparam("code"))
_DUE = _COLUMNS.where(classes.c.erase_at <= bindparam("now")).order_by(classes.c.id)
_NOT_DUE = (
    update(classes)
    .where(classes.c.erase_at > bindparam("now"), classes.c.due_seen_at.is_not(None))
    .values(due_seen_at=None)
)
_CHANGE = update(classes).where(classes.c.id == bindparam("class_id"))
_NEWEST_FIRST = _OF_TEACHER.order_by(classes.c.made_at.desc(), classes.c.id.desc())


def make(connection: Connection, teacher: int, token: str, name: str, join_code: str, now: int, erase_at: int) -> bool:
    """Whether there is a new class with nobody in it; not where the code is another class's."""
    values = {"token": token, "teacher_id": teacher, "name": name, "join_code": join_code, "takes_newcomers": False}
    return insert_once(connection, classes, {**values, "made_at": now, "erase_at": erase_at})


def of_teacher(connection: Connection, teacher: int) -> list[Classroom]:
    """The teacher's classes, newest first."""
    return [_classroom(row) for row in connection.execute(_NEWEST_FIRST, {"teacher": teacher})]


def owned_by(connection: Connection, teacher: int, token: str) -> Classroom | None:
    """The class with this token, if it is this teacher's."""
    row = connection.execute(_BY_TOKEN, {"teacher": teacher, "token": token}).one_or_none()
    return None if row is None else _classroom(row)


def with_code(connection: Connection, code: str) -> Classroom | None:
    """The class that can be joined by this code."""
    row = connection.execute(_BY_CODE, {"code": code}).one_or_none()
    return None if row is None else _classroom(row)


def change(connection: Connection, class_id: int, **values: Any) -> None:
    """Changes what stands in some columns of the class."""
    connection.execute(_CHANGE.values(**values), {"class_id": class_id})


def set_join_code(connection: Connection, class_id: int, code: str | None) -> bool:
    """Whether the class is joined by this code from now on, or by none; not where it is another class's."""
    try:
        with connection.begin_nested():
            change(connection, class_id, join_code=code)
    except IntegrityError:
        return False
    return True


def due(connection: Connection, now: int) -> list[Classroom]:
    """The classes whose time is over; those whose time is not are no longer seen as due."""
    connection.execute(_NOT_DUE, {"now": now})
    return [_classroom(row) for row in connection.execute(_DUE.with_for_update(), {"now": now})]


def classroom_in(row: Row[Any], labels: Mapping[str, str]) -> Classroom:
    """The class whose columns a row has under these *labels*."""
    return Classroom(**{name: row._mapping[label] for name, label in labels.items()})


def _classroom(row: Row[Any]) -> Classroom:
    return Classroom(**row._mapping)
