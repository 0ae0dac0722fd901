"""Opens the app or a set for a command, or says why that is not possible."""

import sys
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import click
from flask import Flask

from quizapp import resources
from quizapp.content.library import PASSAGES
from quizapp.content.loader import load_set
from quizapp.content.shelf import Shelf
from quizapp.core.problem import BadQuestionSet
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY
from quizapp.store import backups
from quizapp.store.database import UnusableDatabase, sqlite_file
from quizapp.store.serving import DamagedDatabase, begin
from quizapp.web.app import create_app
from quizapp.web.config import BadSetting, settings


def this_program() -> str:
    """What somebody typed to get here, for messages that name a command."""
    is_module = Path(sys.argv[0]).parts[-2:] == ("quizapp", "__main__.py")
    return "python3 start.py" if is_module and resources.IN_CLONE else "quizapp"


def chosen_settings() -> dict[str, str]:
    """The value of every setting."""
    try:
        return settings(None)
    except BadSetting as unusable:
        raise click.ClickException(str(unusable)) from unusable


def opened_app() -> Flask:
    """The app with its database at the newest version."""
    try:
        return create_app()
    except (BadSetting, UnusableDatabase) as unusable:
        raise click.ClickException(str(unusable)) from unusable


def begun_serving() -> AbstractContextManager[object]:
    """Makes this process the only server of its SQLite file, which must be sound."""
    file = sqlite_file(chosen_settings()["QUIZAPP_DATABASE_URL"])
    try:
        return closing(begin(file)) if file else nullcontext()
    except DamagedDatabase as damaged:
        told = f"{damaged} The way out: {way_out_of_damage(damaged.file)}"
        raise click.ClickException(told) from damaged
    except UnusableDatabase as unusable:
        raise click.ClickException(str(unusable)) from unusable


def way_out_of_damage(file: Path) -> str:
    """What to do where the database is damaged."""
    last = backups.newest(file.parent / backups.FOLDER)
    return f"{this_program()} restore {last}" if last else "Put a copy of the file back; there is no backup beside it."


def sound_set(file: Path) -> QuestionSet:
    """The set in the file, which must have no problems."""
    try:
        return load_set(file, REGISTRY, Shelf(file.parent / PASSAGES, str(file.parent / PASSAGES)), str(file))
    except BadQuestionSet as bad:
        raise click.ClickException(f"mend these first:\n{bad}") from bad
