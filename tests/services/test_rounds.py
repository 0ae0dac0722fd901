"""Rounds: what was missed is asked again, at once and when it comes back, and changes nothing of the attempt before."""

import dataclasses
from collections.abc import Mapping

import pytest
from harbour import ALL_RIGHT, sending
from lesson import Lesson, as_it_stands

from quizapp.core.rounds import DAY
from quizapp.core.rules import GRADED
from quizapp.services import attempt_time, erase, practice, rounds, see_results, take_quiz
from quizapp.services.application import Application
from quizapp.services.class_results import results_of
from quizapp.store import assignments
from quizapp.store.attempts import Attempt

TOWN, SEAT = "Name the town", "Which town"
MISSED_TWO = {**ALL_RIGHT, TOWN: "Harbour", SEAT: None}


def free_attempt(app: Application, answers: Mapping[str, object], *, practises: bool = False) -> Attempt:
    harbour = app.library.get("harbour")
    assert harbour is not None
    attempt = take_quiz.start(app, "anna", harbour, practises=practises)
    take_quiz.save_page(app, take_quiz.take_up(app, attempt), sending(answers), "page-1", 0)
    take_quiz.hand_in(app, attempt)
    return as_it_stands(app, attempt)


def round_over(app: Application, attempt: Attempt) -> Attempt:
    begun = rounds.begin(app, attempt)
    assert begun is not None
    return begun


def after(app: Application, days: float) -> Application:
    return dataclasses.replace(app, now=lambda: app.now() + int(days * DAY))


def test_it_asks_what_was_missed_and_nothing_else(application: Application) -> None:
    attempt = free_attempt(application, MISSED_TWO)

    again = round_over(application, attempt)

    asked = take_quiz.ask_all(application, take_quiz.take_up(application, again))
    assert [each.prompt.split()[0] for each in asked] == ["Which", "Name"]
    assert practice.is_on(take_quiz.take_up(application, again))
    assert rounds.begin(application, attempt) == again


def test_a_round_over_a_round_asks_what_is_still_missed(application: Application) -> None:
    attempt = free_attempt(application, MISSED_TWO)
    first = round_over(application, attempt)
    taking = take_quiz.take_up(application, first)
    take_quiz.save_page(application, taking, sending({TOWN: "Ashford"}), "page-2", 0)
    take_quiz.hand_in(application, first)

    second = round_over(application, as_it_stands(application, first))

    (asked,) = take_quiz.ask_all(application, take_quiz.take_up(application, second))
    assert asked.prompt.startswith(SEAT)
    assert rounds.origin_of(application, second) == attempt
    assert see_results.score_of(application, take_quiz.take_up(application, attempt)).points == 3


def test_where_nothing_was_missed_there_is_no_round(application: Application) -> None:
    assert rounds.begin(application, free_attempt(application, ALL_RIGHT)) is None


def test_it_comes_back_after_two_days_until_it_is_practised(application: Application) -> None:
    attempt = free_attempt(application, MISSED_TWO)
    free_attempt(application, ALL_RIGHT, practises=True)
    assert rounds.coming_back(after(application, 1), [attempt]) == []

    (back,) = rounds.coming_back(after(application, 2.1), [attempt])
    assert (back.attempt, back.missed) == (attempt, 2)

    round_over(after(application, 2.2), attempt)
    assert rounds.coming_back(after(application, 3), [attempt]) == []
    assert len(rounds.coming_back(after(application, 7.1), [attempt])) == 1


def test_only_the_last_attempt_at_a_set_comes_back(application: Application) -> None:
    older, newer = free_attempt(application, MISSED_TWO), free_attempt(application, ALL_RIGHT)

    assert rounds.coming_back(after(application, 3), [newer, older]) == []


def test_a_test_that_is_not_released_is_neither_practised_nor_comes_back(lesson: Lesson) -> None:
    with lesson.app.database.write() as connection:
        assert assignments.change(connection, lesson.assignment, GRADED)
    attempt = as_it_stands(lesson.app, lesson.hand_in("Anna", MISSED_TWO))
    assert rounds.begin(lesson.app, attempt) is None
    assert rounds.coming_back(after(lesson.app, 3), [attempt]) == []

    attempt_time.release(lesson.app, lesson.assignment)

    assert rounds.begin(lesson.app, attempt) is not None


@pytest.fixture
def practised(lesson: Lesson) -> Lesson:
    """Anna has handed in, and a round after it."""
    attempt = as_it_stands(lesson.app, lesson.hand_in("Anna", MISSED_TWO))
    take_quiz.hand_in(lesson.app, round_over(lesson.app, attempt))
    return lesson


def test_the_results_of_the_class_know_nothing_of_rounds(practised: Lesson) -> None:
    (anna,) = results_of(practised.app, practised.assignment).students

    assert len(anna.attempts) == 1
    assert anna.score is not None
    assert anna.score.points == 3


def test_rounds_are_erased_with_their_student(practised: Lesson) -> None:
    erase.erase_student(practised.app, practised.student("Anna"), "erase")

    assert results_of(practised.app, practised.assignment).students == ()


def test_practice_and_the_set_itself_are_two_attempts(application: Application) -> None:
    harbour = application.library.get("harbour")
    assert harbour is not None

    plain = take_quiz.start(application, "anna", harbour)
    practises = take_quiz.start(application, "anna", harbour, practises=True)

    assert plain != practises
    assert take_quiz.start(application, "anna", harbour, practises=True) == practises
    assert not practice.is_on(take_quiz.take_up(application, plain))
