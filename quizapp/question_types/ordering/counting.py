"""Ordering, counted: the place that each of the items was given."""

from quizapp.core.arranging import chart_places, chosen_places
from quizapp.core.charts import Chart, Chosen
from quizapp.core.question_type import Asking, Passages, Response
from quizapp.question_types.ordering.model import Ordering, arrangement


def charts(question: Ordering, asking: Asking) -> tuple[Chart, ...]:
    """The places for each of the items, which stand in an order that says nothing."""
    return chart_places(arrangement(question), asking.seed)


def chosen(question: Ordering, response: Response, _passages: Passages) -> Chosen:
    """The place of each."""
    return chosen_places(arrangement(question), response)
