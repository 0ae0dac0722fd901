"""Opens the app or a set for a command, or says why that is not possible."""

import sys
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
from quizapp.store.database import UnusableDatabase
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


def sound_set(file: Path) -> QuestionSet:
    """The set in the file, which must have no problems."""
    try:
        return load_set(file, REGISTRY, Shelf(file.parent / PASSAGES, str(file.parent / PASSAGES)), str(file))
    except BadQuestionSet as bad:
        raise click.ClickException(f"mend these first:\n{bad}") from bad
