"""ABSOLUTE_TERM: words such as always and never sort the options into right and wrong."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Choice, Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    cited = {word for sentence in view.cited_sentences for word in tokens(sentence)}
    absolute = {choice: (view.words.absolute - cited).intersection(tokens(choice.text)) for choice in selection.choices}
    right = any(absolute[choice] for choice in selection.keys)
    wrong = any(absolute[choice] for choice in selection.distractors)
    if right != wrong:
        first: Choice = next(choice for choice, found in absolute.items() if found)
        side = "the right option has" if right else "only wrong options have"
        what = f"{side} a word that allows no exception: '{min(absolute[first])}'"
        yield Fault(first.path, what, "leave the word out, unless the text is about it")


RULE = Rule(
    id="ABSOLUTE_TERM",
    severity="info",
    detects="Words such as always, never, all or only stand in wrong options and not in the right one, or only in the "
    "right one. Words of the cited sentences do not count.",
    why="Students learn that such options are wrong. In two large published collections it was no cue, though, so this "
    "is for information.",
    fires="""
prompt: What happened to sales?
options: {a: They never changed, b: They rose a little, c: They fell by half}
answer: c
""",
    silent="""
prompt: What happened to sales?
options: {a: They rose, b: They stayed the same, c: They fell by half}
answer: c
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28",
    look=in_selections(_look),
)
