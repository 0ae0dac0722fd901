"""DOUBLE_NEGATIVE: a negative prompt with a negative option."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.stems import negation_of
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    if negation_of(selection.stem.text, view.words):
        for choice in selection.choices:
            if view.words.denials_in(choice.text):
                what = f"the prompt is negative, and so is the option {shown(choice.text)}"
                yield Fault(choice.path, what, "ask what is true, or write the option without a negation")


RULE = Rule(
    id="DOUBLE_NEGATIVE",
    severity="warning",
    detects="A prompt that asks what is not so, with an option that says not or never as well.",
    why="Two negations must be turned round in the head. That is hard even for those who understood the text well.",
    fires="""
prompt: Which of these is NOT true?
options: {a: The bridge did not close, b: A crack was found, c: Sales fell}
answer: a
""",
    silent="""
prompt: Which of these is NOT true?
options: {a: The bridge stayed open, b: A crack was found, c: Sales fell}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 17 and 27",
    look=in_selections(_look),
)
