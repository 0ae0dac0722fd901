"""Wording: dates, points and verdicts as people read them."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.mark import Status
from quizapp.core.passage import Kind
from quizapp.core.problem import Severity
from quizapp.core.question import Misreading, Process, Skill
from quizapp.services.facts import UNTAGGED
from quizapp.web import wording
from quizapp.web.wording import date, moment, numbers, points, sentence


@pytest.mark.parametrize(
    ("written", "read"),
    [("2024-05-24", "24 May 2024"), ("2024-05", "May 2024"), ("2024", "2024"), ("1931-12-01", "1 December 1931")],
)
def test_a_date_is_as_certain_as_it_was_written(written: str, read: str) -> None:
    assert date(written) == read


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (Fraction(0), "0"),
        (Fraction(1), "1"),
        (Fraction(10), "10"),
        (Fraction(100), "100"),
        (Fraction(1, 2), "0.5"),
        (Fraction(2, 3), "0.66"),
        (Fraction("2.4975"), "2.49"),
        (Decimal("2.50"), "2.5"),
        (Fraction(2999, 1000), "almost 3"),
        (Fraction(99999, 1000), "almost 100"),
    ],
)
def test_points_are_short_and_never_round_up_to_a_full_mark(exact: Fraction | Decimal, shown: str) -> None:
    assert points(exact) == shown


@given(st.fractions(min_value=0, max_value=200, max_denominator=5000))
def test_a_whole_number_is_shown_only_where_it_was_reached(exact: Fraction) -> None:
    shown = points(exact)

    if shown.isdigit():
        assert int(shown) <= exact
    assert abs(Fraction(shown.removeprefix("almost ")) - exact) < Fraction(1, 100)


@pytest.mark.parametrize(("zone", "told"), [("UTC", "29 February 2024, 23:30"), ("Asia/Seoul", "1 March 2024, 08:30")])
def test_a_time_is_told_in_the_zone_of_the_school(make_app: Any, zone: str, told: str) -> None:
    with make_app(QUIZAPP_TIME_ZONE=zone).app_context():
        assert moment(1_709_249_400_000) == told


@pytest.mark.parametrize(
    ("words", "shown"),
    [("write 'a'", "Write 'a'."), ("did you mean 'b'?", "Did you mean 'b'?"), ("'é' is odd", "'é' is odd."), ("", ".")],
)
def test_words_become_a_sentence(words: str, shown: str) -> None:
    assert sentence(words) == shown


@pytest.mark.parametrize(
    ("ascending", "told"), [((), ""), ((3,), "3"), ((2, 3), "2, 3"), ((1, 3, 4, 5, 8, 9), "1, 3–5, 8, 9")]
)
def test_three_numbers_in_a_row_are_told_by_their_ends(ascending: tuple[int, ...], told: str) -> None:
    assert numbers(ascending) == told


def test_every_word_of_the_core_has_its_wording() -> None:
    assert wording._KINDS.keys() == set(get_args(Kind))
    assert wording._MISREADINGS.keys() == wording._LOOK_OUT.keys() == wording._TOOK.keys()
    assert wording._TOOK.keys() == set(get_args(Misreading))
    assert len(set(wording._LOOK_OUT.values())) == len(wording._LOOK_OUT)
    assert wording._VERDICTS.keys() == set(Status)
    assert wording._TAGS.keys() == {*get_args(Process), *get_args(Skill), UNTAGGED}
    assert wording._SEVERITIES.keys() == set(get_args(Severity))
