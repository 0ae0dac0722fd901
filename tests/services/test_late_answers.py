"""Late answers: a teacher lets what came too late count and takes it back, and everything that is graded follows."""

from dataclasses import replace

import pytest
from lesson import Lesson, as_it_stands

from quizapp.core.rules import GRADED
from quizapp.services import attempt_time, take_quiz
from quizapp.services.board import board_of
from quizapp.services.class_results import StudentResult, results_of
from quizapp.services.export_results import table_of
from quizapp.services.late_answers import LONGEST_REASON, LateAnswer, Refused, Sent, decide, decided, late_answers
from quizapp.services.receipts import of_attempt
from quizapp.services.see_results import score_of
from quizapp.services.student_record import as_data, as_words
from quizapp.store import assignments
from quizapp.store.attempts import Attempt
from tests.services.test_receipts import room

TOWN, SEAT = "Name the town", "Which town"
REASON = "The Wi-Fi was gone."


@pytest.fixture
def attempt(lesson: Lesson) -> Attempt:
    """Anna's, handed in; the answer for two points came afterwards."""
    attempt = lesson.hand_in("Anna", {TOWN: "Millbrook"})
    lesson.send(attempt, {TOWN: "Ashford"}, client="late")
    return attempt


def sent(lesson: Lesson, attempt: Attempt, *, lets_count: bool = True, reason: str = REASON) -> Sent:
    """As the page of the attempt sends it now."""
    shown = decided(lesson.app, attempt)
    return Sent(lets_count, reason, shown.last_event, len(shown.decisions))


def press(lesson: Lesson, attempt: Attempt, *, lets_count: bool = True) -> Refused | None:
    return decide(lesson.app, lesson.teacher, attempt, sent(lesson, attempt, lets_count=lets_count))


def late_of(lesson: Lesson, attempt: Attempt) -> tuple[LateAnswer, ...]:
    return late_answers(lesson.app, take_quiz.take_up(lesson.app, as_it_stands(lesson.app, attempt)))


def anna(lesson: Lesson) -> StudentResult:
    return results_of(lesson.app, lesson.assignment).students[0]


def points(lesson: Lesson, attempt: Attempt) -> list[float]:
    """What is earned, by the student's page and by the results of the class."""
    alone = score_of(lesson.app, take_quiz.take_up(lesson.app, as_it_stands(lesson.app, attempt)))
    in_class = anna(lesson).score
    assert in_class is not None
    return [float(alone.points), float(in_class.points)]


def late_column(lesson: Lesson) -> object:
    table = table_of(results_of(lesson.app, lesson.assignment), lambda _: None)  # type: ignore[arg-type,return-value]
    return table.rows[0][table.headings.index("Late")]


def test_it_counts_everywhere_until_that_is_taken_back(lesson: Lesson, attempt: Attempt) -> None:
    told = []
    for lets_count in (None, True, False):
        if lets_count is not None:
            assert press(lesson, attempt, lets_count=lets_count) is None
        (row,) = board_of(lesson.app, lesson.assignment).rows
        assert row.progress is not None
        told.append((points(lesson, attempt), row.progress.late, row.progress.answered, late_column(lesson)))
        assert [each.counts for each in late_of(lesson, attempt)] == [bool(lets_count)]

    without = ([0, 0], 1, 1, "question 4")
    assert told == [without, ([2, 2], 0, 1, "question 4 (counts)"), without]


def test_who_decided_what_when_and_why_is_kept_in_order_and_in_the_record(lesson: Lesson, attempt: Attempt) -> None:
    press(lesson, attempt)
    press(lesson, attempt, lets_count=False)

    (taken,) = as_words(lesson.app, lesson.student("Anna"))
    data = as_data(lesson.app, room(lesson), lesson.student("Anna"))

    assert [(each.lets_count, each.reason) for each in taken.decisions] == [(True, REASON), (False, REASON)]
    assert {each.teacher_id for each in taken.decisions} == {lesson.teacher.id}
    assert [(each["number"], each["reason"]) for each in data["late_decisions"]] == [(1, REASON), (2, REASON)]
    assert "teacher_id" not in data["late_decisions"][0]


