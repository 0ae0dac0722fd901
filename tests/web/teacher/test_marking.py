"""The marking page: one answer after the other without names, nothing entered is lost, and only the class's teacher."""

from typing import Any

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask
from lesson import GOOD, Lesson, open_lesson, teacher_named

from quizapp.core.rules import GRADED, Rules
from quizapp.services import attempt_time, take_quiz
from quizapp.services.marking import Refused
from quizapp.store import assignments
from tests.web.student.test_presence import sign_in_as
from tests.web.test_templates import faults_of

PROMPT = "Why was the move"
LEVELS = {"level-claim": "1", "level-quote": "1"}


@pytest.fixture
def lesson(app: Flask) -> Lesson:
    """An empty class of Ms Taylor that was given a set with an open question."""
    return open_lesson(app.extensions["quizapp"])


def marking_page(taylor: Person, lesson: Lesson, **query: Any) -> Page:
    return taylor.get(f"{lesson.path}/marking", query_string=query)


def save(taylor: Person, page: Page, **sent: str) -> Page:
    return taylor.press(page, "/marking", **sent)


def chosen(page: Page) -> dict[str, str]:
    return {
        each["name"]: each["value"] for each in page.tree.all("input", type="radio") if "checked" in each.attributes
    }


def test_the_results_lead_to_what_waits_and_one_answer_follows_the_other_until_all_are_marked(
    taylor: Person, lesson: Lesson
) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})
    lesson.hand_in("Ben", {PROMPT: "Because."})
    results = taylor.get(f"{lesson.path}/results")
    assert "2 answers to be marked" in results.tree.text
    links = [each["href"] for each in results.tree.all("a") if "/marking" in each.get("href")]
    assert len(links) == 3  # above the grid, above the column, below the counts

    first = taylor.get(links[0])
    assert "Answer 1 of 2" in first.tree.text
    assert "Nobody came to help." in first.tree.one(class_="model-answer").text
    second = save(taylor, first, **LEVELS, comment=" Well found. ")
    assert "Saved: 2 of 3 points. 1 answer is still to be marked." in second.tree.text
    assert "Answer 2 of 2" in second.tree.text
    done = save(taylor, second, **LEVELS)

    assert done.heading.startswith("All marked")
    assert [each.text for each in done.tree.one("ol").all("li")] == [
        "Answer 1 Partly right: 2 of 3",
        "Answer 2 Partly right: 2 of 3",
    ]
    assert "to be marked" not in taylor.get(f"{lesson.path}/results").tree.one("table").text
    assert lesson.written("Anna").history != ()
    assert {lesson.written(name).history[0].comment for name in ("Anna", "Ben")} == {"Well found.", ""}


def test_a_test_is_released_from_its_results_and_from_what_is_all_marked(taylor: Person, lesson: Lesson) -> None:
    with lesson.app.database.write() as connection:
        assert assignments.change(connection, lesson.assignment, GRADED)
    lesson.hand_in("Anna", {PROMPT: GOOD})
    results = taylor.get(f"{lesson.path}/results")
    assert "1 answer is still to be marked." in results.form("/release").text
    assert "8b" in results.tree.one("p", class_="on-paper").text
    done = save(taylor, marking_page(taylor, lesson), **LEVELS)
    assert "still to be marked" not in done.form("/release").text

    released = taylor.press(done, "/release")

    assert released.path == f"{lesson.path}/results"
    assert "is still to be marked" not in released.tree.text
    assert lesson.assignment.released_at is not None
    assert "Release the results" not in taylor.get(f"{lesson.path}/results").tree.text


