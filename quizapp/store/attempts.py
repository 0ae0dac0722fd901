"""Attempts: one student's runs through sets, each pinned to a version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, Row, Select, bindparam, func, select, update

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import assignments, attempts, student_sign_ins, students


@dataclass(frozen=True)
class Attempt:
    """One run; *seed* decides order and tokens, times are milliseconds since 1970."""

    id: int
    token: str
    set_id: str
    version: str
    number: int
    seed: str
    started_at: int
    handed_in_at: int | None
    student_id: int = 0
    assignment_id: int | None = None
    """What it is an attempt at; none where a student chose the set themselves."""
    extra_ms: int = 0
    """What a teacher added to its time."""
    read_at: int | None = None
    """When the student had read the passages and went on to the questions, where an assignment hides them then."""
    practises: bool = False
    """Whether the student chose to practise: answers are checked one by one."""
    round_of: int | None = None
    """The attempt whose missed questions are asked again."""
    asks: str | None = None
    """The ids of the questions of a round, as JSON text; other attempts ask the whole set."""

    @property
    def is_open(self) -> bool:
        """Whether answers still count."""
        return self.handed_in_at is None


def owned(columns: Select[Any]) -> Select[Any]:
    """These columns of the attempt with a *token*, if it is that of the student whose admitted *browser* asks."""
    return columns.join(student_sign_ins, student_sign_ins.c.student_id == attempts.c.student_id).where(
        student_sign_ins.c.token == bindparam("browser"),
        student_sign_ins.c.admitted_at.is_not(None),
        attempts.c.token == bindparam("token"),
    )


_COLUMNS = select(*(attempts.c[name] for name in Attempt.__dataclass_fields__))
_OF_STUDENT = _COLUMNS.where(attempts.c.student_id == bindparam("student"))
_OPEN = _OF_STUDENT.where(
    attempts.c.set_id == bindparam("set_id"),
    attempts.c.assignment_id.is_not_distinct_from(bindparam("assignment", type_=Integer)),
    attempts.c.round_of.is_not_distinct_from(bindparam("round_of", type_=Integer)),
    attempts.c.practises == bindparam("practises", type_=Boolean),
    attempts.c.handed_in_at.is_(None),
)
_ROUNDS = select(attempts.c.started_at).where(attempts.c.round_of == bindparam("attempt"))
_OF_ASSIGNMENT = _COLUMNS.where(attempts.c.assignment_id == bindparam("assignment")).order_by(attempts.c.id)
_OF_STUDENT_AT = _OF_STUDENT.where(attempts.c.assignment_id == bindparam("assignment")).order_by(attempts.c.id.desc())
_OPEN_AT = _COLUMNS.where(attempts.c.assignment_id == bindparam("assignment"), attempts.c.state == "open")
_BY_ID = _COLUMNS.where(attempts.c.id == bindparam("attempt"))
_ADD_TIME = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"), attempts.c.state == "open")
    .values(extra_ms=attempts.c.extra_ms + bindparam("added"))
)
_PAUSED = select(assignments.c.id).where(assignments.c.paused_at.is_not(None))
_ADD_TIME_TO_ALL = (
    update(attempts)
    .where(attempts.c.state == "open", attempts.c.assignment_id.is_not(None), attempts.c.assignment_id.not_in(_PAUSED))
    .values(extra_ms=attempts.c.extra_ms + bindparam("added"))
)
_END_READING = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"), attempts.c.state == "open", attempts.c.read_at.is_(None))
    .values(read_at=bindparam("now"))
)
_NEWEST_FIRST = _OF_STUDENT.order_by(attempts.c.started_at.desc(), attempts.c.id.desc()).limit(200)
_STUDENT_LOCKED = select(students.c.id).where(students.c.id == bindparam("student")).with_for_update()
_LOCKED = _BY_ID.with_for_update()
_OWNED_LOCKED = owned(_COLUMNS).with_for_update(of=attempts)
_NUMBERS = select(func.coalesce(func.max(attempts.c.number), 0)).where(
    attempts.c.student_id == bindparam("student"), attempts.c.set_id == bindparam("set_id")
)
_HAND_IN = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"), attempts.c.state == "open")
    .values(state="handed_in", handed_in_at=bindparam("now"))
)


def begin(
    connection: Connection,
    student: int,
    set_id: str,
    version: str,
    token: str,
    seed: str,
    now: int,
    assignment: int | None = None,
    *,
    practises: bool = False,
    round_of: int | None = None,
    asks: str | None = None,
) -> Attempt:
    """The student's open attempt of this kind at this set; a new one, pinned to *version*, where there is none.

    Its number counts all attempts of the student at this set.
    """
    kind = {"practises": practises, "round_of": round_of}
    key = {"student": student, "set_id": set_id, "assignment": assignment, **kind}
    lock_student(connection, student)  # starts of one student follow each other
    going_on = connection.execute(_OPEN, key).one_or_none()
    if going_on is not None:
        return _attempt(going_on)
    number = int(connection.execute(_NUMBERS, key).scalar_one()) + 1
    values = {"student_id": student, "set_id": set_id, "version": version, "number": number, "state": "open"}
    values |= {"assignment_id": assignment, "token": token, "seed": seed, "started_at": now, "asks": asks, **kind}
    insert_once(connection, attempts, values)
    return _attempt(connection.execute(_OPEN, key).one())


def all_of(connection: Connection, student: int) -> list[Attempt]:
    """The student's latest 200 attempts, newest first."""
    return [_attempt(row) for row in connection.execute(_NEWEST_FIRST, {"student": student})]


