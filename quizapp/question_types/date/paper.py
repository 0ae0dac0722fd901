"""Date on paper: the right answer, and what counts beside it."""

from quizapp.core.question_type import Passages, Response
from quizapp.question_types.date.model import Date


def right(question: Date, _passages: Passages) -> Response:
    """The date in words, as precise as an answer must be."""
    return str(question.key.cut(question.needed))
