"""The demo: a class of 26 that fills every page, with answers of every type that are right, partly right and wrong."""

from random import Random

import pytest
from lesson import teacher_named

from quizapp import resources
from quizapp.content.library import Library
from quizapp.core.mark import Status
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY
from quizapp.services import classes, demo, marking
from quizapp.services.application import Application
from quizapp.services.board import Where, board_of
from quizapp.services.class_results import ClassResults, results_of
from quizapp.services.discussion import discuss
from quizapp.services.invented_answers import invent
from quizapp.store.assignments import Assignment

SHIPPED = Library(resources.QUESTIONS, REGISTRY).sets()
EXAMPLES = Library(resources.EXAMPLES, REGISTRY).sets()


def filled(app: Application, question_set: QuestionSet, seed: str = "demo") -> Assignment:
    teacher = teacher_named(app, "Ms Taylor")
    made = demo.fill(app, teacher, question_set, "8b English", seed)
    classroom = classes.find(app, teacher, made.classroom)
    assert classroom is not None
    given = classes.find_assignment(app, classroom, made.assignment)
    assert given is not None
    return given


def marks(results: ClassResults) -> list[tuple[str, Status]]:
    return [(each.student.name, cell.mark.status) for each in results.students for cell in each.cells.values()]


def test_every_place_on_the_board_is_taken(application: Application) -> None:
    board = board_of(application, filled(application, SHIPPED[0]))

    assert len(board.rows) == 26
    assert set(board.counts) == set(Where)
    assert board.lost == 1


def test_one_answer_came_too_late(application: Application) -> None:
    results = results_of(application, filled(application, SHIPPED[0]))

    assert [len(each.late) for each in results.students if each.late] == [1]


def test_some_of_what_was_written_is_marked_and_some_waits(application: Application) -> None:
    (open_set,) = (each for each in SHIPPED if each.questions[-1].type == "open_response")
    results = results_of(application, filled(application, open_set))

    (queue,) = marking.to_mark(application, results).values()
    assert 0 < len(queue.waiting) < len(queue.handed_in)
    assert any(each.given.comment for each in queue.handed_in if each.given)


def test_answers_differ_and_follow_from_the_seed(application: Application) -> None:
    first, again, other = (
        results_of(application, filled(application, SHIPPED[0], seed)) for seed in ("one", "one", "two")
    )

    assert marks(first) == marks(again) != marks(other)
    assert {status for _, status in marks(first)} >= {Status.RIGHT, Status.WRONG, Status.OMITTED}


@pytest.mark.parametrize("question_set", SHIPPED, ids=lambda each: each.id)
def test_every_shipped_set_can_be_discussed(application: Application, question_set: QuestionSet) -> None:
    results = results_of(application, filled(application, question_set))

    for number, question in enumerate(question_set.questions, start=1):
        shown = discuss(application, results, number)
        assert shown.answered > 10
        assert shown.charts or shown.heat or question.type == "open_response"


@pytest.mark.parametrize("question_set", EXAMPLES, ids=lambda each: each.id)
def test_every_kind_of_question_is_answered_rightly_and_wrongly(question_set: QuestionSet) -> None:
    random = Random("answers")
    for question in question_set.questions:
        kind, passages = REGISTRY[question.type], question_set.passages_of(question)
        given = [invent(kind, question, passages, 0.6, random) for _ in range(60)]
        found = {kind.grade(question, each, passages).status for each in given}

        assert found & {Status.RIGHT, Status.TO_BE_MARKED}, question.id
        assert found & {Status.WRONG, Status.PARTLY, Status.TO_BE_MARKED}, question.id
