"""The app factory: settings, database, pages, and the checks that must hold before the first request."""

import secrets
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask
from flask_wtf import CSRFProtect

from quizapp import resources
from quizapp.content.drafts import DraftFile
from quizapp.content.library import Library
from quizapp.core.message import message
from quizapp.question_types import REGISTRY
from quizapp.services.application import Application
from quizapp.store.database import Database
from quizapp.web import (
    access,
    components,
    compression,
    cookie_year,
    current,
    due,
    errors,
    headers,
    kept,
    lan,
    languages,
    logs,
    mode,
    wording,
)
from quizapp.web.account import bp as account
from quizapp.web.author import bp as author
from quizapp.web.author.preview import EXTENSION, Previewing
from quizapp.web.author.preview import bp as preview
from quizapp.web.config import flask_settings, settings, zone
from quizapp.web.health import bp as health
from quizapp.web.language_choice import bp as language_choice
from quizapp.web.student import bp as student
from quizapp.web.teacher import bp as teacher
from quizapp.web.templating import PlainGlobals


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The app, its database at the newest migration; *config* holds settings of `web.config` and of Flask."""
    chosen = settings(config)
    home = {"HOME": "student.library", "HOME_NAME": message("All question sets")}
    app = _new_app({**chosen, **home}, chosen["QUIZAPP_SECRET_KEY"], config)
    app.extensions["quizapp"] = application(chosen)
    cookie_year.init_app(app)
    app.jinja_env.globals["member"] = current.member
    _add(app, student, account, author, teacher, health, language_choice, *([components.bp] if app.debug else []))
    app.extensions["quizapp"].database.upgrade()  # now: an app that cannot be made leaves no connection open
    due.init_app(app, app.extensions["quizapp"])
    return app


def create_preview(file: Path) -> Flask:
    """The app that shows one set while its *file* is written; it stores nothing and has no database."""
    own = {
        "HOME": "preview.reader",
        "HOME_NAME": message("The preview"),
        "SESSION_COOKIE_NAME": "quizapp-preview",  # browsers tell no ports apart: that of the real quizapp stays
    }
    app = _new_app({}, secrets.token_urlsafe(32), own)
    app.extensions[EXTENSION] = Previewing(REGISTRY, DraftFile(file, REGISTRY))
    _add(app, preview, health, language_choice)
    return app


def _new_app(chosen: Mapping[str, Any], secret_key: str, config: Mapping[str, Any] | None) -> Flask:
    """An app without pages, with all its protection."""
    app = Flask("quizapp", template_folder=resources.TEMPLATES, static_folder=resources.STATIC)
    app.jinja_environment = PlainGlobals
    for values in (chosen, flask_settings(secret_key), mode.cookie_settings(chosen), config or {}):
        app.config.from_mapping(values)
    mode.init_app(app)  # first of all: what it refuses is looked at by nothing else
    CSRFProtect(app)
    for part in (languages, headers, wording, errors, lan, compression, kept, logs):
        part.init_app(app)
    return app


def _add(app: Flask, *blueprints: Blueprint) -> None:
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    access.require_policies(app)


def application(chosen: Mapping[str, str]) -> Application:
    """The parts of the app with these settings; the database is as it was found."""
    school_zone = zone(chosen["QUIZAPP_TIME_ZONE"])
    database = Database(chosen["QUIZAPP_DATABASE_URL"])
    library = Library(Path(chosen["QUIZAPP_QUESTIONS"]), REGISTRY)
    return Application(database, library, REGISTRY, now=lambda: time.time_ns() // 1_000_000, zone=school_zone)
