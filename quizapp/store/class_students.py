"""Class students: the names on the list of a class, each with a return code and what was agreed for it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from quizapp.core.names import sort_key
from quizapp.store.classes import Classroom, classroom_in
from quizapp.store.insert_once import insert_once
from quizapp.store.students import new_student
from quizapp.store.tables import class_students, classes, students


@dataclass(frozen=True)
class Accommodations:
    """What was agreed for one student: *extra_time* in percent of the time limit, and the rest."""

    extra_time: int = 0
    no_time_limit: bool = False
    large_print: bool = False
    read_aloud: bool = False


@dataclass(frozen=True)
class ClassStudent:
    """Somebody on the list of a class; *token* names them on their teacher's pages."""

    student_id: int
    token: str
    class_id: int
    name: str
    return_code: str
    is_newcomer: bool
    """Whether the name was typed by the student and not by the teacher."""
    accommodations: Accommodations
    joined_at: int | None = None
    """When a browser first took this name; from then on another one needs the return code or the teacher."""


_COLUMNS = select(class_students, students.c.token).join(students, students.c.id == class_students.c.student_id)
_OF_CLASS = _COLUMNS.where(class_students.c.class_id == bindparam("class_id"))
_BY_ID = _COLUMNS.where(class_students.c.student_id == bindparam("student"))
_OF_THE_CLASS = {name: f"its_class_{name}" for name in Classroom.__dataclass_fields__}
"""What the columns of the class are called beside those of its student."""
_WITH_CLASS = _BY_ID.add_columns(*(classes.c[name].label(label) for name, label in _OF_THE_CLASS.items())).join(
    classes, classes.c.id == class_students.c.class_id
)
_BY_TOKEN = _COLUMNS.where(class_students.c.class_id == bindparam("class_id"), students.c.token == bindparam("token"))
_BY_RETURN_CODE = _COLUMNS.where(class_students.c.return_code == bindparam("code"))
_JOIN = (
    update(class_students)
    .where(class_students.c.student_id == bindparam("of_student"), class_students.c.joined_at.is_(None))
    .values(joined_at=bindparam("now"))
)
_CHANGE = update(class_students).where(class_students.c.student_id == bindparam("of_student"))
_BY_KEY = _COLUMNS.where(
    class_students.c.class_id == bindparam("class_id"), class_students.c.name_key == bindparam("name_key")
)


def add(
    connection: Connection,
    class_id: int,
    token: str,
    name: str,
    name_key: str,
    return_code: str,
    now: int,
    *,
    is_newcomer: bool,
    accommodations: Accommodations = Accommodations(),
) -> bool:
    """Whether the name is new to the class; *name_key* is the name as names are compared, and there once."""
    if with_key(connection, class_id, name_key) is not None:
        return False
    row = {
        "student_id": new_student(connection, token, now),
        "class_id": class_id,
        "name": name,
        "name_key": name_key,
        "return_code": return_code,
        "is_newcomer": is_newcomer,
        **vars(accommodations),
        "added_at": now,
    }
    return insert_once(connection, class_students, row)


def of_class(connection: Connection, class_id: int) -> list[ClassStudent]:
    """Everybody on the list of the class, by name."""
    rows = connection.execute(_OF_CLASS, {"class_id": class_id})
    return sorted((_student(row) for row in rows), key=lambda each: sort_key(each.name))  # each database sorts its way


def with_id(connection: Connection, student: int) -> ClassStudent | None:
    """The student, if they are in a class."""
    row = connection.execute(_BY_ID, {"student": student}).one_or_none()
    return None if row is None else _student(row)


def with_class(connection: Connection, student: int) -> tuple[ClassStudent, Classroom] | None:
    """The student and their class, if they are in one."""
    row = connection.execute(_WITH_CLASS, {"student": student}).one_or_none()
    return None if row is None else (_student(row), classroom_in(row, _OF_THE_CLASS))


def with_token(connection: Connection, class_id: int, token: str) -> ClassStudent | None:
    """The student of the class whom this token names."""
    row = connection.execute(_BY_TOKEN, {"class_id": class_id, "token": token}).one_or_none()
    return None if row is None else _student(row)


def with_key(connection: Connection, class_id: int, name_key: str) -> ClassStudent | None:
    """The student of the class with this name."""
    row = connection.execute(_BY_KEY, {"class_id": class_id, "name_key": name_key}).one_or_none()
    return None if row is None else _student(row)


def with_return_code(connection: Connection, code: str) -> ClassStudent | None:
    """The student of any class who goes on with this code."""
    row = connection.execute(_BY_RETURN_CODE, {"code": code}).one_or_none()
    return None if row is None else _student(row)


def join(connection: Connection, student: ClassStudent, now: int) -> bool:
    """Whether the name was free and is taken from now on."""
    return connection.execute(_JOIN, {"of_student": student.student_id, "now": now}).rowcount == 1


def free_name(connection: Connection, student: ClassStudent) -> None:
    """Lets the next browser take the name, as if nobody had."""
    _change(connection, student, joined_at=None)


def rename(connection: Connection, student: ClassStudent, name: str, name_key: str) -> bool:
    """Whether the student has this name now; not where it is another's in the class."""
    try:
        with connection.begin_nested():
            _change(connection, student, name=name, name_key=name_key)
    except IntegrityError:
        return False
    return True


def change_return_code(connection: Connection, student: ClassStudent, code: str) -> bool:
    """Whether this is the student's return code now; not where it is another's."""
    try:
        with connection.begin_nested():
            _change(connection, student, return_code=code)
    except IntegrityError:
        return False
    return True


def agree(connection: Connection, student: ClassStudent, accommodations: Accommodations) -> None:
    """Writes down what was agreed for the student."""
    _change(connection, student, **vars(accommodations))


def keep(connection: Connection, student: ClassStudent) -> None:
    """Lets a newcomer be one of the list."""
    _change(connection, student, is_newcomer=False)


def _change(connection: Connection, student: ClassStudent, **values: Any) -> None:
    connection.execute(_CHANGE.values(**values), {"of_student": student.student_id})


def _student(row: Row[Any]) -> ClassStudent:
    agreed = Accommodations(**{name: row._mapping[name] for name in Accommodations.__dataclass_fields__})
    same = {name: row._mapping[name] for name in ClassStudent.__dataclass_fields__ if name != "accommodations"}
    return ClassStudent(**same, accommodations=agreed)
