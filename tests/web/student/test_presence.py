"""The page of an assigned attempt says that it is open; that of a free one does not."""

from browsing import Person, csrf_of, reader_path
from flask import Flask
from lesson import Lesson, teacher_named

from quizapp.services.tokens import new_token
from quizapp.store import presences, student_sign_ins


def test_a_page_of_a_class_says_hello_and_a_free_one_has_no_address_for_it(app: Flask, anna: Person) -> None:
    application = app.extensions["quizapp"]
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"))
    attempt = lesson.begin("Anna")
    free = anna.start()
    sign_in_as(lesson, anna, "Anna")
    page = anna.get(f"/attempts/{attempt.token}")
    here = page.tree.one("form", id="answers")["data-here"]

    replied = anna.post(here, {"csrf_token": csrf_of(page)})

    assert replied.json == {"left": None, "is_paused": False, "is_over": False}
    with application.database.read() as connection:
        assert presences.seen_at(connection, attempt.id) is not None
    assert free.tree.one("form", id="answers").get("data-here") == ""


def test_nobody_says_hello_for_another(anna: Person, ben: Person) -> None:
    page = anna.start()

    assert ben.post(f"{reader_path(page)}/here", {"csrf_token": csrf_of(ben.start())}).status == 404


def sign_in_as(lesson: Lesson, person: Person, name: str) -> None:
    """Lets the person's browser be that of a student of the class."""
    student, token = lesson.student(name), new_token()
    with lesson.app.database.write() as connection:
        student_sign_ins.begin(connection, token, student.student_id, 1, admitted_at=1)
    with person.client.session_transaction() as session:
        session["student"] = token
