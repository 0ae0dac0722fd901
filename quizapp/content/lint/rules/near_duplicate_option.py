"""NEAR_DUPLICATE_OPTION: two options say the same in other words."""

from collections.abc import Iterator
from itertools import combinations

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.content.lint.words import Words
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection

_SHORT = 2
"""Up to so many telling words the order says nothing; "A accuses B" and "B accuses A" differ by it."""


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    for one, other in combinations(selection.choices, 2):
        if _say_the_same(one.text, other.text, view.words):
            what = f"the options {shown(one.text)} and {shown(other.text)} say nearly the same"
            yield Fault(other.path, what, "change one of them or leave it out")


def _say_the_same(one: str, other: str, words: Words) -> bool:
    first, second = words.content_in_order(one), words.content_in_order(other)
    if not set(first) or set(first) != set(second) or all(word.isdigit() for word in first):
        return False
    return words.telling(one) == words.telling(other) and (first == second or len(words.telling(one)) <= _SHORT)


RULE = Rule(
    id="NEAR_DUPLICATE_OPTION",
    severity="warning",
    detects="Two options with the same words, apart from endings, articles and, in short ones, order.",
    why="If both say the same, neither can be the answer: who notices this has one option less to think about.",
    fires="""
prompt: What was found?
options: {a: A crack in the beam, b: The beam crack, c: A loose bolt}
answer: a
""",
    silent="""
prompt: What was found?
options: {a: A crack in the beam, b: A crack in the road, c: A loose bolt}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002",
    look=in_selections(_look),
)
