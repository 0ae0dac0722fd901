"""`quizapp backup` and `quizapp restore`: copies of the database, and putting one back."""

import time
from pathlib import Path

import click

from quizapp.cli.opening import chosen_settings, this_program
from quizapp.cli.system_log import written_down
from quizapp.services.security_log import note
from quizapp.store import backups
from quizapp.store.backups import UnusableBackup
from quizapp.store.database import UnusableDatabase, is_new, refuse_unusable, sqlite_file

_NOT_SQLITE = (
    "The database is not SQLite's. Use its own tools: pg_dump --format=custom --file=quizapp.dump DATABASE, "
    "and pg_restore --clean --dbname=DATABASE quizapp.dump"
)
_NAMES_ITS_FILE = "quizapp names the file by the time. To choose its folder, write --to before it"


@click.command()
@click.option(
    "--to", type=click.Path(path_type=Path, file_okay=False), help="The folder; backups/ beside the database."
)
@click.argument("files", nargs=-1, metavar="")
def backup(to: Path | None, files: tuple[str, ...]) -> None:
    """Copy the database into a new file, also while a class writes."""
    if files:
        raise click.UsageError(f"{_NAMES_ITS_FILE}: {this_program()} backup --to FOLDER")
    database = database_file()
    if is_new(database):
        raise click.ClickException(f"There is no database {database} yet.")
    try:
        refuse_unusable(database)
        click.echo(f"Backup: {backups.back_up(database, to or database.parent / backups.FOLDER, _now())}")
    except (UnusableBackup, UnusableDatabase) as unusable:
        raise click.ClickException(str(unusable)) from unusable
    if to is None:
        click.echo(f"This copy lies beside the data. One on another disk: {this_program()} backup --to FOLDER")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the database, which is kept under another name."""
    database = database_file()
    database.parent.mkdir(parents=True, exist_ok=True)
    try:
        aside = backups.restore(file, database, _now())
    except UnusableBackup as unusable:
        raise click.ClickException(str(unusable)) from unusable
    with written_down():
        note("database-restored")
    click.echo(f"Restored: {database}")
    if aside:
        click.echo(f"The database before is kept: {aside}")


def database_file() -> Path:
    """Where the SQLite database lies."""
    file = sqlite_file(chosen_settings()["QUIZAPP_DATABASE_URL"])
    if file is None:
        raise click.ClickException(_NOT_SQLITE)
    return file


def _now() -> int:
    return time.time_ns() // 1_000_000
