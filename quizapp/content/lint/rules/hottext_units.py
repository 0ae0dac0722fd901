"""HOTTEXT_UNITS: too little to choose from in the passage, or too much in one piece."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault

_FEWEST, _SHARE, _WORDS = 5, 3, 60


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    units = view.wording.units
    if not units:
        return
    right = sum(unit.is_key for unit in units)
    longest = max(len(tokens(unit.text)) for unit in units)
    if len(units) < _FEWEST:
        yield Fault((), f"there are only {len(units)} parts of the text to choose from", "let students choose in more")
    elif _SHARE * right > len(units):
        yield Fault((), f"{right} of {len(units)} parts of the text are right", "let students choose in more")
    if longest > _WORDS:
        yield Fault((), f"one part of the text that can be chosen has {longest} words", "use 'units: sentences'")


RULE = Rule(
    id="HOTTEXT_UNITS",
    severity="warning",
    detects="Fewer than five sentences or paragraphs to choose from, more than a third of them right, or one of more "
    "than 60 words.",
    why="With little to choose from a guess pays; and choosing a very long part does not show what was understood.",
    fires="""
type: hot_text
prompt: Choose the sentence that says how long the repair will take.
from: [post]
cite: {post: would take six weeks}
""",
    silent="""
type: hot_text
prompt: Choose the sentence that says how long the repair will take.
cite: {post: would take six weeks}
""",
    source="Own rule",
    look=in_questions(_look),
    needs_words=False,
)
