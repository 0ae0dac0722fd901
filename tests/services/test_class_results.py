"""Class results: the attempt that counts for each student, its exact marks, and what came too late."""

from fractions import Fraction

from harbour import ALL_RIGHT, OpenApplication
from lesson import Lesson, count_queries, teacher_named

from quizapp.core.mark import Status
from quizapp.services import take_quiz
from quizapp.services.application import Application
from quizapp.services.class_results import ClassResults, StudentResult, results_of
from quizapp.services.see_results import score_of

SEAT = {"Which town": "Millbrook"}


def results(lesson: Lesson) -> ClassResults:
    return results_of(lesson.app, lesson.assignment)


def of(lesson: Lesson, name: str) -> StudentResult:
    return next(each for each in results(lesson).students if each.student.name == name)


def test_a_handed_in_attempt_has_the_marks_that_its_student_sees(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {**SEAT, "Name the town": "Ashford"})

    shown = of(lesson, "Anna")

    taking = take_quiz.take_up(lesson.app, attempt)
    assert shown.score == score_of(lesson.app, taking)
    assert [cell.mark.status for cell in shown.cells.values()] == [
        Status.PARTLY,
        Status.OMITTED,
        Status.OMITTED,
        Status.RIGHT,
        Status.OMITTED,
    ]
    assert shown.cells["seat"].points == Fraction(1, 3)
    assert shown.handed_in_at is not None


def test_everybody_on_the_list_has_a_row_also_without_an_attempt(lesson: Lesson) -> None:
    lesson.student("Zoe")
    lesson.hand_in("Anna", {})

    assert [(each.student.name, each.counts is None) for each in results(lesson).students] == [
        ("Anna", False),
        ("Zoe", True),
    ]


def test_what_is_not_handed_in_is_shown_as_it_stands_and_not_counted(lesson: Lesson) -> None:
    lesson.answer("Anna", ALL_RIGHT)

    shown = of(lesson, "Anna")

    assert shown.is_going_on
    assert shown.score is not None
    assert shown.score.share == 1
    assert results(lesson).counts["seat"].total() == 0
    assert results(lesson).mean is None


def test_of_several_attempts_the_best_counts_and_of_equal_ones_the_last(lesson: Lesson) -> None:
    lesson.hand_in("Anna", SEAT)
    best = lesson.hand_in("Anna", ALL_RIGHT)
    lesson.hand_in("Anna", {})
    lesson.hand_in("Ben", SEAT)
    last = lesson.hand_in("Ben", SEAT)
    lesson.begin("Ben")

    anna, ben = of(lesson, "Anna"), of(lesson, "Ben")

    assert anna.counts is not None
    assert anna.counts.taking.attempt.id == best.id
    assert ben.counts is not None
    assert ben.counts.taking.attempt.id == last.id
    assert (len(anna.attempts), len(ben.attempts)) == (3, 3)


def test_a_late_answer_is_flagged_and_does_not_count(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", SEAT)
    lesson.send(attempt, {"Which town": "Ashford"}, client="late")

    shown = of(lesson, "Anna")

    assert shown.late == ("seat",)
    assert shown.cells["seat"].mark.status is Status.PARTLY


def test_a_reopened_attempt_is_graded_anew(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", SEAT)
    assert of(lesson, "Anna").handed_in_at is not None
    lesson.reopen(attempt)
    assert of(lesson, "Anna").is_going_on

    lesson.send(attempt, {"Which town": "Ashford"}, client="again")
    take_quiz.hand_in(lesson.app, attempt)

    assert of(lesson, "Anna").cells["seat"].mark.status is Status.RIGHT


def test_the_class_is_counted_question_by_question(lesson: Lesson) -> None:
    lesson.hand_in("Anna", ALL_RIGHT)
    lesson.hand_in("Ben", SEAT)
    lesson.hand_in("Chloe", {"Which town": "Harbour"})

    shown = results(lesson)

    assert shown.counts["seat"] == {Status.RIGHT: 1, Status.PARTLY: 1, Status.WRONG: 1}
    assert shown.counts["town"] == {Status.RIGHT: 1, Status.OMITTED: 2}
    assert shown.mean == (1 + Fraction(1, 18)) / 3


def test_the_number_of_queries_does_not_grow_with_the_class(open_application: OpenApplication) -> None:
    app = open_application()
    lesson = Lesson(app, teacher_named(app, "Ms Taylor"))

    def asked(students: int) -> int:
        for number in range(students):
            lesson.hand_in(f"Student {number}", ALL_RIGHT)
        given = lesson.assignment
        return count_queries(app, lambda: results_of(app, given))

    assert asked(2) == asked(9)


def test_another_assignment_with_the_same_students_is_apart(lesson: Lesson, application: Application) -> None:
    lesson.hand_in("Anna", SEAT)
    other = Lesson(application, lesson.teacher)
    other.hand_in("Anna", ALL_RIGHT)

    assert [each.student.name for each in results(other).students] == ["Anna"]
    assert of(lesson, "Anna").cells["seat"].mark.status is Status.PARTLY
