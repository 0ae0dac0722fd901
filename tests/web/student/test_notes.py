"""A student's notes travel to the server and back to their own pages, and to nobody else's."""

import json

import pytest
from browsing import Page, Person, csrf_of, reader_path
from flask import Flask
from lesson import Lesson, teacher_named

from quizapp.services.take_notes import take_note
from quizapp.store.notes import Note


def note(person: Person, reader: Page, **sent: str) -> Page:
    """Sends a note as the page's script does."""
    fields = {"client": "a-browser", "seq": "1", "question": "post:p1.s1", "highlight": "unclear", "words": " Why? "}
    return person.post(f"{reader_path(reader)}/notes", {"csrf_token": csrf_of(reader), **fields, **sent})


def noted(page: Page) -> object:
    """What the page knows of notes."""
    (form,) = [each for each in page.tree.all("form") if each.get("data-notes")]
    return json.loads(form["data-notes"])


def test_a_note_is_on_the_page_that_comes_next_and_on_the_result(anna: Person) -> None:
    reader = anna.start()

    assert note(anna, reader).json["saved"]

    assert noted(anna.get(reader.path)) == {"post:p1.s1": {"highlight": "unclear", "words": "Why?"}}
    assert noted(anna.hand_in(reader)) == noted(anna.get(f"{reader.path}/result"))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"question": "nowhere:p1.s1"}, "Reload the page."),
        ({"words": "x" * 1001}, "Shorten it."),
        ({"client": "?"}, "Reload it"),
        ({"seq": "0"}, "Reload it"),
    ],
)
def test_what_cannot_be_saved_is_told(anna: Person, sent: dict[str, str], told: str) -> None:
    reply = note(anna, anna.start(), **sent)

    assert (reply.status, reply.json["saved"]) == (422, False)
    assert told in reply.json["message"]


def test_nobody_else_writes_or_reads_them(anna: Person, ben: Person, taylor: Person, app: Flask) -> None:
    path, token = reader_path(anna.start()), csrf_of(ben.start())
    assert ben.post(f"{path}/notes", {"csrf_token": token, "question": "post:p1.s1"}).status == 404
    application = app.extensions["quizapp"]
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"))
    attempt = lesson.hand_in("Carl", {"Name the town": "Ashford"})
    take_note(application, attempt, "post:p1.s1", Note("unclear", "My own thought"), "client-one", 1)

    page = taylor.get(f"{lesson.path}/results/{lesson.student('Carl').token}")

    assert "Carl" in page.tree.text
    assert "My own thought" not in page.html
