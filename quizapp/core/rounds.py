"""Rounds: when the questions that somebody missed come back, so that they stay learned."""

from collections.abc import Iterable

from quizapp.core.mark import Status

DAY = 24 * 3600 * 1000
BACK_AFTER = (2 * DAY, 7 * DAY)
"""Soon enough to remember something, and late enough that it takes an effort."""
MISSED = frozenset({Status.WRONG, Status.PARTLY, Status.OMITTED})


def is_back(missed_at: int, practised_at: Iterable[int], now: int) -> bool:
    """Whether it is time again for what was missed then; a round that was begun since the last such time is enough."""
    times = [missed_at + wait for wait in BACK_AFTER if missed_at + wait <= now]
    return bool(times) and not any(moment >= times[-1] for moment in practised_at)
