"""Dates of publication: found beside other words, in several languages, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.articles.dates import find_date


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("24 May 2024", "2024-05-24"),
        ("Ida Lund24 May 2024", "2024-05-24"),
        ("Published: 22 Jan 2024, 8:47 AM", "2024-01-22"),
        ("Friday, May 24th, 2024", "2024-05-24"),
        ("2024-05-24T08:00:00Z", "2024-05-24"),
        ("2024/5/24", "2024-05-24"),
        ("24.05.2024", "2024-05-24"),
        ("1.12.2024, 14.30 Uhr", "2024-12-01"),
        ("24/05/2024", "2024-05-24"),
        ("12. März 2024", "2024-03-12"),
        ("le 24 mai 2024", "2024-05-24"),
        ("24 de mayo de 2024", "2024-05-24"),
        ("2024年5月24日", "2024-05-24"),
        ("2024년 5월 24일", "2024-05-24"),
    ],
)
def test_a_date_is_found(line: str, iso: str) -> None:
    found = find_date(line)

    assert found is not None
    assert found.iso == iso


def test_a_date_with_two_meanings_has_none() -> None:
    found = find_date("11/09/2023")

    assert found is not None
    assert found.iso == ""


@pytest.mark.parametrize(
    "line", ["May 24", "in 2024", "31 February 2024", "2024-13-01", "room 12 of 2024", "0000-01-01"]
)
def test_what_is_no_whole_date_is_none(line: str) -> None:
    assert find_date(line) is None


@given(st.text(alphabet="0123456789/.- MayJun年月日²٣", max_size=40))
def test_any_line_is_read(line: str) -> None:
    find_date(line)
