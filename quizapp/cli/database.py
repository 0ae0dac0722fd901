"""`quizapp database`: brings the tables to the newest version."""

import click

from quizapp.store.database import Database, UnusableDatabase
from quizapp.web.config import BadSetting, settings


@click.group()
def database() -> None:
    """Look after the database."""


@database.command()
def upgrade() -> None:
    """Bring the tables to the newest version; `quizapp serve` does it by itself."""
    try:
        opened = Database(settings(None)["QUIZAPP_DATABASE_URL"])
        opened.upgrade()
    except (BadSetting, UnusableDatabase) as unusable:
        raise click.ClickException(str(unusable)) from unusable
    opened.close()
    click.echo("The database is at the newest version.")
