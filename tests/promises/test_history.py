"""Every mark has a history: it follows from what is stored, and whoever changed anything about it is written down."""

import json
import logging
import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from browsing import Person
from harbour import OpenApplication
from lesson import GOOD, Lesson, open_lesson, teacher_named
from sqlalchemy import select

from quizapp.core.mark import OMITTED, Mark, Status
from quizapp.question_types import REGISTRY
from quizapp.services import class_results, late_answers, see_results
from quizapp.services.accounts import add_teacher
from quizapp.services.class_results import results_of
from quizapp.services.security_log import NAME as SECURITY_LOG
from quizapp.store.attempts import Attempt
from quizapp.store.tables import answer_events, given_marks, late_decisions
from quizapp.web.app import create_app

ANSWERS: dict[str, list[Any]] = {
    "Which town": ["Ashford", "Millbrook", "Harbour", None],
    "Which two goods": [["Wool", "Timber"], ["Wool", "Salt"], ["Salt", "Wine"], None],
    "Why was the move hard": [GOOD, "Nobody helped.", "It was far.", None],
}
NAMES = ("Anna", "Ben", "Cleo")


def replayed(lesson: Lesson, attempt: Attempt) -> dict[str, Mark]:
    """The marks of an attempt, from nothing but its answers in their order and what a teacher gave."""
    with lesson.app.database.read() as connection:
        events, given, decided = (
            connection.execute(select(table).where(table.c.attempt_id == attempt.id).order_by(table.c.id)).all()
            for table in (answer_events, given_marks, late_decisions)
        )
    until = decided[-1].until_event if decided else 0
    last = {each.question_id: each.response for each in events if not each.late or each.id <= until}
    marks = {}
    for question in lesson.set.questions:
        kind, response = REGISTRY[question.type], json.loads(last.get(question.id, "null"))
        mark = kind.grade(question, response, lesson.set.passages_of(question)) if response is not None else OMITTED
        fitting = [each for each in given if each.question_id == question.id and json.loads(each.response) == response]
        if mark.status is Status.TO_BE_MARKED and fitting:
            mark = kind.given(question, json.loads(fitting[-1].levels))
        marks[question.id] = mark
    return marks


def shown_is_replayed(lesson: Lesson) -> None:
    """What the teacher's results show of everybody."""
    for result in results_of(lesson.app, lesson.assignment).students:
        if result.counts is not None:
            expected = replayed(lesson, result.counts.taking.attempt)
            shown = {question_id: cell.mark for question_id, cell in result.cells.items()}
            assert shown == expected, f"{result.student.name}: another mark"
            assert result.score is not None
            points = {question.id: Fraction(question.points) for question in lesson.set.questions}
            assert result.score.points == sum(points[name] * mark.fraction for name, mark in expected.items())


def something_happens(lesson: Lesson, chance: random.Random, attempts: dict[str, Attempt]) -> None:
    """An answer, in time or late, a mark, a reopening, or a decision about what was late."""
    name = chance.choice(NAMES)
    prompt = chance.choice([*ANSWERS])
    act = chance.choice(["answer", "answer", "hand in", "mark", "late", "reopen", "decide"])
    if act == "answer":
        attempts[name] = lesson.answer(name, {prompt: chance.choice(ANSWERS[prompt])})
    elif act == "hand in":
        attempts[name] = lesson.hand_in(name, {prompt: chance.choice(ANSWERS[prompt])})
    elif name not in attempts:
        return
    elif act == "late":
        lesson.send(attempts[name], {prompt: chance.choice(ANSWERS[prompt])})
    elif act == "reopen" and not is_open(lesson, name):
        lesson.reopen(attempts[name])
    elif act == "decide":
        decided = late_answers.decided(lesson.app, attempts[name])
        sent = late_answers.Sent(
            chance.random() < 0.7, "the Wi-Fi was gone", decided.last_event, len(decided.decisions)
        )
        late_answers.decide(lesson.app, lesson.teacher, attempts[name], sent)
    elif act == "mark" and is_waiting(lesson, name):
        lesson.mark(name, {"claim": chance.randint(0, 1), "quote": chance.randint(0, 2)}, "Read it again.")


def is_open(lesson: Lesson, name: str) -> bool:
    results = results_of(lesson.app, lesson.assignment).students
    return any(each.student.name == name and each.is_going_on for each in results)


def is_waiting(lesson: Lesson, name: str) -> bool:
    results = results_of(lesson.app, lesson.assignment).students
    cells = next(each.cells for each in results if each.student.name == name)
    return "why" in cells and cells["why"].mark.status is Status.TO_BE_MARKED


