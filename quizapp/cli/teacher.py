"""`quizapp teacher`: makes accounts for teachers, and gives new passwords."""

from collections.abc import Callable

import click

from quizapp.cli.opening import opened_app
from quizapp.services.accounts import UnusableName, add_teacher, reset_teacher
from quizapp.services.application import Application


@click.group()
def teacher() -> None:
    """Look after the accounts of teachers."""


@teacher.command()
@click.argument("name")
def add(name: str) -> None:
    """Make an account for the teacher NAME and print its first password.

    Quote a name of several words: quizapp teacher add "Ms Taylor"
    """
    _tell_password(add_teacher, name)


@teacher.command()
@click.argument("name")
def reset(name: str) -> None:
    """Print a new password for the teacher NAME, and log all her browsers out."""
    _tell_password(reset_teacher, name)


def _tell_password(make: Callable[[Application, str], str], name: str) -> None:
    app: Application = opened_app().extensions["quizapp"]
    try:
        password = make(app, name)
    except UnusableName as unusable:
        raise click.ClickException(str(unusable)) from unusable
    finally:
        app.database.close()
    click.echo(f"Password: {password}")
    click.echo("It is shown only now. It can be changed after logging in, at /account.")
