"""Taking notes: beside what the student has seen, in any state of the attempt, and only as long as they fit."""

import json

import pytest
from lesson import Lesson

from quizapp.core.notes import LONGEST_NOTE
from quizapp.services import student_record, take_quiz
from quizapp.services.application import Application
from quizapp.services.take_notes import UnusableNote, notes_of, take_note
from quizapp.store.attempts import Attempt
from quizapp.store.notes import Note
from tests.services.test_erase import room_of

IMPORTANT = Note("important", "Who says so?")


@pytest.fixture
def first_stage(bell: None, application: Application) -> Attempt:
    """An attempt in the first stage of a set in stages."""
    found = application.library.get("bell")
    assert found is not None
    return take_quiz.start(application, "anna", found)


def test_a_note_stands_at_its_sentence_also_after_the_hand_in(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {"Name the town": "Ashford"})

    take_note(lesson.app, attempt, "post:p1.s2", IMPORTANT, "client-one", 1)

    assert notes_of(lesson.app, take_quiz.take_up(lesson.app, attempt)) == {
        "post:p1.s2": {"highlight": "important", "words": "Who says so?"}
    }


def test_it_is_in_the_record_of_the_student(lesson: Lesson) -> None:
    take_note(lesson.app, lesson.begin("Anna"), "post:p1.s2", IMPORTANT, "client-one", 1)

    record = student_record.as_data(lesson.app, room_of(lesson), lesson.student("Anna"))

    assert "Who says so?" in json.dumps(record["notes"])


@pytest.mark.parametrize(
    ("place", "note", "told"),
    [
        ("gazette:p1.s1", IMPORTANT, "does not belong to the passages"),
        ("post:p9.s9", IMPORTANT, "does not belong to the passages"),
        ("post", IMPORTANT, "does not belong to the passages"),
        ("post:p1.s1", Note("secret", ""), "no such highlight"),  # type: ignore[arg-type]
        ("post:p1.s1", Note("", "x" * (LONGEST_NOTE + 1)), "at most 1000 characters. Shorten it"),
    ],
)
def test_what_cannot_be_noted_is_refused(
    application: Application, first_stage: Attempt, place: str, note: Note, told: str
) -> None:
    with pytest.raises(UnusableNote, match=told):
        take_note(application, first_stage, place, note, "client-one", 1)

    assert notes_of(application, take_quiz.take_up(application, first_stage)) == {}
