"""Looks after the clock while the server runs: a nap of the machine takes no time from who works."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from flask import Flask

from quizapp.services.application import Application
from quizapp.services.clock_jumps import LONGEST, SteadyClock, give_back

EVERY_SECONDS = 1.0
_log = logging.getLogger(__name__)


@contextmanager
def going_on(app: Flask, every: float = EVERY_SECONDS) -> Iterator[None]:
    """Gives the app a steady clock, and makes up for its jumps in a thread of its own as long as the block lasts."""
    clock = SteadyClock(app.extensions["quizapp"].now)
    running = app.extensions["quizapp"] = replace(app.extensions["quizapp"], now=clock)
    stop = threading.Event()
    thread = threading.Thread(target=_keep_looking, args=(running, clock, every, stop), daemon=True)
    thread.start()
    yield
    stop.set()
    thread.join()


def _keep_looking(app: Application, clock: SteadyClock, every: float, stop: threading.Event) -> None:
    while not stop.wait(every):
        try:
            jump = clock.make_up(partial(give_back, app))
        except Exception as trouble:  # the clock stands still until it can be; without this thread it always would
            _log.warning("The time that everybody is to get back cannot be stored yet: %s", type(trouble).__name__)
            continue
        if jump:
            _tell(jump)


def _tell(jump: int) -> None:
    made_up = "Who was working has as much time left as before."
    too_long = "That is too long to be given back: where a test was going on, give more time or reopen."
    _log.warning(
        "The clock of this machine went %s by %s seconds at once: it was asleep, or its clock was set. %s",
        "on" if jump > 0 else "back",
        abs(jump) // 1000,
        made_up if abs(jump) <= LONGEST else too_long,
    )