def test_who_releases_on_the_results_stays_there_and_is_told_what_is_not_marked(taylor: Person, lesson: Lesson) -> None:
    with lesson.app.database.write() as connection:
        assert assignments.change(connection, lesson.assignment, GRADED)
    lesson.hand_in("Anna", {PROMPT: GOOD})

    released = taylor.press(taylor.get(f"{lesson.path}/results"), "/release")
    rules = taylor.press(taylor.press(taylor.get(lesson.path), "/take-back"), "/release")

    for page, path in ((released, f"{lesson.path}/results"), (rules, lesson.path)):
        assert page.path == path
        assert [each.text for each in page.tree.all("p", class_="is-done")] == [
            "Released. Who has handed in sees it now.",
            "1 answer is still to be marked.",
        ]


def test_names_are_hidden_until_they_are_asked_for(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna Quillabrand", {PROMPT: GOOD})

    page = marking_page(taylor, lesson)
    shown = taylor.get(next(each["href"] for each in page.tree.all("a") if each.text == "Show the names"))

    assert "Quillabrand" not in page.html
    assert lesson.student("Anna Quillabrand").token not in page.html
    assert "Anna Quillabrand" in shown.tree.text
    assert "Anna Quillabrand" in save(taylor, shown, **LEVELS).tree.text


def test_the_page_of_a_student_leads_to_the_answer(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})
    lesson.hand_in("Ben", {PROMPT: "Because."})

    page = taylor.get(f"{lesson.path}/results/{lesson.student('Ben').token}")
    (link,) = (each["href"] for each in page.tree.all("a") if each.text.startswith("Mark this answer"))

    assert "Because." in taylor.get(link).tree.one(class_="written").text


def test_a_marked_answer_can_be_marked_again(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})
    lesson.mark("Anna", comment="First.")

    page = marking_page(taylor, lesson, answer=lesson.written("Anna").token)

    assert chosen(page) == LEVELS
    assert "First." in page.tree.one("textarea").text
    assert "2 of 3 points" in page.tree.text
    save(taylor, page, **{"level-quote": "2"})
    assert [each.levels["quote"] for each in lesson.written("Anna").history] == [1, 2]


def test_where_a_level_is_missing_what_was_entered_stays(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})

    page = save(taylor, marking_page(taylor, lesson), **{"level-claim": "1"}, comment="Half done.")

    assert page.status == 422
    assert str(Refused.LEVEL_MISSING.value) in page.tree.one(role="alert").text
    assert chosen(page) == {"level-claim": "1"}
    assert page.tree.one("textarea").text == "Half done."


def test_an_answer_that_was_changed_meanwhile_is_shown_anew_with_what_was_entered(
    taylor: Person, lesson: Lesson
) -> None:
    attempt = lesson.hand_in("Anna", {PROMPT: GOOD})
    old = marking_page(taylor, lesson)
    lesson.reopen(attempt)
    at_work = save(taylor, old, **LEVELS, comment="Fine.")
    lesson.send(attempt, {PROMPT: "Something else."}, client="two")
    take_quiz.hand_in(lesson.app, attempt)

    page = save(taylor, old, **LEVELS, comment="Fine.")

    assert str(Refused.AT_WORK.value) in at_work.tree.text
    assert str(Refused.CHANGED.value) in page.tree.one(role="alert").text
    assert page.tree.one(class_="written").text == "Something else."
    assert (chosen(page), page.tree.one("textarea").text) == (LEVELS, "Fine.")
    assert save(taylor, page).heading.startswith("All marked")


def test_two_windows_the_later_one_is_told_and_neither_mark_is_lost(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})
    one, another = marking_page(taylor, lesson), marking_page(taylor, lesson)
    save(taylor, one, **LEVELS, comment="From the first.")

    told = save(taylor, another, **{"level-claim": "0", "level-quote": "0"}, comment="From the second.")

    assert str(Refused.MARKED_MEANWHILE.value) in told.tree.one(role="alert").text
    assert "From the first." in told.tree.one(class_="given").text
    assert told.tree.one("textarea").text == "From the second."
    save(taylor, told)
    assert [each.comment for each in lesson.written("Anna").history] == ["From the first.", "From the second."]


