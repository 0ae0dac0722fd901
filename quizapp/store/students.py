"""Students: so far only the browser they use, known by a secret token."""

from sqlalchemy import Connection, bindparam, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import students

_BY_TOKEN = select(students.c.id).where(students.c.token == bindparam("token"))


def student_with(connection: Connection, token: str) -> int | None:
    """The id of the student whose browser holds this token."""
    found = connection.execute(_BY_TOKEN, {"token": token}).scalar_one_or_none()
    return None if found is None else int(found)


def admit(connection: Connection, token: str, now: int) -> int:
    """The id of the student with this token, who is new or known."""
    insert_once(connection, students, {"token": token, "created_at": now})
    return int(connection.execute(_BY_TOKEN, {"token": token}).scalar_one())
