"""NEGATIVE_STEM: a prompt that asks what is not so, and does not say it loudly."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_stems
from quizapp.content.lint.stems import is_emphasised, negation_of
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Line


def _look(stem: Line, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    word = negation_of(stem.text, view.words)
    if word and not is_emphasised(word, stem.text):
        what = f"the prompt asks for the exception, and '{word}' is easily overlooked"
        yield Fault(stem.path, what, f"ask what is so, or write '**{word}**', which is shown in bold")


RULE = Rule(
    id="NEGATIVE_STEM",
    severity="warning",
    detects="A prompt with options that asks what is not so (not, never, except, least), without bold or capitals. "
    "Questions that begin with why, how, when or where are left alone, as in “Why was it not opened?”.",
    why="Students who know the answer tick the opposite when they miss the small word.",
    fires="""
prompt: Which of these is not a reason for the closure?
options: {a: A crack, b: A flood, c: The safety of drivers}
answer: b
""",
    silent="""
prompt: Which of these is **not** a reason for the closure?
options: {a: A crack, b: A flood, c: The safety of drivers}
answer: b
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 17",
    look=in_stems(_look),
)
