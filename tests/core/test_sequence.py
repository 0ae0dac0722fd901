"""Orders are scored by five rules, in exact fractions, and the chance of each rule is the mean over all orders."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.sequence import (
    Rule,
    chance_of,
    is_full_order,
    is_right_order,
    places_right,
    ranks_of,
    score_order,
    tally,
)

RULES: tuple[Rule, ...] = get_args(Rule)
FIVE = ranks_of([["a"], ["b"], ["c"], ["d"], ["e"]])
TIED = ranks_of([["a"], ["b", "c"], ["d"]])

keys = st.lists(st.integers(1, 3), min_size=1, max_size=4).filter(lambda sizes: sum(sizes) <= 5)


def key_of(sizes: Sequence[int]) -> list[list[str]]:
    letters = iter("abcdefghijkl")
    return [[next(letters) for _ in range(size)] for size in sizes]


# The values were worked out apart from this code, for the orders written as words.
WITHOUT_TIES: dict[str, dict[Rule, Fraction]] = {
    "abcde": dict.fromkeys(RULES, Fraction(1)),
    "bacde": {
        "exact": Fraction(0),
        "position": Fraction(3, 5),
        "adjacent": Fraction(1, 2),
        "pairs": Fraction(9, 10),
        "tau_floor": Fraction(4, 5),
    },
    "edcba": {
        "exact": Fraction(0),
        "position": Fraction(1, 5),
        "adjacent": Fraction(0),
        "pairs": Fraction(0),
        "tau_floor": Fraction(0),
    },
    "abdce": {
        "exact": Fraction(0),
        "position": Fraction(3, 5),
        "adjacent": Fraction(1, 4),
        "pairs": Fraction(9, 10),
        "tau_floor": Fraction(4, 5),
    },
    "bcdea": {
        "exact": Fraction(0),
        "position": Fraction(0),
        "adjacent": Fraction(3, 4),
        "pairs": Fraction(3, 5),
        "tau_floor": Fraction(1, 5),
    },
}
WITH_TIES: dict[str, dict[Rule, Fraction]] = {
    "abcd": {"exact": Fraction(1), "pairs": Fraction(1), "tau_floor": Fraction(1)},
    "acbd": {"exact": Fraction(1), "pairs": Fraction(1), "tau_floor": Fraction(1)},
    "bacd": {"exact": Fraction(0), "pairs": Fraction(4, 5), "tau_floor": Fraction(3, 5)},
    "dcba": {"exact": Fraction(0), "pairs": Fraction(0), "tau_floor": Fraction(0)},
}


@pytest.mark.parametrize("order", WITHOUT_TIES)
@pytest.mark.parametrize("rule", RULES)
def test_an_order_of_five_earns_its_exact_fraction(rule: Rule, order: str) -> None:
    assert score_order(rule, list(order), FIVE) == WITHOUT_TIES[order][rule]


@pytest.mark.parametrize("order", WITH_TIES)
def test_pairs_inside_a_tie_are_ignored(order: str) -> None:
    earned = {rule: score_order(rule, list(order), TIED) for rule in WITH_TIES[order]}

    assert earned == WITH_TIES[order]


@pytest.mark.parametrize(
    ("order", "position", "adjacent"),
    [
        ("acbd", Fraction(1), Fraction(1)),
        ("bacd", Fraction(1, 2), Fraction(2, 3)),
        ("abdc", Fraction(1, 2), Fraction(2, 3)),
        ("dcba", Fraction(1, 2), Fraction(1, 3)),
    ],
)
def test_tied_items_may_take_any_place_of_their_tie(order: str, position: Fraction, adjacent: Fraction) -> None:
    assert score_order("position", list(order), TIED) == position
    assert score_order("adjacent", list(order), TIED) == adjacent


@pytest.mark.parametrize("order", [[], ["a"], ["a", "b", "c"], ["a", "b", "c", "c"], ["a", "b", "c", "x"]])
@pytest.mark.parametrize("rule", RULES)
def test_what_is_no_full_order_earns_nothing(rule: Rule, order: list[str]) -> None:
    assert not is_full_order(order, TIED)
    assert score_order(rule, order, TIED) == 0


@given(keys, st.randoms(use_true_random=False), st.sampled_from(RULES))
def test_a_fraction_lies_from_0_to_1_and_is_1_for_right_orders_only(
    sizes: list[int], chance: object, rule: Rule
) -> None:
    ranks = ranks_of(key_of(sizes))
    order = list(ranks)
    chance.shuffle(order)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    earned = score_order(rule, order, ranks)

    assert 0 <= earned <= 1
    assert (earned == 1) == is_right_order(order, ranks)


@given(keys, st.randoms(use_true_random=False), st.sampled_from(RULES))
def test_new_names_for_the_items_change_nothing(sizes: list[int], chance: object, rule: Rule) -> None:
    ranks = ranks_of(key_of(sizes))
    order = list(ranks)
    chance.shuffle(order)  # type: ignore[attr-defined]
    named = dict(zip(ranks, reversed(list(ranks)), strict=True))
    renamed = {named[item]: rank for item, rank in ranks.items()}

    assert score_order(rule, [named[item] for item in order], renamed) == score_order(rule, order, ranks)


def test_a_tally_says_what_the_rule_counts() -> None:
    counted = {rule: tally(rule, list("bacde"), FIVE) for rule in RULES}

    assert counted == {"tau_floor": (9, 10), "exact": (0, 1), "position": (3, 5), "pairs": (9, 10), "adjacent": (2, 4)}


def test_each_item_of_a_full_order_is_at_its_place_or_not() -> None:
    assert places_right(list("acdb"), TIED) == {"a": True, "c": True, "d": False, "b": False}


@pytest.mark.parametrize(
    ("rule", "chance"),
    [
        ("tau_floor", Fraction(49, 300)),
        ("exact", Fraction(1, 120)),
        ("position", Fraction(1, 5)),
        ("pairs", Fraction(1, 2)),
        ("adjacent", Fraction(1, 5)),
    ],
)
def test_a_random_order_of_five_earns_the_stated_mean(rule: Rule, chance: Fraction) -> None:
    assert chance_of(rule, FIVE) == chance


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "sizes",
    [[1, 1], [2], [1, 1, 1], [1, 2], [2, 1, 1], [1, 2, 1], [2, 2], [1, 3], [2, 1, 2], [1, 1, 1, 1], [3, 2], [1, 4]],
)
def test_the_chance_of_a_rule_is_the_mean_over_all_orders(rule: Rule, sizes: list[int]) -> None:
    ranks = ranks_of(key_of(sizes))
    orders = list(permutations(ranks))
    earned = sum((score_order(rule, order, ranks) for order in orders), Fraction(0))

    assert chance_of(rule, ranks) == earned / len(orders)


@pytest.mark.parametrize("rule", RULES)
def test_a_single_item_has_one_order_and_it_is_right(rule: Rule) -> None:
    assert score_order(rule, ["a"], {"a": 0}) == chance_of(rule, {"a": 0}) == 1


def test_the_chance_of_twelve_items_is_worked_out_at_once() -> None:
    twelve = ranks_of(key_of([1] * 12))

    assert Fraction(8, 100) < chance_of("tau_floor", twelve) < Fraction(9, 100)
