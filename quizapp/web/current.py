"""What belongs to the current request: the application and the student."""

from typing import cast

from flask import current_app, session

from quizapp.services.application import Application
from quizapp.services.take_quiz import find_student, new_token

_STUDENT = "student"


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
