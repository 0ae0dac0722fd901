"""The load of a whole class or school: everybody comes in, saves ten answers and hands in, while the board is open.

`python bench/load.py` makes a server and classes of its own for `--students 300`, and after each of `--rounds 3` lets
as many rush in the same way upon the limit app, which `limit_app.py` describes; then it prints how many times longer
an answer takes to be saved. With `--database postgresql://…` four workers (pip install gunicorn) serve that database,
which must be empty, or with `--processes 2` so many of `quizapp serve`. `--url http://… --code ACD3479` tries a server
that runs, before an exam, with the free names of a class that was made for it and given a set.
"""

import argparse
import random
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from http_student import HttpStudent, Refused
from limit_student import LimitStudent
from servers import HOST, TEACHER, GivenClass, Running, limit_app, make_classes, quizapp, quizapp_with_workers

ANSWERS = 10
Seat = tuple[str, str]
"""A join code and a name."""
LOOKS_EVERY = 3
"""Seconds, as the board of a teacher does."""


class TakesPart(Protocol):
    """What a student does, of quizapp or of the limit app."""

    def join(self, code: str, name: str, /) -> object:
        """Comes in."""

    def start_assigned(self) -> object:
        """Opens the quiz."""

    def save(self, number: int, /) -> object:
        """Saves an answer."""

    def hand_in(self) -> object:
        """Hands in and opens the result."""

    def close(self) -> None:
        """Goes."""


@dataclass
class Measured:
    """How long everything took, in milliseconds by what it was, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def time(self, what: str, act: Callable[[], object]) -> None:
        """Does it and notes how long it took; an error is noted and raised."""
        begun = time.perf_counter()
        try:
            act()
        except (OSError, HTTPException, Refused) as error:
            with self._lock:
                self.errors.append(f"{what}: {error!r}")
            raise
        with self._lock:
            self.took[what].append(1000 * (time.perf_counter() - begun))

    def middle(self, what: str) -> float:
        """Milliseconds that half of them took at most."""
        return statistics.median(self.took[what])

    def slow(self, what: str) -> float:
        """Milliseconds that 99 of 100 took at most."""
        took = self.took[what]
        return statistics.quantiles(took, n=100)[98] if len(took) > 1 else took[0]

    def lines(self) -> Iterator[str]:
        """What is printed: for each kind of act how often, the middle, and the slowest one in a hundred."""
        for what, took in self.took.items():
            middle, slow, slowest = self.middle(what), self.slow(what), max(took)
            yield f"{what:14} {len(took):6}   p50 {middle:7.1f}   p99 {slow:7.1f}   max {slowest:7.1f} ms"
        yield f"errors: {len(self.errors)}" + "".join(f"\n  {each}" for each in self.errors[:10])


def take_part(student: TakesPart, code: str, name: str, wait: float, pause: float, measured: Measured) -> None:
    """One student, who comes in after *wait* seconds and thinks for about *pause* seconds before each answer."""
    time.sleep(wait)
    try:
        measured.time("join", lambda: student.join(code, name))
        measured.time("open", student.start_assigned)
        for number in range(ANSWERS):
            time.sleep(random.uniform(0.5, 1.5) * pause)
            measured.time("save", lambda at=number: student.save(at))  # type: ignore[misc]
        time.sleep(random.uniform(0.5, 1.5) * pause)
        measured.time("hand in", student.hand_in)
    except (OSError, HTTPException, Refused):
        return  # it is noted
    finally:
        student.close()


@contextmanager
def board_open(port: int, given: GivenClass) -> Iterator[Measured]:
    """Meanwhile a teacher has the board of the assignment open."""
    ended, measured = threading.Event(), Measured()
    teacher = HttpStudent(HOST, port)
    teacher.log_in(TEACHER, given.password)
    page = f"/teach/classes/{given.token}/assignments/{given.assignment}/board"
    teacher.open(page)

    def look() -> None:
        while not ended.wait(LOOKS_EVERY):
            measured.time("board", lambda: teacher.open(f"{page}/now"))

    thread = threading.Thread(target=look)
    thread.start()
    yield measured
    ended.set()
    thread.join()


def run(students: list[TakesPart], seats: list[Seat], opening: float, pause: float) -> Measured:
    """Lets everybody come in within *opening* seconds and take part."""
    measured = Measured()
    threads = [
        threading.Thread(target=take_part, args=(student, *seat, opening * at / len(seats), pause, measured))
        for at, (student, seat) in enumerate(zip(students, seats, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return measured


def on_own_server(students: int, opening: float, pause: float, database: str, processes: int) -> Measured:
    """Measures servers that are made for it; everybody stays with one of them."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        given = make_classes(Path(name), students, database)
        seats = [(each.code, name) for each in given for name in each.names]
        random.shuffle(seats)
        made = [quizapp(Path(name), database=database) for _ in range(processes)]
        servers = [stack.enter_context(each) for each in made or [quizapp_with_workers(Path(name), database)]]
        with board_open(servers[0].port, given[0]) as board:
            before, begun = _processor_seconds(servers), time.perf_counter()
            measured = run(_browsers(HOST, [each.port for each in servers], len(seats)), seats, opening, pause)
            measured.took["board"] = board.took["board"]
            measured.errors += board.errors
            tell(measured, servers, _processor_seconds(servers) - before, time.perf_counter() - begun)
    return measured


