"""`quizapp database`: brings the tables to the newest version."""

import click

from quizapp.store.database import Database
from quizapp.web.config import BadSetting, settings


@click.group()
def database() -> None:
    """Look after the database."""


@database.command()
def upgrade() -> None:
    """Bring the tables to the newest version; `quizapp serve` does it by itself."""
    try:
        url = settings(None)["QUIZAPP_DATABASE_URL"]
    except BadSetting as bad:
        raise click.ClickException(str(bad)) from bad
    opened = Database(url)
    opened.upgrade()
    opened.close()
    click.echo("The database is at the newest version.")
