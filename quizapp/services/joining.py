"""Joining a class: by its code and a name, by a return code, or by waiting for the teacher; and leaving the browser."""

from dataclasses import dataclass

from sqlalchemy import Connection

from quizapp.core.message import message
from quizapp.core.names import look_alike_key, shown_name_key
from quizapp.services import class_list
from quizapp.services.application import Application
from quizapp.services.class_list import RETURN_CODE_LENGTH, UnusableStudentName
from quizapp.services.classes import new_code, typed_code
from quizapp.services.tokens import new_token
from quizapp.services.tries import count_try, forget_tries
from quizapp.store import attempts, class_students, classes, student_sign_ins
from quizapp.store.class_students import ClassStudent
from quizapp.store.classes import Classroom
from quizapp.store.student_sign_ins import Claim

_DAY = 24 * 3600 * 1000
MOST_NEWCOMERS = 100
MOST_CLAIMS = 5
FREE_WRONG_CODES = 200
"""Of all browsers together in ten minutes; a school that types carelessly stays below it."""
_TEN_MINUTES = 600_000


class WrongCode(Exception):
    """No class is joined by this code, and no student comes back with it."""


class NameTaken(Exception):
    """Somebody has taken the name of this *student* already."""

    def __init__(self, student: ClassStudent) -> None:
        self.student = student
        super().__init__(student.name)


class NotAdmitted(Exception):
    """A name that cannot join now; the message says what to do."""


@dataclass(frozen=True)
class Member:
    """A student of a class with the class."""

    student: ClassStudent
    classroom: Classroom


def class_with(app: Application, code: str, device: str) -> Classroom:
    """The class that is joined by this code.

    A right code always works. Wrong ones are counted, for the browser and for all, and raise `WrongCode` or
    `tries.TooManyTries`.
    """
    typed = typed_code(code)
    with app.database.read() as connection:
        found = classes.with_code(connection, typed) if typed else None
    if found is None:
        _count_wrong(app, device)
        raise WrongCode
    return found


def come_back(app: Application, code: str, device: str) -> str:
    """The secret of a new sign-in of the student with this return code; wrong ones are counted as wrong codes are."""
    typed = typed_code(code)
    with app.database.write() as connection:
        found = class_students.with_return_code(connection, typed) if len(typed) == RETURN_CODE_LENGTH else None
        if found is not None:
            return _come_back(connection, found, app.now())
    _count_wrong(app, device)
    raise WrongCode


def is_return_code(code: str) -> bool:
    """Whether this is as long as the code of a student, not that of a class."""
    return len(typed_code(code)) == RETURN_CODE_LENGTH


def free_names(app: Application, classroom: Classroom) -> list[ClassStudent]:
    """The names on the list that nobody has taken."""
    return [each for each in class_list.of_class(app, classroom) if each.joined_at is None]


def listed_and_free(app: Application, classroom: Classroom, name: str) -> ClassStudent | None:
    """The student whose name was typed, if it stands on the list and nobody has taken it; or `UnusableStudentName`."""
    tidy = class_list.usable(name)
    with app.database.read() as connection:
        found = class_students.with_key(connection, classroom.id, shown_name_key(tidy))
    return found if found is not None and found.joined_at is None else None


def join(app: Application, classroom: Classroom, token: str, secret: str = "") -> str:
    """The secret of the sign-in of the student whom the token names; raises `NameTaken` or `NotAdmitted`.

    With a *secret* that the browser was given before, pressing twice is joining once.
    """
    with app.database.write() as connection:
        student = class_students.with_token(connection, classroom.id, token)
        if student is None:
            raise NotAdmitted(message("This name is not on the list any more. Choose yours again."))
        return _take(connection, student, app.now(), secret)


def join_by_name(app: Application, classroom: Classroom, name: str, secret: str = "") -> str:
    """The secret of the sign-in of the student with this name, who may be new where the class takes newcomers.

    The *secret* is that of `join`. Raises `NameTaken`, `NotAdmitted` or `UnusableStudentName`.
    """
    tidy, now = class_list.usable(name), app.now()
    with app.database.write() as connection:
        student = class_students.with_key(connection, classroom.id, shown_name_key(tidy))
        if student is None:
            student = _newcomer(connection, classroom, tidy, now)
        return _take(connection, student, now, secret)


def come_back_as(app: Application, classroom: Classroom, token: str, code: str) -> str:
    """The secret of a sign-in of the student whose name is taken, by the return code; tries are counted for each."""
    lane = f"return {token[:50]}"
    with app.database.read() as connection:
        student = class_students.with_token(connection, classroom.id, token)
    if student is None:
        raise NotAdmitted(message("This name is not on the list any more. Choose yours again."))
    count_try(app, lane)
    if typed_code(code) != student.return_code:
        raise WrongCode
    forget_tries(app, lane)
    with app.database.write() as connection:
        return _come_back(connection, student, app.now())


def claim(app: Application, classroom: Classroom, token: str) -> str:
    """The secret of a browser that waits to be this student; raises `NotAdmitted`."""
    secret, now = new_token(), app.now()
    with app.database.write() as connection:
        student_sign_ins.end_old_claims(connection, now - _DAY)
        student = class_students.with_token(connection, classroom.id, token)
        if student is None:
            raise NotAdmitted(message("This name is not on the list any more. Choose yours again."))
        if student_sign_ins.count_claims(connection, student.student_id) >= MOST_CLAIMS:
            raise NotAdmitted(message("Several devices wait for this name already. Go to your teacher."))
        student_sign_ins.begin(connection, secret, student.student_id, now, admitted_at=None)
    return secret


