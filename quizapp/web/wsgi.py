"""The app for servers of several processes: `gunicorn 'quizapp.web.wsgi:serving_app()' --workers 4`."""

import sys

from flask import Flask

from quizapp.store.database import UnusableDatabase, sqlite_file
from quizapp.store.serving import begin
from quizapp.web.app import create_app
from quizapp.web.config import BadSetting, settings

_GIVE_UP = 3
"""With this gunicorn stops as a whole, and does not start one worker after the other."""


def serving_app() -> Flask:
    """The app; on SQLite it is the only process that serves, and any other one says what to do and ends."""
    try:
        file = sqlite_file(settings(None)["QUIZAPP_DATABASE_URL"])
        if file is not None:
            begin(file)  # never closed: it goes with the process
        return create_app()
    except (BadSetting, UnusableDatabase) as unusable:
        print(f"quizapp does not start. {unusable}", file=sys.stderr)
        raise SystemExit(_GIVE_UP) from unusable