def test_what_comes_after_the_decision_is_late_as_before(lesson: Lesson, attempt: Attempt) -> None:
    page = sent(lesson, attempt)
    lesson.send(attempt, {TOWN: "Millbrook"}, client="later")
    assert decide(lesson.app, lesson.teacher, attempt, page) is None

    assert points(lesson, attempt) == [2, 2]
    assert decided(lesson.app, attempt).is_behind
    assert anna(lesson).late == anna(lesson).let_count == ("town",)
    assert [each.counts for each in late_of(lesson, attempt)] == [False]
    press(lesson, attempt)
    assert points(lesson, attempt) == [0, 0]


def test_the_receipt_stays_what_it_was_and_a_reopened_attempt_keeps_the_decision(
    lesson: Lesson, attempt: Attempt
) -> None:
    receipt = of_attempt(lesson.app, as_it_stands(lesson.app, attempt))
    press(lesson, attempt)
    assert of_attempt(lesson.app, as_it_stands(lesson.app, attempt)) == receipt

    lesson.reopen(as_it_stands(lesson.app, attempt))
    assert press(lesson, attempt) is Refused.AT_WORK
    take_quiz.hand_in(lesson.app, attempt)

    assert points(lesson, attempt) == [2, 2]


def test_a_window_that_does_not_know_the_newest_decision_is_refused(lesson: Lesson, attempt: Attempt) -> None:
    first, second = sent(lesson, attempt), sent(lesson, attempt, lets_count=False)
    assert decide(lesson.app, lesson.teacher, attempt, first) is None

    assert decide(lesson.app, lesson.teacher, attempt, second) is Refused.DECIDED_MEANWHILE
    assert decided(lesson.app, attempt).lets_count


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"reason": ""}, Refused.REASON_MISSING),
        ({"reason": "x" * (LONGEST_REASON + 1)}, Refused.REASON_TOO_LONG),
        ({"until_event": 0}, Refused.NOTHING_LATE),
        ({"until_event": -1}, Refused.NOTHING_LATE),
    ],
)
def test_what_cannot_be_decided_says_why(
    lesson: Lesson, attempt: Attempt, changed: dict[str, object], why: Refused
) -> None:
    assert decide(lesson.app, lesson.teacher, attempt, replace(sent(lesson, attempt), **changed)) is why  # type: ignore[arg-type]


def test_nothing_late_is_nothing_to_decide_and_no_decision_reaches_what_is_still_to_come(
    lesson: Lesson, attempt: Attempt
) -> None:
    ben = lesson.hand_in("Ben", {TOWN: "Ashford"})
    assert press(lesson, ben) is Refused.NOTHING_LATE

    assert decide(lesson.app, lesson.teacher, attempt, replace(sent(lesson, attempt), until_event=2**31 - 1)) is None
    lesson.send(attempt, {TOWN: "Millbrook"}, client="later")

    assert points(lesson, attempt) == [2, 2]


class TestWhetherTheRightAnswersCouldBeSeen:
    def test_they_could_where_they_are_shown_after_the_hand_in(self, lesson: Lesson, attempt: Attempt) -> None:
        assert [each.could_see_key for each in late_of(lesson, attempt)] == [True]

    def test_from_the_first_release_on_also_where_it_was_taken_back(self, lesson: Lesson, attempt: Attempt) -> None:
        with lesson.app.database.write() as connection:
            assert assignments.change(connection, lesson.assignment, GRADED)
        assert [each.could_see_key for each in late_of(lesson, attempt)] == [False]

        attempt_time.release(lesson.app, lesson.assignment)
        assert [each.could_see_key for each in late_of(lesson, attempt)] == [False]
        attempt_time.take_back_release(lesson.app, lesson.assignment)
        attempt_time.release(lesson.app, lesson.assignment)
        attempt_time.take_back_release(lesson.app, lesson.assignment)
        lesson.send(attempt, {SEAT: "Ashford"}, client="after")

        assert [(each.number, each.could_see_key) for each in late_of(lesson, attempt)] == [(1, True), (4, False)]
