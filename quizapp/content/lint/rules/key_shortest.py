"""KEY_SHORTEST: the right option is much shorter than all others."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, with_one_key
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Choice, Selection

_TIMES, _CHARACTERS = 1.8, 12


def _look(key: Choice, selection: Selection, _view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    shortest = min(len(each.text) for each in selection.distractors)
    less = shortest - len(key.text)
    if shortest >= _TIMES * len(key.text) and less >= _CHARACTERS:
        what = f"the right option is {less} characters shorter than any other"
        yield Fault(key.path, what, "give it as much detail as the others, or shorten them")


RULE = Rule(
    id="KEY_SHORTEST",
    severity="info",
    detects="Every wrong option is at least 1.8 times as long as the right one, and 12 characters longer.",
    why="What looks unlike all others draws the eye; the wrong options also read like excuses.",
    fires="""
prompt: Why was the bridge closed?
options:
  a: A crack
  b: A flood that had reached the road
  c: A strike of the workers in the harbour
answer: a
""",
    silent="""
prompt: Why was the bridge closed?
options: {a: A crack, b: A flood on the road, c: A strike}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 24",
    look=with_one_key(_look),
    needs_words=False,
)
