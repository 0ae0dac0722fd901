"""The address to which the page of an attempt says that it is open, and hears how much time is left."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from quizapp.services import presence
from quizapp.services.attempt_time import time_of
from quizapp.store.attempts import Attempt
from quizapp.web.access import attempt_owner
from quizapp.web.current import application
from quizapp.web.student.views import bp


@bp.post("/attempts/<token>/here")
@attempt_owner
def here(attempt: Attempt) -> ResponseReturnValue:
    """Notes that somebody is here, and tells the time of the attempt by the server's clock."""
    presence.say_hello(application(), attempt)
    clock = time_of(application(), attempt)
    return jsonify(
        left=clock.left(application().now()), is_paused=clock.paused_at is not None, is_over=not attempt.is_open
    )
