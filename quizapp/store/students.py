"""Students: everybody who takes a quiz; a browser that nobody joined a class with is one of its own."""

from sqlalchemy import Connection, bindparam, select

from quizapp.store import student_sign_ins
from quizapp.store.insert_once import insert_once
from quizapp.store.tables import students

_BY_TOKEN = select(students.c.id).where(students.c.token == bindparam("token"))


def new_student(connection: Connection, token: str, now: int) -> int:
    """The id of the student with this token, who is new or known."""
    insert_once(connection, students, {"token": token, "created_at": now})
    return int(connection.execute(_BY_TOKEN, {"token": token}).scalar_one())


def admit(connection: Connection, token: str, now: int) -> int:
    """The id of the student in the browser with this secret, who is in no class where the secret is new."""
    known = student_sign_ins.student_with(connection, token)
    if known is not None:
        return known
    student = new_student(connection, token, now)
    student_sign_ins.begin(connection, token, student, now, admitted_at=now)
    return student
