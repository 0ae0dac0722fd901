"""A set that a class takes as a test: the open list, its page and its results tell nothing of it meanwhile."""

import pytest
from browsing import Person, reader_path
from flask import Flask
from lesson import Lesson, teacher_named

from quizapp.core.rules import GRADED
from quizapp.services import attempt_time
from quizapp.store import assignments

TAKEN = "A class takes this as a test now."


@pytest.fixture
def lesson(app: Flask) -> Lesson:
    """The set `harbour`, given to a class of Ms Taylor for practice."""
    application = app.extensions["quizapp"]
    return Lesson(application, teacher_named(application, "Ms Taylor"))


def make_it_a_test(lesson: Lesson) -> None:
    with lesson.app.database.write() as connection:
        assert assignments.change(connection, lesson.assignment, GRADED)


def test_it_cannot_be_found_or_begun_on_the_open_list(lesson: Lesson, nobody: Person) -> None:
    page = nobody.get("/sets/harbour")
    make_it_a_test(lesson)

    assert "/sets/harbour" not in nobody.get("/").html
    assert TAKEN in nobody.get("/sets/harbour").tree.text
    answer = nobody.press(page, "/attempts")
    assert (answer.path, TAKEN in answer.tree.text) == ("/sets/harbour", True)

    attempt_time.release(lesson.app, lesson.assignment)
    assert "/sets/harbour" in nobody.get("/").html
    assert nobody.start().path.startswith("/attempts/")


def test_practice_that_had_begun_says_why_nothing_is_checked(lesson: Lesson, nobody: Person) -> None:
    reader = nobody.press(nobody.get("/sets/harbour"), "/attempts", how="practice")
    assert reader.tree.all(name="check")
    make_it_a_test(lesson)

    page = nobody.press(reader, reader_path(reader), check=reader.tree.all("fieldset", class_="question")[0]["id"])
    for shown in (page, nobody.get(reader.path)):
        assert shown.tree.all(name="check") == []
        assert f"{TAKEN} Answers are saved; you can check them again afterwards." in shown.tree.text


def test_what_had_begun_is_handed_in_and_shown_afterwards(lesson: Lesson, nobody: Person) -> None:
    reader = nobody.start()
    nobody.answer(reader, {"Which town": "Ashford"})
    make_it_a_test(lesson)

    result = nobody.hand_in(reader)
    proofs = [text for text in ("Ashford", "points", "proof", "Practise") if text in result.tree.text]
    assert (result.heading, proofs) == ("The court moves", [])
    assert "Your result is shown here afterwards" in result.tree.text
    assert "shown after the test" in nobody.get("/sets/harbour").tree.text

    attempt_time.release(lesson.app, lesson.assignment)
    assert nobody.get(result.path).heading == "Your result"
