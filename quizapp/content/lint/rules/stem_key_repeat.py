"""STEM_KEY_REPEAT: a word of the prompt comes back in the right option only."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, with_one_key
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Choice, Selection


def _look(key: Choice, selection: Selection, view: QuestionView, whole: SetView) -> Iterator[Fault]:
    shared = view.words.content(selection.stem.text) & view.words.content(key.text)
    elsewhere = frozenset[str]().union(*(view.words.content(each.text) for each in selection.distractors))
    if shared - elsewhere - whole.topic:
        what = "a word of the prompt comes back in the right option and in no other"
        yield Fault(key.path, what, "use another word, or let a wrong option repeat it too")


RULE = Rule(
    id="STEM_KEY_REPEAT",
    severity="info",
    detects="A word of content stands in the prompt and in the right option, and in no wrong one. Words of half of all "
    "prompts do not count.",
    why="Guessers choose what sounds like the prompt. In two large published collections it was no cue, though, so "
    "this is for information.",
    fires="""
prompt: Who reported falling sales near the bridge?
options: {a: Owners with sales near by, b: Drivers, c: Engineers}
answer: a
""",
    silent="""
prompt: Who reported falling sales near the bridge?
options: {a: Shop owners, b: Drivers, c: Engineers}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28",
    look=with_one_key(_look),
)
