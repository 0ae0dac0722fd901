"""Seeing results: marks, the score, and the proof of every answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, get_args

from quizapp.core.mark import Mark, Score, Status, add_up
from quizapp.core.problem import Path
from quizapp.core.proof import Proof
from quizapp.core.question import Misreading, Question, part_at
from quizapp.core.question_type import Misread, Response, ReviewedPart, question_token
from quizapp.core.rounds import MISSED
from quizapp.services.application import KnowsTypes
from quizapp.services.taking import Taking, as_stored, standing_of
from quizapp.store.given_marks import GivenMark


@dataclass(frozen=True)
class Tempting:
    """What tempted to a wrong answer, in its place, with the words of the options or statements that it tempted to."""

    proof: Proof
    words: tuple[str, ...]


@dataclass(frozen=True)
class QuestionResult:
    """All there is to say about one question after the hand-in."""

    number: int
    token: str
    page: str
    """The folder of its templates."""
    question: Question
    response: Response
    mark: Mark
    reviewed: Any
    """What the type adds for its reviewed page."""
    proofs_by_path: Mapping[Path, tuple[Proof, ...]]
    misread: tuple[Misread, ...]
    given: GivenMark | None = None
    """What a person gave for this answer."""

    @property
    def points(self) -> Fraction:
        """What was earned."""
        return self.mark.fraction * Fraction(self.question.points)

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from whatever else is said of answers to this version, but for what a person gave."""
        return self.question.id, as_stored(self.response), repr(self.mark)

    def shows(self, misreading: Misreading) -> bool:
        """Whether the answer shows this kind of misreading."""
        return any(each.misreading == misreading for each in self.misread)

    def proofs(self, *path: str | int) -> tuple[Proof, ...]:
        """The proofs of the citation at *path* of the question, e.g. `proofs("options", "b", "trap")`."""
        return self.proofs_by_path.get(path, ())

    def inside(self, part: ReviewedPart) -> "QuestionResult":
        """The same for one part of it, whose own paths begin where the part stands."""
        depth = len(part.path)
        within = {path[depth:]: found for path, found in self.proofs_by_path.items() if path[:depth] == part.path}
        return replace(
            self,
            page=part.page,
            question=part.question,
            response=part.response,
            mark=part.mark,
            reviewed=part.reviewed,
            proofs_by_path=within,
            misread=tuple(inner for each in self.misread if (inner := each.inside(*part.path)) is not None),
        )

    def tempting(self, *part: str | int) -> tuple[Tempting, ...]:
        """The traps that were walked into and belong beside the proof of *part*; of the whole, if no part is named."""
        words: dict[Proof, list[str]] = {}
        for misread in self.misread:
            if misread.trap is not None and misread.part == part:
                for proof in self.proofs(*misread.trap):
                    words.setdefault(proof, []).extend(self._words_of(misread.trap))
        return tuple(Tempting(proof, tuple(tempted_to)) for proof, tempted_to in words.items())

    def _words_of(self, trap: Path) -> list[str]:
        around = (part_at(self.question, trap[:end]) for end in range(len(trap) - 1, 0, -1))
        return [words for part in around if (words := getattr(part, "text", ""))][:1]

    def proofs_beside(self, *part: str | int) -> tuple[Proof, ...]:
        """What proves *part* of the question; of the whole, only what no part shows, unless a trap waits for more."""
        if part:
            return self.proofs(*part, "cite")
        return self.proofs_of_all or (self.proofs("cite") if self.tempting() else ())

    @property
    def proving(self) -> tuple[Proof, ...]:
        """What proves the whole question, or else each of its parts; every sentence once."""
        whole = self.proofs("cite")
        parts = [
            path for path in self.proofs_by_path if path[-1] == "cite" and "traps" not in path and path[0] != "later"
        ]
        return whole or tuple(dict.fromkeys(proof for path in parts for proof in self.proofs(*path)))

    @property
    def proofs_of_all(self) -> tuple[Proof, ...]:
        """The proofs of the whole question, without those that a part of it shows already."""
        parts = [path for path in self.proofs_by_path if len(path) > 1 and path[-1] == "cite" and "traps" not in path]
        shown = {(proof.passage.id, cited) for path in parts for proof in self.proofs(*path) for cited in proof.cited}
        return tuple(
            proof
            for proof in self.proofs("cite")
            if any((proof.passage.id, cited) not in shown for cited in proof.cited)
        )


