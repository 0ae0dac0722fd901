"""NEGATIVE_STEM_EMPHASISED: a prompt that asks what is not so, and says it loudly."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_stems
from quizapp.content.lint.stems import is_emphasised, negation_of
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Line


def _look(stem: Line, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    word = negation_of(stem.text, view.words)
    if word and is_emphasised(word, stem.text):
        yield Fault(stem.path, f"the prompt asks for the exception ('{word}')", "ask what is so, if you can")


RULE = Rule(
    id="NEGATIVE_STEM_EMPHASISED",
    severity="info",
    detects="A prompt with options that asks what is not so, where the negation is bold or in capitals.",
    why="It is read, but it still asks for what is false, and says nothing about whether the rest was understood.",
    fires="""
prompt: Which of these is **not** a reason for the closure?
options: {a: A crack, b: A flood, c: The safety of drivers}
answer: b
""",
    silent="""
prompt: Which of these is a reason for the closure?
options: {a: A crack, b: A flood, c: A strike}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 17",
    look=in_stems(_look),
)
