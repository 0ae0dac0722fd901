"""Seeing results: marks, the score, and the proof of every answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from quizapp.core.citation import Cite
from quizapp.core.mark import Mark, Score, add_up
from quizapp.core.passage import Paragraph, Passage
from quizapp.core.problem import Path
from quizapp.core.question import Question, cites
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Response, ReviewedPart, question_token
from quizapp.services.application import Application
from quizapp.services.take_quiz import Taking


@dataclass(frozen=True)
class Piece:
    """A sentence of a proof, cited or around the cited ones."""

    id: str
    text: str
    is_cited: bool


@dataclass(frozen=True)
class Proof:
    """Cited sentences in their place: the passage, the paragraph, and a sentence of context on either side."""

    passage: Passage
    paragraph: Paragraph
    pieces: tuple[Piece, ...]

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the cited sentences, in reading order."""
        return tuple(piece.id for piece in self.pieces if piece.is_cited)


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

    @property
    def points(self) -> Fraction:
        """What was earned."""
        return self.mark.fraction * Fraction(self.question.points)

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
        )

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
class Result:
    """A handed-in attempt, graded."""

    score: Score
    questions: tuple[QuestionResult, ...]


def see_result(app: Application, taking: Taking) -> Result:
    """Grades the answers that count and finds every proof."""
    results = tuple(_results(app, taking))
    return Result(add_up((result.question.points, result.mark) for result in results), results)


def score_of(app: Application, taking: Taking) -> Score:
    """Only the sum, for lists."""
    return add_up((question.points, mark) for question, mark in _marks(app, taking))


def _marks(app: Application, taking: Taking) -> Iterator[tuple[Question, Mark]]:
    for question in taking.question_set.questions:
        response = taking.responses.get(question.id)
        yield question, app.types[question.type].grade(question, response, taking.question_set.passages)


def _results(app: Application, taking: Taking) -> Iterator[QuestionResult]:
    passages = taking.question_set.passages
    for number, (question, mark) in enumerate(_marks(app, taking), start=1):
        response = taking.responses.get(question.id)
        yield QuestionResult(
            number,
            question_token(taking.attempt.seed, question),
            app.types[question.type].page(question),
            question,
            response,
            mark,
            app.types[question.type].review(question, response, passages),
            {path: _proofs(taking.question_set, cite) for path, cite in cites(question)},
        )


def _proofs(question_set: QuestionSet, cite: Cite) -> tuple[Proof, ...]:
    """One proof for each paragraph that is cited, however many quotes stand in it."""
    cited: dict[tuple[str, int], set[str]] = {}
    for citation in question_set.find(cite):
        cited.setdefault((citation.passage_id, citation.paragraph), set()).update(citation.sentences)
    return tuple(
        _proof(question_set.passages[passage_id], number, sentences)
        for (passage_id, number), sentences in cited.items()
    )


def _proof(passage: Passage, number: int, cited: set[str]) -> Proof:
    paragraph = passage.paragraphs[number - 1]
    places = [index for index, sentence in enumerate(paragraph.sentences) if sentence.id in cited]
    pieces = tuple(
        Piece(sentence.id, paragraph.sentence_text(sentence), sentence.id in cited)
        for index, sentence in enumerate(paragraph.sentences)
        if min(places) - 1 <= index <= max(places) + 1
    )
    return Proof(passage, paragraph, pieces)
