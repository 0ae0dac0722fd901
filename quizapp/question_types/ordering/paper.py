"""Ordering on paper: the right answer, and what counts beside it."""

from quizapp.core.message import Message
from quizapp.core.question_type import Passages, Response
from quizapp.core.sequence import right_order
from quizapp.question_types.ordering.model import Ordering, arrangement


def right(question: Ordering, _passages: Passages) -> Response:
    """The labels in a right order."""
    return list(right_order(arrangement(question).ranks))


def marking_notes(question: Ordering, _passages: Passages) -> tuple[Message, ...]:
    """The items that may stand either way round."""
    return arrangement(question).notes_of_ties
