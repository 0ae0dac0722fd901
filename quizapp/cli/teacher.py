"""`quizapp teacher`: makes accounts for teachers, gives new passwords, locks and unlocks."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import click

from quizapp.cli.opening import opened_app
from quizapp.cli.system_log import written_down
from quizapp.services.accounts import (
    NotPossible,
    UnusableName,
    add_teacher,
    end_operator,
    lock_teacher,
    make_operator,
    reset_teacher,
    unlock_teacher,
)
from quizapp.services.application import Application

Done = TypeVar("Done")


@click.group()
def teacher() -> None:
    """Look after the accounts of teachers."""


@teacher.command()
@click.argument("name")
@click.option("--operator", "is_operator", is_flag=True, help="Let the teacher look after the accounts of all.")
def add(name: str, is_operator: bool) -> None:
    """Make an account for the teacher NAME and print its first password.

    Quote a name of several words: quizapp teacher add "Ms Taylor". The first teacher is an operator.
    """
    _tell_password(partial(add_teacher, is_operator=is_operator), name)


@teacher.command()
@click.argument("name")
def reset_password(name: str) -> None:
    """Print a new password for the teacher NAME, and log all her browsers out."""
    _tell_password(reset_teacher, name)


@teacher.command()
@click.argument("name")
def lock(name: str) -> None:
    """Log the teacher NAME out everywhere, and let nobody log in with the account."""
    _act(lock_teacher, name)
    click.echo(f'The account is locked. `quizapp teacher unlock "{name}"` opens it again.')


@teacher.command()
@click.argument("name")
def unlock(name: str) -> None:
    """Let the teacher NAME log in again, with the same password."""
    _act(unlock_teacher, name)
    click.echo("The account is open again.")


@teacher.command("make-operator")
@click.argument("name")
def promote(name: str) -> None:
    """Let the teacher NAME look after the accounts of all, at /account/teachers."""
    _act(make_operator, name)
    click.echo("The teacher is an operator.")


@teacher.command("end-operator")
@click.argument("name")
def demote(name: str) -> None:
    """Let the teacher NAME look after the accounts of others no longer; there is always one operator left."""
    _act(end_operator, name)
    click.echo("The teacher is no operator any more.")


def _tell_password(make: Callable[[Application, str], str], name: str) -> None:
    click.echo(f"Password: {_act(make, name)}")
    click.echo("It is shown only now. It can be changed after logging in, at /account.")


def _act(act: Callable[[Application, str], Done], name: str) -> Done:
    app: Application = opened_app().extensions["quizapp"]
    try:
        with written_down():
            return act(app, name)
    except (UnusableName, NotPossible) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    finally:
        app.database.close()
