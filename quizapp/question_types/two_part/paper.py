"""Two parts on paper: the right answer, and what counts beside it."""

from quizapp.core.message import Message, message
from quizapp.core.question import Question
from quizapp.core.question_type import Passages, Response
from quizapp.question_types.two_part.parts import Split


def right(split: Split, question: Question, passages: Passages) -> Response:
    """What is right in each part."""
    parts = split(question).named()
    return {name: part.kind.right(part.question, passages) for name, part in parts.items()}


def marking_notes(split: Split, question: Question, passages: Passages) -> tuple[Message, ...]:
    """What else counts in each part."""
    return tuple(
        message("part %(name)s: %(note)s", name=name.upper(), note=note)
        for name, part in split(question).named().items()
        for note in part.kind.marking_notes(part.question, passages)
    )
