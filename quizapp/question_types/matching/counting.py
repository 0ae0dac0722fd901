"""Matching, counted: the choices for each stem."""

from quizapp.core.charts import Chart, Chosen, answers_of, picked_each
from quizapp.core.question_type import Asking, Passages, Response
from quizapp.question_types.matching.model import Matching, review


def charts(question: Matching, asking: Asking) -> tuple[Chart, ...]:
    """All choices for each stem."""
    choices = answers_of(question.choices, asking.seed, question.id, shuffle=True)
    return tuple(Chart(label, stem.text, choices) for label, stem in question.stems.items())


def chosen(question: Matching, response: Response, passages: Passages) -> Chosen:
    """The choice for each stem."""
    return picked_each(review(question, response, passages))
