"""Extra time that is given in any moment, while a whole class begins, is had by all who had begun, exactly."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import pytest
from harbour import OpenApplication
from lesson import Lesson, teacher_named

from quizapp.core.rules import Rules
from quizapp.services import attempt_time
from quizapp.services.application import Application
from quizapp.services.assigned import start_assigned
from quizapp.services.attempt_time import MINUTE, time_of
from quizapp.store import attempts
from quizapp.store.assignments import Assignment
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import ClassStudent

STUDENTS, GIFTS, EXTRA, LIMIT = 50, 6, 5, 40
Give = Callable[[Application, Assignment, int], int]


@dataclass(frozen=True)
class Act:
    """A press on a button: when it began and when its reply was there, and what it did."""

    began: float
    ended: float
    did: Attempt | int


def press(act: Callable[[], Attempt | int]) -> Act:
    """Presses in a random moment of the time in which all come in."""
    time.sleep(random.uniform(0, 0.2))
    began = time.monotonic()
    did = act()
    return Act(began, time.monotonic(), did)


@pytest.fixture
def application(open_application: OpenApplication) -> Application:
    """The app on an empty database."""
    return open_application()


def all_at_once(lesson: Lesson, students: list[ClassStudent], give: Give) -> tuple[list[Act], list[Act]]:
    """Every start and every gift."""
    app, assignment = lesson.app, lesson.assignment
    with ThreadPoolExecutor(STUDENTS + GIFTS) as pool:
        starts = [pool.submit(press, partial(start_assigned, app, each, assignment)) for each in students]
        gifts = [pool.submit(press, partial(give, app, assignment, EXTRA)) for _ in range(GIFTS)]
    return [each.result() for each in starts], [each.result() for each in gifts]


def everybody_has_exactly_their_time(app: Application, starts: list[Act], gifts: list[Act]) -> None:
    """Who had begun before a gift has it; who began after it does not need it; in between, the count tells."""
    had = 0
    for start in starts:
        assert isinstance(start.did, Attempt)
        with app.database.read() as connection:
            stored = attempts.with_id(connection, start.did.id)
        assert time_of(app, stored).deadline == stored.started_at + LIMIT * MINUTE + stored.extra_ms
        at_least = sum(gift.began > start.ended for gift in gifts)
        at_most = sum(gift.ended > start.began for gift in gifts)
        assert at_least * EXTRA * MINUTE <= stored.extra_ms <= at_most * EXTRA * MINUTE
        had += stored.extra_ms
    assert had == sum(int(str(gift.did)) for gift in gifts) * EXTRA * MINUTE


def class_of_fifty(app: Application, number: int) -> tuple[Lesson, list[ClassStudent]]:
    lesson = Lesson(app, teacher_named(app, f"Ms Taylor {number}"), rules=Rules(minutes=LIMIT))
    return lesson, [lesson.student(f"Student {each}") for each in range(STUDENTS)]


def test_extra_time_is_exact_while_fifty_begin(application: Application, rounds: Callable[[int, int], int]) -> None:
    for number in range(rounds(1, 20)):
        lesson, students = class_of_fifty(application, number)
        acts = all_at_once(lesson, students, attempt_time.give_extra_time)
        everybody_has_exactly_their_time(application, *acts)


def test_a_gift_to_those_who_were_seen_a_moment_before_is_found(application: Application) -> None:
    """The control: it is told to as many as there are, and given to those of an earlier look."""
    lesson, students = class_of_fifty(application, 0)

    def give_late(app: Application, assignment: Assignment, minutes: int) -> int:
        with app.database.read() as connection:
            seen = attempts.open_at(connection, assignment.id)
        time.sleep(0.1)
        with app.database.write() as connection:
            for each in seen:
                attempts.add_time(connection, each, minutes * MINUTE)
            return len(attempts.open_at(connection, assignment.id))

    acts = all_at_once(lesson, students, give_late)
    with pytest.raises(AssertionError):
        everybody_has_exactly_their_time(application, *acts)
