"""A rubric gives its mark exactly, and only when every criterion has its level."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.mark import TO_BE_MARKED, Status
from quizapp.core.problem import Fault
from quizapp.question_types.open_response.rubric import Criterion, mark_by_rubric, rubric_faults

WEIGHTS = {"claim": 1, "evidence": 2, "reasoning": 1}


def criterion(*points: float, weight: int | None = None) -> Criterion:
    levels = [{"text": f"level {number}", "points": str(each)} for number, each in enumerate(points)]
    return Criterion.model_validate({"text": "what is looked for", "levels": levels, "weight": weight})


def weighted() -> dict[str, Criterion]:
    return {label: criterion(0, 1, 2, weight=weight) for label, weight in WEIGHTS.items()}


@pytest.mark.parametrize(
    ("levels", "fraction"),
    [
        ([2, 2, 2], Fraction(1)),
        ([2, 1, 0], Fraction(1, 2)),
        ([1, 2, 1], Fraction(3, 4)),
        ([0, 0, 0], Fraction(0)),
    ],
)
def test_levels_and_weights_give_the_fraction(levels: list[int], fraction: Fraction) -> None:
    assert mark_by_rubric(weighted(), dict(zip(WEIGHTS, levels, strict=True))).fraction == fraction


@pytest.mark.parametrize("reached", [{"claim": 2, "evidence": None, "reasoning": 1}, {"claim": 2}, {}, {"claim": 9}])
def test_a_criterion_without_a_level_leaves_the_answer_to_be_marked(reached: dict[str, Any]) -> None:
    assert mark_by_rubric(weighted(), reached) == TO_BE_MARKED


def test_without_weights_the_points_add_up() -> None:
    rubric = {"claim": criterion(0, 1), "evidence": criterion(0, 1.5, 3)}

    assert mark_by_rubric(rubric, {"claim": 1, "evidence": 0}).fraction == Fraction(1, 4)
    assert mark_by_rubric(rubric, {"claim": 0, "evidence": 1}).fraction == Fraction(3, 8)


def test_a_weight_counts_whatever_points_the_levels_have() -> None:
    rubric = {"claim": criterion(0, 4, weight=1), "evidence": criterion(0, 1, weight=3)}

    assert mark_by_rubric(rubric, {"claim": 1, "evidence": 0}).fraction == Fraction(1, 4)


def test_the_mark_names_the_criteria_that_are_fully_met() -> None:
    mark = mark_by_rubric(weighted(), {"claim": 2, "evidence": 1, "reasoning": 0})

    assert mark.status == Status.PARTLY
    assert mark.parts == {"claim": True, "evidence": False, "reasoning": False}


@given(st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_the_fraction_stays_between_0_and_1(levels: list[int]) -> None:
    assert 0 <= mark_by_rubric(weighted(), dict(zip(WEIGHTS, levels, strict=True))).fraction <= 1


def test_levels_that_do_not_rise_are_told() -> None:
    assert list(rubric_faults({"claim": criterion(0, 2, 2)})) == [
        Fault(
            ("rubric", "claim", "levels", 2, "points"),
            "level 3 of 'claim' earns no more than the one before it",
            "write the lowest level first, each with more points than the last",
        )
    ]


def test_a_weight_on_some_criteria_only_is_told() -> None:
    found = list(rubric_faults({"claim": criterion(0, 1), "evidence": criterion(0, 1, weight=2)}))

    assert found == [
        Fault(
            ("rubric", "claim"),
            "'claim' has no weight, but other criteria have one",
            "give every criterion a weight, or none",
            at_key=True,
        )
    ]
