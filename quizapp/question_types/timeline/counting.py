"""Timeline, counted: the place that each of the events was given."""

from quizapp.core.arranging import chart_places, chosen_places
from quizapp.core.charts import Chart, Chosen
from quizapp.core.question_type import Asking, Passages, Response
from quizapp.question_types.timeline.model import Timeline, arrangement


def charts(question: Timeline, asking: Asking) -> tuple[Chart, ...]:
    """The places for each of the events, which stand in an order that says nothing."""
    return chart_places(arrangement(question), asking.seed)


def chosen(question: Timeline, response: Response, _passages: Passages) -> Chosen:
    """The place of each."""
    return chosen_places(arrangement(question), response)
