"""CONVERGENCE: the right option is the one that shares most with the others."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, with_one_key
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Choice, Selection

_LEAST = 4


def _look(key: Choice, selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    contents = {choice: view.words.content(choice.text) for choice in selection.choices}
    shared = {
        choice: sum(len(content & other) for each, other in contents.items() if each is not choice)
        for choice, content in contents.items()
    }
    if shared[key] >= _LEAST and all(shared[key] > count for choice, count in shared.items() if choice is not key):
        what = "the right option shares more words with the others than any of them does"
        yield Fault(key.path, what, "vary the wrong options in other ways than the right one")


RULE = Rule(
    id="CONVERGENCE",
    severity="warning",
    detects="The right option has at least four words of content in common with the other options, and more than any "
    "other option has.",
    why="Wrong options are often made by changing one part of the right one, so the one in the middle is right. In a "
    "large published collection this pattern was 3.8 times as frequent for right options as for wrong ones.",
    fires="""
prompt: What was damaged, and how long will the repair take?
options: {a: "A beam, 6 weeks", b: "A beam, 10 weeks", c: "The road, 6 weeks"}
answer: a
""",
    silent="""
prompt: What was damaged, and how long will the repair take?
options: {a: "A beam, 6 weeks", b: "A beam, 10 weeks", c: "The road, 6 weeks", d: "The road, 10 weeks"}
answer: a
""",
    source="19-criteria rubric of item-writing flaws",
    look=with_one_key(_look),
)
