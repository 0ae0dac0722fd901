"""VAGUE_TERM: words such as often and some in a part of the options."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    cited = {word for sentence in view.cited_sentences for word in tokens(sentence)}
    vague = {choice: (view.words.vague - cited).intersection(tokens(choice.text)) for choice in selection.choices}
    found = [choice for choice, words in vague.items() if words]
    if found and len(found) < len(selection.choices):
        what = f"not all options have a vague word such as '{min(vague[found[0]])}'"
        yield Fault(found[0].path, what, "say how much or how often, as the text does")


RULE = Rule(
    id="VAGUE_TERM",
    severity="info",
    detects="Words such as often, some, many or usually stand in some options, but not in all. Words of the cited "
    "sentences do not count.",
    why="Something is true of a vague option nearly always, so it is hard to call it wrong.",
    fires="""
prompt: How did sales change?
options: {a: Usually they fell, b: They fell by half, c: They rose}
answer: b
""",
    silent="""
prompt: How did sales change?
options: {a: They fell by a tenth, b: They fell by half, c: They rose}
answer: b
""",
    source="19-criteria rubric of item-writing flaws",
    look=in_selections(_look),
)
