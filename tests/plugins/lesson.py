"""A class that was given a set: students by name, with attempts and answers, as they come in during a lesson."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from harbour import asked_with, sending, student_saves
from sqlalchemy import event

from quizapp.core.names import name_key
from quizapp.core.question import Question
from quizapp.core.rules import Rules
from quizapp.question_types import REGISTRY
from quizapp.services import classes, marking, take_quiz
from quizapp.services.accounts import add_teacher
from quizapp.services.application import Application
from quizapp.services.attempt_time import settle
from quizapp.services.class_list import RETURN_CODE_LENGTH
from quizapp.services.class_results import results_of
from quizapp.services.marking import Answer, Refused, Sent
from quizapp.services.tokens import new_token
from quizapp.store import (
    answer_events,
    assignments,
    attempts,
    class_students,
    reopenings,
    set_versions,
    student_sign_ins,
    teachers,
)
from quizapp.store import classes as classes_store
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.assignments import Assignment
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import ClassStudent
from quizapp.store.teachers import Teacher

WHY: Question = REGISTRY["open_response"].model.model_validate(
    {
        "id": "why",
        "type": "open_response",
        "prompt": "Why was the move hard?",
        "points": "3",
        "rubric": {
            "claim": {
                "text": "Says why it was hard.",
                "levels": [{"text": "no reason", "points": "0"}, {"text": "a reason", "points": "1"}],
            },
            "quote": {
                "text": "Quotes the report.",
                "levels": [
                    {"text": "no quote", "points": "0"},
                    {"text": "one quote", "points": "1"},
                    {"text": "fitting quotes", "points": "2"},
                ],
            },
        },
        "model_answer": "They were alone: “Nobody came to help.”",
        "cite": {"post": "Nobody came to help."},
    }
)
"""An open question, which a person marks."""
GOOD = "They were alone, as “Nobody came to help.”"
ONE_QUOTE = {"claim": 1, "quote": 1}
"""Two points of three."""


class Lesson:
    """A class of a teacher and one assignment of it."""

    def __init__(
        self,
        app: Application,
        teacher: Teacher,
        set_id: str = "harbour",
        rules: Rules | None = None,
        changed: Mapping[str, Question] = {},
    ) -> None:
        self.app = app
        self.teacher = teacher
        self.class_token = classes.make(app, teacher, "8b")
        found = app.library.get(set_id)
        assert found is not None
        questions = tuple((changed or {}).get(each.id, each) for each in found.questions)
        found = replace(found, questions=questions)
        with app.database.write() as connection:
            set_versions.keep(connection, found, app.now())
            room = self._class_id(connection)
            assignments.give(connection, room, set_id, found.version, rules or Rules(), new_token(), app.now())
        self.set = found
        self._sent = 0

    @property
    def path(self) -> str:
        """Where the pages of the assignment are."""
        return f"/teach/classes/{self.class_token}/assignments/{self.assignment.token}"

    @property
    def assignment(self) -> Assignment:
        """What was given, as it is now."""
        with self.app.database.read() as connection:
            return assignments.of_class(connection, self._class_id(connection))[0]

    def student(self, name: str, **values: Any) -> ClassStudent:
        """The student with this name, who is put on the list where they are not."""
        with self.app.database.write() as connection:
            room, key, token = self._class_id(connection), name_key(name), new_token()
            code = classes.new_code(RETURN_CODE_LENGTH)
            class_students.add(connection, room, token, name, key, code, self.app.now(), is_newcomer=False, **values)
            found = class_students.with_key(connection, room, key)
        assert found is not None
        return found

    def begin(self, name: str) -> Attempt:
        """The student's open attempt at the assignment."""
        student, given, token = self.student(name), self.assignment, new_token()
        with self.app.database.write() as connection:
            return attempts.begin(
                connection, student.student_id, given.set_id, given.version, token, token, self.app.now(), given.id
            )

    def answer(self, name: str, answers: Mapping[str, Any], client: str = "one") -> Attempt:
        """Saves answers, each under the first words of its prompt."""
        attempt = self.begin(name)
        self.send(attempt, answers, client)
        return attempt

    def send(self, attempt: Attempt, answers: Mapping[str, Any], client: str = "one") -> None:
        """Saves answers one by one in this attempt, also where it is handed in; `None` takes one back."""
        taking = take_quiz.take_up(self.app, attempt)
        for prompt in answers:
            self._sent += 1
            token = asked_with(take_quiz.ask(self.app, taking), prompt).token
            student_saves(self.app, attempt, token, sending(answers), f"client-{client}", self._sent)

    def store(self, name: str, question_id: str, response: Any) -> None:
        """Stores a response as it is, by the ids of the file."""
        attempt = self.begin(name)
        event = AnswerEvent("client-one", 1, question_id, json.dumps(response))
        with self.app.database.write() as connection:
            answer_events.record(connection, attempt.id, event, self.app.now(), late=False)

    def hand_in(self, name: str, answers: Mapping[str, Any]) -> Attempt:
        """Saves answers and hands them in."""
        attempt = self.answer(name, answers)
        assert take_quiz.hand_in(self.app, attempt)
        return attempt

    def written(self, name: str) -> Answer:
        """The student's newest answer to the open question, as somebody who marks has it."""
        (queue,) = marking.to_mark(self.app, results_of(self.app, self.assignment)).values()
        mine = [each for each in queue.answers if each.student.name == name]
        return max(mine, key=lambda each: each.taking.attempt.number)

    def mark(self, name: str, levels: Mapping[str, int] = ONE_QUOTE, comment: str = "") -> Refused | None:
        """Marks the student's newest answer to the open question."""
        answer = self.written(name)
        sent = Sent(levels, comment, answer.shown, len(answer.history))
        return marking.give(self.app, self.teacher, answer, sent)

    def reopen(self, attempt: Attempt) -> None:
        """Lets a student go on after the hand-in."""
        with self.app.database.write() as connection:
            reopenings.reopen(connection, attempt, self.app.now())

    def join(self, name: str) -> None:
        """Signs the student in on a browser."""
        student = self.student(name)
        with self.app.database.write() as connection:
            token = new_token()
            class_students.join(connection, student, self.app.now())
            student_sign_ins.begin(connection, token, student.student_id, self.app.now(), admitted_at=self.app.now())

    def _class_id(self, connection: Any) -> int:
        found = classes_store.owned_by(connection, self.teacher.id, self.class_token)
        assert found is not None
        return found.id


def teacher_named(app: Application, name: str) -> Teacher:
    """The teacher with this name, who is given an account where there is none."""
    with app.database.read() as connection:
        account = teachers.with_name(connection, name_key(name))
    if account is not None:
        return account.teacher
    add_teacher(app, name)
    return teacher_named(app, name)


def count_queries(app: Application, act: Any) -> int:
    """How many statements *act* sends to the database."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(app.database.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(app.database.engine, "before_cursor_execute", note)
    return len(sent)


def open_lesson(app: Application, rules: Rules | None = None) -> Lesson:
    """The set `harbour` with an open question instead of `town`, given to an empty class of Ms Taylor."""
    return Lesson(app, teacher_named(app, "Ms Taylor"), rules=rules, changed={"town": WHY})


@pytest.fixture
def lesson(application: Application) -> Lesson:
    """The set `harbour`, given to an empty class of Ms Taylor."""
    return Lesson(application, teacher_named(application, "Ms Taylor"))


def as_it_stands(app: Application, attempt: Attempt) -> Attempt:
    """The attempt as its student's next request finds it."""
    with app.database.read() as connection:
        now_there = attempts.with_id(connection, attempt.id)
    return settle(app, now_there)
