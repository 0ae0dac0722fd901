"""Student sign-ins: the browsers in which a student is known, each by a secret token, or waits to be admitted."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, func, select, update

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import class_students, student_sign_ins


@dataclass(frozen=True)
class Claim:
    """A browser that waits to be a student whose name is taken; *name* tells it from others and opens nothing."""

    token: str
    student_id: int
    began_at: int

    @property
    def name(self) -> str:
        """What a page may show of the token."""
        return sha256(self.token.encode()).hexdigest()[:22]


_CLAIM = select(student_sign_ins.c.token, student_sign_ins.c.student_id, student_sign_ins.c.began_at).where(
    student_sign_ins.c.admitted_at.is_(None)
)
_CLAIM_BY_TOKEN = _CLAIM.where(student_sign_ins.c.token == bindparam("token"))
_CLAIMS_IN_CLASS = (
    _CLAIM.join(class_students, class_students.c.student_id == student_sign_ins.c.student_id)
    .where(class_students.c.class_id == bindparam("class_id"))
    .order_by(student_sign_ins.c.began_at, student_sign_ins.c.token)
)
_CLAIMS_OF_STUDENT = (
    select(func.count())
    .select_from(student_sign_ins)
    .where(student_sign_ins.c.student_id == bindparam("student"), student_sign_ins.c.admitted_at.is_(None))
)
_ADMITTED = select(student_sign_ins.c.student_id).where(
    student_sign_ins.c.token == bindparam("token"), student_sign_ins.c.admitted_at.is_not(None)
)
_IN_CLASS = (
    select(student_sign_ins.c.student_id, student_sign_ins.c.admitted_at)
    .join(class_students, class_students.c.student_id == student_sign_ins.c.student_id)
    .where(class_students.c.class_id == bindparam("class_id"))
)
_ADMIT = update(student_sign_ins).where(student_sign_ins.c.token == bindparam("of_token"))
_END = delete(student_sign_ins).where(student_sign_ins.c.token == bindparam("token"))
_END_ALL = delete(student_sign_ins).where(student_sign_ins.c.student_id == bindparam("student"))
_END_OLD_CLAIMS = delete(student_sign_ins).where(
    student_sign_ins.c.admitted_at.is_(None), student_sign_ins.c.began_at < bindparam("before")
)


def begin(connection: Connection, token: str, student: int, now: int, *, admitted_at: int | None) -> None:
    """Lets a browser be this student's; without *admitted_at* it waits until the teacher admits it."""
    values = {"token": token, "student_id": student, "began_at": now, "admitted_at": admitted_at}
    insert_once(connection, student_sign_ins, values)


def student_with(connection: Connection, token: str) -> int | None:
    """The id of the student whose browser holds this token and is admitted."""
    found = connection.execute(_ADMITTED, {"token": token}).scalar_one_or_none()
    return None if found is None else int(found)


def joined_in(connection: Connection, class_id: int) -> tuple[frozenset[int], int]:
    """The ids of the students of the class who are signed in on some browser, and how many browsers wait."""
    rows = connection.execute(_IN_CLASS, {"class_id": class_id}).all()
    joined = frozenset(row.student_id for row in rows if row.admitted_at is not None)
    return joined, sum(row.admitted_at is None for row in rows)


def claim_with(connection: Connection, token: str) -> Claim | None:
    """What the browser with this token waits for."""
    row = connection.execute(_CLAIM_BY_TOKEN, {"token": token}).one_or_none()
    return None if row is None else Claim(**row._mapping)


def claims_in(connection: Connection, class_id: int) -> list[Claim]:
    """The browsers that wait in this class, in the order they came."""
    return [Claim(**row._mapping) for row in connection.execute(_CLAIMS_IN_CLASS, {"class_id": class_id})]


def count_claims(connection: Connection, student: int) -> int:
    """How many browsers wait to be this student."""
    return int(connection.execute(_CLAIMS_OF_STUDENT, {"student": student}).scalar_one())


def admit(connection: Connection, claim: Claim, now: int) -> None:
    """Ends the waiting of a browser."""
    connection.execute(_ADMIT.values(admitted_at=now), {"of_token": claim.token})


def end(connection: Connection, token: str) -> None:
    """Lets one browser be nobody's again."""
    connection.execute(_END, {"token": token})


def end_all(connection: Connection, student: int) -> None:
    """Lets no browser be this student's any more."""
    connection.execute(_END_ALL, {"student": student})


def end_old_claims(connection: Connection, before: int) -> None:
    """Forgets the browsers that have waited since before then."""
    connection.execute(_END_OLD_CLAIMS, {"before": before})
