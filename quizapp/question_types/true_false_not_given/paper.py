"""True, false, not given on paper: the right answer, and what counts beside it."""

from quizapp.core.question_type import Passages, Response
from quizapp.question_types.true_false_not_given.model import TrueFalseNotGiven


def right(question: TrueFalseNotGiven, _passages: Passages) -> Response:
    """The verdict of each statement."""
    return dict(question.verdicts())
