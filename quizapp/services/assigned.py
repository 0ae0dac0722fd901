"""What a student of a class is given: the list with what can be done now, and beginning an assignment."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from quizapp.core.question_set import QuestionSet
from quizapp.services.application import Application
from quizapp.services.attempt_time import settle
from quizapp.services.tokens import new_token
from quizapp.store import assignments, attempts
from quizapp.store.assignments import Assignment, NoSuchAssignment
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import ClassStudent

_STUDENTS_SEE = 200


class State(StrEnum):
    """What a student can do with an assignment now."""

    NOT_YET = "not_yet"
    OPEN = "open"
    GOING_ON = "going_on"
    PAUSED = "paused"
    TOO_LATE_TO_BEGIN = "too_late_to_begin"
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    CLOSED = "closed"


BEGINS = frozenset({State.OPEN, State.GOING_ON})


@dataclass(frozen=True)
class Assigned:
    """An assignment as one student has it: its state, and their attempts at it, the newest first."""

    assignment: Assignment
    question_set: QuestionSet
    state: State
    attempts: tuple[Attempt, ...]
    no_time_limit: bool
    extra_time: int

    @property
    def attempts_left(self) -> int | None:
        """How many more can be begun; None for as many as they like."""
        most = self.assignment.rules.attempts
        return None if most is None else max(0, most - len(self.attempts))

    @property
    def minutes(self) -> int | None:
        """The time limit with what was agreed."""
        limit = self.assignment.rules.minutes
        return None if limit is None or self.no_time_limit else limit * (100 + self.extra_time) // 100


class CannotBegin(Exception):
    """Nothing can be begun now; *state* says why."""

    def __init__(self, state: State) -> None:
        self.state = state
        super().__init__(state)


def assigned_to(app: Application, student: ClassStudent) -> list[Assigned]:
    """Everything that was given to the student's class: what can be done now first, then the newest."""
    with app.database.read() as connection:
        given = assignments.of_class(connection, student.class_id)
    found = [look_at(app, student, each) for each in given[:_STUDENTS_SEE]]
    return sorted(found, key=lambda each: each.state not in BEGINS)


def mark_of(assigned: list[Assigned]) -> str:
    """Another text whenever the list says something else."""
    told = [
        (each.assignment.token, each.assignment.revision, each.assignment.released_at, each.state, each.minutes, done)
        for each in assigned
        for done in [[(attempt.token, attempt.handed_in_at) for attempt in each.attempts]]
    ]
    return sha256(repr(told).encode()).hexdigest()[:32]


def find_assigned(app: Application, student: ClassStudent, token: str) -> Assigned | None:
    """The assignment with this token, if it was given to the student's class."""
    with app.database.read() as connection:
        found = assignments.in_class(connection, student.class_id, token)
    return None if found is None else look_at(app, student, found)


def look_at(app: Application, student: ClassStudent, assignment: Assignment) -> Assigned:
    """The assignment as this student has it; an attempt whose time is over is handed in."""
    with app.database.read() as connection:
        begun = attempts.of_student_at(connection, student.student_id, assignment.id)
    mine = tuple(settle(app, each) for each in begun)
    agreed = student.accommodations
    state = _state(assignment, mine, app.now())
    whole = app.version(assignment.version)
    return Assigned(assignment, whole, state, mine, agreed.no_time_limit, agreed.extra_time)


def start_assigned(app: Application, student: ClassStudent, assignment: Assignment) -> Attempt:
    """The student's open attempt at the assignment, begun now if there is none; raises `CannotBegin`."""
    for each in look_at(app, student, assignment).attempts:
        if each.is_open:
            return each
    try:
        return _begin(app, student, assignment)
    except NoSuchAssignment:
        raise CannotBegin(State.CLOSED) from None


def _begin(app: Application, student: ClassStudent, assignment: Assignment) -> Attempt:
    now = app.now()
    with app.database.write() as connection:
        given = assignments.lock(connection, assignment.id)
        attempts.lock_student(connection, student.student_id)
        begun = tuple(attempts.of_student_at(connection, student.student_id, given.id))
        state = _state(given, begun, now)
        if state not in BEGINS:
            raise CannotBegin(state)
        tokens = new_token(), new_token()
        return attempts.begin(connection, student.student_id, given.set_id, given.version, *tokens, now, given.id)


def _state(assignment: Assignment, mine: tuple[Attempt, ...], now: int) -> State:
    rules = assignment.rules
    if any(each.is_open for each in mine):
        return State.GOING_ON
    if assignment.closed_at is not None or (rules.closes_at is not None and now >= rules.closes_at):
        return State.CLOSED
    if rules.attempts is not None and len(mine) >= rules.attempts:
        return State.NO_ATTEMPTS_LEFT
    if rules.opens_at is not None and now < rules.opens_at:
        return State.NOT_YET
    if rules.start_by is not None and now > rules.start_by:
        return State.TOO_LATE_TO_BEGIN
    return State.OPEN if assignment.paused_at is None else State.PAUSED
