"""Source matrix: the stated chance is what every blind answer earns on average, with the ticks that pay best."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest

from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Response
from quizapp.question_types.source_matrix import TYPE

Load = Callable[..., QuestionSet]
COLUMNS = ("post", "gazette", "herald")
LABELS = ("spring", "price", "king")
EACH_SAID_ONCE: dict[str, Any] = {
    "spring": {"text": "It came in autumn.", "says": "herald", "cite": {"herald": "The court came in autumn."}},
    "price": {"text": "It was cheap.", "says": "herald", "cite": {"herald": "It cost little."}},
    "king": {"text": "The king came too.", "says": "none"},
}


def mean(found: QuestionSet, rows: list[list[str]]) -> Fraction:
    """What answers earn whose rows are drawn from these."""
    drawn: list[list[Response]] = [[*row] for row in rows]
    answers: list[Response] = [dict(zip(LABELS, three, strict=True)) for three in product(drawn, repeat=3)]
    marks = (TYPE.grade(found.questions[0], answer, found.passages) for answer in answers)
    return sum((mark.fraction for mark in marks), Fraction(0)) / len(answers)


def with_ticks(number: int) -> list[list[str]]:
    return [[*ticked] for ticked in combinations((*COLUMNS, "none"), number)]


@pytest.mark.parametrize("scoring", ["row", "cell"])
@pytest.mark.parametrize("statements", [None, EACH_SAID_ONCE], ids=["several say it", "one says it"])
def test_random_ticks_earn_the_stated_chance_at_best(
    load: Load, statements: dict[str, Any] | None, scoring: str
) -> None:
    found = load(scoring=scoring, **({"statements": statements} if statements else {}))
    any_set = [["none"], *([*names] for number in (1, 2, 3) for names in combinations(COLUMNS, number))]
    means = [mean(found, rows) for rows in (any_set, *(with_ticks(number) for number in (1, 2, 3)))]

    assert TYPE.chance(found.questions[0], found.passages) == max(means)


def test_who_ticks_one_report_for_each_statement_may_gain_by_it(load: Load) -> None:
    once, several = load(statements=EACH_SAID_ONCE), load()

    assert TYPE.chance(once.questions[0], once.passages) == Fraction(1, 4)
    assert TYPE.chance(several.questions[0], several.passages) == Fraction(1, 6)


def every_judgement() -> Iterator[Response]:
    verdicts = ("says", "contradicts", "silent")
    for first, second in product(product(verdicts, repeat=3), repeat=2):
        yield {"spring": dict(zip(COLUMNS, first, strict=True)), "price": dict(zip(COLUMNS, second, strict=True))}


@pytest.mark.parametrize(("scoring", "chance"), [("row", Fraction(1, 27)), ("cell", Fraction(1, 3))])
def test_random_verdicts_earn_the_stated_chance(load: Load, scoring: str, chance: Fraction) -> None:
    found = load(ask="says_contradicts_silent", scoring=scoring)
    responses = list(every_judgement())
    marks = (TYPE.grade(found.questions[0], each, found.passages) for each in responses)

    assert sum((mark.fraction for mark in marks), Fraction(0)) / len(responses) == chance
    assert TYPE.chance(found.questions[0], found.passages) == chance
