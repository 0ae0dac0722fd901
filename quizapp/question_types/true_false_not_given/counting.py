"""True, false, not given, counted: the verdicts on each statement."""

from quizapp.core.charts import Answer, Chart, Chosen, picked_each
from quizapp.core.question_type import Asking, Passages, Response, as_mapping
from quizapp.question_types.true_false_not_given.model import VERDICTS, TrueFalseNotGiven


def charts(question: TrueFalseNotGiven, _asking: Asking) -> tuple[Chart, ...]:
    """The three verdicts for each statement."""
    verdicts = tuple(Answer(verdict, words) for verdict, words in VERDICTS.items())
    texts = {label: each.text for label, each in question.statements.items()}
    return tuple(Chart(label, texts.get(label, ""), verdicts) for label in question.verdicts())


def chosen(_question: TrueFalseNotGiven, response: Response, _passages: Passages) -> Chosen:
    """The verdicts."""
    return picked_each(as_mapping(response))
