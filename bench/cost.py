"""What a request costs: processor time of quizapp's server beside the limit app's, measured in turns in one run.

Run as `python bench/cost.py [ROUNDS]`. Eight browsers ask at once, each for one thing after the other, so that the
server always has something to do: after a pause of some milliseconds a processor takes twice as long for the same. Each
line is the middle of all rounds with the lowest and highest, in milliseconds, and how many times the limit app's it is;
once beside its page that is a constant text, and once beside the one that is rendered.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from http_student import HttpStudent
from limit_student import LimitStudent
from servers import HOST, Running, limit_app, make_classes, quizapp

BROWSERS = 8
RENDERED = "/rendered"
"""The page of the limit app that Jinja makes."""
PAGES, SAVES, HAND_INS = 80, 80, 5
"""What each browser does in a round; each hand-in is that of another student."""
Round = dict[str, float]
Act = Callable[[], object]


def cost(server: Running, browsers: list[list[Act]]) -> float:
    """Milliseconds of the server's processor for one act, where each browser has a list of them."""
    before = server.processor_seconds()
    with ThreadPoolExecutor(len(browsers)) as pool:
        list(pool.map(lambda acts: [act() for act in acts], browsers))
    return 1000 * (server.processor_seconds() - before) / sum(map(len, browsers))


def round_of_limit(server: Running) -> Round:
    """One round with the limit app."""
    clients = [LimitStudent(HOST, server.port) for _ in range(BROWSERS)]
    return {
        "page": cost(server, [[each.page] * PAGES for each in clients]),
        "page, rendered": cost(server, [[partial(each.page, RENDERED)] * PAGES for each in clients]),
        "save": cost(server, [[partial(each.save, 1)] * SAVES for each in clients]),
        "hand in": cost(server, [[each.hand_in] * SAVES for each in clients]),
        "hand in, rendered": cost(server, [[partial(each.hand_in, RENDERED)] * SAVES for each in clients]),
    }


def round_of_quizapp(server: Running, students: list[HttpStudent]) -> Round:
    """One round with quizapp, for which *students* begin, and hand in what they saved."""
    for student in students:
        student.start_assigned()
        for number in range(10):
            student.save(number)
    browsers = [students[first::BROWSERS] for first in range(BROWSERS)]
    return {
        "page": cost(server, [_in_turn(own, PAGES, lambda one, _: one.open(one.attempt)) for own in browsers]),
        "save": cost(server, [_in_turn(own, SAVES, HttpStudent.save) for own in browsers]),
        "hand in": cost(server, [_in_turn(own, HAND_INS, lambda one, _: one.hand_in()) for own in browsers]),
    }


def _in_turn(students: list[HttpStudent], times: int, act: Callable[[HttpStudent, int], object]) -> list[Act]:
    """So many acts of these students in turn; each act hears its number."""
    return [partial(act, students[number % len(students)], number) for number in range(times)]


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
    size = BROWSERS * HAND_INS
    with tempfile.TemporaryDirectory() as name:
        data = Path(name, "data")
        given = make_classes(data, rounds * size)
        with quizapp(data) as ours, limit_app(Path(name)) as limit:
            students = [joined(ours.port, each.code, name) for each in given for name in each.names]
            found = [
                (round_of_quizapp(ours, students[at * size : (at + 1) * size]), round_of_limit(limit))
                for at in range(rounds)
            ]
    print("processor time, ms      quizapp             limit app           times")
    for kind in found[0][1]:
        ours_too = kind.partition(",")[0]
        print(f"{kind:18} {told([mine[ours_too] for mine, _ in found], [theirs[kind] for _, theirs in found])}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