def test_an_answer_that_was_taken_back_is_told(taylor: Person, lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {PROMPT: GOOD})
    page = marking_page(taylor, lesson)
    lesson.reopen(attempt)
    lesson.send(attempt, {PROMPT: None}, client="two")
    take_quiz.hand_in(lesson.app, attempt)

    assert "taken back or erased" in save(taylor, page, **LEVELS).tree.text


@pytest.mark.parametrize("query", [{"question": 1}, {"question": 99}, {"answer": "nobody"}])
def test_what_nobody_marks_is_not_found(taylor: Person, lesson: Lesson, query: dict[str, Any]) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})

    assert marking_page(taylor, lesson, **query).status == 404


def test_before_the_first_hand_in_there_is_nothing_to_mark(taylor: Person, lesson: Lesson) -> None:
    lesson.answer("Anna", {PROMPT: GOOD})

    assert marking_page(taylor, lesson).heading.startswith("Nothing to mark")
    assert taylor.get(f"{lesson.path}/results").tree.all(class_="offer") == []


def test_another_teacher_sees_and_marks_nothing(hill: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})
    answer = lesson.written("Anna")
    sent = {"question": "4", "answer": answer.token, "shown": answer.shown, "seen": "0", **LEVELS}
    own = Lesson(lesson.app, teacher_named(lesson.app, "Mr Hill"))

    for path in (lesson.path, f"{own.path.rpartition('/')[0]}/{lesson.assignment.token}"):
        assert hill.get(f"{path}/marking").status == 404
        token = csrf_of(hill.get("/teach/classes"))
        assert hill.post(f"{path}/marking", {"csrf_token": token, **sent}).status == 404
    assert lesson.written("Anna").history == ()


def test_every_marking_page_can_be_read_and_filled_in_by_everybody(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: "“Nobody came to help” and “never said”"})
    open_one = marking_page(taylor, lesson)
    refused = save(taylor, open_one)
    done = save(taylor, open_one, **LEVELS)
    again = marking_page(taylor, lesson, answer=lesson.written("Anna").token, names=1)

    assert [faults_of(page.tree) for page in (open_one, refused, done, again)] == [[], [], [], []]


class TestTheStudent:
    """What a mark shows to the student, and when."""

    def marked(self, lesson: Lesson, person: Person, rules: Rules) -> str:
        """Where the result is of Anna, whose answer was marked."""
        this = lesson.assignment
        with lesson.app.database.write() as connection:
            assert assignments.change(connection, this, rules)
        attempt = lesson.hand_in("Anna", {PROMPT: GOOD})
        lesson.mark("Anna", comment="Well <b>found</b>.\nGo on.")
        sign_in_as(lesson, person, "Anna")
        return f"/attempts/{attempt.token}/result"

    def test_with_the_right_answers_it_is_points_levels_and_the_comment(self, lesson: Lesson, nobody: Person) -> None:
        page = nobody.get(self.marked(lesson, nobody, Rules()))

        assert "to be marked" not in page.tree.text
        assert "2 of 3" in page.tree.text
        assert [each.text for each in page.tree.all("tr", class_="is-reached")] == [
            "Reached: a reason1",
            "Reached: one quote1",
        ]
        assert "Well <b>found</b>. Go on." in page.tree.one(class_="comment").text

    def test_with_the_marks_alone_it_is_points_and_the_comment_but_not_what_it_was_marked_by(
        self, lesson: Lesson, nobody: Person
    ) -> None:
        page = nobody.get(self.marked(lesson, nobody, GRADED.model_copy(update={"score_shown": "after_hand_in"})))

        assert "2 of 3 points" in page.tree.text
        assert "Well <b>found</b>." in page.tree.one(class_="comment").text
        assert "one quote" not in page.html

    def test_before_the_release_it_is_nothing(self, lesson: Lesson, nobody: Person) -> None:
        path = self.marked(lesson, nobody, GRADED)

        assert "found" not in nobody.get(path).html
        attempt_time.release(lesson.app, lesson.assignment)
        assert "found" in nobody.get(path).html
