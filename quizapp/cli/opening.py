"""Opens the app for a command, or says in one line why that is not possible."""

import click
from flask import Flask

from quizapp.store.database import UnusableDatabase
from quizapp.web.app import create_app
from quizapp.web.config import BadSetting


def opened_app() -> Flask:
    """The app with its database at the newest version."""
    try:
        return create_app()
    except (BadSetting, UnusableDatabase) as unusable:
        raise click.ClickException(str(unusable)) from unusable
