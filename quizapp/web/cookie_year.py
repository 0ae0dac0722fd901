"""The year of a browser's cookie: it begins anew once a day; between, a cookie is written only where it changes."""

from flask import Flask, request, session

from quizapp.services.application import Application
from quizapp.services.erase import DAY

_DAY = "day"


def init_app(app: Flask) -> None:
    """Signs the cookie of a browser that is kept for a year at the first request of each day."""
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False

    @app.before_request
    def begin_year_anew() -> None:
        if request.blueprint in (None, "health") or not session.permanent:
            return
        running: Application = app.extensions["quizapp"]
        today = running.now() // DAY
        if session.get(_DAY) != today:
            session[_DAY] = today
