"""KEY_LONGEST: the right option is much longer than all others."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, with_one_key
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Choice, Selection

_TIMES, _CHARACTERS = 1.4, 12


def _look(key: Choice, selection: Selection, _view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    longest = max(len(each.text) for each in selection.distractors)
    more = len(key.text) - longest
    if len(key.text) >= _TIMES * longest and more >= _CHARACTERS:
        what = f"the right option is {more} characters longer than any other"
        yield Fault(key.path, what, "shorten it, or give a wrong option as much detail")


RULE = Rule(
    id="KEY_LONGEST",
    severity="warning",
    detects="The right option is at least 1.4 times as long as the longest wrong one, and 12 characters longer.",
    why="Authors take care to make the right option exact, so the longest is often right, and students know it. In "
    "two large published collections this was 1.7 and 6.6 times as frequent for right options as for wrong ones.",
    fires="""
prompt: Why was the bridge closed?
options:
  a: Because inspectors discovered a crack in one of its support beams
  b: A flood
  c: A strike by workers
answer: a
""",
    silent="""
prompt: Why was the bridge closed?
options: {a: A crack in a beam, b: A flood on the road, c: A strike by workers}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 24; Rush et al. 2016",
    look=with_one_key(_look),
    needs_words=False,
)
