"""Number on paper: the right answer, and what counts beside it."""

from quizapp.core.message import Message, in_quotes, message
from quizapp.core.question_type import Passages, Response
from quizapp.question_types.number.model import Number, review


def right(question: Number, passages: Passages) -> Response:
    """The number as students write it, with its unit."""
    return review(question, None, passages).right


def marking_notes(question: Number, passages: Passages) -> tuple[Message, ...]:
    """How far off still counts, and what a unit is worth."""
    around = review(question, None, passages).give_or_take
    notes = [message("give or take %(number)s", number=around)] if around else []
    if len(question.units) > 1:
        notes.append(message("any of these units: %(units)s", units=in_quotes(question.units)))
    if question.units and question.unit == "optional":
        notes.append(message("the unit may be left out"))
    return tuple(notes)
