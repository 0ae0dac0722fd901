"""Open response on paper: the right answer, and what counts beside it."""

from quizapp.core.question_type import Passages, Response
from quizapp.question_types.open_response.model import OpenResponse


def right(question: OpenResponse, _passages: Passages) -> Response:
    """The model answer, if there is one; whether an answer is right only a person can say."""
    return question.model_answer
