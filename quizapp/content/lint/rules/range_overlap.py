"""RANGE_OVERLAP: two ranges of numbers share a number."""

from collections.abc import Iterator
from itertools import combinations

from quizapp.content.lint.numbers import range_in
from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, _view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    ranges = [(choice, found) for choice in selection.choices if (found := range_in(choice.text))]
    for (one, (low, high)), (other, (start, end)) in combinations(ranges, 2):
        if low <= end and start <= high:
            what = f"the ranges {shown(one.text)} and {shown(other.text)} share a number"
            yield Fault(other.path, what, "let the next range begin one higher, as in 1–5 and 6–10")


RULE = Rule(
    id="RANGE_OVERLAP",
    severity="error",
    detects="Options that are ranges of numbers, such as 1–6 and 6–10, and have a number in common.",
    why="A student whose number lies in both ranges has two right answers and can get only one of them marked right.",
    fires="""
prompt: How many weeks will the repair take, according to the Harbour Post?
options: {a: 1–6, b: 6–10, c: 11–20}
answer: a
""",
    silent="""
prompt: How many weeks will the repair take, according to the Harbour Post?
options: {a: 1–5, b: 6–10, c: 11–20}
answer: b
""",
    source="Common practice of test authors",
    look=in_selections(_look),
    needs_words=False,
)
