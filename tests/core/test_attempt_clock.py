"""The clock of an attempt: its end follows from plain numbers, with everything that was agreed and added."""

import pytest

from quizapp.core.attempt_clock import GRACE, AttemptClock, Limits, deadline

MINUTE = 60_000
START = 1_000_000


@pytest.mark.parametrize(
    ("limits", "ends"),
    [
        (Limits(START), None),
        (Limits(START, minutes=40), START + 40 * MINUTE),
        (Limits(START, minutes=40, extra_time=25), START + 50 * MINUTE),
        (Limits(START, minutes=40, extra_time=25, extra_ms=MINUTE), START + 51 * MINUTE),
        (Limits(START, minutes=40, closes_at=START + 20 * MINUTE), START + 20 * MINUTE),
        (Limits(START, minutes=40, closes_at=START + 20 * MINUTE, extra_ms=MINUTE), START + 21 * MINUTE),
        (Limits(START, minutes=40, closes_at=START + 40 * MINUTE, extra_time=25), START + 50 * MINUTE),
        (Limits(START, closes_at=START + 20 * MINUTE), START + 20 * MINUTE),
        (Limits(START, minutes=40, closes_at=START + 20, has_no_limit=True), None),
        (Limits(START, minutes=40, has_no_limit=True, closed_at=START + 5), START + 5),
        (Limits(START, minutes=40, closed_at=START + 5), START + 5),
        (Limits(START, minutes=1, closes_at=START, reopened_until=START + 90 * MINUTE), START + 90 * MINUTE),
        (Limits(START, minutes=1, reopened_until=START + 90 * MINUTE, extra_ms=MINUTE), START + 91 * MINUTE),
        (Limits(START, reopened_until=START + 90 * MINUTE, closed_at=START + 5), START + 5),
    ],
)
def test_the_end_follows_from_the_limits(limits: Limits, ends: int | None) -> None:
    assert deadline(limits) == ends


def test_time_is_up_at_the_end_and_over_after_the_grace() -> None:
    clock = AttemptClock(START)

    assert [clock.is_up(START + late) for late in (-1, 0)] == [False, True]
    assert [clock.is_over(START + late) for late in (0, GRACE - 1, GRACE)] == [False, False, True]


def test_a_pause_keeps_what_was_left() -> None:
    clock = AttemptClock(START, paused_at=START - MINUTE)

    assert clock.left(START + 10 * MINUTE) == MINUTE
    assert not clock.is_up(START + 10 * MINUTE)


def test_without_a_limit_time_is_never_up() -> None:
    clock = AttemptClock(None)

    assert clock.left(START) is None
    assert not clock.is_up(START)
    assert not clock.is_over(START)
