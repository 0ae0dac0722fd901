"""Class attempts: all attempts at an assignment at once, read in a few queries however many students there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from quizapp.services.application import Application
from quizapp.services.attempt_time import terms_in
from quizapp.services.taking import Taking, begun, parsed, with_answers
from quizapp.store import answer_events, attempts, checks, given_marks, stage_steps
from quizapp.store.answer_events import Answers
from quizapp.store.assignments import Assignment
from quizapp.store.class_students import ClassStudent

_ANSWERS = "answers"
_NOTHING = Answers(0, {}, {}, frozenset(), 0, "", 0)


@dataclass(frozen=True)
class ClassAttempt:
    """One attempt at an assignment with all that was answered in it."""

    taking: Taking
    answers: Answers

    @property
    def with_late(self) -> Taking:
        """The attempt as if what came too late had counted."""
        return replace(self.taking, responses={**self.taking.responses, **parsed(self.answers.late)})


def attempts_at(
    app: Application, connection: Connection, assignment: Assignment, students: Iterable[ClassStudent]
) -> dict[int, tuple[ClassAttempt, ...]]:
    """The attempts of each of the class's students who began one, in the order they began."""
    found = attempts.of_assignment(connection, assignment.id)
    answers, steps = _answers(app, connection, assignment), stage_steps.taken_in(connection, assignment.id)
    terms = terms_in(connection, assignment, found, students)
    checked = checks.at_assignment(connection, assignment.id)
    given = given_marks.at_assignment(connection, assignment.id)
    of_student = defaultdict(list)
    for attempt in found:
        answered = answers.get(attempt.id, _NOTHING)
        taking = with_answers(
            app,
            begun(app, attempt, steps.get(attempt.id, 0), terms[attempt.id]),
            answered.responses,
            answered.last_id,
            checked.get(attempt.id, ()),
        )
        taking = replace(taking, given=given.get(attempt.id, ()))
        of_student[attempt.student_id].append(ClassAttempt(taking, answered))
    return {student: tuple(each) for student, each in of_student.items()}


def _answers(app: Application, connection: Connection, assignment: Assignment) -> Mapping[int, Answers]:
    """What was answered in each attempt; only those are read in which something changed since the last time."""
    memory = app.memory(assignment.id)
    how_far = answer_events.how_far(connection, assignment.id)
    known = {
        attempt: answers
        for attempt, answers in memory.get(_ANSWERS, {}).items()
        if how_far.get(attempt) == (answers.last_id, answers.until_event)
    }
    known |= answer_events.of_attempts(connection, how_far.keys() - known.keys())
    memory[_ANSWERS] = known  # one assignment of a finished mapping: another thread sees the old one or this
    return known
