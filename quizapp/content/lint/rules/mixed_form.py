"""MIXED_FORM: options of different kinds or very different lengths."""

from collections.abc import Iterator
from statistics import fmean, pstdev

from quizapp.content.lint.numbers import numbers_in
from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.content.lint.words import Words
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection

_SPREAD = 0.6
"""Standard deviation of the lengths, as a part of their mean."""


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    path = selection.choices[0].path[:-2]
    lengths = [len(choice.text) for choice in selection.choices]
    forms = sorted({_form(choice.text, view.words) for choice in selection.choices})
    if len(forms) > 1:
        yield Fault(path, f"the options mix {' and '.join(forms)}", "write all of them in one form")
    elif pstdev(lengths) > _SPREAD * fmean(lengths):
        yield Fault(path, "the options differ very much in length", "write all of them about equally long")


def _form(text: str, words: Words) -> str:
    found = tokens(text)
    if found and found[0] in words.clause_openers:
        return "sentences"
    return "numbers" if any(numbers_in(text, words)) and len(found) <= 3 else "names and things"


RULE = Rule(
    id="MIXED_FORM",
    severity="info",
    detects="Options that are partly numbers, partly names or things, partly sentences, or whose lengths differ much.",
    why="Options of one form can be compared; of mixed forms some do not even fit the prompt.",
    fires="""
prompt: What does the Harbour Post say about the repair?
options: {a: Six weeks, b: Because it fell, c: The mayor}
answer: a
""",
    silent="""
prompt: How long will the repair take, according to the Harbour Post?
options: {a: Six weeks, b: Ten weeks, c: Twelve weeks}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 23",
    look=in_selections(_look),
)
