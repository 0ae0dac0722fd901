"""Teachers: their accounts, known by a name and a password that is stored as a hash only."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, exists, select, update

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import teachers


@dataclass(frozen=True)
class Teacher:
    """Somebody with an account."""

    id: int
    name: str


@dataclass(frozen=True)
class Account:
    """A teacher with what is needed to check a password."""

    teacher: Teacher
    password_hash: str


_BY_KEY = select(teachers.c.id, teachers.c.name, teachers.c.password_hash).where(
    teachers.c.name_key == bindparam("name_key")
)
_BY_ID = select(teachers.c.id, teachers.c.name, teachers.c.password_hash).where(teachers.c.id == bindparam("teacher"))
_IS_ANY = select(exists(select(teachers.c.id)))
_SET_PASSWORD = (
    update(teachers).where(teachers.c.id == bindparam("teacher")).values(password_hash=bindparam("new_hash"))
)


def add(
    connection: Connection, name: str, name_key: str, password_hash: str, now: int, *, is_operator: bool = False
) -> bool:
    """Whether the teacher is new; *name_key* is the name as names are compared, and there once."""
    values = {"name": name, "name_key": name_key, "password_hash": password_hash, "created_at": now}
    return insert_once(connection, teachers, {**values, "is_operator": is_operator})


def is_any(connection: Connection) -> bool:
    """Whether there is any account."""
    return bool(connection.execute(_IS_ANY).scalar_one())


def with_name(connection: Connection, name_key: str) -> Account | None:
    """The account with this name."""
    return _account(connection.execute(_BY_KEY, {"name_key": name_key}).one_or_none())


def with_id(connection: Connection, teacher_id: int) -> Account | None:
    """The account of this teacher."""
    return _account(connection.execute(_BY_ID, {"teacher": teacher_id}).one_or_none())


def set_password(connection: Connection, teacher: Teacher, password_hash: str) -> None:
    """Replaces the hash of the password."""
    connection.execute(_SET_PASSWORD, {"teacher": teacher.id, "new_hash": password_hash})


def _account(row: Any) -> Account | None:
    return None if row is None else Account(Teacher(row.id, row.name), row.password_hash)
