"""The address to which the page of an attempt says that it is open."""

from flask.typing import ResponseReturnValue

from quizapp.services import presence
from quizapp.store.attempts import Attempt
from quizapp.web.access import attempt_owner
from quizapp.web.current import application
from quizapp.web.student.views import bp


@bp.post("/attempts/<token>/here")
@attempt_owner
def here(attempt: Attempt) -> ResponseReturnValue:
    """Nothing is replied: the page goes on whatever comes back."""
    presence.say_hello(application(), attempt)
    return "", 204