@pytest.fixture
def lesson(open_application: OpenApplication) -> Lesson:
    """A class with an open question, which the teacher marks."""
    return open_lesson(open_application())


def much_happens(lesson: Lesson, steps: int) -> None:
    chance, attempts = random.Random(51), dict[str, Attempt]()
    for _ in range(steps):
        something_happens(lesson, chance, attempts)
        shown_is_replayed(lesson)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_mark_follows_from_what_is_stored(lesson: Lesson, rounds: Callable[[int, int], int]) -> None:
    much_happens(lesson, rounds(80, 500))

    with lesson.app.database.read() as connection:
        given, decided = (connection.execute(select(table)).all() for table in (given_marks, late_decisions))
    assert given
    assert decided
    assert all(each.teacher_id == lesson.teacher.id and each.marked_at and each.comment for each in given)
    assert all(each.teacher_id == lesson.teacher.id and each.decided_at and each.reason for each in decided)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_mark_from_nowhere_is_found(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    really = see_results.marks_of
    better = Mark(Fraction(1), Status.RIGHT)
    monkeypatch.setattr(
        class_results, "marks_of", lambda app, taking: ((question, better) for question, _ in really(app, taking))
    )
    with pytest.raises(AssertionError, match="another mark"):
        much_happens(lesson, 20)


# ---------------------------------------------------------------- who changed what stands around the marks


@pytest.fixture
def taylor(tmp_path: Path, quiz_folder: Path) -> Iterator[Person]:
    """Ms Taylor in her browser."""
    flask = create_app({"QUIZAPP_DATA": tmp_path, "QUIZAPP_QUESTIONS": quiz_folder, "WTF_CSRF_ENABLED": False})
    app = flask.extensions["quizapp"]
    taylor = Person(flask)
    taylor.log_in("Ms Taylor", add_teacher(app, "Ms Taylor"))
    yield taylor
    app.database.close()


def changes(taylor: Person, lesson: Lesson) -> None:
    """All that a teacher can change about the time, the rules and the end of an assignment."""
    student, board = lesson.student("Anna"), f"{lesson.path}/board"
    of_anna = f"/teach/classes/{lesson.class_token}/students/{student.token}"
    taylor.press(taylor.get(lesson.path), lesson.path, minutes="20")
    taylor.press(taylor.get(of_anna), of_anna, extra_time="25")
    lesson.begin("Anna")
    taylor.post(f"{board}/extra-time", {"minutes": "5"})
    taylor.post(f"{board}/extra-time", {"minutes": "10", "student": student.token})
    for act in ("pause", "resume", "close"):
        taylor.post(f"{board}/{act}", {})
    taylor.post(f"{board}/open-again", {})
    lesson.hand_in("Anna", {"Which town": "Ashford"})
    taylor.post(f"{board}/reopen", {"minutes": "15", "student": student.token})
    taylor.post(f"{lesson.path}/release", {})
    taylor.post(f"{lesson.path}/release/take-back", {})


def written_down(taylor: Person, caplog: pytest.LogCaptureFixture) -> None:
    """Each change has its line, with who it was and whom it concerns."""
    app = taylor.app.extensions["quizapp"]
    lesson = Lesson(app, teacher_named(app, "Ms Taylor"))
    caplog.set_level(logging.INFO)
    caplog.clear()
    changes(taylor, lesson)
    lines = [each.getMessage() for each in caplog.records if each.name == SECURITY_LOG]
    who, student = f"teacher={lesson.teacher.id}", lesson.student("Anna").student_id
    at = f"{who} assignment={lesson.assignment.id}"
    assert lines == [
        f"rules-changed {at} revision=2",
        f"agreement-changed {who} student={student} percent=25",
        f"time-given {at} student=0 minutes=5",
        f"time-given {at} student={student} minutes=10",
        f"assignment-paused {at}",
        f"assignment-resumed {at}",
        f"assignment-closed {at}",
        f"assignment-opened-again {at}",
        f"attempt-reopened {at} student={student} minutes=15",
        f"results-released {at}",
        f"release-taken-back {at}",
    ]


def test_every_change_around_the_marks_says_who_it_was(taylor: Person, caplog: pytest.LogCaptureFixture) -> None:
    written_down(taylor, caplog)


def test_a_log_that_misses_them_is_found(
    taylor: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr("quizapp.web.teacher.board_acts.note", lambda *_, **__: None)

    with pytest.raises(AssertionError):
        written_down(taylor, caplog)
