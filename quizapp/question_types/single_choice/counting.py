"""Single choice, counted: the options."""

from quizapp.core.charts import THE_QUESTION, Chart, Chosen, answers_of, picked
from quizapp.core.question_type import Asking, Passages, Response, as_text
from quizapp.question_types.single_choice.model import SingleChoice


def charts(question: SingleChoice, asking: Asking) -> tuple[Chart, ...]:
    """The options in the order of *asking*."""
    answers = answers_of(question.options, asking.seed, question.id, shuffle=question.shuffle)
    return (Chart(THE_QUESTION, "", answers),)


def chosen(_question: SingleChoice, response: Response, _passages: Passages) -> Chosen:
    """The option."""
    return picked(THE_QUESTION, as_text(response))
