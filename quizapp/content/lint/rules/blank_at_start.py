"""BLANK_AT_START: a text that begins with a gap."""

import re
from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault

_GAP = re.compile(r"\W*(?:_{3,}|\.{3,}|…)")


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    for line in (view.stem, *view.wording.lines):
        if _GAP.match(line.text):
            yield Fault(
                line.path, "the text begins with a gap", "begin with words, so that it is clear what is missing"
            )


RULE = Rule(
    id="BLANK_AT_START",
    severity="warning",
    detects="A gap as the first thing in a prompt or in the text of a cloze.",
    why="Readers must keep the gap in mind until they learn, at the end, what it asks for.",
    fires="""
prompt: ____ closed the bridge.
options: {a: Inspectors, b: Bakers, c: Drivers}
answer: a
""",
    silent="""
prompt: The bridge was closed by ____.
options: {a: inspectors, b: bakers, c: drivers}
answer: a
""",
    source="19-criteria rubric of item-writing flaws",
    look=in_questions(_look),
    needs_words=False,
)
