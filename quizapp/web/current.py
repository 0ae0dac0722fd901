"""What belongs to the current request: the application, the student, and the teacher who is logged in."""

from typing import cast

from flask import current_app, session

from quizapp.services.application import Application
from quizapp.services.sign_in import who_is
from quizapp.services.take_quiz import find_student, new_token
from quizapp.store.teachers import Teacher

_STUDENT = "student"
_SIGN_IN = "sign_in"
_BROWSER = "browser"


def application() -> Application:
    """The parts of the running app."""
    return cast(Application, current_app.extensions["quizapp"])


def student() -> int | None:
    """The student whose browser this is, if anything was started in it."""
    token = session.get(_STUDENT)
    return find_student(application(), token if isinstance(token, str) else None)


def student_token() -> str:
    """The secret of this browser; made, and kept for a year, when first asked for."""
    if not isinstance(session.get(_STUDENT), str):
        session[_STUDENT] = new_token()
        session.permanent = True
    return str(session[_STUDENT])


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
