"""Matching on paper: the right answer, and what counts beside it."""

from quizapp.core.question_type import Passages, Response
from quizapp.question_types.matching.model import Matching


def right(question: Matching, _passages: Passages) -> Response:
    """The choice of each stem."""
    return dict(question.answer)
