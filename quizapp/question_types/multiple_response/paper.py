"""Multiple response on paper: the right answer, and what counts beside it."""

from quizapp.core.question_type import Passages, Response
from quizapp.question_types.multiple_response.model import MultipleResponse


def right(question: MultipleResponse, _passages: Passages) -> Response:
    """The labels of the keys."""
    return list(question.answer)
