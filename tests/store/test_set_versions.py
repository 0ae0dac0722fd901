"""Set versions: kept once, and read back as they were."""

from sqlalchemy import func, select

from quizapp.core.question_set import QuestionSet
from quizapp.store import set_versions
from quizapp.store.database import Database
from quizapp.store.tables import set_versions as table

TITLE = "Łódź, 日本, e\u0301 \U0001f642"
SET = QuestionSet("harbour", TITLE, None, "en", {}, ())


def test_a_version_is_kept_once(database: Database) -> None:
    for now in (1, 2):
        with database.write() as connection:
            set_versions.keep(connection, SET, now)

    with database.read() as connection:
        kept = connection.execute(select(func.count(), func.min(table.c.stored_at)).select_from(table)).one()
    assert tuple(kept) == (1, 1)


def test_its_content_comes_back_to_the_letter(database: Database) -> None:
    with database.write() as connection:
        set_versions.keep(connection, SET, 1)

    with database.read() as connection:
        assert set_versions.content(connection, SET.version) == SET.canonical
    assert TITLE in SET.canonical
