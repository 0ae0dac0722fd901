"""OPTION_SUBSUMED: one option contains another."""

from collections.abc import Iterator
from itertools import permutations

from quizapp.content.lint.numbers import range_in
from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.content.lint.words import Words
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    for wide, narrow in permutations(selection.choices, 2):
        if _holds(wide.text, narrow.text, view.words):
            what = f"the option {shown(narrow.text)} is a part of {shown(wide.text)}"
            yield Fault(narrow.path, what, "write options that exclude each other")


def _holds(wide: str, narrow: str, words: Words) -> bool:
    outer, inner = range_in(wide), range_in(narrow)
    if outer and inner:
        return outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner
    general, special = words.telling(wide), words.telling(narrow)
    more = special - general
    return bool(words.content(wide)) and general < special and not any(_is_number(each, words) for each in more)


def _is_number(stem: str, words: Words) -> bool:
    return stem[0].isdigit() or words.is_negation(stem) or stem in map(words.stem, words.numbers)


RULE = Rule(
    id="OPTION_SUBSUMED",
    severity="warning",
    detects="All words of one option stand in another one that says more, or one range of numbers lies inside another.",
    why="If the narrow option is right, the wide one is right too, so readers can tell without the text.",
    fires="""
prompt: Where does the engineer come from?
options: {a: Europe, b: Northern Europe, c: Asia}
answer: c
""",
    silent="""
prompt: Where does the engineer come from?
options: {a: Southern Europe, b: Northern Europe, c: Asia}
answer: c
""",
    source="Haladyna, Downing & Rodriguez 2002",
    look=in_selections(_look),
)
