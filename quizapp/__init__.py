"""A teaching quiz and reading-comprehension app; `flask --app quizapp` finds its factory here."""

from typing import Any

from quizapp.late import late

_web_app = late("quizapp.web.app")  # so that who needs one room does not load all of them


def create_app() -> Any:
    """The Flask app, with the settings of the environment."""
    return _web_app.create_app()
