"""Cloze on paper: the right answer, and what counts beside it."""

from quizapp.core.choices import share_notes
from quizapp.core.message import Message, message
from quizapp.core.question_type import Passages, Response
from quizapp.question_types.cloze.model import Cloze, Gap


def right(question: Cloze, _passages: Passages) -> Response:
    """What belongs in each gap: a label where it is a list, words otherwise."""
    return {name: gap.right if gap.options is None else gap.answer for name, gap in question.gaps.items()}


def marking_notes(question: Cloze, _passages: Passages) -> tuple[Message, ...]:
    """What else counts in each gap."""
    gaps = enumerate(question.gaps_in_order.values(), start=1)
    return tuple(
        message("gap %(number)s: %(note)s", number=number, note=note) for number, gap in gaps for note in _notes(gap)
    )


def _notes(gap: Gap) -> tuple[Message, ...]:
    return gap.answers([]).notes if gap.options is None else share_notes(gap.options)
