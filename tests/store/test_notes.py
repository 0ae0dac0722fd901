"""Notes: appended once under each number, and never changed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from quizapp.store import notes
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database
from quizapp.store.notes import Note, NoteEvent

FIRST = NoteEvent("client-a", 1, "post", "p1.s2", Note("unclear", "Why?"))
CHANGED = NoteEvent("client-a", 2, "post", "p1.s2", Note("important", "Because."))
REMOVED = NoteEvent("client-b", 1, "post", "p1.s2", Note("", ""))


def standing(database: Database, attempt: Attempt, *events: NoteEvent) -> dict[tuple[str, str], Note]:
    """The notes after these events."""
    with database.write() as connection:
        for event in events:
            notes.record(connection, attempt.id, event, 1000)
        return notes.of_attempt(connection, attempt.id)


def test_the_newest_counts_and_what_comes_twice_is_stored_once(database: Database, attempt: Attempt) -> None:
    assert standing(database, attempt, FIRST, CHANGED, FIRST) == {("post", "p1.s2"): CHANGED.note}


def test_a_note_that_was_taken_back_is_gone(database: Database, attempt: Attempt) -> None:
    assert standing(database, attempt, FIRST, REMOVED) == {}


@pytest.mark.parametrize("change", ["UPDATE notes SET words = 'x'", "DELETE FROM notes"])
def test_what_was_noted_is_never_changed(database: Database, attempt: Attempt, change: str) -> None:
    standing(database, attempt, FIRST)

    with pytest.raises(DBAPIError, match="never changed"), database.write() as connection:
        connection.execute(text(change))
