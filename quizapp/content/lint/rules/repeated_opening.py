"""REPEATED_OPENING: all options begin with the same words."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection

_WORDS = 3


def _look(selection: Selection, _view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    openings = {tuple(tokens(choice.text)[:_WORDS]) for choice in selection.choices}
    opening = openings.pop()
    if not openings and len(opening) == _WORDS:
        what = f"all options begin with '{' '.join(opening)}'"
        yield Fault(selection.choices[0].path[:-2], what, "move these words into the prompt")


RULE = Rule(
    id="REPEATED_OPENING",
    severity="info",
    detects="All options begin with the same three words or more.",
    why="What is read four times tires, and hides what the options differ in.",
    fires="""
prompt: Why did it close?
options: {a: Because the bridge had a crack, b: Because the bridge was old, c: Because the bridge was full}
answer: a
""",
    silent="""
prompt: Why did it close? Because the bridge …
options: {a: had a crack., b: was old., c: was full.}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002",
    look=in_selections(_look),
    needs_words=False,
)
