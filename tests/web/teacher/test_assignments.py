"""Assignments: a set is given in two clicks, its rules are changed on one page, and nobody's change is overwritten."""

from collections.abc import Callable

import pytest
from browsing import Page, Person
from flask import Flask
from harbour import HARBOUR
from lesson import teacher_named

from quizapp.content.bundle import Bundle
from quizapp.core.rules import GRADED, Rules
from quizapp.services import workshop
from quizapp.store import assignments, attempts, students
from quizapp.store.assignments import Assignment

BERLIN = {"QUIZAPP_TIME_ZONE": "Europe/Berlin"}


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """The app of a school in Berlin."""
    return make_app(**BERLIN)


def class_page(person: Person) -> Page:
    return person.press(person.get("/teach/classes"), "/classes", name="8b English")


def given(person: Person, purpose: str = "practice") -> Page:
    """The page of an assignment that was given by two clicks."""
    return person.press(class_page(person), "/assignments", set="harbour", purpose=purpose)


def stored(app: Flask) -> Assignment:
    with app.extensions["quizapp"].database.read() as connection:
        found = assignments.with_id(connection, 1)
    assert found is not None
    return found


def change(person: Person, page: Page, **written: str) -> Page:
    return person.press(page, page.path, **written)


def begin(app: Flask) -> None:
    """Somebody begins the assignment."""
    this = stored(app)
    with app.extensions["quizapp"].database.write() as connection:
        student = students.admit(connection, "the browser of Anna", 1)
        attempts.begin(connection, student, "harbour", this.version, "t" * 22, "seed", 1, this.id)


def test_an_own_set_is_given_without_publishing_it(app: Flask, taylor: Person) -> None:
    application = app.extensions["quizapp"]
    own = workshop.make(application, teacher_named(application, "Ms Taylor"), Bundle("bell", HARBOUR))
    page = class_page(taylor)
    assert page.tree.one("optgroup")["label"] == "Yours, not published: only this class gets it"

    given = taylor.press(page, "/assignments", set=workshop.student_id(own), purpose="graded")

    assert given.heading == "Rules The court moves"
    assert stored(app).set_id == workshop.student_id(own)
    assert Person(app).get(f"/sets/{workshop.student_id(own)}").status == 404


@pytest.mark.parametrize(("purpose", "rules"), [("practice", Rules()), ("graded", GRADED)])
def test_two_clicks_give_a_set_with_the_usual_rules(app: Flask, taylor: Person, purpose: str, rules: Rules) -> None:
    page = given(taylor, purpose)

    assert page.heading == "Rules The court moves"
    assert stored(app).rules == rules
    assert "The court moves" in taylor.get(page.path.rsplit("/", 2)[0]).tree.text


def test_a_test_is_given_with_its_time_limit_from_the_first_moment(app: Flask, taylor: Person) -> None:
    page = taylor.press(class_page(taylor), "/assignments", set="harbour", purpose="graded", minutes=" 20 ")

    assert stored(app).rules == GRADED.model_copy(update={"minutes": 20})
    assert page.tree.one("input", name="minutes")["value"] == "20"


def test_minutes_are_for_tests_alone(app: Flask, taylor: Person) -> None:
    taylor.press(class_page(taylor), "/assignments", set="harbour", purpose="practice", minutes="20")

    assert stored(app).rules == Rules()


@pytest.mark.parametrize("minutes", ["0", "601", "-5", "2.5", "twenty"])
def test_minutes_that_cannot_be_are_told_at_the_field_and_nothing_is_given(taylor: Person, minutes: str) -> None:
    page = taylor.press(class_page(taylor), "/assignments", set="harbour", purpose="graded", minutes=minutes)

    field = page.tree.one("input", name="minutes")
    assert page.status == 422
    assert (field["value"], field["aria-invalid"]) == (minutes, "true")
    assert "from 1 to 600" in page.tree.one(id="minutes-problem").text
    assert "minutes-problem" in field["aria-describedby"]
    assert "given nothing yet" in page.tree.text


def test_a_set_that_is_not_there_is_not_given(taylor: Person) -> None:
    page = taylor.press(class_page(taylor), "/assignments", set="gone", purpose="practice")

    assert "no longer there to give" in page.tree.text


def test_times_are_those_of_the_school(app: Flask, taylor: Person) -> None:
    page = change(taylor, given(taylor), opens_at="2026-01-15T10:00", closes_at="2026-01-15T10:45", minutes="45")

    assert "The rules are saved." in page.tree.text
    assert stored(app).rules == Rules(opens_at=1_768_467_600_000, closes_at=1_768_470_300_000, minutes=45)
    assert page.tree.one("input", name="opens_at")["value"] == "2026-01-15T10:00"


