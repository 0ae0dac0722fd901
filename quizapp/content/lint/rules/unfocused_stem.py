"""UNFOCUSED_STEM: a prompt that asks nothing."""

from collections.abc import Iterator
from statistics import fmean

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import GAP, Selection

_FEWEST_WORDS, _TIMES = 5, 3
_ASKS = ("?", "？", "؟", ";", GAP, "…", "...")


def _look(selection: Selection, _view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    stem = selection.stem
    if len(tokens(stem.text)) < _FEWEST_WORDS and not any(sign in stem.text for sign in _ASKS):
        yield Fault(stem.path, "the prompt does not ask anything yet", "write a whole question that ends with '?'")
    elif GAP not in stem.text and fmean(len(each.text) for each in selection.choices) >= _TIMES * len(stem.text):
        what = "the options are much longer than the prompt"
        yield Fault(stem.path, what, "move what they have in common into the prompt, so that it asks one thing")


RULE = Rule(
    id="UNFOCUSED_STEM",
    severity="warning",
    detects="A prompt with options of fewer than five words, without a question mark and without a gap; or options at "
    "least three times as long as the prompt.",
    why="Students should know what is asked before they read the options; else each option is a question of its own.",
    fires="""
prompt: The bridge
options: {a: was closed, b: was sold, c: was painted}
answer: a
""",
    silent="""
prompt: What happened to the bridge?
options: {a: It was closed., b: It was sold., c: It was painted.}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002",
    look=in_selections(_look),
)