def waiting_name(app: Application, secret: str) -> str:
    """The name for which this browser waits; empty where it does not wait."""
    with app.database.read() as connection:
        waiting = student_sign_ins.claim_with(connection, secret)
        student = None if waiting is None else class_students.with_id(connection, waiting.student_id)
    return "" if student is None else student.name


def is_admitted(app: Application, secret: str) -> bool:
    """Whether this browser is a student's now."""
    with app.database.read() as connection:
        return student_sign_ins.student_with(connection, secret) is not None


def member(app: Application, student_id: int | None) -> Member | None:
    """The student with this number with their class, if they are in one."""
    if student_id is None:
        return None
    with app.database.read() as connection:
        found = class_students.with_class(connection, student_id)
    return None if found is None else Member(*found)


def leave(app: Application, secret: str) -> None:
    """Lets the browser be nobody's; the name stays taken, unless it was taken by mistake."""
    with app.database.write() as connection:
        left = student_sign_ins.student_with(connection, secret)
        student_sign_ins.end(connection, secret)
        student = None if left is None else class_students.with_id(connection, left)
        if student is not None and _was_mistaken(connection, student, app.now()):
            class_students.free_name(connection, student)


def claims(app: Application, classroom: Classroom) -> list[tuple[Claim, ClassStudent]]:
    """Who waits in the class, in the order they came."""
    with app.database.read() as connection:
        listed = {each.student_id: each for each in class_students.of_class(connection, classroom.id)}
        return [(each, listed[each.student_id]) for each in student_sign_ins.claims_in(connection, classroom.id)]


def decide(app: Application, classroom: Classroom, claim_name: str, *, admits: bool) -> ClassStudent | None:
    """Admits or refuses a browser that waits; nobody where it waits no longer."""
    with app.database.write() as connection:
        waiting = student_sign_ins.claims_in(connection, classroom.id)
        found = next((each for each in waiting if each.name == claim_name), None)
        if found is None:
            return None
        if admits:
            student_sign_ins.admit(connection, found, app.now())
        else:
            student_sign_ins.end(connection, found.token)
        return class_students.with_id(connection, found.student_id)


def free_name(app: Application, student: ClassStudent) -> None:
    """Signs the student out everywhere and lets the next browser take the name."""
    with app.database.write() as connection:
        student_sign_ins.end_all(connection, student.student_id)
        class_students.free_name(connection, student)


def renew_return_code(app: Application, student: ClassStudent) -> None:
    """Gives the student another return code and signs them out everywhere; the name stays theirs."""
    with app.database.write() as connection:
        while not class_students.change_return_code(connection, student, new_code(RETURN_CODE_LENGTH)):
            pass
        student_sign_ins.end_all(connection, student.student_id)


def look_alikes(listed: list[ClassStudent]) -> dict[str, str]:
    """For each newcomer whose name is easily mixed up with another on the list: that name, by the student's token."""
    names: dict[str, list[ClassStudent]] = {}
    for each in listed:
        names.setdefault(look_alike_key(each.name), []).append(each)
    return {
        each.token: next(other.name for other in alike if other is not each)
        for alike in names.values()
        for each in alike
        if each.is_newcomer and len(alike) > 1
    }


def _was_mistaken(connection: Connection, student: ClassStudent, now: int) -> bool:
    """Whether the name was taken just now, and nobody has begun anything under it or is signed in with it."""
    is_new = student.joined_at is not None and now - student.joined_at < _TEN_MINUTES
    signed_in, _waiting = student_sign_ins.joined_in(connection, student.class_id)
    return is_new and student.student_id not in signed_in and not attempts.all_of(connection, student.student_id)


def _count_wrong(app: Application, device: str) -> None:
    """Slows down who guesses, here and altogether; what is right was let through before."""
    count_try(app, f"code {device}"[:64])
    count_try(app, f"codes {app.now() // _TEN_MINUTES}", FREE_WRONG_CODES)


def _newcomer(connection: Connection, classroom: Classroom, name: str, now: int) -> ClassStudent:
    if not classroom.takes_newcomers:
        raise NotAdmitted(
            message("This name is not on the list. Write it as your teacher does, or ask to be put on the list.")
        )
    listed = class_students.of_class(connection, classroom.id)
    if sum(each.is_newcomer for each in listed) >= MOST_NEWCOMERS:
        raise NotAdmitted(message("So many new names were typed that no more are taken. Go to your teacher."))
    added = class_list.add_name(connection, classroom, name, now, is_newcomer=True)
    if added is None:  # another browser typed it at the same moment
        raise UnusableStudentName(message("Somebody has just typed the same name. Add a letter to yours."))
    return added


def _take(connection: Connection, student: ClassStudent, now: int, secret: str) -> str:
    is_free = class_students.join(connection, student, now)
    of_secret = student_sign_ins.student_with(connection, secret)
    if is_free:
        return _sign_in(connection, student, now, secret if of_secret is None else "")
    if of_secret != student.student_id:
        raise NameTaken(student)
    return secret


def _come_back(connection: Connection, student: ClassStudent, now: int) -> str:
    """Signs in with a return code; who was handed it on paper takes the name with it."""
    class_students.join(connection, student, now)
    return _sign_in(connection, student, now)


def _sign_in(connection: Connection, student: ClassStudent, now: int, secret: str = "") -> str:
    secret = secret or new_token()
    student_sign_ins.begin(connection, secret, student.student_id, now, admitted_at=now)
    return secret
