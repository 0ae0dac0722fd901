"""OPPOSITE_PAIR: just two of the options are opposites."""

from collections.abc import Iterator
from itertools import combinations

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.content.lint.words import Words
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    pairs = [
        (one, other)
        for one, other in combinations(selection.choices, 2)
        if _are_opposites(one.text, other.text, view.words)
    ]
    if len(pairs) == 1 and len(selection.choices) > 2:
        one, other = pairs[0]
        what = f"only {shown(one.text)} and {shown(other.text)} are opposites"
        yield Fault(other.path, what, "give the others an opposite too, or change one of the two")


def _are_opposites(one: str, other: str, words: Words) -> bool:
    first, second = words.content(one), words.content(other)
    if first == second:
        return bool(first) and words.is_negative(one) != words.is_negative(other)
    differ = first ^ second
    return any(differ == {words.stem(left), words.stem(right)} for left, right in words.antonyms)


RULE = Rule(
    id="OPPOSITE_PAIR",
    severity="info",
    detects="Of three or more options, exactly two differ only by a negation or by opposites such as rise and fall.",
    why="One of two opposites must be right, so the other options need not be read.",
    fires="""
prompt: What does the Harbour Post say about people on the bridge?
options: {a: People were not hurt, b: People were hurt, c: Drivers called the police}
answer: a
""",
    silent="""
prompt: What does the Harbour Post say about people on the bridge?
options: {a: Nobody was hurt, b: A baker was fined, c: Drivers called the police}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28",
    look=in_selections(_look),
)
