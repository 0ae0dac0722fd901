"""NEGATIVE_OPTION: an option that says what is not."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.stems import negation_of
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    if negation_of(selection.stem.text, view.words):
        return  # worse, and told as DOUBLE_NEGATIVE
    negative = [choice for choice in selection.choices if view.words.denials_in(choice.text)]
    if negative and len(negative) < len(selection.choices):
        what = f"the option {shown(negative[0].text)} is negative"
        yield Fault(negative[0].path, what, "say what is, rather than what is not, if you can")


RULE = Rule(
    id="NEGATIVE_OPTION",
    severity="info",
    detects="A word such as not or never in some options, under a prompt without one.",
    why="Hurried readers miss the small word and then lose a point for their speed, not for their understanding.",
    fires="""
prompt: What happened to the driver?
options: {a: He was not hurt, b: He was fined, c: He was praised}
answer: a
""",
    silent="""
prompt: What happened to the driver?
options: {a: He stayed unhurt, b: He was fined, c: He was praised}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 27",
    look=in_selections(_look),
)
