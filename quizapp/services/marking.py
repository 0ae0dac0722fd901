"""Marking: the answers to a question that a person reads, giving a mark to one, and why none was given."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256

from quizapp.core.mark import Status
from quizapp.core.marking import Levels
from quizapp.core.message import message
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import as_text
from quizapp.services.application import Application
from quizapp.services.class_results import ClassResults
from quizapp.services.take_quiz import take_up
from quizapp.services.taking import Taking, as_stored
from quizapp.store import attempts, given_marks
from quizapp.store.class_students import ClassStudent
from quizapp.store.given_marks import GivenMark
from quizapp.store.teachers import Teacher

LONGEST_COMMENT = 2_000


class Refused(Enum):
    """Why a mark was not given."""

    AT_WORK = message("This attempt was opened again, and the student is at work. Mark the answer after the hand-in.")
    TAKEN_BACK = message("The student has taken this answer back meanwhile. There is nothing to mark.")
    CHANGED = message("The student has changed this answer since you opened it. Read it again, then save.")
    MARKED_MEANWHILE = message(
        "This answer was marked meanwhile, in another window. Your own choice is kept; save it to replace that mark."
    )
    LEVEL_MISSING = message("Choose a level for each criterion.")
    UNKNOWN_LEVEL = message("One of the levels does not exist. Choose among those that are shown.")
    COMMENT_TOO_LONG = message("Write at most %(number)s characters in the comment.", number=LONGEST_COMMENT)


@dataclass(frozen=True)
class Sent:
    """What a teacher sent: the levels, a comment, the answer that the page showed, and how many marks it knew of."""

    levels: Levels
    comment: str
    shown: str
    seen: int


@dataclass(frozen=True)
class Answer:
    """One student's answer to a question that a person marks, in one attempt."""

    student: ClassStudent
    taking: Taking
    question: Question

    @property
    def token(self) -> str:
        """The name of the answer on pages: that of its attempt."""
        return self.taking.attempt.token

    @property
    def shown(self) -> str:
        """Says which words were answered, so that a change is noticed."""
        stored = as_stored(self.taking.responses.get(self.question.id))
        return sha256(stored.encode()).hexdigest()[:20]

    @property
    def given(self) -> GivenMark | None:
        """The mark that counts."""
        return self.taking.given_for(self.question)

    @property
    def history(self) -> tuple[GivenMark, ...]:
        """All marks that were ever given here, also to other words."""
        return self.taking.given_to(self.question)

    @property
    def is_waiting(self) -> bool:
        """Whether it can be marked, and is not."""
        return not self.taking.attempt.is_open and self.given is None


@dataclass(frozen=True)
class ToMark:
    """The answers to one question, handed in or not, in an order that tells nobody's name."""

    question_set: QuestionSet
    number: int
    answers: tuple[Answer, ...]

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.question_set.questions[self.number - 1]

    @property
    def handed_in(self) -> tuple[Answer, ...]:
        """Those that can be marked now."""
        return tuple(each for each in self.answers if not each.taking.attempt.is_open)

    @property
    def waiting(self) -> tuple[Answer, ...]:
        """Those that nobody has marked."""
        return tuple(each for each in self.answers if each.is_waiting)

    def find(self, token: str) -> Answer | None:
        """The answer with this name."""
        return next((each for each in self.answers if each.token == token), None)

    def place(self, answer: Answer) -> int:
        """Which one it is of those that are handed in, counted from 1."""
        return sum(each.token <= answer.token for each in self.handed_in)

    def beside(self, answer: Answer, step: int) -> Answer | None:
        """The one before (-1) or after (1) it; nothing at either end."""
        at = self.place(answer) - 1 + step
        return self.handed_in[at] if 0 <= at < len(self.handed_in) else None

    def next_waiting(self, answer: Answer) -> Answer | None:
        """The next that waits behind it, or else the first."""
        behind = [each for each in self.waiting if each.token > answer.token]
        return next(iter([*behind, *self.waiting]), None)


def to_mark(app: Application, results: ClassResults) -> Mapping[str, ToMark]:
    """Every question of the set that a person marks, by its id, with the answers to it."""
    return {
        question.id: ToMark(results.question_set, number, tuple(_answers(app, results, question)))
        for number, question in enumerate(results.question_set.questions, start=1)
        if app.types[question.type].criteria(question)
    }


def model_answer(app: Application, queue: ToMark) -> str:
    """Words that would earn everything, if the teacher wrote some."""
    question = queue.question
    return as_text(app.types[question.type].right(question, queue.question_set.passages_of(question)))


def _answers(app: Application, results: ClassResults, question: Question) -> list[Answer]:
    kind, passages = app.types[question.type], results.question_set.passages_of(question)
    found = [
        Answer(result.student, each.taking, question)
        for result in results.students
        for each in result.attempts
        if kind.grade(question, each.taking.responses.get(question.id), passages).status is Status.TO_BE_MARKED
        and question.id in {asked.id for asked in each.taking.question_set.questions}
    ]
    return sorted(found, key=lambda each: each.token)  # random, so that the list of names is not seen through


def give(app: Application, teacher: Teacher, answer: Answer, sent: Sent) -> Refused | None:
    """Gives a mark, or says why not; the same mark once more is not stored again."""
    attempt = answer.taking.attempt
    with app.database.write() as connection:
        now_there = replace(answer, taking=take_up(app, attempts.lock(connection, attempt), connection))
        refusal = _why_not(app, now_there, sent)
        if refusal is None and not _is_known(now_there.given, sent):
            response = as_stored(now_there.taking.responses.get(answer.question.id))
            number = len(now_there.history) + 1
            mark = GivenMark(answer.question.id, number, response, sent.levels, sent.comment, teacher.id, app.now())
            given_marks.record(connection, attempt.id, mark)
    return refusal


def _why_not(app: Application, answer: Answer, sent: Sent) -> Refused | None:
    """What happened meanwhile comes first: who is told of it looks again at what was chosen."""
    if answer.taking.attempt.is_open:
        return Refused.AT_WORK
    if answer.taking.responses.get(answer.question.id) is None:
        return Refused.TAKEN_BACK
    if sent.shown != answer.shown:
        return Refused.CHANGED
    if sent.seen != len(answer.history):
        return Refused.MARKED_MEANWHILE
    if len(sent.comment) > LONGEST_COMMENT:
        return Refused.COMMENT_TOO_LONG
    criteria = app.types[answer.question.type].criteria(answer.question)
    if any(each.label not in sent.levels for each in criteria):
        return Refused.LEVEL_MISSING
    return Refused.UNKNOWN_LEVEL if any(each.reached(sent.levels) is None for each in criteria) else None


def _is_known(given: GivenMark | None, sent: Sent) -> bool:
    return given is not None and (given.levels, given.comment) == (sent.levels, sent.comment)
