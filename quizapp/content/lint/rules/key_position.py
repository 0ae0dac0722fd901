"""KEY_POSITION: too often the right option stands at the same place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from quizapp.content.lint.rule import Rule
from quizapp.content.lint.views import SetView
from quizapp.core.problem import Fault

_FEWEST, _LEVEL, _TRIES = 8, 0.05, 2_000


def _look(whole: SetView) -> Iterator[Fault]:
    selections = [
        each for view in whole.questions for each in view.selections if len(each.keys) == 1 and not each.shuffled
    ]
    if len(selections) < _FEWEST:
        return
    places = [each.choices.index(each.keys[0]) for each in selections]
    if chance_of_uneven(places, [len(each.choices) for each in selections]) < _LEVEL:
        place, times = Counter(places).most_common(1)[0]
        what = f"in {times} of {len(places)} lists that are not shuffled, option {place + 1} is right"
        yield Fault(("questions",), what, "leave 'shuffle: false' out where the order does not matter")


def chance_of_uneven(places: Sequence[int], sizes: Sequence[int]) -> float:
    """How often places drawn at random, with the same seed each time, are as unevenly spread as these."""
    expected = [sum(1 / size for size in sizes if size > place) for place in range(max(sizes))]
    draw = Random(0)
    bound = _spread(places, expected)
    drawn = ([int(draw.random() * size) for size in sizes] for _ in range(_TRIES))
    return sum(_spread(each, expected) >= bound - 1e-9 for each in drawn) / _TRIES


def _spread(places: Sequence[int], expected: Sequence[float]) -> float:
    """Pearson's chi square."""
    counts = Counter(places)
    return sum((counts[place] - wanted) ** 2 / wanted for place, wanted in enumerate(expected))


_ONE_SIDED = "".join(
    f"- prompt: What was the weather like in week {week}?\n"
    "  options: {a: Dry, b: Wet, c: Cold, d: Hot}\n  answer: c\n  shuffle: false\n"
    for week in range(1, 9)
)

_EVEN = "- ".join(
    question.replace("answer: c", f"answer: {'abcd'[number % 4]}")
    for number, question in enumerate(_ONE_SIDED.split("- "))
)

RULE = Rule(
    id="KEY_POSITION",
    severity="warning",
    detects="In eight or more lists that are not shuffled, the right options stand less evenly spread over the places "
    "than chance would spread them in 19 of 20 such sets.",
    why="Authors like to hide the right option in the middle, three or four times as often as at the ends, and "
    "students look for it there.",
    fires=_ONE_SIDED,
    silent=_EVEN,
    source="Attali & Bar-Hillel 2003; Bar-Hillel & Attali 2001",
    look=_look,
    needs_words=False,
    needs_whole_set=True,
)
