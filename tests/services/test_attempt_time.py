"""The time of attempts: only the server's clock counts, what was saved counts, and a teacher can always add time."""

from typing import Any

import pytest
from harbour import sending, student_saves
from lesson import Lesson, as_it_stands

from quizapp.core.attempt_clock import GRACE
from quizapp.core.rules import Rules
from quizapp.services import assign, attempt_time, take_quiz
from quizapp.services.assigned import CannotBegin, State, assigned_to, start_assigned
from quizapp.services.take_quiz import Late
from quizapp.services.taking import Taking
from quizapp.store import assignments, attempts, class_students
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import Accommodations

MINUTE = 60_000
TOWN = "Name the town"


def rule(lesson: Lesson, **rules: Any) -> None:
    this = given(lesson)
    with lesson.app.database.write() as connection:
        assert assignments.change(connection, this, Rules(**rules))


def given(lesson: Lesson) -> assignments.Assignment:
    with lesson.app.database.read() as connection:
        found = assignments.with_id(connection, lesson.assignment.id)
    assert found is not None
    return found


def begin(lesson: Lesson, name: str = "Anna") -> Attempt:
    return start_assigned(lesson.app, lesson.student(name), given(lesson))


def now(lesson: Lesson) -> int:
    clock: Any = lesson.app.now
    return int(clock.time)


def wait(lesson: Lesson, milliseconds: int) -> None:
    clock: Any = lesson.app.now
    clock.time += milliseconds


def wait_until(lesson: Lesson, moment: int) -> None:
    """The next look at the clock is at this moment."""
    clock: Any = lesson.app.now
    clock.time = moment - 1000


def take_up(lesson: Lesson, attempt: Attempt) -> Taking:
    return take_quiz.take_up(lesson.app, as_it_stands(lesson.app, attempt))


def save(lesson: Lesson, taking: Taking, answer: str = "Ashford", seq: int = 1) -> Late | None:
    """Sends an answer from a page that shows *taking*."""
    token = next(each.token for each in take_quiz.ask(lesson.app, taking) if each.prompt.startswith(TOWN))
    return student_saves(lesson.app, taking.attempt, token, sending({TOWN: answer}), "client-1", seq).late


def counting(lesson: Lesson, attempt: Attempt) -> Any:
    return take_up(lesson, attempt).responses.get("town")


