"""`evidence: required`: any question becomes one of two parts, whose part B is the sentence that proves the answer."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from quizapp.core.problem import Fault
from quizapp.core.question import Question
from quizapp.core.question_type import Passages, QuestionType
from quizapp.question_types.two_part import counting, grading, paper, parts, review, told
from quizapp.question_types.two_part.model import evidence_id, part_faults
from quizapp.question_types.two_part.parts import Part, Parts


def with_evidence(kind: QuestionType, hot_text: QuestionType) -> QuestionType:
    """The type as it is, but for questions that ask for evidence; *hot_text* chooses it."""
    asked = partial(_split, kind, hot_text)

    def either(alone: Any, together: Any) -> Any:
        """One function of the type, for questions without and with evidence."""
        return lambda question, *rest: (partial(together, asked) if question.evidence else alone)(question, *rest)

    return replace(
        kind,
        faults=partial(_faults, kind, hot_text),
        ask=either(kind.ask, parts.ask),
        read=either(kind.read, parts.read),
        grade=either(kind.grade, grading.grade),
        chance=either(kind.chance, grading.chance),
        wording=either(kind.wording, told.wording),
        right=either(kind.right, paper.right),
        charts=either(kind.charts, counting.charts),
        chosen=either(kind.chosen, counting.chosen),
        marking_notes=either(kind.marking_notes, paper.marking_notes),
        ask_back=either(kind.ask_back, parts.ask_back),
        review=either(kind.review, review.review),
        misread=either(kind.misread, review.misread),
        seconds=either(kind.seconds, told.seconds),
        page=lambda question: "two_part" if question.evidence else kind.page(question),
    )


def without_evidence(kind: QuestionType) -> QuestionType:
    """A type that asks for the words of the passage itself."""

    def faults(question: Question, passages: Passages) -> Iterator[Fault]:
        if question.evidence:
            what = f"a question of type {kind.name} asks for words of the passage already"
            yield Fault(("evidence",), what, "take 'evidence' out", at_key=True)
        yield from kind.faults(question, passages)

    return replace(kind, faults=faults)


def _split(kind: QuestionType, hot_text: QuestionType, question: Question) -> Parts:
    proof: dict[str, Any] = {"id": evidence_id(question), "prompt": "", "type": hot_text.name, "cite": question.cite}
    return Parts(Part(kind, question), Part(hot_text, hot_text.model.model_construct(**proof)))


def _faults(kind: QuestionType, hot_text: QuestionType, question: Question, passages: Passages) -> Iterator[Fault]:
    yield from kind.faults(question, passages)
    proof: Any = question.cite  # some types do without one
    if question.evidence and proof is None:
        what = "this question asks for evidence, and no sentence is named that proves it as a whole"
        yield Fault(("evidence",), what, "add 'cite: …' to the question itself", at_key=True)
    elif question.evidence:
        yield from part_faults(_split(kind, hot_text, question).b, passages)
