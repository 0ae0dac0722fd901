"""Sign-ins: the browsers in which a teacher is logged in, each by a secret token; logging out deletes the row."""

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quizapp.store.tables import sign_ins, teachers
from quizapp.store.teachers import Teacher

_TEACHER = (
    select(teachers.c.id, teachers.c.name, teachers.c.is_operator, sign_ins.c.seen_at)
    .join(sign_ins, sign_ins.c.teacher_id == teachers.c.id)
    .where(
        sign_ins.c.token == bindparam("token"),
        sign_ins.c.seen_at > bindparam("since"),
        teachers.c.locked_at.is_(None),
    )
)
_SEE = update(sign_ins).where(sign_ins.c.token == bindparam("of_token")).values(seen_at=bindparam("now"))
_END = delete(sign_ins).where(sign_ins.c.token == bindparam("token"))
_END_ALL = delete(sign_ins).where(sign_ins.c.teacher_id == bindparam("teacher"))
_END_OLD = delete(sign_ins).where(sign_ins.c.seen_at <= bindparam("until"))


def begin(connection: Connection, teacher: Teacher, token: str, now: int) -> None:
    """Logs the teacher in, in the browser that is given the token."""
    connection.execute(insert(sign_ins), {"token": token, "teacher_id": teacher.id, "began_at": now, "seen_at": now})


def find(connection: Connection, token: str, since: int) -> tuple[Teacher, int] | None:
    """Who is logged in with this token and was last seen after *since*, and when that was."""
    row = connection.execute(_TEACHER, {"token": token, "since": since}).one_or_none()
    return None if row is None else (Teacher(row.id, row.name, row.is_operator), int(row.seen_at))


def see(connection: Connection, token: str, now: int) -> None:
    """Notes that the browser is still in use."""
    connection.execute(_SEE, {"of_token": token, "now": now})


def end(connection: Connection, token: str) -> None:
    """Logs one browser out."""
    connection.execute(_END, {"token": token})


def end_all(connection: Connection, teacher: Teacher) -> None:
    """Logs the teacher out everywhere."""
    connection.execute(_END_ALL, {"teacher": teacher.id})


def end_old(connection: Connection, until: int) -> None:
    """Forgets the browsers that were last seen up to then."""
    connection.execute(_END_OLD, {"until": until})
