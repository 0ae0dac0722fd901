"""Two parts: what the reviewed page shows."""

from quizapp.core.mark import Mark
from quizapp.core.question import Question
from quizapp.core.question_type import Misread, Passages, Response, ReviewedPart
from quizapp.question_types.two_part.grading import marks
from quizapp.question_types.two_part.parts import Part, Split, part_of


def review(split: Split, question: Question, response: Response, passages: Passages) -> tuple[ReviewedPart, ...]:
    """Part A and part B."""
    parts = split(question)
    return tuple(
        _reviewed(name, part, part_of(response, name), mark, passages)
        for (name, part), mark in zip(parts.named().items(), marks(parts, response, passages), strict=True)
    )


def _reviewed(name: str, part: Part, response: Response, mark: Mark, passages: Passages) -> ReviewedPart:
    reviewed = part.kind.review(part.question, response, passages)
    return ReviewedPart(name, part.kind.name, part.path, part.question, response, mark, reviewed)


def misread(split: Split, question: Question, response: Response, passages: Passages) -> tuple[Misread, ...]:
    """What each part shows, with paths as they are in the file."""
    return tuple(
        each.under(*part.path)
        for name, part in split(question).named().items()
        for each in part.kind.misread(part.question, part_of(response, name), passages)
    )
