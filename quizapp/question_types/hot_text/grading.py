"""Hot text: how it is graded."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import comb, prod

from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.question_type import Passages, Response, as_ids
from quizapp.question_types.hot_text.model import HotText, chosen_passages, keys_of, limit_of, units_of

Rule = Callable[[int, int, int], Fraction]
"""What so many hits and so many wrong units earn, where so many are right."""


def _exact(hits: int, wrong: int, right: int) -> Fraction:
    return Fraction(hits == right and not wrong)


def _plus_minus(hits: int, wrong: int, right: int) -> Fraction:
    return max(Fraction(0), Fraction(hits - wrong, right))


def _rule(question: HotText, keys: tuple[frozenset[str], ...]) -> Rule:
    usual = "exact" if all(len(key) == 1 for key in keys) else "plus_minus"
    return _exact if (question.scoring or usual) == "exact" else _plus_minus


def grade(question: HotText, response: Response, passages: Passages) -> Mark:
    """The best match over all sets of right units."""
    picked = as_ids(response)
    if not picked:
        return OMITTED
    keys = keys_of(question, passages)
    rule = _rule(question, keys)
    return mark_of(max(rule(len(picked & key), len(picked - key), len(key)) for key in keys))


def chance(question: HotText, passages: Passages) -> Fraction:
    """The mean over all ways to choose so many units, for the number that pays best."""
    keys = keys_of(question, passages)
    units = sum(1 for passage in chosen_passages(question, passages) for _ in units_of(question, passage))
    limit = limit_of(question, passages)
    return max(_mean_of(_rule(question, keys), keys, units, chosen) for chosen in range(1, limit + 1))


def _mean_of(rule: Rule, keys: tuple[frozenset[str], ...], units: int, chosen: int) -> Fraction:
    # Units that are right in the same sets are alike, so it is enough to count how many of each sort are drawn.
    sorts = Counter(frozenset(key for key in keys if unit in key) for unit in frozenset[str]().union(*keys))
    earned = Fraction(0)
    for drawn in _draws(tuple(sorts.values()), chosen):
        ways = comb(units - sum(sorts.values()), chosen - sum(drawn))
        ways *= prod(comb(size, number) for size, number in zip(sorts.values(), drawn, strict=True))
        hits = {key: sum(n for sort, n in zip(sorts, drawn, strict=True) if key in sort) for key in keys}
        earned += ways * max(rule(hits[key], chosen - hits[key], len(key)) for key in keys)
    return earned / comb(units, chosen)


def _draws(sizes: tuple[int, ...], most: int) -> Iterator[tuple[int, ...]]:
    """Every way to draw up to *most* in all, and no more of a sort than there are."""
    if not sizes:
        yield ()
        return
    for number in range(min(sizes[0], most) + 1):
        for others in _draws(sizes[1:], most - number):
            yield (number, *others)
