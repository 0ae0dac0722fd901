"""Orders: a key with ties, the orders a student gives, and the rules that compare them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise
from math import factorial, prod
from typing import Literal

Rule = Literal["tau_floor", "exact", "position", "pairs", "adjacent"]
Ranks = Mapping[str, int]
"""The place of each item in the key; items that are tied share one."""

Tally = tuple[int, int]
"""How many stand right, and how many could."""


def ranks_of(key: Sequence[Sequence[str]]) -> Ranks:
    """Ranks from groups in order: `[["a"], ["b", "c"], ["d"]]` has b and c tied."""
    return {item: rank for rank, group in enumerate(key) for item in group}


def right_order(ranks: Ranks) -> tuple[str, ...]:
    """The items in an order that is right; tied ones stand as in the key."""
    return tuple(sorted(ranks, key=ranks.__getitem__))


def ties(ranks: Ranks) -> tuple[tuple[str, ...], ...]:
    """The groups of items that are tied, in order."""
    groups = (tuple(item for item in ranks if ranks[item] == rank) for rank in sorted(set(ranks.values())))
    return tuple(group for group in groups if len(group) > 1)


def is_right_order(order: Sequence[str], ranks: Ranks) -> bool:
    """Whether no two items stand the wrong way round."""
    return all(ranks[first] <= ranks[second] for first, second in pairwise(order))


def is_full_order(order: Sequence[str], ranks: Ranks) -> bool:
    """Whether every item of the key stands in it once, and nothing else."""
    return sorted(order) == sorted(ranks)


def score_order(rule: Rule, order: Sequence[str], ranks: Ranks) -> Fraction:
    """The fraction that *order* earns; what is not a full order of the key's items earns nothing."""
    if not is_full_order(order, ranks):
        return Fraction(0)
    share = Fraction(*tally(rule, order, ranks))
    # Kendall's tau, never below 0: a random order earns little, a reversed one nothing.
    return max(Fraction(0), 2 * share - 1) if rule == "tau_floor" else share


def tally(rule: Rule, order: Sequence[str], ranks: Ranks) -> Tally:
    """What *rule* counts in a full order: pairs, places or neighbours."""
    return _TALLIES[rule](order, ranks)


def places_right(order: Sequence[str], ranks: Ranks) -> dict[str, bool]:
    """Whether each item of a full order stands at one of the places that its group takes."""
    return {item: ranks[item] == rank for item, rank in zip(order, sorted(ranks.values()), strict=True)}


def _whole(order: Sequence[str], ranks: Ranks) -> Tally:
    return int(is_right_order(order, ranks)), 1


def _places(order: Sequence[str], ranks: Ranks) -> Tally:
    return sum(places_right(order, ranks).values()), len(order)


def _pairs(order: Sequence[str], ranks: Ranks) -> Tally:
    """Pairs inside a tie are ignored."""
    judged = [(first, second) for first, second in combinations(order, 2) if ranks[first] != ranks[second]]
    return _or_all(sum(ranks[first] < ranks[second] for first, second in judged), len(judged))


def _neighbours(order: Sequence[str], ranks: Ranks) -> Tally:
    """Neighbours that follow each other in the key; tied items may follow each other either way."""
    follows = sum(0 <= ranks[second] - ranks[first] <= 1 for first, second in pairwise(order))
    return _or_all(follows, len(order) - 1)


def _or_all(right: int, out_of: int) -> Tally:
    return (right, out_of) if out_of > 0 else (1, 1)


_TALLIES: Mapping[str, Callable[[Sequence[str], Ranks], Tally]] = {
    "tau_floor": _pairs,
    "exact": _whole,
    "position": _places,
    "pairs": _pairs,
    "adjacent": _neighbours,
}


# ---------------------------------------------------------------- what a random order earns


def chance_of(rule: Rule, ranks: Ranks) -> Fraction:
    """The mean over all orders, worked out and not tried out: twelve items have 479 million orders."""
    groups = tuple(size for _, size in sorted(Counter(ranks.values()).items()))
    return _CHANCES[rule](groups)


Groups = tuple[int, ...]
"""How many items share each rank of a key, first rank first."""


def _chance_of_all(groups: Groups) -> Fraction:
    return Fraction(prod(map(factorial, groups)), factorial(sum(groups)))


def _chance_of_places(groups: Groups) -> Fraction:
    return Fraction(sum(size * size for size in groups), sum(groups) ** 2)


def _chance_of_pairs(groups: Groups) -> Fraction:
    return Fraction(1, 2) if len(groups) > 1 else Fraction(1)


def _chance_of_neighbours(groups: Groups) -> Fraction:
    items = sum(groups)
    tied = sum(size * (size - 1) for size in groups)
    following = sum(first * second for first, second in pairwise(groups))
    return Fraction(tied + following, items * (items - 1)) if items > 1 else Fraction(1)


def _chance_of_tau(groups: Groups) -> Fraction:
    counts = _wrong_pairs(groups)
    judged = len(counts) - 1
    if not judged:
        return Fraction(1)
    earned = sum(count * max(0, judged - 2 * wrong) for wrong, count in enumerate(counts))
    return Fraction(earned, judged * sum(counts))


_CHANCES: Mapping[str, Callable[[Groups], Fraction]] = {
    "tau_floor": _chance_of_tau,
    "exact": _chance_of_all,
    "position": _chance_of_places,
    "pairs": _chance_of_pairs,
    "adjacent": _chance_of_neighbours,
}


def _wrong_pairs(groups: Groups) -> tuple[int, ...]:
    """In how many ways groups can be mixed so that 0, 1, 2, … pairs stand the wrong way round."""
    counts: tuple[int, ...] = (1,)
    for index, size in enumerate(groups):
        counts = _product(counts, _mixed(sum(groups[:index]), size))
    return counts


@lru_cache(maxsize=512)
def _mixed(earlier: int, later: int) -> tuple[int, ...]:
    """The same for two groups: what ends the mixture is a later item, or an earlier one behind all later ones."""
    if not earlier or not later:
        return (1,)
    ends_right, ends_wrong = _mixed(earlier, later - 1), (0,) * later + _mixed(earlier - 1, later)
    counts = [0] * (earlier * later + 1)
    for ending in (ends_right, ends_wrong):
        for wrong, count in enumerate(ending):
            counts[wrong] += count
    return tuple(counts)


def _product(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    counts = [0] * (len(one) + len(other) - 1)
    for wrong, count in enumerate(one):
        for more, times in enumerate(other):
            counts[wrong + more] += count * times
    return tuple(counts)
