"""Teachers: their accounts, known by a name and a password that is stored as a hash only."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, exists, select, update

from quizapp.core.names import sort_key
from quizapp.store.insert_once import insert_once
from quizapp.store.tables import teachers


@dataclass(frozen=True)
class Teacher:
    """Somebody with an account."""

    id: int
    name: str
    is_operator: bool = False
    """Whether this teacher looks after the accounts of all."""


@dataclass(frozen=True)
class Account:
    """A teacher with what is needed to check a password; while *locked_at* is set, nobody logs in with it."""

    teacher: Teacher
    password_hash: str
    locked_at: int | None = None


_COLUMNS = select(
    teachers.c.id, teachers.c.name, teachers.c.is_operator, teachers.c.password_hash, teachers.c.locked_at
)
_BY_KEY = _COLUMNS.where(teachers.c.name_key == bindparam("name_key"))
_BY_ID = _COLUMNS.where(teachers.c.id == bindparam("teacher"))
_IS_ANY = select(exists(select(teachers.c.id)))
_ACCOUNT = update(teachers).where(teachers.c.id == bindparam("teacher"))
_SET_PASSWORD = _ACCOUNT.values(password_hash=bindparam("new_hash"))
_LOCK = _ACCOUNT.values(locked_at=bindparam("at"))
_BE_OPERATOR = _ACCOUNT.values(is_operator=bindparam("looks_after"))


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


def all_accounts(connection: Connection) -> list[Account]:
    """Every account, in the order of names; others wait until this transaction ends where it changes any."""
    rows = connection.execute(_COLUMNS.with_for_update())
    return sorted((_known(row) for row in rows), key=lambda each: sort_key(each.teacher.name))


def lock(connection: Connection, teacher: Teacher, at: int | None) -> None:
    """Locks the account at this time; unlocks it where there is none."""
    connection.execute(_LOCK, {"teacher": teacher.id, "at": at})


def be_operator(connection: Connection, teacher: Teacher, *, looks_after: bool) -> None:
    """Lets the teacher look after the accounts of all, or no longer."""
    connection.execute(_BE_OPERATOR, {"teacher": teacher.id, "looks_after": looks_after})


def _account(row: Any) -> Account | None:
    return None if row is None else _known(row)


def _known(row: Any) -> Account:
    return Account(Teacher(row.id, row.name, row.is_operator), row.password_hash, row.locked_at)
