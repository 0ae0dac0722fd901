"""Marking open answers: a mark counts for exactly the words it was given for, and nobody's mark is lost."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from lesson import GOOD, ONE_QUOTE, Lesson, count_queries, open_lesson, teacher_named

from quizapp.core.mark import Score, Status
from quizapp.services import erase, marking, student_record, take_quiz
from quizapp.services.application import Application
from quizapp.services.class_results import StudentResult, results_of
from quizapp.services.export_results import table_of
from quizapp.services.marking import LONGEST_COMMENT, Refused, Sent, ToMark
from quizapp.services.reveal import reveal
from quizapp.services.see_results import marks_by_token, score_of, see_result
from quizapp.store import given_marks
from tests.services.test_erase import room_of

PROMPT = "Why was the move"


@pytest.fixture
def lesson(application: Application) -> Lesson:
    """The class of Ms Taylor, whose set has an open question worth three points."""
    return open_lesson(application)


def queue(lesson: Lesson) -> ToMark:
    (found,) = marking.to_mark(lesson.app, results_of(lesson.app, lesson.assignment)).values()
    return found


def of(lesson: Lesson, name: str) -> StudentResult:
    students = results_of(lesson.app, lesson.assignment).students
    return next(each for each in students if each.student.name == name)


def test_an_answer_waits_until_it_is_marked_and_then_counts_everywhere(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {PROMPT: GOOD, "Which town": "Ashford"})
    before = of(lesson, "Anna").score
    assert before is not None
    assert before == Score(Fraction(1), Fraction(4), Fraction(3))

    assert lesson.mark("Anna", comment="Well found.") is None

    shown = of(lesson, "Anna")
    taking = take_quiz.take_up(lesson.app, attempt)
    assert shown.cells["why"].mark.fraction == Fraction(2, 3)
    assert shown.score == score_of(lesson.app, taking)
    assert shown.score is not None
    assert shown.score == Score(Fraction(3), Fraction(7))
    result = see_result(lesson.app, taking).questions[3]
    assert result.given is not None
    assert result.points == 2
    assert result.given.comment == "Well found."
    (marked,) = (each for each in marks_by_token(lesson.app, taking).values() if each.given)
    assert marked.points == 2
    assert marked.mark.status is Status.PARTLY


def test_the_counts_and_the_files_of_the_class_follow(lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})
    lesson.hand_in("Ben", {PROMPT: "Because."})
    lesson.mark("Anna", {"claim": 1, "quote": 2})

    results = results_of(lesson.app, lesson.assignment)

    assert results.counts["why"] == {Status.RIGHT: 1, Status.TO_BE_MARKED: 1}
    assert reveal(lesson.app, results, 4).counts == {Status.RIGHT: 1, Status.TO_BE_MARKED: 1}
    table = table_of(results, lambda _moment: None)  # type: ignore[arg-type,return-value]
    assert [row[-2] for row in table.rows] == [3.0, "to be marked"]


def test_a_mark_counts_only_for_the_words_it_was_given_for(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {PROMPT: GOOD})
    lesson.mark("Anna")
    lesson.reopen(attempt)
    lesson.send(attempt, {PROMPT: "Something else."}, client="two")
    take_quiz.hand_in(lesson.app, attempt)

    assert of(lesson, "Anna").cells["why"].mark.status is Status.TO_BE_MARKED
    assert [len(each.history) for each in queue(lesson).waiting] == [1]

    lesson.reopen(attempt)
    lesson.send(attempt, {PROMPT: GOOD}, client="two")
    take_quiz.hand_in(lesson.app, attempt)
    assert of(lesson, "Anna").cells["why"].mark.status is Status.PARTLY


def test_of_several_marks_for_the_same_words_the_newest_counts_and_all_are_kept(lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})
    lesson.mark("Anna")
    lesson.mark("Anna", {"claim": 1, "quote": 2}, "Better than I thought.")
    lesson.mark("Anna", {"claim": 1, "quote": 2}, "Better than I thought.")

    answer = lesson.written("Anna")

    assert [each.number for each in answer.history] == [1, 2]
    assert answer.given == answer.history[-1]
    assert of(lesson, "Anna").cells["why"].mark.status is Status.RIGHT


class TestRefused:
    @pytest.mark.parametrize(
        ("levels", "comment", "refusal"),
        [
            ({"claim": 1}, "", Refused.LEVEL_MISSING),
            ({}, "", Refused.LEVEL_MISSING),
            ({"claim": 1, "quote": 3}, "", Refused.UNKNOWN_LEVEL),
            ({"claim": -1, "quote": 0}, "", Refused.UNKNOWN_LEVEL),
            (ONE_QUOTE, "x" * (LONGEST_COMMENT + 1), Refused.COMMENT_TOO_LONG),
        ],
    )
    def test_what_is_no_mark_is_told_and_nothing_is_stored(
        self, lesson: Lesson, levels: Mapping[str, int], comment: str, refusal: Refused
    ) -> None:
        lesson.hand_in("Anna", {PROMPT: GOOD})

        assert lesson.mark("Anna", levels, comment) is refusal
        assert lesson.written("Anna").history == ()

    def test_while_the_student_is_at_work(self, lesson: Lesson) -> None:
        attempt = lesson.hand_in("Anna", {PROMPT: GOOD})
        lesson.reopen(attempt)

        assert lesson.mark("Anna") is Refused.AT_WORK
        assert queue(lesson).waiting == ()

    def test_where_the_answer_was_changed_since_it_was_shown(self, lesson: Lesson) -> None:
        attempt = lesson.hand_in("Anna", {PROMPT: GOOD})
        shown = lesson.written("Anna")
        for words, refusal in (("Something else.", Refused.CHANGED), (None, Refused.TAKEN_BACK)):
            lesson.reopen(attempt)
            lesson.send(attempt, {PROMPT: words}, client="two")
            take_quiz.hand_in(lesson.app, attempt)

            assert marking.give(lesson.app, lesson.teacher, shown, Sent(ONE_QUOTE, "", shown.shown, 0)) is refusal

    def test_where_another_window_has_marked_it_meanwhile(self, lesson: Lesson) -> None:
        lesson.hand_in("Anna", {PROMPT: GOOD})
        shown = lesson.written("Anna")
        lesson.mark("Anna")
        sent = Sent({"claim": 0, "quote": 0}, "", shown.shown, 0)

        assert marking.give(lesson.app, lesson.teacher, shown, sent) is Refused.MARKED_MEANWHILE
        assert marking.give(lesson.app, lesson.teacher, shown, replace(sent, seen=1)) is None
        assert [dict(each.levels) for each in lesson.written("Anna").history] == [ONE_QUOTE, dict(sent.levels)]


class TestTheQueue:
    def test_it_holds_every_written_answer_that_was_handed_in(self, lesson: Lesson) -> None:
        lesson.hand_in("Anna", {PROMPT: GOOD})
        lesson.hand_in("Anna", {PROMPT: "The second time."})
        lesson.hand_in("Ben", {"Which town": "Ashford"})
        lesson.answer("Caro", {PROMPT: GOOD})

        found = queue(lesson)

        assert [each.student.name for each in found.waiting] == ["Anna", "Anna"]
        assert len(found.answers) == 3
        assert found.number == 4

    def test_its_order_follows_from_random_names_and_leads_round(self, lesson: Lesson) -> None:
        for name in ("Anna", "Ben", "Caro"):
            lesson.hand_in(name, {PROMPT: GOOD})
        found = queue(lesson)
        first, second, third = found.waiting

        assert [each.token for each in found.waiting] == sorted(each.token for each in found.waiting)
        assert [found.place(each) for each in (first, second, third)] == [1, 2, 3]
        assert (found.beside(first, -1), found.beside(first, 1), found.beside(third, 1)) == (None, second, None)
        assert found.next_waiting(third) == first
        lesson.mark(first.student.name)
        assert [each.token for each in queue(lesson).waiting] == [second.token, third.token]

    def test_the_number_of_queries_does_not_grow_with_what_is_marked(self, lesson: Lesson) -> None:
        def asked(names: list[str]) -> int:
            for name in names:
                lesson.hand_in(name, {PROMPT: GOOD})
                lesson.mark(name)
            given = lesson.assignment
            return count_queries(lesson.app, lambda: marking.to_mark(lesson.app, results_of(lesson.app, given)))

        assert asked(["Anna"]) == asked(["Ben", "Caro", "Dora"])

    def test_a_set_that_nobody_has_to_mark_has_none(self, lesson: Lesson) -> None:
        other = Lesson(lesson.app, teacher_named(lesson.app, "Mr Hill"))

        assert marking.to_mark(lesson.app, results_of(lesson.app, other.assignment)) == {}


def test_what_waits_can_lift_an_attempt_and_never_unseat_one(lesson: Lesson) -> None:
    """All that is marked of the second attempt is right, but the first is certain of more."""
    seat = {"Which town": "Ashford"}
    first = lesson.hand_in("Anna", {PROMPT: GOOD, **seat})
    lesson.mark("Anna")
    second = lesson.hand_in("Anna", {PROMPT: "The second time.", **seat, "Which two goods": ["Wool", "Timber"]})

    counts = of(lesson, "Anna").counts
    assert counts is not None
    assert counts.taking.attempt.id == first.id

    lesson.mark("Anna", {"claim": 1, "quote": 2})
    counts = of(lesson, "Anna").counts
    assert counts is not None
    assert counts.taking.attempt.id == second.id


def test_the_record_of_the_student_holds_levels_and_comment(lesson: Lesson) -> None:
    lesson.hand_in("Anna", {PROMPT: GOOD})
    lesson.mark("Anna", comment="Well found.")

    data = student_record.as_data(lesson.app, room_of(lesson), lesson.student("Anna"))
    (taken,) = student_record.as_words(lesson.app, lesson.student("Anna"))

    assert [(each["levels"], each["comment"]) for each in data["given_marks"]] == [
        ('{"claim": 1, "quote": 1}', "Well found.")
    ]
    assert "teacher_id" not in data["given_marks"][0]
    (marked,) = taken.marks
    assert marked.levels == {"Says why it was hard.": "a reason", "Quotes the report.": "one quote"}
    assert (marked.answer, marked.comment) == (GOOD, "Well found.")


def test_marks_go_with_the_student_they_were_given_to(lesson: Lesson) -> None:
    for name in ("Anna", "Ben"):
        lesson.hand_in(name, {PROMPT: GOOD})
        lesson.mark(name, comment=f"Well found, {name}.")

    erase.erase_student(lesson.app, lesson.student("Anna"), "erase")

    with lesson.app.database.read() as connection:
        kept = given_marks.at_assignment(connection, lesson.assignment.id)
    assert [each.comment for marks in kept.values() for each in marks] == ["Well found, Ben."]
