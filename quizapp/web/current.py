"""What belongs to the current request: the application, the student, and the teacher who is logged in."""

from typing import cast

from flask import current_app, g, session

from quizapp.services import joining
from quizapp.services.application import Application
from quizapp.services.joining import Member
from quizapp.services.sign_in import who_is
from quizapp.services.take_quiz import find_attempt, find_student, find_taking
from quizapp.services.taking import Taking
from quizapp.services.tokens import new_token
from quizapp.store.attempts import Attempt
from quizapp.store.teachers import Teacher

_STUDENT = "student"
_SIGN_IN = "sign_in"
_BROWSER = "browser"
_CLAIM = "claim"
_COMING = "coming"
_DEVICE = "device"


def application() -> Application:
    """The parts of the running app."""
    return cast(Application, current_app.extensions["quizapp"])


def student() -> int | None:
    """The student whose browser this is, if anything was started in it."""
    if "student" not in g:
        g.student = find_student(application(), _text(_STUDENT))
    return cast(int | None, g.student)


def attempt(token: str) -> Attempt | None:
    """The attempt with this token, if the student of this browser has it."""
    found = find_attempt(application(), _text(_STUDENT), token)
    if found is not None:
        g.student = found.student_id
    return found


def taking(token: str) -> Taking | None:
    """The same attempt as it stands, with its answers."""
    found = find_taking(application(), _text(_STUDENT), token)
    if found is not None:
        g.student = found.attempt.student_id
    return found


def browser() -> str:
    """The secret by which this browser is known as a student's; empty where it is nobody's."""
    return _text(_STUDENT)


def student_token() -> str:
    """The secret of this browser; made, and kept for a year, when first asked for."""
    if not isinstance(session.get(_STUDENT), str):
        session[_STUDENT] = new_token()
        session.permanent = True
    return str(session[_STUDENT])


def member() -> Member | None:
    """The student of a class whose browser this is."""
    if "member" not in g:
        g.member = joining.member(application(), student())
    return cast(Member | None, g.member)


def keep_student(token: str) -> None:
    """Lets this browser be the student whose sign-in this is, and nobody else."""
    forget_student()
    session[_STUDENT] = token
    session.permanent = True


def forget_student() -> str:
    """The secret of the student's sign-in, which this browser keeps no longer, as it does no token of their pages."""
    secret = _text(_STUDENT)
    for key in (_STUDENT, _CLAIM, _COMING, "csrf_token"):
        session.pop(key, None)
    g.pop("member", None)
    g.pop("student", None)
    return secret


def coming() -> str:
    """The secret that this browser will have once it has joined: the same however often a name is pressed."""
    if not _text(_COMING):
        session[_COMING] = new_token()
    return _text(_COMING)


def claim() -> str:
    """The secret with which this browser waits for the teacher; empty where it does not."""
    return _text(_CLAIM)


def keep_claim(secret: str) -> None:
    """Lets this browser wait."""
    session[_CLAIM] = secret
    session.permanent = True


def forget_claim() -> None:
    """Lets this browser wait no longer."""
    session.pop(_CLAIM, None)


def device() -> str:
    """A name for this browser by which wrong codes are counted; it says nothing about anybody."""
    if not _text(_DEVICE):
        session[_DEVICE] = new_token()
    return _text(_DEVICE)


def teacher() -> Teacher | None:
    """The teacher who is logged in with this browser."""
    return who_is(application(), _text(_SIGN_IN))


def known_browser() -> str:
    """What this browser keeps since it was logged in for the first time; empty before."""
    return _text(_BROWSER)


def keep_sign_in(token: str, browser: str) -> None:
    """Lets the browser keep a new sign-in."""
    session[_SIGN_IN], session[_BROWSER] = token, browser
    session.permanent = True


def forget_sign_in() -> str:
    """The secret of the sign-in, which this browser keeps no longer."""
    token = _text(_SIGN_IN)
    session.pop(_SIGN_IN, None)
    return token


def _text(key: str) -> str:
    kept = session.get(key)
    return kept if isinstance(kept, str) else ""
