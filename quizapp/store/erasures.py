"""Erasures: which attempts were erased with all their answers, and when; whose they were is not kept.

What goes with an attempt, a student or a class follows from what the tables declare.
"""

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, delete, insert, select

from quizapp.store.data_of import Whose, declaration_of
from quizapp.store.tables import assignments, attempts, class_students, erasures, metadata

_CHILDREN_FIRST = tuple(reversed(metadata.sorted_tables))
_ATTEMPTS = select(attempts.c.id).where(attempts.c.student_id == bindparam("student"))
_ROUNDS_FIRST = _ATTEMPTS.order_by(attempts.c.id.desc())
_ASSIGNMENTS = select(assignments.c.id).where(assignments.c.class_id == bindparam("class_id"))
_STUDENTS = select(class_students.c.student_id).where(class_students.c.class_id == bindparam("class_id"))


def erase_attempt(connection: Connection, attempt_id: int, now: int) -> None:
    """Erases an attempt with everything that was stored in it."""
    connection.execute(insert(erasures), {"attempt_id": attempt_id, "erased_at": now})
    for table in _CHILDREN_FIRST:
        if declaration_of(table).by == "attempt_id":
            connection.execute(delete(table).where(table.c.attempt_id == bindparam("attempt")), {"attempt": attempt_id})
    connection.execute(delete(attempts).where(attempts.c.id == bindparam("attempt")), {"attempt": attempt_id})


def erase_student(connection: Connection, student: int, now: int) -> None:
    """Erases a student with everything that is stored about them."""
    for attempt_id in connection.execute(_ROUNDS_FIRST, {"student": student}).scalars().all():
        erase_attempt(connection, attempt_id, now)
    for table in _CHILDREN_FIRST:
        if declaration_of(table).whose is Whose.STUDENT:
            connection.execute(delete(table).where(_is_of_student(table)), {"student": student})


def erase_class(connection: Connection, class_id: int, now: int) -> None:
    """Erases a class with all its students and everything it was given."""
    for student in connection.execute(_STUDENTS, {"class_id": class_id}).scalars().all():
        erase_student(connection, student, now)
    for table in _CHILDREN_FIRST:
        if declaration_of(table).whose is Whose.CLASS:
            connection.execute(delete(table).where(_is_of_class(table)), {"class_id": class_id})


def rows_of_student(connection: Connection, table: Table, student: int) -> list[dict[str, object]]:
    """What an export of a student holds of the table."""
    shown = [table.c[name] for name in declaration_of(table).exported]
    order = list(table.primary_key.columns)
    rows = connection.execute(select(*shown).where(_is_of_student(table)).order_by(*order), {"student": student})
    return [dict(row._mapping) for row in rows]


def tables_of_students() -> list[Table]:
    """The tables that hold data of students."""
    return [table for table in metadata.sorted_tables if declaration_of(table).whose is Whose.STUDENT]


def _is_of_student(table: Table) -> ColumnElement[bool]:
    by = declaration_of(table).by
    return _by(table, by, "student", {"attempt_id": _ATTEMPTS})


def _is_of_class(table: Table) -> ColumnElement[bool]:
    by = declaration_of(table).by
    return _by(table, by, "class_id", {"assignment_id": _ASSIGNMENTS})


def _by(table: Table, column: str, key: str, through: dict[str, Select[tuple[int]]]) -> ColumnElement[bool]:
    if column in through:
        return table.c[column].in_(through[column])
    return table.c[column] == bindparam(key)
