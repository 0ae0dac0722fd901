"""Marks are exact fractions, and the score is their exact sum."""

from decimal import Decimal
from fractions import Fraction

import pytest

from quizapp.core.mark import OMITTED, Score, Status, add_up, mark_of


@pytest.mark.parametrize(
    ("fraction", "status"),
    [(Fraction(1), Status.RIGHT), (Fraction(1, 3), Status.PARTLY), (Fraction(0), Status.WRONG)],
)
def test_verdict_follows_from_the_fraction(fraction: Fraction, status: Status) -> None:
    assert mark_of(fraction).status is status


def test_blank_earns_nothing_and_is_not_wrong() -> None:
    assert OMITTED.fraction == 0
    assert OMITTED.status is Status.OMITTED


def test_three_thirds_are_one_whole() -> None:
    score = add_up([(Decimal(1), mark_of(Fraction(1, 3)))] * 3)

    assert score == Score(Fraction(1), Fraction(3))


def test_points_weigh_the_marks() -> None:
    score = add_up([(Decimal("0.1"), mark_of(Fraction(1))), (Decimal("0.2"), OMITTED)])

    assert (score.points, score.out_of, score.share) == (Fraction(1, 10), Fraction(3, 10), Fraction(1, 3))


def test_score_of_nothing_is_no_share() -> None:
    assert add_up([]).share == Score(Fraction(0), Fraction(0)).share == 0
