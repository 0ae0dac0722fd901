"""The record of one student: everything that is stored about them, as data and in words."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.services.application import Application
from quizapp.store import attempts, erasures, given_marks, late_decisions
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import ClassStudent
from quizapp.store.classes import Classroom
from quizapp.store.given_marks import GivenMark
from quizapp.store.late_decisions import LateDecision
from quizapp.store.tables import answer_events, receipts

FORMAT = "quizapp student record, 1"
_MOMENT = "_at"


@dataclass(frozen=True)
class SavedAnswer:
    """One saved answer in words."""

    prompt: str
    answer: str
    is_late: bool
    saved_at: int


@dataclass(frozen=True)
class MarkedAnswer:
    """One mark that a teacher gave, in words: the levels behind what was looked for."""

    prompt: str
    answer: str
    levels: Mapping[str, str]
    comment: str
    marked_at: int


@dataclass(frozen=True)
class TakenSet:
    """An attempt with the answers that were saved in it and the marks that a teacher gave, in their order."""

    title: str
    attempt: Attempt
    answers: list[SavedAnswer]
    marks: list[MarkedAnswer]
    receipts: list[str]
    """The codes that confirm its hand-ins."""
    decisions: tuple[LateDecision, ...]
    """Whether what came too late counts, as a teacher decided."""


def as_data(app: Application, classroom: Classroom, student: ClassStudent) -> dict[str, Any]:
    """Every row about the student, with times as the school's clock shows them; secrets of browsers are left out."""
    with app.database.read() as connection:
        rows = {
            table.name: erasures.rows_of_student(connection, table, student.student_id)
            for table in erasures.tables_of_students()
        }
    record = {"format": FORMAT, "exported_at": app.now(), "class": classroom.name, "kept_until": classroom.erase_at}
    told = {name: [_told(app, row) for row in of_table] for name, of_table in rows.items()}
    return {**record, **{name: _time(app, record[name]) for name in ("exported_at", "kept_until")}, **told}


def as_words(app: Application, student: ClassStudent) -> list[TakenSet]:
    """The attempts of the student with their answers, newest first."""
    with app.database.read() as connection:
        taken = attempts.all_of(connection, student.student_id)
        rows = erasures.rows_of_student(connection, answer_events, student.student_id)
        given = {each.id: given_marks.of_attempt(connection, each.id) for each in taken}
        decisions = {each.id: late_decisions.of_attempt(connection, each.id) for each in taken}
        receipts_given = erasures.rows_of_student(connection, receipts, student.student_id)
    codes = [(row["attempt_id"], str(row["code"])) for row in receipts_given]
    return [
        _taken(app.version(each.version), each, rows, given[each.id], codes, decisions[each.id], app) for each in taken
    ]


def _taken(
    question_set: QuestionSet,
    attempt: Attempt,
    rows: list[dict[str, Any]],
    given: tuple[GivenMark, ...],
    codes: list[tuple[object, str]],
    decisions: tuple[LateDecision, ...],
    app: Application,
) -> TakenSet:
    questions = {question.id: question for question in question_set.questions}
    answers = [
        SavedAnswer(
            questions[row["question_id"]].prompt,
            "; ".join(_words(json.loads(row["response"]), _texts(app, question_set, questions[row["question_id"]]))),
            row["late"],
            row["received_at"],
        )
        for row in rows
        if row["attempt_id"] == attempt.id and row["question_id"] in questions
    ]
    marks = [_marked(app, questions[each.question_id], each) for each in given if each.question_id in questions]
    mine = [code for of, code in codes if of == attempt.id]
    return TakenSet(question_set.title, attempt, answers, marks, mine, decisions)


def _marked(app: Application, question: Question, given: GivenMark) -> MarkedAnswer:
    reached = {each.text: each.reached(given.levels) for each in app.types[question.type].criteria(question)}
    levels = {text: level.text for text, level in reached.items() if level is not None}
    answer = "; ".join(_words(json.loads(given.response), {}))
    return MarkedAnswer(question.prompt, answer, levels, given.comment, given.marked_at)


def _texts(app: Application, question_set: QuestionSet, question: Question) -> Mapping[str, str]:
    """What the labels of the question stand for."""
    wording = app.types[question.type].wording(question, question_set.passages_of(question))
    lines = chain(*(each.choices for each in wording.selections), wording.statements, wording.lines)
    return {str(line.path[-2]): line.text for line in lines if len(line.path) > 1}


def _words(response: Any, texts: Mapping[str, str]) -> Iterator[str]:
    if isinstance(response, dict):
        for label, value in response.items():
            yield f"{texts.get(label, label)}: {', '.join(_words(value, texts))}"
    elif isinstance(response, list):
        for each in response:
            yield from _words(each, texts)
    elif response is not None:
        yield texts.get(str(response), str(response))


def _told(app: Application, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _time(app, value) if name.endswith(_MOMENT) else value for name, value in row.items()}


def _time(app: Application, moment: Any) -> str | None:
    return None if moment is None else datetime.fromtimestamp(moment / 1000, app.zone).isoformat()
