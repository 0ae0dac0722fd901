"""Multiple response: four rules of scoring, exact in fractions, and no gain from ticking everything."""

from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.mark import OMITTED, Mark, Status
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, UnreadableResponse
from quizapp.question_types.multiple_response import TYPE

One = Callable[[str], tuple[Any, QuestionSet]]

LABELS = "ABCDE"
PICKS = [list(pick) for pick in chain.from_iterable(combinations(LABELS, size) for size in range(6))]
RULES = ["balanced", "exact", "plus_minus", "per_option"]
KEYS = """type: multiple_response
options: {A: one, B: two, C: three, D: four, E: five}
answer: [A, C, D]
"""


def grade(one: One, picked: object, rule: str = "balanced", keys: str = KEYS) -> Mark:
    question, question_set = one(f"{keys}scoring: {rule}")
    return TYPE.grade(question, picked, question_set.passages)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("picked", "balanced", "exact", "plus_minus", "per_option"),
    [
        ("", "0", "0", "0", "0"),
        ("A", "1/3", "0", "1/3", "3/5"),
        ("ACD", "1", "1", "1", "1"),
        ("AB", "0", "0", "0", "2/5"),
        ("ACDB", "1/2", "0", "2/3", "4/5"),
        ("ABCDE", "0", "0", "1/3", "3/5"),
        ("B", "0", "0", "0", "1/5"),
        ("BE", "0", "0", "0", "0"),
        ("AC", "2/3", "0", "2/3", "4/5"),
    ],
)
def test_rules_earn_what_they_say(
    picked: str, balanced: str, exact: str, plus_minus: str, per_option: str, one: One
) -> None:
    earned = [grade(one, list(picked), rule).fraction for rule in RULES]

    assert earned == [Fraction(share) for share in (balanced, exact, plus_minus, per_option)]


@pytest.mark.parametrize("rule", RULES)
def test_blank_is_omitted_whatever_the_rule(rule: str, one: One) -> None:
    assert grade(one, None, rule) == grade(one, [], rule) == grade(one, ["Z"], rule) == OMITTED


@pytest.mark.parametrize("rule", RULES)
def test_only_the_whole_key_is_right(rule: str, one: One) -> None:
    right = [pick for pick in PICKS if grade(one, pick, rule).status is Status.RIGHT]

    assert right == [["A", "C", "D"]]


@pytest.mark.parametrize("answer", ["[A]", "[A, B]", "[A, C, D]", "[A, B, C, D]"])
def test_ticking_everything_earns_nothing(answer: str, one: One) -> None:
    keys = KEYS.replace("[A, C, D]", answer)

    assert grade(one, list(LABELS), keys=keys).fraction == 0


@given(picked=st.lists(st.sampled_from(LABELS)), rule=st.sampled_from(RULES), order=st.permutations(LABELS))
def test_order_of_the_options_and_of_the_ticks_changes_nothing(
    picked: list[str], rule: str, order: list[str], one: One
) -> None:
    options = ", ".join(f"{label}: option {label}" for label in order)
    moved = f"type: multiple_response\noptions: {{{options}}}\nanswer: [D, A, C]\n"

    assert grade(one, picked[::-1], rule, moved) == grade(one, picked, rule)
    assert 0 <= grade(one, picked, rule).fraction <= 1


def test_ticks_still_wanted_are_counted_once_one_is_made(one: One) -> None:
    question, question_set = one(KEYS + "choose: 3")
    blank = TYPE.ask(question, Asking("seed", 1, question_set.passages))
    begun = TYPE.ask(question, Asking("seed", 1, question_set.passages, ["A"]))

    assert (blank.open_parts, begun.open_parts) == (0, 2)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("choose", [None, 3])
def test_chance_is_the_mean_over_all_selections_of_the_size_that_pays_best(
    choose: int | None, rule: str, one: One
) -> None:
    question, question_set = one(KEYS + f"scoring: {rule}" + (f"\nchoose: {choose}" if choose else ""))
    means = []
    for size in range(1, (choose or 5) + 1):
        picks = [pick for pick in PICKS if len(pick) == size]
        earned = (TYPE.grade(question, list(pick), question_set.passages).fraction for pick in picks)
        means.append(sum(earned, Fraction(0)) / len(picks))

    assert TYPE.chance(question, question_set.passages) == max(means)


def test_more_ticks_than_wanted_are_told_to_the_student(one: One) -> None:
    question, question_set = one(KEYS + "choose: 3")
    asking = Asking("seed", 1, question_set.passages)
    tokens = [option.token for option in TYPE.ask(question, asking).options]  # type: ignore[attr-defined]

    assert TYPE.read(question, asking, tokens[:3])
    with pytest.raises(UnreadableResponse, match="You ticked 4; untick some"):
        TYPE.read(question, asking, tokens[:4])


def test_page_is_the_same_whatever_is_right(one: One) -> None:
    asked = [
        TYPE.ask(question, Asking("seed", 1, question_set.passages))
        for question, question_set in (one(KEYS), one(KEYS.replace("[A, C, D]", "[B, E]")))
    ]

    assert asdict(asked[0]) == asdict(asked[1])
