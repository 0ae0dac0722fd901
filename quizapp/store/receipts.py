"""Receipts: what each hand-in was confirmed with; a hand-in after a reopening gets another one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import assignments, attempts, class_students, receipts


@dataclass(frozen=True)
class Receipt:
    """One hand-in: the *code* by which it is looked up, when it was, and how many questions had an answer.

    Its *number* counts the hand-ins of the attempt; each has one receipt.
    """

    attempt_id: int
    code: str
    answered: int
    handed_in_at: int
    number: int = 1


_COLUMNS = select(*(receipts.c[name] for name in Receipt.__dataclass_fields__)).order_by(receipts.c.id)
_OF_ATTEMPT = _COLUMNS.where(receipts.c.attempt_id == bindparam("attempt"))
_OF_HAND_IN = _OF_ATTEMPT.where(receipts.c.number == bindparam("number"))
_FIRST_HAND_IN = select(func.min(receipts.c.handed_in_at)).where(receipts.c.attempt_id == bindparam("attempt"))
_AT_ASSIGNMENT = _COLUMNS.join(attempts, attempts.c.id == receipts.c.attempt_id).where(
    attempts.c.assignment_id == bindparam("assignment")
)
_IN_CLASS = (
    _COLUMNS.join(attempts, attempts.c.id == receipts.c.attempt_id)
    .join(class_students, class_students.c.student_id == attempts.c.student_id)
    .join(assignments, assignments.c.id == attempts.c.assignment_id)
    .where(
        receipts.c.code == bindparam("code"),
        class_students.c.class_id == bindparam("class_id"),
        assignments.c.class_id == bindparam("class_id"),
    )
)


def give(connection: Connection, receipt: Receipt) -> bool:
    """Whether the hand-in has a receipt now, this one or one it had already; not where the code is another one's."""
    if insert_once(connection, receipts, vars(receipt)):
        return True
    key = {"attempt": receipt.attempt_id, "number": receipt.number}
    return connection.execute(_OF_HAND_IN, key).one_or_none() is not None


def latest(connection: Connection, attempt_id: int) -> Receipt | None:
    """The receipt of the last hand-in of the attempt."""
    rows = connection.execute(_OF_ATTEMPT, {"attempt": attempt_id}).all()
    return _receipt(rows[-1]) if rows else None


def first_hand_in(connection: Connection, attempt_id: int) -> int | None:
    """When the attempt was handed in for the first time."""
    first: int | None = connection.execute(_FIRST_HAND_IN, {"attempt": attempt_id}).scalar_one()
    return first


def latest_at(connection: Connection, assignment_id: int) -> dict[int, Receipt]:
    """The last receipt of each attempt at the assignment that has one, by its number."""
    return {row.attempt_id: _receipt(row) for row in connection.execute(_AT_ASSIGNMENT, {"assignment": assignment_id})}


def in_class(connection: Connection, class_id: int, code: str) -> Receipt | None:
    """The receipt with this code, if it is of a hand-in to this class."""
    row = connection.execute(_IN_CLASS, {"class_id": class_id, "code": code}).one_or_none()
    return None if row is None else _receipt(row)


def _receipt(row: Row[Any]) -> Receipt:
    return Receipt(**row._mapping)
