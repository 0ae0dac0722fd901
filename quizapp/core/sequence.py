"""Orders: a key with ties, the orders a student gives, and the rules that compare them."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Literal

Rule = Literal["tau_floor", "exact", "position", "pairs", "adjacent"]
Ranks = Mapping[str, int]
"""The place of each item in the key; items that are tied share one."""


def ranks_of(key: Sequence[Sequence[str]]) -> Ranks:
    """Ranks from groups in order: `[["a"], ["b", "c"], ["d"]]` has b and c tied."""
    return {item: rank for rank, group in enumerate(key) for item in group}


def score_order(rule: Rule, order: Sequence[str], ranks: Ranks) -> Fraction:
    """The fraction that *order* earns; what is not a full order of the key's items earns nothing."""
    if sorted(order) != sorted(ranks):
        return Fraction(0)
    return _RULES[rule](order, ranks)


def is_right_order(order: Sequence[str], ranks: Ranks) -> bool:
    """Whether no two items stand the wrong way round."""
    return all(ranks[first] <= ranks[second] for first, second in pairwise(order))


def _exact(order: Sequence[str], ranks: Ranks) -> Fraction:
    return Fraction(is_right_order(order, ranks))


def _position(order: Sequence[str], ranks: Ranks) -> Fraction:
    """Tied items may stand at any of the places that their group takes."""
    wanted = sorted(ranks.values())
    right = sum(ranks[item] == rank for item, rank in zip(order, wanted, strict=True))
    return Fraction(right, len(order))


def _pairs(order: Sequence[str], ranks: Ranks) -> Fraction:
    """The share of pairs that stand the right way round; pairs inside a tie are ignored."""
    judged = [(first, second) for first, second in combinations(order, 2) if ranks[first] != ranks[second]]
    right = sum(ranks[first] < ranks[second] for first, second in judged)
    return Fraction(right, len(judged)) if judged else Fraction(1)


def _tau_floor(order: Sequence[str], ranks: Ranks) -> Fraction:
    """Kendall's tau, never below 0: a random order earns little, a reversed one nothing."""
    return max(Fraction(0), 2 * _pairs(order, ranks) - 1)


def _adjacent(order: Sequence[str], ranks: Ranks) -> Fraction:
    """The share of neighbours that follow each other in the key; tied items may follow each other either way."""
    follows = sum(_follow(first, second, ranks) for first, second in pairwise(order))
    return Fraction(follows, len(order) - 1) if len(order) > 1 else Fraction(1)


def _follow(first: str, second: str, ranks: Ranks) -> bool:
    return 0 <= ranks[second] - ranks[first] <= 1


_RULES: Mapping[str, Callable[[Sequence[str], Ranks], Fraction]] = {
    "tau_floor": _tau_floor,
    "exact": _exact,
    "position": _position,
    "pairs": _pairs,
    "adjacent": _adjacent,
}
