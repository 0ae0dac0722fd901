"""Whether the server lives, and whether it can work: for supervisors, and for a page that lost its connection."""

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from quizapp.store.readiness import why_not_ready
from quizapp.web.access import anyone

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@anyone
def alive() -> ResponseReturnValue:
    """The server answers; it asks no database."""
    return {"alive": True}


@bp.get("/readyz")
@anyone
def ready() -> ResponseReturnValue:
    """The database answers and is at the newest migration; else why not. The preview has none and is always ready."""
    application = current_app.extensions.get("quizapp")
    reason = why_not_ready(application.database) if application else ""
    return ({"ready": False, "reason": reason}, 503) if reason else {"ready": True}