@dataclass(frozen=True)
class Recurring:
    """A kind of misreading that several questions show."""

    misreading: Misreading
    questions: tuple[QuestionResult, ...]


FEWEST_HITS = 2
"""Questions that must show a kind of misreading before it is told as one; a single slip says little."""


@dataclass(frozen=True)
class ToRead:
    """What to read again after a question that was missed: how it was misread, and the sentences that prove it."""

    question: QuestionResult
    misreadings: tuple[Misreading, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class Result:
    """A handed-in attempt, graded."""

    score: Score
    questions: tuple[QuestionResult, ...]

    @property
    def recurring(self) -> tuple[Recurring, ...]:
        """The misreadings to look out for."""
        kinds: tuple[Misreading, ...] = get_args(Misreading)
        shown = (Recurring(kind, tuple(each for each in self.questions if each.shows(kind))) for kind in kinds)
        return tuple(each for each in shown if len(each.questions) >= FEWEST_HITS)

    @property
    def missed(self) -> tuple[QuestionResult, ...]:
        """What was not wholly right."""
        return tuple(each for each in self.questions if each.mark.status in MISSED)

    @property
    def to_read(self) -> tuple[ToRead, ...]:
        """What to read again, question by question, of those that were missed and have a proof to show."""
        kinds: tuple[Misreading, ...] = get_args(Misreading)
        return tuple(
            ToRead(each, tuple(kind for kind in kinds if each.shows(kind)), proving)
            for each in self.missed
            if (proving := each.proving)
        )


def see_result(app: KnowsTypes, taking: Taking) -> Result:
    """Grades the answers that count and finds every proof."""
    results = tuple(_results(app, taking))
    return Result(add_up((result.question.points, result.mark) for result in results), results)


def score_of(app: KnowsTypes, taking: Taking) -> Score:
    """Only the sum, for lists."""
    return add_up((question.points, mark) for question, mark in marks_of(app, taking))


@dataclass(frozen=True)
class Marked:
    """A mark without anything that tells what is right; *given* holds a comment where a person gave it."""

    mark: Mark
    points: Fraction
    given: GivenMark | None


def marks_by_token(app: KnowsTypes, taking: Taking) -> dict[str, Marked]:
    """The mark of every question, by the token that pages of the attempt call it by."""
    return {
        question_token(taking.attempt.seed, question): Marked(
            mark, mark.fraction * Fraction(question.points), taking.given_for(question)
        )
        for question, mark in marks_of(app, taking)
    }


def marks_of(app: KnowsTypes, taking: Taking) -> Iterator[tuple[Question, Mark]]:
    """The mark of every question that was asked."""
    for question in taking.question_set.questions:
        response = taking.responses.get(question.id)
        yield question, _mark(app, taking, question, response)


def result_of(app: KnowsTypes, taking: Taking, question: Question, number: int) -> QuestionResult:
    """All there is to say about one question."""
    response, passages = taking.responses.get(question.id), taking.question_set.passages_of(question)
    return QuestionResult(
        number,
        question_token(taking.attempt.seed, question),
        app.types[question.type].page(question),
        question,
        response,
        _mark(app, taking, question, response),
        app.types[question.type].review(question, response, passages),
        taking.question_set.proofs_of(question),
        app.types[question.type].misread(question, response, passages),
        taking.given_for(question),
    )


def _mark(app: KnowsTypes, taking: Taking, question: Question, response: Response) -> Mark:
    """The mark of a response: by a person where grading leaves it to one, with what was earned back in practice."""
    kind, given = app.types[question.type], taking.given_for(question)
    mark = kind.grade(question, response, taking.question_set.passages_of(question))
    if mark.status is Status.TO_BE_MARKED and given is not None:
        mark = kind.given(question, given.levels)
    return standing_of(app, taking, question).earned(mark) if taking.checks else mark


def _results(app: KnowsTypes, taking: Taking) -> Iterator[QuestionResult]:
    for number, question in enumerate(taking.question_set.questions, start=1):
        yield result_of(app, taking, question, number)
