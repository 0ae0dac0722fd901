"""Held back: while a class takes a set as a test, its right answers are shown nowhere else."""

import pytest
from harbour import ALL_RIGHT, Clock, asked_with, sending
from lesson import Lesson, as_it_stands

from quizapp.core.rules import GRADED, Rules
from quizapp.services import attempt_time, practice, rounds, take_quiz
from quizapp.services.application import Application
from quizapp.services.held_back import WITHOUT_END, sets_held_back
from quizapp.services.release import EVERYTHING, Release, release_of
from quizapp.services.taking import Taking
from quizapp.store import assignments
from quizapp.store.attempts import Attempt

HOUR = 3600 * 1000
TOWN = "Name the town"


def rule(lesson: Lesson, rules: Rules) -> None:
    with lesson.app.database.write() as connection:
        assert assignments.change(connection, lesson.assignment, rules)


@pytest.fixture
def clock(application: Application) -> Clock:
    """The clock by which the application goes."""
    assert isinstance(application.now, Clock)
    return application.now


@pytest.fixture
def as_a_test(lesson: Lesson) -> Lesson:
    """The class takes `harbour` as a test."""
    rule(lesson, GRADED)
    return lesson


def free(app: Application, *, practises: bool = False) -> Attempt:
    harbour = app.library.get("harbour")
    assert harbour is not None
    return take_quiz.start(app, "ben", harbour, practises=practises)


def again(app: Application, attempt: Attempt) -> Taking:
    return take_quiz.take_up(app, as_it_stands(app, attempt))


def test_practice_holds_nothing_back(lesson: Lesson) -> None:
    assert sets_held_back(lesson.app) == frozenset()


def test_a_test_holds_its_set_back_until_it_is_closed_or_released(as_a_test: Lesson) -> None:
    app = as_a_test.app
    assert sets_held_back(app) == {"harbour"}

    attempt_time.close_now(app, as_a_test.assignment)
    assert sets_held_back(app) == frozenset()

    attempt_time.open_again(app, as_a_test.assignment)
    assert sets_held_back(app) == {"harbour"}

    attempt_time.release(app, as_a_test.assignment)
    assert sets_held_back(app) == frozenset()


def test_a_set_is_held_back_before_its_test_opens_and_until_it_closes(lesson: Lesson, clock: Clock) -> None:
    opens, closes = clock.time + 100 * HOUR, clock.time + 101 * HOUR
    rule(lesson, GRADED.model_copy(update={"opens_at": opens, "closes_at": closes}))
    assert sets_held_back(lesson.app) == {"harbour"}

    clock.time = closes
    assert sets_held_back(lesson.app) == frozenset()


def test_extra_time_after_the_end_holds_the_set_back_until_it_is_over(as_a_test: Lesson, clock: Clock) -> None:
    as_a_test.begin("Anna")
    rule(as_a_test, GRADED.model_copy(update={"closes_at": clock.time + HOUR}))
    attempt_time.give_extra_time(as_a_test.app, as_a_test.assignment, 30)
    clock.time += HOUR + HOUR // 4
    assert sets_held_back(as_a_test.app) == {"harbour"}

    clock.time += HOUR // 2
    assert sets_held_back(as_a_test.app) == frozenset()


def test_a_test_without_an_end_is_over_a_day_after_it_was_last_handed_in(as_a_test: Lesson, clock: Clock) -> None:
    clock.time += WITHOUT_END // 2
    as_a_test.hand_in("Anna", ALL_RIGHT)
    clock.time += WITHOUT_END - HOUR
    assert sets_held_back(as_a_test.app) == {"harbour"}

    clock.time += HOUR
    assert sets_held_back(as_a_test.app) == frozenset()


def test_what_was_chosen_freely_shows_nothing_meanwhile_and_is_kept(as_a_test: Lesson) -> None:
    app, attempt = as_a_test.app, free(as_a_test.app)
    wrong = {**ALL_RIGHT, TOWN: "Harbour"}
    take_quiz.save_page(app, take_quiz.take_up(app, attempt), sending(wrong), "page-1", 0)
    take_quiz.hand_in(app, attempt)

    assert release_of(again(app, attempt)) == Release()
    assert rounds.begin(app, attempt) is None

    attempt_time.release(app, as_a_test.assignment)
    assert release_of(again(app, attempt)) == EVERYTHING
    assert len(rounds.missed_in(app, again(app, attempt))) == 1


def test_practice_that_had_begun_checks_nothing_meanwhile(lesson: Lesson) -> None:
    app, attempt = lesson.app, free(lesson.app, practises=True)
    take_quiz.save_page(app, take_quiz.take_up(app, attempt), sending({TOWN: "Harbour"}), "page-1", 0)
    rule(lesson, GRADED)

    taking = again(app, attempt)
    token = asked_with(take_quiz.ask(app, taking), TOWN).token
    assert practice.practised(app, taking) == {}
    practice.check_answer(app, attempt, token)

    attempt_time.close_now(app, lesson.assignment)
    assert practice.practised(app, again(app, attempt))[token].standing.marks == ()
    practice.check_answer(app, attempt, token)
    assert len(practice.practised(app, again(app, attempt))[token].standing.marks) == 1


def test_what_a_class_was_given_follows_its_own_rules(as_a_test: Lesson) -> None:
    app, teacher = as_a_test.app, as_a_test.teacher
    given = Lesson(app, teacher).hand_in("Cleo", ALL_RIGHT)

    assert release_of(again(app, given)) == EVERYTHING
