"""Hot text, counted: the sentences or paragraphs of the passages."""

from quizapp.core.charts import Chosen
from quizapp.core.question_type import Passages, Response, as_ids
from quizapp.question_types.hot_text.model import HotText, chosen_passages, units_of


def chosen(question: HotText, response: Response, passages: Passages) -> Chosen:
    """The chosen units that there are."""
    known = {unit for passage in chosen_passages(question, passages) for _, unit, _ in units_of(question, passage)}
    return Chosen(units=as_ids(response) & known)
