"""Taking notes: what a student highlights and writes beside the sentences of the passages, for themselves alone."""

from quizapp.core.message import message
from quizapp.core.notes import HIGHLIGHTS, LONGEST_NOTE
from quizapp.core.passage import Passage
from quizapp.services.application import Application
from quizapp.services.take_quiz import take_up
from quizapp.services.taking import Taking
from quizapp.store import notes
from quizapp.store.attempts import Attempt
from quizapp.store.notes import Note, NoteEvent


class UnusableNote(Exception):
    """A note that cannot be saved; the message says why and what to do."""


def take_note(app: Application, attempt: Attempt, place: str, note: Note, client: str, seq: int) -> None:
    """Saves the note at a *place* such as `post:p1.s2`, in any state of the attempt; raises `UnusableNote`."""
    passage_id, _, sentence_id = place.partition(":")
    passage = _readable(take_up(app, attempt)).get(passage_id)
    if passage is None or sentence_id not in _sentences(passage):
        raise UnusableNote(message("This sentence does not belong to the passages. Reload the page."))
    if note.highlight not in HIGHLIGHTS:
        raise UnusableNote(message("There is no such highlight. Reload the page."))
    if len(note.words) > LONGEST_NOTE:
        raise UnusableNote(message("A note has at most %(most)s characters. Shorten it.", most=LONGEST_NOTE))
    with app.database.write() as connection:
        notes.record(connection, attempt.id, NoteEvent(client, seq, passage_id, sentence_id, note), app.now())


def notes_of(app: Application, taking: Taking) -> dict[str, dict[str, str]]:
    """The notes of an attempt by their places, as its student's page shows them."""
    if not taking.has_notes:
        return {}
    with app.database.read() as connection:
        found = notes.of_attempt(connection, taking.attempt.id)
    return {f"{passage}:{sentence}": {**vars(note)} for (passage, sentence), note in found.items()}


def _readable(taking: Taking) -> dict[str, Passage]:
    """The passages that the student has seen by now."""
    return {**(taking.stage if taking.attempt.is_open else taking.question_set).passages}


def _sentences(passage: Passage) -> set[str]:
    return {sentence.id for paragraph in passage.paragraphs for sentence in paragraph.sentences}
