"""What a request costs: processor time of quizapp's server beside the limit app's, measured in turns in one run.

Run as `python bench/cost.py [ROUNDS]`. Single requests, one after the other; each line is the middle of all rounds with
the lowest and highest, in milliseconds, and how many times the limit app's it is.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from http_student import HttpStudent
from limit_student import LimitStudent
from servers import HOST, Running, limit_app, make_classes, quizapp

TIMES = {"page": 100, "save": 300, "hand in": 40}
Round = dict[str, float]


def cost(server: Running, act: Callable[[], object], times: int) -> float:
    """Milliseconds of the server's processor for one *act*."""
    act()
    before = server.processor_seconds()
    for _ in range(times):
        act()
    return 1000 * (server.processor_seconds() - before) / times


def round_of_limit(server: Running) -> Round:
    """One round with the limit app."""
    client = LimitStudent(HOST, server.port)
    acts = {"page": client.page, "save": lambda: client.save(1), "hand in": client.hand_in}
    return {name: cost(server, acts[name], TIMES[name]) for name in TIMES}


def round_of_quizapp(server: Running, students: list[HttpStudent]) -> Round:
    """One round with quizapp, for which *students* begin, and hand in what they saved."""
    for student in students:
        student.start_assigned()
        for number in range(10):
            student.save(number)
    first, handing_in = students[0], iter(students)
    saving = ((student, number) for number in range(10, 10_000) for student in students)  # as each has few answers

    def save() -> None:
        student, number = next(saving)
        student.save(number)

    return {
        "page": cost(server, lambda: first.open(first.attempt), TIMES["page"]),
        "save": cost(server, save, TIMES["save"]),
        "hand in": cost(server, lambda: next(handing_in).hand_in(), TIMES["hand in"]),
    }


def joined(port: int, code: str, name: str) -> HttpStudent:
    """A student who has come in."""
    student = HttpStudent(HOST, port)
    student.join(code, name)
    return student


def told(ours: list[float], limit: list[float]) -> str:
    """A line of figures."""
    ratios = [one / other for one, other in zip(ours, limit, strict=True)]
    return (
        f"{statistics.median(ours):6.2f} ({min(ours):.2f}-{max(ours):.2f})   "
        f"{statistics.median(limit):6.2f} ({min(limit):.2f}-{max(limit):.2f})   "
        f"{statistics.median(ratios):5.1f} ({min(ratios):.1f}-{max(ratios):.1f})"
    )


def main(rounds: int) -> None:
    """Measures and prints."""
    size = TIMES["hand in"] + 1
    with tempfile.TemporaryDirectory() as name:
        data = Path(name, "data")
        given = make_classes(data, rounds * size)
        with quizapp(data) as ours, limit_app(Path(name)) as limit:
            students = [joined(ours.port, each.code, name) for each in given for name in each.names]
            found = [
                (round_of_quizapp(ours, students[at * size : (at + 1) * size]), round_of_limit(limit))
                for at in range(rounds)
            ]
    print("processor time, ms   quizapp             limit app           times")
    for kind in TIMES:
        print(f"{kind:12} {told([mine[kind] for mine, _ in found], [theirs[kind] for _, theirs in found])}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
