"""The app factory: settings, database, pages, and the checks that must hold before the first request."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect

from quizapp import resources
from quizapp.content.library import Library
from quizapp.question_types import REGISTRY
from quizapp.services.application import Application
from quizapp.store.database import Database
from quizapp.web import access, errors, headers, wording
from quizapp.web.account import bp as account
from quizapp.web.author import bp as author
from quizapp.web.config import flask_settings, settings
from quizapp.web.health import bp as health
from quizapp.web.student import bp as student


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The app, its database at the newest migration; *config* holds settings of `web.config` and of Flask."""
    chosen = settings(config)
    app = Flask("quizapp", template_folder=resources.TEMPLATES, static_folder=resources.STATIC)
    app.config.from_mapping(chosen)
    app.config.from_mapping(flask_settings(chosen["QUIZAPP_SECRET_KEY"]))
    app.config.from_mapping(config or {})
    app.extensions["quizapp"] = _application(chosen)
    CSRFProtect(app)
    for part in (headers, wording, errors):
        part.init_app(app)
    for audience in (student, account, author, health):
        app.register_blueprint(audience)
    access.require_policies(app)
    return app


def _application(chosen: Mapping[str, str]) -> Application:
    database = Database(chosen["QUIZAPP_DATABASE_URL"])
    database.upgrade()
    library = Library(Path(chosen["QUIZAPP_QUESTIONS"]), REGISTRY)
    return Application(database, library, REGISTRY, now=lambda: time.time_ns() // 1_000_000)
