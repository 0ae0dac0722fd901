"""Multiple response, counted: the options."""

from quizapp.core.charts import THE_QUESTION, Chart, Chosen, answers_of, picked
from quizapp.core.question_type import Asking, Passages, Response, as_ids
from quizapp.question_types.multiple_response.model import MultipleResponse


def charts(question: MultipleResponse, asking: Asking) -> tuple[Chart, ...]:
    """The options in the order of *asking*."""
    answers = answers_of(question.options, asking.seed, question.id, shuffle=question.shuffle)
    return (Chart(THE_QUESTION, "", answers),)


def chosen(_question: MultipleResponse, response: Response, _passages: Passages) -> Chosen:
    """The options."""
    return picked(THE_QUESTION, *as_ids(response))
