"""The live board: who of a class is where in an assignment; looking at it changes nothing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from quizapp.core.question_set import QuestionSet
from quizapp.services.application import Application
from quizapp.services.attempt_time import MINUTE, clock_of, reopen, settle_all
from quizapp.services.class_attempts import ClassAttempt, attempts_at
from quizapp.services.presence import is_connected
from quizapp.store import attempts, class_students, presences, student_sign_ins
from quizapp.store.assignments import Assignment
from quizapp.store.class_students import ClassStudent


class Where(StrEnum):
    """How far a student has come."""

    ABSENT = "absent"
    JOINED = "joined"
    WORKING = "working"
    HANDED_IN = "handed_in"


@dataclass(frozen=True)
class Progress:
    """How an attempt stands: the numbers are those of the questions in the set."""

    attempt: str
    """Its token."""
    stage: int
    at: int | None
    """The question that was answered last."""
    answered: int
    asked: int
    unanswered: tuple[int, ...]
    """What is open up to the stage that the student is in."""
    saved_at: int | None
    is_connected: bool
    late: int
    """How many questions have an answer that came too late."""
    handed_in_at: int | None
    ends_at: int | None
    """When its time is up; None without a limit, and while clocks stand still."""
    minutes_left: int | None
    """Begun minutes; None without a limit."""


@dataclass(frozen=True)
class BoardRow:
    """One student, and the attempt that is open, or else the last one."""

    student: ClassStudent
    where: Where
    progress: Progress | None

    @property
    def has_lost_connection(self) -> bool:
        """Whether somebody who works has not been heard of for a while."""
        return self.where is Where.WORKING and self.progress is not None and not self.progress.is_connected


@dataclass(frozen=True)
class Board:
    """The whole class in the order of its list."""

    assignment: Assignment
    question_set: QuestionSet
    rows: tuple[BoardRow, ...]
    claims: int
    """How many browsers wait to be admitted to the class."""

    @property
    def counts(self) -> Counter[Where]:
        """How many students are where."""
        return Counter(row.where for row in self.rows)

    @property
    def joined(self) -> int:
        """How many are there at all."""
        return len(self.rows) - self.counts[Where.ABSENT]

    @property
    def lost(self) -> int:
        """How many have lost their connection."""
        return sum(row.has_lost_connection for row in self.rows)

    @property
    def mark(self) -> str:
        """Changes whenever something on the board does."""
        return sha256(repr((self.assignment, self.rows, self.claims)).encode()).hexdigest()[:20]

    @property
    def is_timed(self) -> bool:
        """Whether anybody has only so much time."""
        return any(row.progress and row.progress.minutes_left is not None for row in self.rows)


def board_of(app: Application, assignment: Assignment) -> Board:
    """The board as it is now; who ran out of time has handed in."""
    settle_all(app, assignment)
    with app.database.read() as connection:
        students = class_students.of_class(connection, assignment.class_id)
        joined, claims = student_sign_ins.joined_in(connection, assignment.class_id)
        begun = attempts_at(app, connection, assignment, students)
        heard = presences.in_assignment(connection, assignment.id)
    question_set, now = app.version(assignment.version), app.now()
    rows = (_row(each, question_set, begun.get(each.student_id, ()), joined, heard, now) for each in students)
    return Board(assignment, question_set, tuple(rows), claims)


def _row(
    student: ClassStudent,
    question_set: QuestionSet,
    begun: tuple[ClassAttempt, ...],
    joined: frozenset[int],
    heard: Mapping[int, int],
    now: int,
) -> BoardRow:
    if not begun:
        return BoardRow(student, Where.JOINED if student.student_id in joined else Where.ABSENT, None)
    shown = next((each for each in begun if each.taking.attempt.is_open), begun[-1])
    where = Where.WORKING if shown.taking.attempt.is_open else Where.HANDED_IN
    return BoardRow(student, where, _progress(question_set, shown, heard, now))


def _progress(question_set: QuestionSet, shown: ClassAttempt, heard: Mapping[int, int], now: int) -> Progress:
    taking, answers = shown.taking, shown.answers
    clock = clock_of(taking.attempt, taking.terms)
    numbers = {question.id: number for number, question in enumerate(question_set.questions, start=1)}
    questions = taking.question_set.questions
    opened = {each.id for stage in taking.question_set.stages[: taking.stage.number] for each in stage.questions}
    blank = [each.id for each in questions if taking.responses.get(each.id) is None]
    last_heard = max(taking.attempt.started_at, answers.saved_at, heard.get(taking.attempt.id, 0))
    return Progress(
        taking.attempt.token,
        taking.stage.number,
        numbers.get(answers.newest),
        len(questions) - len(blank),
        len(questions),
        tuple(sorted(numbers[each] for each in blank if each in opened)),
        answers.saved_at or None,
        is_connected(last_heard, now),
        len(answers.late),
        taking.attempt.handed_in_at,
        clock.deadline if taking.attempt.is_open and clock.paused_at is None else None,
        _minutes(clock.left(now)) if taking.attempt.is_open else None,
    )


def _minutes(left: int | None) -> int | None:
    return None if left is None else max(0, -(-left // MINUTE))


def reopen_last(app: Application, assignment: Assignment, student: ClassStudent, minutes: int) -> bool:
    """Whether the last attempt of the student goes on for so many minutes; not where there is none handed in."""
    with app.database.read() as connection:
        found = attempts.of_student_at(connection, student.student_id, assignment.id)
    last = max(found, key=lambda each: each.id, default=None)
    return last is not None and not last.is_open and reopen(app, last, minutes)
