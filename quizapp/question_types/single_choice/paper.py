"""Single choice on paper: the right answer, and what counts beside it."""

from quizapp.core.choices import share_notes
from quizapp.core.message import Message
from quizapp.core.question_type import Passages, Response
from quizapp.question_types.single_choice.model import SingleChoice


def right(question: SingleChoice, _passages: Passages) -> Response:
    """The label of the key."""
    return question.answer


def marking_notes(question: SingleChoice, _passages: Passages) -> tuple[Message, ...]:
    """The options that earn a part."""
    return share_notes(question.options)
