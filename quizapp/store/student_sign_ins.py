"""Student sign-ins: the browsers in which a student is known, each by a secret token."""

from sqlalchemy import Connection, bindparam, delete, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import class_students, student_sign_ins

_ADMITTED = select(student_sign_ins.c.student_id).where(
    student_sign_ins.c.token == bindparam("token"), student_sign_ins.c.admitted_at.is_not(None)
)
_JOINED = (
    select(student_sign_ins.c.student_id)
    .join(class_students, class_students.c.student_id == student_sign_ins.c.student_id)
    .where(class_students.c.class_id == bindparam("class_id"), student_sign_ins.c.admitted_at.is_not(None))
)
_END = delete(student_sign_ins).where(student_sign_ins.c.token == bindparam("token"))


def begin(connection: Connection, token: str, student: int, now: int, *, admitted_at: int | None) -> None:
    """Lets a browser be this student's; without *admitted_at* it waits until the teacher admits it."""
    values = {"token": token, "student_id": student, "began_at": now, "admitted_at": admitted_at}
    insert_once(connection, student_sign_ins, values)


def student_with(connection: Connection, token: str) -> int | None:
    """The id of the student whose browser holds this token and is admitted."""
    found = connection.execute(_ADMITTED, {"token": token}).scalar_one_or_none()
    return None if found is None else int(found)


def joined_in(connection: Connection, class_id: int) -> frozenset[int]:
    """The ids of the students of the class who are signed in on some browser."""
    return frozenset(connection.execute(_JOINED, {"class_id": class_id}).scalars())


def end(connection: Connection, token: str) -> None:
    """Lets one browser be nobody's again."""
    connection.execute(_END, {"token": token})
