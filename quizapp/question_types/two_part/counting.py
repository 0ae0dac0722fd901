"""Two parts, counted: what is counted in each, and where the quotes stand that were chosen as evidence."""

from dataclasses import replace

from quizapp.core.charts import EVIDENCE, Chart, Chosen, inside
from quizapp.core.citation import first_place
from quizapp.core.question import Question
from quizapp.core.question_type import Asking, Passages, Response
from quizapp.question_types.two_part.parts import Part, Split, part_of


def charts(split: Split, question: Question, asking: Asking) -> tuple[Chart, ...]:
    """The charts of both parts; that of the quotes says that they are evidence."""
    parts = split(question)
    of_a, of_b = (part.kind.charts(part.question, asking) for part in (parts.a, parts.b))
    return tuple(replace(chart, place=inside("a", chart.place)) for chart in of_a) + tuple(
        replace(chart, place=inside("b", chart.place), heading=chart.heading or EVIDENCE) for chart in of_b
    )


def chosen(split: Split, question: Question, response: Response, passages: Passages) -> Chosen:
    """What both parts give; a quote is also the sentence that it stands in."""
    parts = split(question).named()
    given = {name: part.kind.chosen(part.question, part_of(response, name), passages) for name, part in parts.items()}
    picks = frozenset(pick.inside(name) for name, each in given.items() for pick in each.picks)
    quoted = frozenset(unit for pick in given["b"].picks for unit in _sentences(parts["b"], pick.answer, passages))
    return Chosen(picks, given["a"].units | given["b"].units | quoted)


def _sentences(part: Part, label: str, passages: Passages) -> list[str]:
    """Where the quote stands that is the option with this label."""
    option = getattr(part.question, "options", {}).get(label)
    found = first_place(passages.values(), option.text) if option else None
    return [f"{found.passage_id}:{sentence}" for sentence in found.sentences] if found else []
