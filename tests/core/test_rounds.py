"""Rounds: what was missed comes back after two and after seven days, each time until it was practised."""

import pytest

from quizapp.core.rounds import DAY, is_back

MISSED_AT = 1_700_000_000_000


@pytest.mark.parametrize(
    ("days", "practised_on", "back"),
    [
        (0, [], False),
        (1.9, [0], False),
        (2, [], True),
        (2, [0], True),
        (3, [2.5], False),
        (7, [2.5], True),
        (7, [], True),
        (8, [2, 7.5], False),
        (300, [2, 8], False),
        (300, [2], True),
    ],
)
def test_it_is_back_from_its_day_on_until_a_round_has_begun(days: float, practised_on: list[float], back: bool) -> None:
    began = [MISSED_AT + int(day * DAY) for day in practised_on]

    assert is_back(MISSED_AT, began, MISSED_AT + int(days * DAY)) is back
