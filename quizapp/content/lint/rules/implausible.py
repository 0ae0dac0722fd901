"""IMPLAUSIBLE: a wrong option that has nothing to do with the passages."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, whole: SetView) -> Iterator[Fault]:
    if not any(view.words.content(key.text) & whole.passage_content for key in selection.keys):
        return
    for choice in selection.distractors:
        content = view.words.content(choice.text)
        if content and not content & whole.passage_content:
            what = f"no passage has a word of the wrong option {shown(choice.text)}"
            yield Fault(choice.path, what, "write what a hurried reader could take from the text")


RULE = Rule(
    id="IMPLAUSIBLE",
    severity="info",
    detects="A wrong option that has no word of content in common with any passage, while the right one has.",
    why="What nobody could have read in the text tempts nobody. This rule fires often without need: a good paraphrase "
    "has other words too.",
    fires="""
prompt: What was found?
options: {a: A crack, b: A unicorn, c: A bill for the repair}
answer: a
""",
    silent="""
prompt: What was found?
options: {a: A crack, b: A support beam, c: A bill for the repair}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28; Tarrant, Ware & Mohammed 2009",
    look=in_selections(_look),
)
