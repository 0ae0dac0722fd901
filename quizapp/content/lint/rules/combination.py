"""COMBINATION: an option that combines others, such as "A and B"."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    for choice in selection.choices:
        if view.words.labels.fullmatch(choice.text.strip(" .")):
            what = f"the option {shown(choice.text)} combines other options"
            yield Fault(choice.path, what, "use multiple_response, where students tick every right option")


RULE = Rule(
    id="COMBINATION",
    severity="warning",
    detects="An option made of the labels of others, such as “A and B” or “1, 3 only”.",
    why="It asks for logic rather than reading. Students do not even see the labels of your file.",
    fires="""
prompt: Which is true?
options: {a: A and B, b: Only cyclists, c: Drivers}
answer: a
""",
    silent="""
prompt: Who was stopped?
options: {a: Cyclists and drivers, b: Only cyclists, c: Drivers}
answer: a
""",
    source="19-criteria rubric of item-writing flaws",
    look=in_selections(_look),
)
