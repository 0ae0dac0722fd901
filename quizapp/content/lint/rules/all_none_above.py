"""ALL_NONE_ABOVE: an option such as "all of the above"."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    for choice in selection.choices:
        if view.words.above.search(choice.text):
            what = f"the option {shown(choice.text)} speaks about the other options"
            yield Fault(choice.path, what, "write an option of its own, or let students tick several")


RULE = Rule(
    id="ALL_NONE_ABOVE",
    severity="warning",
    detects="An option such as “all of the above” or “none of these”.",
    why="Who knows two right options need not read on; and where options are shuffled, nothing is above.",
    fires="""
prompt: Who was affected by the closure?
options: {a: Shop owners, b: Drivers, c: All of the above}
answer: c
""",
    silent="""
prompt: Who was affected by the closure?
options: {a: All of the shop owners, b: Only drivers, c: The mayor}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002; Rush et al. 2016",
    look=in_selections(_look),
)
