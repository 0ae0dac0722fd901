"""Whether the server lives: for supervisors, and for a page that lost its connection."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from quizapp.web.access import anyone

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@anyone
def alive() -> ResponseReturnValue:
    """The server answers."""
    return {"alive": True}
