"""Short answer on paper: the right answer, and what counts beside it."""

from quizapp.core.message import Message
from quizapp.core.question_type import Passages, Response
from quizapp.question_types.short_answer.model import ShortAnswer


def right(question: ShortAnswer, _passages: Passages) -> Response:
    """The best of the accepted answers."""
    return question.answers.best.text


def marking_notes(question: ShortAnswer, _passages: Passages) -> tuple[Message, ...]:
    """The other accepted answers, and those that only look right."""
    return question.answers.notes
