"""Which migrations there are, and which one a database is at; without Alembic, which takes long to load."""

from functools import cache

from sqlalchemy import Connection, inspect, text

from quizapp.resources import MIGRATIONS


@cache
def every_migration() -> tuple[str, ...]:
    """Their names, with which their files begin, the newest first."""
    files = (MIGRATIONS / "versions").glob("[0-9]*.py")
    return tuple(sorted((each.name.partition("_")[0] for each in files), reverse=True))


def migration_of(connection: Connection) -> str | None:
    """The one that the tables are at; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
