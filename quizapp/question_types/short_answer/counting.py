"""Short answer, counted: what was typed."""

from quizapp.core.charts import THE_QUESTION, Chart, Chosen, as_typed, picked
from quizapp.core.question_type import Asking, Passages, Response, as_text
from quizapp.question_types.short_answer.model import ShortAnswer


def charts(_question: ShortAnswer, _asking: Asking) -> tuple[Chart, ...]:
    """One place, where students write."""
    return (Chart(THE_QUESTION, "", ()),)


def chosen(_question: ShortAnswer, response: Response, _passages: Passages) -> Chosen:
    """What was typed."""
    return picked(THE_QUESTION, as_typed(as_text(response)))
