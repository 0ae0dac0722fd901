"""Tries at a password or a code, counted in lanes; each lane makes whoever guesses wait longer and longer."""

from quizapp.services.application import Application
from quizapp.store import log_in_tries

_SECOND = 1000
_DAY = 24 * 3600 * _SECOND
FREE_TRIES = 5
SHORTEST_WAIT, LONGEST_WAIT = 5 * _SECOND, 300 * _SECOND


class TooManyTries(Exception):
    """It was tried too often; *seconds* are to be waited."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(seconds)


def count_try(app: Application, lane: str, free: int = FREE_TRIES) -> None:
    """One more try; raises `TooManyTries` where too few seconds went by since the last one.

    Called before a password is looked at, so that tries at the same moment are counted as well.
    """
    with app.database.write() as connection:
        tries, last_at = log_in_tries.lock(connection, lane)
        now = app.now()
        ready_at = last_at + _wait_after(tries, free)
        if last_at <= now < ready_at:  # a clock that was set back keeps nobody out
            raise TooManyTries(-(-(ready_at - now) // _SECOND))
        log_in_tries.count(connection, lane, now)


def forget_tries(app: Application, lane: str) -> None:
    """After a success the next try is the first one again; tries of yesterday are forgotten too."""
    with app.database.write() as connection:
        log_in_tries.forget(connection, lane)
        log_in_tries.forget_old(connection, app.now() - _DAY)


def _wait_after(tries: int, free: int) -> int:
    """Grows with the tries and never beyond a few minutes: nobody is locked out for good."""
    return 0 if tries < free else min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** min(tries - free, 20))
