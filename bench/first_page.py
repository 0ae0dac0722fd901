"""How long a warm start takes, from the command to the last byte of the first page, beside the limit app's.

Run as `python bench/first_page.py [ROUNDS]`. Everything is compiled and the database is made before; each line is the
middle of all rounds with the lowest and highest, and how many times the limit app's it is.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from servers import Running, limit_app, quizapp

PAGE_BYTES = 6_000
Start = Callable[[], AbstractContextManager[Running]]


def started(start: Start) -> tuple[float, float]:
    """Seconds until the first page was there, and seconds of a processor until then."""
    begun = time.perf_counter()
    with start() as running:
        return time.perf_counter() - begun, running.processor_seconds()


def told(ours: list[float], limit: list[float]) -> str:
    """A line of figures."""
    times = [one / other for one, other in zip(ours, limit, strict=True)]
    return "   ".join(
        f"{statistics.median(each):5.2f} ({min(each):.2f}-{max(each):.2f})" for each in (ours, limit, times)
    )


def main(rounds: int) -> None:
    """Measures in turns, and prints."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each start compiles all of quizapp anew
    with tempfile.TemporaryDirectory() as name:
        ours: Start = partial(quizapp, Path(name, "data"), "/")
        limit: Start = partial(limit_app, Path(name), PAGE_BYTES)
        started(ours), started(limit)
        found = [(started(ours), started(limit)) for _ in range(rounds)]
    print("seconds              quizapp            limit app          times")
    for at, what in enumerate(("on the clock", "of a processor")):
        print(f"{what:18} {told([mine[at] for mine, _ in found], [theirs[at] for _, theirs in found])}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
