"""Receipts: every hand-in gets one, it says what is stored, and only the class's teacher finds it."""

import dataclasses

import pytest
from harbour import ALL_RIGHT
from lesson import Lesson, as_it_stands, teacher_named

from quizapp.core.rules import Rules
from quizapp.services import attempt_time, classes, handing_in, receipts, take_quiz
from quizapp.services.application import Application
from quizapp.services.class_results import results_of
from quizapp.store.attempts import Attempt
from quizapp.store.classes import Classroom
from quizapp.store.receipts import Receipt

TOWN, SEAT = "Name the town", "Which town"


def room(lesson: Lesson) -> Classroom:
    found = classes.find(lesson.app, lesson.teacher, lesson.class_token)
    assert found is not None
    return found


def receipt_of(lesson: Lesson, attempt: Attempt) -> Receipt:
    found = receipts.of_attempt(lesson.app, as_it_stands(lesson.app, attempt))
    assert found is not None
    return found


def test_it_counts_the_answers_that_count_and_says_when(lesson: Lesson) -> None:
    attempt = lesson.answer("Anna", {TOWN: "Ashford", SEAT: "Harbour"})
    lesson.send(attempt, {SEAT: None})
    take_quiz.hand_in(lesson.app, attempt)
    lesson.send(attempt, {SEAT: "Ashford"}, client="late")

    receipt = receipt_of(lesson, attempt)

    assert receipt.answered == 1
    assert receipt.handed_in_at == as_it_stands(lesson.app, attempt).handed_in_at
    with lesson.app.database.read() as connection:
        assert handing_in.answered_of(connection, attempt) == receipt.answered


def test_handing_in_twice_gives_one_receipt_and_an_open_attempt_has_none(lesson: Lesson) -> None:
    attempt = lesson.answer("Anna", ALL_RIGHT)
    assert receipts.of_attempt(lesson.app, attempt) is None
    codes = set()
    for _ in range(2):
        take_quiz.hand_in(lesson.app, attempt)
        codes.add(receipt_of(lesson, attempt).code)

    assert len(codes) == 1
    assert set("".join(codes)) <= set(classes.CODE_SIGNS)


def test_who_runs_out_of_time_has_a_receipt_too(application: Application) -> None:
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"), rules=Rules(minutes=1))
    attempt = lesson.answer("Anna", {TOWN: "Ashford"})
    later = dataclasses.replace(application, now=lambda: application.now() + 120_000)

    attempt_time.settle_all(later, lesson.assignment)

    assert receipt_of(lesson, attempt).answered == 1


@pytest.mark.parametrize("between", ["", " ", "-"])
def test_the_teacher_finds_the_student_by_it_however_it_is_typed(lesson: Lesson, between: str) -> None:
    attempt = lesson.hand_in("Anna", {TOWN: "Ashford"})
    code = receipt_of(lesson, attempt).code.lower()

    found = receipts.look_up(lesson.app, room(lesson), f" {code[:3]}{between}{code[3:]}")

    assert found is not None
    assert (found.student.name, found.receipt.answered, found.is_last_word) == ("Anna", 1, True)
    assert found.taking.attempt.id == attempt.id


def test_another_class_finds_nothing_by_it_nor_does_nonsense(lesson: Lesson) -> None:
    code = receipt_of(lesson, lesson.hand_in("Anna", ALL_RIGHT)).code
    other = Lesson(lesson.app, teacher_named(lesson.app, "Mr Hill"))

    assert receipts.look_up(lesson.app, room(other), code) is None
    assert [receipts.look_up(lesson.app, room(lesson), typed) for typed in ("", "AAAAAA", "\0", "%")] == [None] * 4


def test_after_a_reopening_the_first_receipt_is_found_and_told_as_the_first(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {TOWN: "Ashford"})
    first = receipt_of(lesson, attempt)
    assert attempt_time.reopen(lesson.app, as_it_stands(lesson.app, attempt), 5)
    lesson.send(attempt, {SEAT: "Ashford"}, client="again")
    take_quiz.hand_in(lesson.app, as_it_stands(lesson.app, attempt))

    found = receipts.look_up(lesson.app, room(lesson), first.code)

    assert found is not None
    assert (found.receipt.answered, found.is_last_word) == (1, False)
    assert receipt_of(lesson, attempt).answered == 2


def test_the_results_of_the_class_name_the_receipt_that_counts(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", ALL_RIGHT)
    lesson.answer("Ben", ALL_RIGHT)

    anna, ben = results_of(lesson.app, lesson.assignment).students

    assert (anna.receipt, ben.receipt) == (receipt_of(lesson, attempt), None)
