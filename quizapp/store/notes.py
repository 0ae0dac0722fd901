"""Notes: every saved change of what a student highlights or writes beside a sentence; never updated or deleted."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from quizapp.core.notes import Highlight
from quizapp.store.insert_once import insert_once
from quizapp.store.newest_events import newest
from quizapp.store.tables import notes


@dataclass(frozen=True)
class Note:
    """A highlight of the sentence, *words* beside it, or both; without either, it was taken back."""

    highlight: Highlight
    words: str


@dataclass(frozen=True)
class NoteEvent:
    """One change: *client* and *seq* name it for ever."""

    client: str
    seq: int
    passage_id: str
    sentence_id: str
    note: Note


_OF_ATTEMPT = select(notes).where(notes.c.attempt_id == bindparam("attempt")).order_by(notes.c.id)


def record(connection: Connection, attempt_id: int, event: NoteEvent, now: int) -> None:
    """Appends the event; the same one twice is stored once."""
    place = {"passage_id": event.passage_id, "sentence_id": event.sentence_id}
    key = {"attempt_id": attempt_id, "client": event.client, "seq": event.seq}
    insert_once(connection, notes, {**key, **place, **vars(event.note), "noted_at": now})


def of_attempt(connection: Connection, attempt_id: int) -> dict[tuple[str, str], Note]:
    """The note that stands at each passage and sentence."""
    rows = connection.execute(_OF_ATTEMPT, {"attempt": attempt_id})
    events = (
        ((row.passage_id, row.sentence_id), row.client, row.seq, row.id, Note(row.highlight, row.words)) for row in rows
    )
    return {place: note for place, note in newest(events).items() if note.highlight or note.words}
