"""Which migrations there are, and which one a database is at."""

from functools import cache

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from quizapp.resources import MIGRATIONS


@cache
def every_migration() -> tuple[str, ...]:
    """Their names, the newest first."""
    return tuple(each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def migration_of(connection: Connection) -> str | None:
    """The one that the tables are at; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()