def on_limit_app(students: int, opening: float, pause: float) -> Measured:
    """Measures the same rush upon the limit app."""
    with tempfile.TemporaryDirectory() as name, limit_app(Path(name)) as running:
        begun = time.perf_counter()
        everybody: list[TakesPart] = [LimitStudent(HOST, running.port, timeout=60) for _ in range(students)]
        measured = run(everybody, [("", "")] * students, opening, pause)
        tell(measured, [running], running.processor_seconds(), time.perf_counter() - begun)
    return measured


def _browsers(host: str, ports: list[int], number: int) -> list[TakesPart]:
    """So many, dealt out to the servers on these ports."""
    return [HttpStudent(host, ports[at % len(ports)], timeout=60) for at in range(number)]


def _processor_seconds(servers: list[Running]) -> float:
    return sum(each.processor_seconds() for each in servers)


def in_turns(rounds: int, students: int, opening: float, pause: float, database: str, processes: int) -> None:
    """One round after the other on quizapp and on the limit app, and what they say together."""
    found: list[tuple[Measured, Measured]] = []
    for number in range(1, rounds + 1):
        print(f"round {number}, quizapp", flush=True)
        ours = on_own_server(students, opening, pause, database, processes)
        print(f"round {number}, limit app", flush=True)
        found.append((ours, on_limit_app(students, opening, pause)))
    for kind, figure in (("p50", Measured.middle), ("p99", Measured.slow)):
        times = [figure(ours, "save") / figure(limit, "save") for ours, limit in found]
        told = f"{statistics.median(times):.1f} ({min(times):.1f}-{max(times):.1f})"
        print(f"saving an answer, {kind}: {told} times the limit app's")


def tell(measured: Measured, servers: list[Running], processor: float, seconds: float) -> None:
    """Prints the figures, and what the server needed for them."""
    print(*measured.lines(), sep="\n")
    print(f"server: {processor:.1f} s of a processor in {seconds:.1f} s,", end=" ")
    print(f"{sum(each.megabytes() for each in servers):.0f} MB,", end=" ")
    print(f"{sum(each.open_files() for each in servers)} files open at the end")


def main() -> None:
    """Reads what is wanted, and does it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--opening", type=float, default=10, help="seconds within which everybody comes in")
    parser.add_argument("--pause", type=float, default=3, help="seconds that a student thinks before each answer")
    parser.add_argument("--rounds", type=int, default=1, help="how often, each time beside the limit app")
    parser.add_argument("--database", default="", help="the address of an empty database of PostgreSQL")
    parser.add_argument(
        "--processes", type=int, default=0, help="of `quizapp serve` on that database, without gunicorn"
    )
    parser.add_argument("--url", help="a server that runs already")
    parser.add_argument("--code", help="the join code of a class there that was made for this")
    asked = parser.parse_args()
    if asked.database and asked.rounds > 1:
        parser.error("--rounds needs an empty database each time, so it goes with SQLite only")
    if asked.url is None:
        processes = asked.processes if asked.database else 1
        in_turns(asked.rounds, asked.students, asked.opening, asked.pause, asked.database, processes)
        return
    if asked.code is None:
        parser.error("--url needs --code, the join code of a class that was made for this")
    place = urlsplit(asked.url)
    host, port = place.hostname or HOST, place.port or 80
    seats = [(asked.code, name) for name in HttpStudent(host, port).free_names(asked.code)[: asked.students]]
    print(*run(_browsers(host, [port], len(seats)), seats, asked.opening, asked.pause).lines(), sep="\n")


if __name__ == "__main__":
    main()
