"""Cloze, counted: what was chosen or typed in each gap."""

from quizapp.core.charts import Chart, Chosen, answers_of, as_typed, picked_each
from quizapp.core.message import message
from quizapp.core.question_type import Asking, Passages, Response, as_mapping
from quizapp.question_types.cloze.model import Cloze


def charts(question: Cloze, asking: Asking) -> tuple[Chart, ...]:
    """The gaps in the order of the text, with the options of those that are lists."""
    return tuple(
        Chart(
            name,
            message("Gap %(number)s", number=number),
            answers_of(gap.options or {}, asking.seed, f"{question.id}/{name}", shuffle=question.shuffle),
        )
        for number, (name, gap) in enumerate(question.gaps_in_order.items(), start=1)
    )


def chosen(question: Cloze, response: Response, _passages: Passages) -> Chosen:
    """An option, or the words that were typed."""
    given = {name: text for name, text in as_mapping(response).items() if name in question.gaps}
    return picked_each({name: text if question.gaps[name].options else as_typed(text) for name, text in given.items()})
