"""The list of migrations, which is read without Alembic, is the one that Alembic goes by."""

from alembic.script import ScriptDirectory

from quizapp.resources import MIGRATIONS
from quizapp.store.migration_list import every_migration


def test_the_names_of_the_files_are_those_of_the_migrations_in_their_order() -> None:
    assert list(every_migration()) == [each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
