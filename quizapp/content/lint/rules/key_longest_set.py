"""KEY_LONGEST_SET: too often the longest option is right."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule
from quizapp.content.lint.views import SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection

_FEWEST, _LEVEL = 8, 0.05


def _look(whole: SetView) -> Iterator[Fault]:
    selections = [each for view in whole.questions for each in view.selections if len(each.keys) == 1]
    longest = sum(map(_is_longest, selections))
    if len(selections) >= _FEWEST and at_least(longest, [1 / len(each.choices) for each in selections]) < _LEVEL:
        what = f"in {longest} of {len(selections)} lists the longest option is right"
        yield Fault(("questions",), what, "shorten some right options, or lengthen wrong ones")


def _is_longest(selection: Selection) -> bool:
    key, *others = sorted((len(each.text) for each in selection.choices), reverse=True)
    return len(selection.keys[0].text) == key > others[0]


def at_least(hits: int, chances: list[float]) -> float:
    """How probable so many *hits* or more are, where each try has a chance of its own."""
    exactly = [1.0]
    for chance in chances:
        misses = [*(each * (1 - chance) for each in exactly), 0.0]
        exactly = [miss + hit * chance for miss, hit in zip(misses, [0.0, *exactly], strict=True)]
    return sum(exactly[hits:])


_UNEVEN = "".join(
    f"- prompt: Which sentence is true of week {week}?\n"
    "  options: {a: It was long and rather dry, b: It was wet, c: It was cold}\n  answer: a\n"
    for week in range(1, 9)
)

RULE = Rule(
    id="KEY_LONGEST_SET",
    severity="warning",
    detects="In eight or more lists to pick from, the longest option is right more often than chance would make it in "
    "19 of 20 such sets.",
    why="One long right option is nothing; a habit is noticed. In a published collection with four options the longest "
    "was right in 38 of 100 questions, not in 25.",
    fires=_UNEVEN,
    silent=_UNEVEN.replace("answer: a", "answer: b", 5),
    source="Own rule, a one-sided binomial test",
    look=_look,
    needs_words=False,
    needs_whole_set=True,
)