def test_a_time_that_comes_twice_is_told(app: Flask, taylor: Person) -> None:
    page = change(taylor, given(taylor), closes_at="2026-10-25T02:30")

    assert "02:30 comes twice. The first one is meant." in page.tree.text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"closes_at": "2026-03-29T02:30"}, "02:30 is skipped. Write 03:30"),
        ({"closes_at": "soon"}, "Write it like"),
        ({"opens_at": "2026-01-15T10:00", "closes_at": "2026-01-15T09:00"}, "It would close before it opens"),
        ({"minutes": "0"}, "whole number from 1 to 600"),
        ({"minutes": "²"}, "whole number from 1 to 600"),
        ({"attempts": "many"}, "whole number from 1 to 20"),
        ({"draw": "2"}, "No question of this set has a group"),
        ({"score_shown": "never"}, "Choose one of these"),
        ({"gives_hints": "on"}, "show marks at each question"),
    ],
)
def test_what_cannot_be_is_told_at_the_field_and_changes_nothing(
    app: Flask, taylor: Person, written: dict[str, str], words: str
) -> None:
    page = change(taylor, given(taylor), **written)

    assert page.status == 422
    assert words in " ".join(each.text for each in page.tree.all(class_="problem"))
    assert stored(app).rules == Rules()


def test_the_second_of_two_tabs_sees_what_the_first_saved_and_overwrites_nothing(app: Flask, taylor: Person) -> None:
    tab, other = (taylor.get(path) for path in [given(taylor).path] * 2)
    change(taylor, tab, minutes="20")

    page = change(taylor, other, minutes="45")

    assert page.status == 409
    assert page.tree.one("input", name="minutes")["value"] == "20"
    assert "You had written: 45" in page.tree.text
    assert stored(app).rules.minutes == 20
    assert change(taylor, page, minutes="45").status == 200
    assert stored(app).rules.minutes == 45


def test_what_nobody_began_can_be_deleted(taylor: Person) -> None:
    page = given(taylor)

    assert "given nothing yet" in taylor.press(page, "/delete").tree.text
    assert taylor.get(page.path).status == 404


def test_what_somebody_began_is_kept_and_asks_what_it_asked(app: Flask, taylor: Person) -> None:
    page = given(taylor)
    begin(app)

    assert "is kept with what was answered" in taylor.press(page, "/delete").tree.text
    change(taylor, page, shuffles_questions="on", minutes="10")
    assert stored(app).rules == Rules(minutes=10)
    assert change(taylor, taylor.get(page.path), minutes="15").status == 200
    assert stored(app).rules == Rules(minutes=15)


def test_another_teacher_finds_nothing_of_it(taylor: Person, hill: Person) -> None:
    page = given(taylor)

    assert hill.get(page.path).status == 404


def test_the_preview_shows_what_a_student_sees_and_stores_nothing(app: Flask, taylor: Person, hill: Person) -> None:
    page = given(taylor)
    link = next(each["href"] for each in page.tree.all("a") if each.text == "Preview as a student")
    preview = taylor.get(link)

    result = taylor.press(preview, "/preview", then="review")

    assert "Which town became the seat" in preview.tree.text
    assert "Your result" in result.tree.text
    with app.extensions["quizapp"].database.read() as connection:
        assert attempts.of_assignment(connection, stored(app).id) == []
    assert hill.get(link).status == 404


def test_the_preview_reads_first_as_students_do(app: Flask, taylor: Person) -> None:
    link = f"{given(taylor).path}/preview"
    with app.extensions["quizapp"].database.write() as connection:
        assignments.change(connection, stored(app), Rules(hides_passage=True))

    reading = taylor.get(link)
    questions = taylor.get(next(each["href"] for each in reading.tree.all("a") if "to the questions" in each.text))

    assert "Which town became the seat" not in reading.tree.text
    assert reading.tree.all("article", class_="passage")
    assert "hidden while you answer" in questions.tree.text
    assert "Which town became the seat" in questions.tree.text


def test_results_of_a_test_are_released_and_taken_back_by_a_click(app: Flask, taylor: Person) -> None:
    page = given(taylor, "graded")

    page = taylor.press(page, "/release")
    assert stored(app).released_at is not None
    taylor.press(page, "/take-back")

    assert stored(app).released_at is None
