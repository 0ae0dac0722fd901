"""The demo: a class with invented names in the middle of a lesson, with answers that differ from student to student."""

import json
from dataclasses import dataclass
from random import Random

from sqlalchemy import Connection

from quizapp.core.question_set import QuestionSet
from quizapp.core.rules import Rules
from quizapp.services import class_list, classes, handing_in
from quizapp.services.application import Application
from quizapp.services.invented_answers import invent
from quizapp.services.tokens import new_token
from quizapp.store import (
    answer_events,
    assignments,
    attempts,
    class_students,
    given_marks,
    presences,
    set_versions,
    stage_steps,
    student_sign_ins,
)
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.assignments import Assignment
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import Accommodations, ClassStudent
from quizapp.store.classes import Classroom
from quizapp.store.given_marks import GivenMark
from quizapp.store.teachers import Teacher

NAMES = (
    "Amara Okafor",
    "Ben Hollis",
    "Chiara Bianchi",
    "Đặng Minh Anh",
    "Élodie Marchand",
    "Farid Haddad",
    "Greta Lindqvist",
    "Hiroshi Tanabe",
    "Inês Carvalho",
    "Jonas Weber",
    "Kwame Boateng",
    "Lena Zimmermann",
    "Mila Petrović",
    "Noor Rahman",
    "Óscar Ibáñez",
    "Paulina Wójcik",
    "Quentin Leroy",
    "Ravi Menon",
    "Søren Dahl",
    "Tereza Nováková",
    "Uma Desai",
    "Väinö Salo",
    "陈伟",
    "Ximena Rojas",
    "ياسمين خليل",
    "Zoë van den Berg",
)
_COMMENTS = (
    "",
    "You found the right sentence. Say next time why it shows what you think.",
    "A clear reason. Copy the words that support it exactly, in “…”.",
    "Good start. Read once more who says this.",
)
_LEFT_TO_MARK = 3
"""Every third written answer waits to be marked."""
_MINUTE = 60_000
_BEGAN = 25 * _MINUTE
"""How long ago the lesson began."""
_ABSENT, _JOINED, _WORKING, _LOST = 1, 1, 6, 1
"""How many have not come, have only joined, are at work, and are at work without connection; the rest is done."""


@dataclass(frozen=True)
class Demo:
    """Where the class is that was filled, by its token, and the assignment in it."""

    classroom: str
    assignment: str


def fill(app: Application, teacher: Teacher, question_set: QuestionSet, class_name: str, seed: str = "demo") -> Demo:
    """Makes a class of 26 that was given the set and is at work; who answers what follows from *seed*."""
    token = classes.make(app, teacher, class_name)
    classroom = classes.find(app, teacher, token)
    assert classroom is not None  # it was made just now
    class_list.add(app, classroom, NAMES)
    given = fill_assignment(app, classroom, question_set, seed)
    return Demo(token, given)


def fill_assignment(app: Application, classroom: Classroom, question_set: QuestionSet, seed: str) -> str:
    """Gives the set to a class that has names, lets them work at it, and returns the token of the assignment."""
    random, token, now = Random(seed), new_token(), app.now()
    students = class_list.of_class(app, classroom)
    if students:
        class_list.agree(app, students[0], Accommodations(extra_time=25))
    random.shuffle(students)
    with app.database.write() as connection:
        set_versions.keep(connection, question_set, now)
        began = now - _BEGAN
        rules = Rules(minutes=40)
        assignments.give(connection, classroom.id, question_set.id, question_set.version, rules, token, began)
        given = assignments.in_class(connection, classroom.id, token)
        assert given is not None
        for place, student in enumerate(students):
            _Visit(app, connection, given, student, question_set, random, now, classroom.teacher_id).take_part(place)
    return token


@dataclass(frozen=True)
class _Visit:
    """One student's part in the lesson."""

    app: Application
    connection: Connection
    given: Assignment
    student: ClassStudent
    question_set: QuestionSet
    random: Random
    now: int
    teacher_id: int

    def take_part(self, place: int) -> None:
        """Those who come first in a shuffled list are behind; the rest has handed in."""
        if place < _ABSENT:
            return
        joined = self.now - _BEGAN + self.random.randint(5_000, 90_000)
        self._join(joined)
        if place >= _ABSENT + _JOINED:
            behind = place - _ABSENT - _JOINED
            is_done = behind >= _WORKING + _LOST
            attempt = self._work(joined, is_done=is_done, is_lost=not is_done and behind >= _WORKING)
            if is_done and place % _LEFT_TO_MARK:
                self._mark(attempt, Random(f"marks {place}"))
            if behind == _WORKING + _LOST:
                self._send_too_late(attempt)

    def _join(self, joined: int) -> None:
        class_students.join(self.connection, self.student, joined)
        student_sign_ins.begin(self.connection, new_token(), self.student.student_id, joined, admitted_at=joined)

    def _work(self, began: int, *, is_done: bool, is_lost: bool) -> Attempt:
        attempt = self._begin(began)
        questions = len(self.question_set.questions)
        count = questions if is_done else self.random.randint(questions // 3, max(questions - 1, 1))
        last = self.now - (4 * _MINUTE if is_lost else 2_000 if not is_done else self.random.randint(1, 6) * _MINUTE)
        self._answer(attempt, began, last, count)
        if is_done:
            handing_in.close(self.connection, attempt, last + 20_000)
        else:
            presences.see(self.connection, attempt.id, last)
        return attempt

    def _mark(self, attempt: Attempt, random: Random) -> None:
        """A teacher has marked what this student wrote."""
        stored = answer_events.current(self.connection, attempt.id)
        for question in self.question_set.questions:
            criteria = self.app.types[question.type].criteria(question)
            if criteria and stored.get(question.id, "null") != "null":
                levels = {each.label: random.randrange(len(each.levels)) for each in criteria}
                words, comment = stored[question.id], random.choice(_COMMENTS)
                mark = GivenMark(question.id, 1, words, levels, comment, self.teacher_id, self.now)
                given_marks.record(self.connection, attempt.id, mark)

    def _send_too_late(self, attempt: Attempt) -> None:
        """One more answer after the hand-in, which is kept and does not count."""
        question = self.question_set.questions[-1]
        right = self.app.types[question.type].right(question, self.question_set.passages_of(question))
        event = AnswerEvent("demo-late", 1, question.id, json.dumps(right, sort_keys=True))
        answer_events.record(self.connection, attempt.id, event, self.now, late=True)

    def _begin(self, began: int) -> Attempt:
        seed, given = new_token(), self.given
        return attempts.begin(
            self.connection, self.student.student_id, given.set_id, given.version, new_token(), seed, began, given.id
        )

    def _answer(self, attempt: Attempt, began: int, last: int, count: int) -> None:
        """Answers the first questions, one after the other, in time and stage by stage."""
        skill = self.random.triangular(0.25, 0.95, 0.75)
        for number, question in enumerate(self.question_set.questions[:count], start=1):
            stage = self.question_set.stage_of(question).number
            moment = began + (last - began) * number // count
            if stage > 1:
                stage_steps.record(self.connection, attempt.id, stage - 1, moment - 1_000)
            kind, passages = self.app.types[question.type], self.question_set.passages_of(question)
            response = invent(kind, question, passages, skill, self.random)
            if response is not None:
                event = AnswerEvent("demo-page", number, question.id, json.dumps(response, sort_keys=True))
                answer_events.record(self.connection, attempt.id, event, moment, late=False)
