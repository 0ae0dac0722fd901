"""Whether the database answers and has the tables that this quizapp works with."""

from functools import cache

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from quizapp.resources import MIGRATIONS
from quizapp.store.database import NEWER, Database, UnusableDatabase

NO_ANSWER = "The database does not answer."
OLDER = "The tables are of an older version; restart quizapp."


def why_not_ready(database: Database) -> str:
    """What keeps it from being used; empty where nothing does. It names no address, file or value."""
    try:
        with database.read() as connection:
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except (SQLAlchemyError, UnusableDatabase):
        return NO_ANSWER
    known = _migrations()
    if version == known[0]:
        return ""
    return OLDER if version in known else NEWER


@cache
def _migrations() -> tuple[str, ...]:
    """All migrations, the newest first."""
    return tuple(each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions())
