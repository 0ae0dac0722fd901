"""Class results: the marks of all students at an assignment, question by question."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from quizapp.core.mark import Mark, Score, Status, add_up
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.services.application import Application
from quizapp.services.attempt_time import settle_all
from quizapp.services.class_attempts import ClassAttempt, attempts_at
from quizapp.services.see_results import marks_of
from quizapp.store import class_students, receipts
from quizapp.store.assignments import Assignment
from quizapp.store.class_students import ClassStudent
from quizapp.store.receipts import Receipt

_MARKS = "marks"


@dataclass(frozen=True)
class Cell:
    """One student's mark of one question."""

    question: Question
    mark: Mark
    is_late: bool
    """Whether an answer to it came too late and does not count."""
    is_let_count: bool = False
    """Whether the answer came too late and counts, as the teacher decided."""

    @property
    def points(self) -> Fraction:
        """What was earned."""
        return self.mark.fraction * Fraction(self.question.points)


@dataclass(frozen=True)
class StudentResult:
    """What one student of the class did: the attempt that counts, its marks by question id, and all attempts."""

    student: ClassStudent
    counts: ClassAttempt | None
    """Of the handed-in attempts the best, of equal ones the last; where none is handed in, the last that was begun."""
    cells: Mapping[str, Cell]
    score: Score | None
    attempts: tuple[ClassAttempt, ...]
    receipt: Receipt | None = None
    """That of the attempt that counts, if it is handed in."""

    @property
    def handed_in_at(self) -> int | None:
        """When the attempt that counts was handed in, if it was."""
        return self.counts.taking.attempt.handed_in_at if self.counts else None

    @property
    def is_going_on(self) -> bool:
        """Whether there is something begun and nothing handed in: the marks are those of the answers so far."""
        return self.counts is not None and self.handed_in_at is None

    @property
    def answered(self) -> int:
        """How many questions of the attempt that counts have an answer."""
        taking = self.counts and self.counts.taking
        return sum(taking.answered_in(stage) for stage in taking.question_set.stages) if taking else 0

    @property
    def late(self) -> tuple[str, ...]:
        """The ids of the questions to which an answer came too late and does not count."""
        return tuple(question_id for question_id, cell in self.cells.items() if cell.is_late)

    @property
    def let_count(self) -> tuple[str, ...]:
        """The ids of the questions to which an answer came too late and counts, as the teacher decided."""
        return tuple(question_id for question_id, cell in self.cells.items() if cell.is_let_count)


@dataclass(frozen=True)
class ClassResults:
    """Everybody on the list of the class, in its order, and the questions of the set."""

    question_set: QuestionSet
    students: tuple[StudentResult, ...]

    @property
    def question_ids(self) -> tuple[str, ...]:
        """The ids of the questions in the order of the set."""
        return tuple(question.id for question in self.question_set.questions)

    @property
    def handed_in(self) -> tuple[StudentResult, ...]:
        """Those who have handed in."""
        return tuple(each for each in self.students if each.handed_in_at is not None)

    @property
    def counts(self) -> dict[str, Counter[Status]]:
        """How often each mark was given, by question id, among those who have handed in."""
        handed_in = replace(self, students=self.handed_in)
        return {question.id: handed_in.marks_of(question) for question in self.question_set.questions}

    def marks_of(self, question: Question) -> Counter[Status]:
        """How often each mark was given to one question, also to answers that are not handed in."""
        return Counter(each.cells[question.id].mark.status for each in self.students if question.id in each.cells)

    @property
    def mean(self) -> Fraction | None:
        """The mean share of the points, among those who have handed in something that is marked."""
        shares = [each.score.share for each in self.handed_in if each.score and each.score.out_of]
        return sum(shares, Fraction(0)) / len(shares) if shares else None


def results_of(app: Application, assignment: Assignment) -> ClassResults:
    """The results of everybody on the list of the class; who ran out of time has handed in."""
    settle_all(app, assignment)
    with app.database.read() as connection:
        students = class_students.of_class(connection, assignment.class_id)
        attempts = attempts_at(app, connection, assignment, students)
        given = receipts.latest_at(connection, assignment.id)
    marks = _marks(app, assignment, (each for of_student in attempts.values() for each in of_student))
    rows = tuple(_result(student, attempts.get(student.student_id, ()), marks, given) for student in students)
    return ClassResults(app.version(assignment.version), rows)


_Last = tuple[int, int, int, int]
_Marks = Mapping[int, tuple[_Last, tuple[tuple[Question, Mark], ...]]]
"""The last event of each attempt, up to which one late answers count, how many checks and given marks it has, and the
marks of the answers up to there."""


def _marks(app: Application, assignment: Assignment, attempts: Iterable[ClassAttempt]) -> _Marks:
    """The marks of each attempt; only those are graded in which something came in since the last time."""
    memory = app.memory(assignment.id)
    before: _Marks = memory.get(_MARKS, {})
    marks: dict[int, tuple[_Last, tuple[tuple[Question, Mark], ...]]] = {}
    for each in attempts:
        number = each.taking.attempt.id
        last = each.answers.last_id, each.answers.until_event, len(each.taking.checks), len(each.taking.given)
        known = before.get(number)
        marks[number] = known if known and known[0] == last else (last, tuple(marks_of(app, each.taking)))
    memory[_MARKS] = marks
    return marks


def _result(
    student: ClassStudent, attempts: tuple[ClassAttempt, ...], marks: _Marks, given: Mapping[int, Receipt]
) -> StudentResult:
    scores = {each.taking.attempt.id: _score(marks[each.taking.attempt.id][1]) for each in attempts}
    counts = _counting(attempts, scores)
    if counts is None:
        return StudentResult(student, None, {}, None, ())
    number = counts.taking.attempt.id
    answers = counts.answers
    cells = {
        question.id: Cell(question, mark, question.id in answers.late, question.id in answers.let_count)
        for question, mark in marks[number][1]
    }
    receipt = None if counts.taking.attempt.is_open else given.get(number)
    return StudentResult(student, counts, cells, scores[number], attempts, receipt)


def _score(marks: Iterable[tuple[Question, Mark]]) -> Score:
    return add_up((question.points, mark) for question, mark in marks)


def _counting(attempts: tuple[ClassAttempt, ...], scores: Mapping[int, Score]) -> ClassAttempt | None:
    """Of the handed-in attempts the best, of equal ones the last; where none is handed in, the last that was begun.

    The best is the one that is certain of most: what waits to be marked can only lift an attempt, never unseat one.
    """
    handed_in = [each for each in attempts if not each.taking.attempt.is_open]
    if not handed_in:
        return attempts[-1] if attempts else None
    return max(reversed(handed_in), key=lambda each: scores[each.taking.attempt.id].certain)