def of_assignment(connection: Connection, assignment: int) -> list[Attempt]:
    """All attempts at this assignment, in the order they began."""
    return [_attempt(row) for row in connection.execute(_OF_ASSIGNMENT, {"assignment": assignment})]


def open_at(connection: Connection, assignment: int) -> list[Attempt]:
    """The open attempts at this assignment."""
    return [_attempt(row) for row in connection.execute(_OPEN_AT, {"assignment": assignment})]


def of_student_at(connection: Connection, student: int, assignment: int) -> list[Attempt]:
    """The student's attempts at this assignment, the newest first."""
    rows = connection.execute(_OF_STUDENT_AT, {"student": student, "assignment": assignment})
    return [_attempt(row) for row in rows]


def rounds_began(connection: Connection, attempt: int) -> list[int]:
    """When the rounds over what was missed in this attempt began."""
    return list(connection.execute(_ROUNDS, {"attempt": attempt}).scalars())


def with_id(connection: Connection, attempt: int) -> Attempt:
    """The attempt with this number, as it stands."""
    return _attempt(connection.execute(_BY_ID, {"attempt": attempt}).one())


def add_time(connection: Connection, attempt: Attempt, milliseconds: int) -> None:
    """Adds time to an open attempt."""
    connection.execute(_ADD_TIME, {"attempt": attempt.id, "added": milliseconds})


def add_time_to_all(connection: Connection, milliseconds: int) -> None:
    """Adds time, or takes it, in every open attempt at an assignment that is not paused."""
    connection.execute(_ADD_TIME_TO_ALL, {"added": milliseconds})


def end_reading(connection: Connection, attempt: Attempt, now: int) -> None:
    """Notes that the student has gone on from the passages to the questions; the second time changes nothing."""
    connection.execute(_END_READING, {"attempt": attempt.id, "now": now})


def lock_student(connection: Connection, student: int) -> None:
    """Waits until nobody else begins an attempt of this student."""
    connection.execute(_STUDENT_LOCKED, {"student": student})


def lock(connection: Connection, attempt: Attempt) -> Attempt:
    """Waits until nobody else changes the attempt, then reads it as it stands."""
    return _attempt(connection.execute(_LOCKED, {"attempt": attempt.id}).one())


def lock_owned(connection: Connection, browser: str, token: str) -> Attempt | None:
    """The same for the attempt with this token, if it is that of the student whose admitted *browser* asks."""
    row = connection.execute(_OWNED_LOCKED, {"browser": browser, "token": token}).one_or_none()
    return None if row is None else _attempt(row)


def hand_in(connection: Connection, attempt: Attempt, now: int) -> None:
    """Closes the attempt; the second time changes nothing."""
    connection.execute(_HAND_IN, {"attempt": attempt.id, "now": now})


def attempt_in(row: Row[Any], labels: Mapping[str, str]) -> Attempt:
    """The attempt whose columns a row has under these *labels*."""
    return Attempt(**{name: row._mapping[label] for name, label in labels.items()})


def _attempt(row: Row[Any]) -> Attempt:
    return Attempt(**row._mapping)
