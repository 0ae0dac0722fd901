"""Whether the database answers and has the tables that this quizapp works with."""

from sqlalchemy.exc import SQLAlchemyError

from quizapp.store.database import NEWER, Database, UnusableDatabase
from quizapp.store.migration_list import every_migration, migration_of

NO_ANSWER = "The database does not answer."
OLDER = "The tables are of an older version; restart quizapp."


def why_not_ready(database: Database) -> str:
    """What keeps it from being used; empty where nothing does. It names no address, file or value."""
    try:
        with database.read() as connection:
            migration = migration_of(connection)
    except (SQLAlchemyError, UnusableDatabase):
        return NO_ANSWER
    if migration == every_migration()[0]:
        return ""
    return OLDER if migration in (None, *every_migration()) else NEWER
