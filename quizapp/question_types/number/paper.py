"""Number on paper: the right answer, and what counts beside it."""

from quizapp.core.question_type import Passages, Response
from quizapp.question_types.number.model import Number, review


def right(question: Number, passages: Passages) -> Response:
    """The number as students write it, with its unit."""
    return review(question, None, passages).right


def marking_notes(question: Number, passages: Passages) -> tuple[str, ...]:
    """How far off still counts, and what a unit is worth."""
    around = review(question, None, passages).give_or_take
    units = f"the unit may be {' or '.join(question.units)}" if len(question.units) > 1 else ""
    may_lack = "the unit may be left out" if question.units and question.unit == "optional" else ""
    return tuple(note for note in (around and f"give or take {around}", units, may_lack) if note)
