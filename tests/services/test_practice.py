"""Practice: what was checked is kept, counts as it was checked, and can neither be tried nor earned twice."""

from typing import Any

import pytest
from lesson import Lesson

from quizapp.core.mark import Status
from quizapp.core.rules import Rules
from quizapp.services import practice, see_results, take_quiz
from quizapp.services.class_results import results_of
from quizapp.services.practice import Practised, Refused
from quizapp.services.taking import Taking
from quizapp.store import assignments
from quizapp.store.attempts import Attempt

OPENLY = Rules(score_shown="each_question", key_shown="each_question", proof_shown="each_question")
TOWN, SEAT = "Name the town", "Which town"


def rule(lesson: Lesson, **rules: Any) -> None:
    this = lesson.assignment
    with lesson.app.database.write() as connection:
        assert assignments.change(connection, this, OPENLY.model_copy(update=rules))


def take_up(lesson: Lesson, attempt: Attempt) -> Taking:
    return take_quiz.take_up(lesson.app, attempt)


def token(lesson: Lesson, attempt: Attempt, prompt: str) -> str:
    asked = take_quiz.ask(lesson.app, take_up(lesson, attempt))
    return next(each.token for each in asked if each.prompt.startswith(prompt))


def check(lesson: Lesson, attempt: Attempt, prompt: str = SEAT) -> Refused | None:
    return practice.check_answer(lesson.app, attempt, token(lesson, attempt, prompt))


def standing(lesson: Lesson, attempt: Attempt, prompt: str = SEAT) -> Practised:
    return practice.practised(lesson.app, take_up(lesson, attempt))[token(lesson, attempt, prompt)]


def points(lesson: Lesson, attempt: Attempt) -> int:
    return int(2 * see_results.score_of(lesson.app, take_up(lesson, attempt)).points)


def choose(lesson: Lesson, attempt: Attempt, sentence: str) -> Refused | None:
    return practice.choose_proof(lesson.app, attempt, token(lesson, attempt, SEAT), sentence)


def test_a_wrong_answer_takes_a_try_and_gives_a_hint_but_not_the_answer(lesson: Lesson) -> None:
    rule(lesson, tries=3, gives_hints=True)
    attempt = lesson.answer("Anna", {SEAT: "Millbrook"})

    assert check(lesson, attempt) is None

    shown = standing(lesson, attempt)
    assert (shown.standing.tries_left, shown.shows_sentence, shown.result) == (2, False, None)
    assert [(each.passage.id, each.paragraph.number) for each in shown.places] == [("post", 1), ("gazette", 1)]


def test_the_same_answer_checked_again_takes_no_try(lesson: Lesson) -> None:
    rule(lesson, tries=3)
    attempt = lesson.answer("Anna", {SEAT: "Millbrook"})

    for _ in range(2):
        check(lesson, attempt)

    assert standing(lesson, attempt).standing.tries_left == 2


def test_the_answer_that_was_right_stays_though_another_is_saved_later(lesson: Lesson) -> None:
    rule(lesson, tries=3)
    attempt = lesson.answer("Anna", {SEAT: "Ashford"})
    check(lesson, attempt)

    lesson.send(attempt, {SEAT: "Millbrook"})

    assert take_up(lesson, attempt).responses["seat"] == "c"
    assert standing(lesson, attempt).result is not None
    assert check(lesson, attempt) is Refused.NO_MORE


def test_the_sentence_earns_half_and_the_class_results_know_it(lesson: Lesson) -> None:
    rule(lesson)
    attempt = lesson.answer("Anna", {SEAT: "Harbour"})
    check(lesson, attempt)
    results_of(lesson.app, lesson.assignment)
    assert points(lesson, attempt) == 0
    assert standing(lesson, attempt).result is None

    assert choose(lesson, attempt, "post p1.s1") is None
    assert choose(lesson, attempt, "post p1.s1") is Refused.NO_MORE

    assert points(lesson, attempt) == 1
    assert standing(lesson, attempt).result is not None
    (anna,) = results_of(lesson.app, lesson.assignment).students
    assert anna.cells["seat"].mark.status is Status.PARTLY


def test_another_sentence_earns_nothing_and_ends_it(lesson: Lesson) -> None:
    rule(lesson)
    attempt = lesson.answer("Anna", {SEAT: "Harbour"})
    check(lesson, attempt)

    choose(lesson, attempt, "post p1.s2")

    assert points(lesson, attempt) == 0
    assert standing(lesson, attempt).result is not None


def test_nothing_is_checked_without_an_answer_or_after_the_hand_in(lesson: Lesson) -> None:
    rule(lesson)
    attempt = lesson.answer("Anna", {SEAT: "Harbour"})

    assert check(lesson, attempt, TOWN) is Refused.NO_ANSWER
    take_quiz.hand_in(lesson.app, attempt)
    assert check(lesson, attempt) is Refused.NO_MORE


@pytest.mark.parametrize("rules", [Rules(), Rules(purpose="graded")])
def test_where_marks_are_not_shown_at_each_question_nothing_is_checked(lesson: Lesson, rules: Rules) -> None:
    this = lesson.assignment
    with lesson.app.database.write() as connection:
        assignments.change(connection, this, rules)
    attempt = lesson.answer("Anna", {SEAT: "Harbour"})

    assert check(lesson, attempt) is Refused.NO_MORE
    assert practice.practised(lesson.app, take_up(lesson, attempt)) == {}
