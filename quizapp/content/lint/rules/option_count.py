"""OPTION_COUNT: very few or very many options."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, with_one_key
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Choice, Selection

_FEWEST, _MOST = 3, 5


def _look(_key: Choice, selection: Selection, _view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    number = len(selection.choices)
    if number < _FEWEST:
        yield Fault(selection.choices[0].path[:-2], f"there are only {number} options", "add one that tempts readers")
    elif number > _MOST:
        what, instead = f"there are {number} options", "keep the three or four that tempt readers most"
        yield Fault(selection.choices[0].path[:-2], what, instead)


RULE = Rule(
    id="OPTION_COUNT",
    severity="info",
    detects="Fewer than three or more than five options of which one is right.",
    why="Of two options every second guess is right. Beyond three or four, hardly anybody chooses the further ones.",
    fires="""
prompt: Was somebody hurt?
options: {a: Yes, b: No}
answer: b
""",
    silent="""
prompt: Who was hurt?
options: {a: Nobody, b: A driver, c: A baker}
answer: a
""",
    source="Rodriguez 2005; Tarrant, Ware & Mohammed 2009",
    look=with_one_key(_look),
    needs_words=False,
)
