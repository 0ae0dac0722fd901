"""Jumps of the server's clock, as when its machine slept or its clock was set: who works loses and gains no time."""

from collections.abc import Callable
from threading import Lock

from quizapp.services.application import Application
from quizapp.store import attempts

JUMP = 10_000
"""What a clock that is looked at every second passes over in one step only if nobody could work meanwhile."""
LONGEST = 3_600_000
"""After more than an hour a test is over in any case; then time has simply passed."""


class SteadyClock:
    """A *clock* that stands still at a jump until that is made up for: nothing ends in between."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._shown = clock()
        self._lock = Lock()

    def __call__(self) -> int:
        """Milliseconds since 1970."""
        with self._lock:
            now = self._clock()
            if abs(now - self._shown) < JUMP:
                self._shown = now
            return self._shown

    def make_up(self, give: Callable[[int], object]) -> int:
        """Lets *give* give the time of a jump back, then goes on after it; says how long it was, 0 for none."""
        jump = self._clock() - self()
        if abs(jump) < JUMP:
            return 0
        if abs(jump) <= LONGEST:
            give(jump)
        with self._lock:
            self._shown += jump
        return jump


def give_back(app: Application, milliseconds: int) -> None:
    """Moves the end of every open attempt of a class; those that are paused get it when the pause ends."""
    with app.database.write() as connection:
        attempts.add_time_to_all(connection, milliseconds)
