"""Erasing classes whose time is over: looked at when the server starts, and once a day while it is used."""

from flask import Flask, request

from quizapp.services.application import Application
from quizapp.services.erase import DAY, erase_due


def init_app(app: Flask, application: Application) -> None:
    """Looks now, and at the first request of each further day."""
    looked_at = application.now()
    erase_due(application)

    @app.before_request
    def look_once_a_day() -> None:
        nonlocal looked_at
        if request.blueprint == "health":
            return
        running: Application = app.extensions["quizapp"]
        now = running.now()
        if abs(now - looked_at) >= DAY:  # also where the clock was set back
            looked_at = now
            erase_due(running)