class TestWhenTimeIsUp:
    def test_what_was_saved_counts_without_a_click(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        attempt = begin(lesson)
        assert save(lesson, take_up(lesson, attempt)) is None
        wait(lesson, 11 * MINUTE)

        ended = as_it_stands(lesson.app, attempt)

        assert ended.handed_in_at == attempt.started_at + 10 * MINUTE
        assert counting(lesson, attempt) == "Ashford"

    def test_an_answer_on_its_way_counts_within_the_grace_and_a_later_one_is_kept(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        attempt = begin(lesson)
        page, end = take_up(lesson, attempt), attempt.started_at + 10 * MINUTE

        wait_until(lesson, end + GRACE - 1)
        assert save(lesson, page, "Ashford", 1) is None
        wait_until(lesson, end + GRACE)
        assert save(lesson, page, "Harbour", 2) is Late.AFTER_TIME_IS_UP
        assert counting(lesson, attempt) == "Ashford"

    def test_an_answer_after_it_was_ended_is_late_by_time_and_not_by_hand_in(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        attempt = begin(lesson)
        page = take_up(lesson, attempt)
        wait(lesson, 11 * MINUTE)
        assert not as_it_stands(lesson.app, attempt).is_open

        assert save(lesson, page) is Late.AFTER_TIME_IS_UP

    def test_who_hands_in_within_the_grace_handed_in_when_time_was_up(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        attempt = begin(lesson)
        wait_until(lesson, attempt.started_at + 10 * MINUTE + 3000)

        assert take_quiz.hand_in(lesson.app, attempt)
        assert as_it_stands(lesson.app, attempt).handed_in_at == attempt.started_at + 10 * MINUTE

    def test_a_look_at_the_whole_class_ends_what_is_over(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        begun = [begin(lesson, name) for name in ("Anna", "Ben")]
        wait(lesson, 11 * MINUTE)

        attempt_time.settle_all(lesson.app, given(lesson))

        with lesson.app.database.read() as connection:
            assert not [each for each in begun if attempts.with_id(connection, each.id).is_open]

    def test_what_was_agreed_with_a_student_comes_on_top(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        agree(lesson, "Anna", Accommodations(extra_time=50))
        agree(lesson, "Ben", Accommodations(no_time_limit=True))
        anna, ben, chloe = (begin(lesson, name) for name in ("Anna", "Ben", "Chloe"))

        ends = [take_up(lesson, each).clock.deadline for each in (anna, ben, chloe)]

        assert ends == [anna.started_at + 15 * MINUTE, None, chloe.started_at + 10 * MINUTE]


def agree(lesson: Lesson, name: str, agreed: Accommodations) -> None:
    student = lesson.student(name)
    with lesson.app.database.write() as connection:
        class_students.agree(connection, student, agreed)


class TestWhatTheTeacherDoes:
    def test_extra_time_is_there_at_once_for_one_or_for_all(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        anna, ben = begin(lesson, "Anna"), begin(lesson, "Ben")

        assert attempt_time.give_extra_time(lesson.app, given(lesson), 5) == 2
        assert attempt_time.give_extra_time(lesson.app, given(lesson), 2, ben.student_id) == 1

        ends = [take_up(lesson, each).clock.deadline for each in (anna, ben)]
        assert ends == [anna.started_at + 15 * MINUTE, ben.started_at + 17 * MINUTE]

    def test_a_pause_stops_every_clock_and_is_given_back(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        attempt = begin(lesson)
        attempt_time.pause(lesson.app, given(lesson))
        paused_at = given(lesson).paused_at or 0
        wait(lesson, 60 * MINUTE)
        assert as_it_stands(lesson.app, attempt).is_open
        assert save(lesson, take_up(lesson, attempt)) is None
        with pytest.raises(CannotBegin) as refused:
            begin(lesson, "Ben")
        assert refused.value.state is State.PAUSED

        attempt_time.resume(lesson.app, given(lesson))
        pause = now(lesson) - paused_at
        attempt_time.resume(lesson.app, given(lesson))

        assert take_up(lesson, attempt).clock.deadline == attempt.started_at + 10 * MINUTE + pause
        assert begin(lesson, "Ben").is_open

    def test_closing_ends_everything_and_lets_answers_on_their_way_count(self, lesson: Lesson) -> None:
        attempt = begin(lesson)
        page = take_up(lesson, attempt)
        attempt_time.pause(lesson.app, given(lesson))

        attempt_time.close_now(lesson.app, given(lesson))

        assert save(lesson, page) is None
        wait(lesson, GRACE)
        assert as_it_stands(lesson.app, attempt).handed_in_at == given(lesson).closed_at
        with pytest.raises(CannotBegin) as refused:
            begin(lesson, "Ben")
        assert refused.value.state is State.CLOSED

    def test_an_assignment_that_was_closed_by_mistake_is_opened_again(self, lesson: Lesson) -> None:
        attempt_time.close_now(lesson.app, given(lesson))
        attempt_time.open_again(lesson.app, given(lesson))

        assert begin(lesson).is_open

    def test_one_is_reopened_for_some_minutes_though_all_is_closed(self, lesson: Lesson) -> None:
        rule(lesson, minutes=10)
        attempt = begin(lesson)
        attempt_time.give_extra_time(lesson.app, given(lesson), 5)
        attempt_time.close_now(lesson.app, given(lesson))
        wait(lesson, 60 * MINUTE)
        assert not as_it_stands(lesson.app, attempt).is_open

        assert attempt_time.reopen(lesson.app, as_it_stands(lesson.app, attempt), 5)
        reopened = now(lesson)

        assert save(lesson, take_up(lesson, attempt)) is None
        assert take_up(lesson, attempt).clock.deadline == reopened + 5 * MINUTE
        wait(lesson, 6 * MINUTE)
        assert as_it_stands(lesson.app, attempt).handed_in_at == reopened + 5 * MINUTE

    def test_what_is_open_or_begun_anew_is_not_reopened(self, lesson: Lesson) -> None:
        attempt = begin(lesson)
        assert not attempt_time.reopen(lesson.app, attempt, 5)
        take_quiz.hand_in(lesson.app, attempt)
        begin(lesson)

        assert not attempt_time.reopen(lesson.app, as_it_stands(lesson.app, attempt), 5)


class TestBeginning:
    def test_it_begins_within_its_window_only(self, lesson: Lesson) -> None:
        start = now(lesson)
        rule(lesson, opens_at=start + 10 * MINUTE, start_by=start + 20 * MINUTE, closes_at=start + 30 * MINUTE)

        states = []
        for minutes in (5, 15, 25, 35):
            wait_until(lesson, start + minutes * MINUTE)
            states.append(assigned_to(lesson.app, lesson.student("Anna"))[0].state)

        assert states == [State.NOT_YET, State.OPEN, State.TOO_LATE_TO_BEGIN, State.CLOSED]

    def test_nobody_has_more_attempts_than_there_are(self, lesson: Lesson) -> None:
        rule(lesson, attempts=2)
        for _ in range(2):
            take_quiz.hand_in(lesson.app, begin(lesson))

        with pytest.raises(CannotBegin) as refused:
            begin(lesson)

        assert refused.value.state is State.NO_ATTEMPTS_LEFT
        assert assigned_to(lesson.app, lesson.student("Anna"))[0].attempts_left == 0
        assert begin(lesson, "Ben").is_open

    def test_the_same_attempt_goes_on_on_two_devices_also_when_it_is_too_late_to_begin(self, lesson: Lesson) -> None:
        attempt = begin(lesson)
        rule(lesson, start_by=1)

        assert begin(lesson) == attempt

    def test_it_stays_as_it_was_given_when_the_set_is_gone(self, lesson: Lesson, quiz_folder: Any) -> None:
        (quiz_folder / "harbour.yaml").unlink()

        assert take_up(lesson, begin(lesson)).question_set.title == "The court moves"

    def test_every_look_asks_the_same_questions_in_the_same_order(self, lesson: Lesson) -> None:
        rule(lesson, shuffles_questions=True)
        attempt = begin(lesson)

        asked = [[each.token for each in take_quiz.ask(lesson.app, take_up(lesson, attempt))] for _ in range(2)]
        numbers = [each.number for each in take_quiz.ask(lesson.app, take_up(lesson, attempt))]

        assert asked[0] == asked[1]
        assert numbers == [1, 2, 3, 4, 5]


def test_what_was_deleted_while_a_student_looked_at_it_cannot_be_begun(lesson: Lesson) -> None:
    this = given(lesson)
    assert assign.take_away(lesson.app, this)

    with pytest.raises(CannotBegin):
        start_assigned(lesson.app, lesson.student("Anna"), this)
    assert assign.take_away(lesson.app, this)
