"""Set versions: the content of every set that was ever started, unchangeable."""

from sqlalchemy import Connection, bindparam, select

from quizapp.core.question_set import QuestionSet
from quizapp.store.insert_once import insert_once
from quizapp.store.tables import set_versions

_CONTENT = select(set_versions.c.content).where(set_versions.c.version == bindparam("version"))


def keep(connection: Connection, question_set: QuestionSet, now: int) -> None:
    """Stores the version, once."""
    values = {
        "version": question_set.version,
        "set_id": question_set.id,
        "content": question_set.canonical,
        "stored_at": now,
    }
    insert_once(connection, set_versions, values)


def content(connection: Connection, version: str) -> str:
    """The canonical text of a stored version."""
    return str(connection.execute(_CONTENT, {"version": version}).scalar_one())
