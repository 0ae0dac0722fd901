"""Jumps of the server's clock: nobody loses or gains time by a nap of the machine or a clock that was set."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from full_run import IS_FULL
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st
from lesson import Lesson, as_it_stands

from quizapp.core.rules import Rules
from quizapp.services import attempt_time
from quizapp.services.attempt_time import time_of
from quizapp.services.clock_jumps import LONGEST, SteadyClock, give_back
from quizapp.store import assignments
from quizapp.store.attempts import Attempt

SECOND, MINUTE = 1000, 60_000


class Machine:
    """The clock of a machine that can sleep or be set."""

    time = 1_700_000_000_000

    def __call__(self) -> int:
        return self.time


class Watched:
    """A lesson whose server looks at its clock, which is steady or, as a seeded fault, is not."""

    def __init__(self, lesson: Lesson, *, is_steady: bool = True) -> None:
        self.machine = Machine()
        self.steady = SteadyClock(self.machine)
        lesson.app = replace(lesson.app, now=self.steady if is_steady else self.machine)
        self.lesson = lesson

    def rule(self, **rules: int) -> None:
        with self.lesson.app.database.write() as connection:
            assert assignments.change(connection, self.lesson.assignment, Rules(**rules))

    def left(self, attempt: Attempt) -> int | None:
        return time_of(self.lesson.app, as_it_stands(self.lesson.app, attempt)).left(self.lesson.app.now())

    def goes_on(self, seconds: int) -> None:
        for _ in range(seconds):
            self.machine.time += SECOND
            self.looks()

    def looks(self) -> int:
        return self.steady.make_up(partial(give_back, self.lesson.app))


@pytest.fixture
def watched(lesson: Lesson) -> Watched:
    """The class was given forty minutes."""
    found = Watched(lesson)
    found.rule(minutes=40)
    return found


@pytest.mark.parametrize("jump", [10 * MINUTE, 50 * MINUTE, 5 * MINUTE, -5 * MINUTE, -50 * MINUTE])
def test_as_much_time_is_left_as_before(watched: Watched, jump: int) -> None:
    attempt = watched.lesson.begin("Anna")
    watched.goes_on(60)
    watched.machine.time += jump

    assert watched.left(attempt) == 39 * MINUTE, "somebody looks before the watch does"
    assert watched.looks() == jump
    assert watched.left(attempt) == 39 * MINUTE
    watched.goes_on(60)
    assert watched.left(attempt) == 38 * MINUTE
    assert as_it_stands(watched.lesson.app, attempt).is_open
    assert watched.lesson.app.now() == watched.machine.time


def test_a_server_that_believes_its_clock_is_found(lesson: Lesson) -> None:
    """The control."""
    watched = Watched(lesson, is_steady=False)
    watched.rule(minutes=40)
    attempt = watched.lesson.begin("Anna")
    watched.machine.time += 50 * MINUTE

    assert watched.left(attempt) == -10 * MINUTE
    assert not as_it_stands(lesson.app, attempt).is_open


def nothing(_: Watched) -> None:
    """Nobody presses anything."""


def pause(watched: Watched) -> None:
    attempt_time.pause(watched.lesson.app, watched.lesson.assignment)


def resume(watched: Watched) -> None:
    attempt_time.resume(watched.lesson.app, watched.lesson.assignment)


@pytest.mark.parametrize(
    ("before", "awake", "after"),
    [(pause, resume, nothing), (pause, nothing, resume), (nothing, pause, resume)],
    ids=["ends as it wakes", "lasts", "begins as it wakes"],
)
def test_a_pause_and_a_nap_are_each_given_back_once(
    watched: Watched,
    before: Callable[[Watched], None],
    awake: Callable[[Watched], None],
    after: Callable[[Watched], None],
) -> None:
    attempt = watched.lesson.begin("Anna")
    watched.goes_on(60)
    before(watched)
    watched.machine.time += 10 * MINUTE

    awake(watched)
    watched.looks()
    after(watched)

    assert watched.left(attempt) == 39 * MINUTE


def test_after_more_than_an_hour_time_has_passed(watched: Watched) -> None:
    attempt = watched.lesson.begin("Anna")
    watched.machine.time += LONGEST + SECOND

    assert watched.looks() == LONGEST + SECOND
    assert not as_it_stands(watched.lesson.app, attempt).is_open


def test_a_clock_whose_time_cannot_be_given_back_stands_still(watched: Watched) -> None:
    watched.machine.time += 10 * MINUTE

    def fails(_: int) -> None:
        raise OSError("no room")

    before = watched.lesson.app.now()
    with pytest.raises(OSError, match="no room"):
        watched.steady.make_up(fails)
    assert watched.lesson.app.now() == before
    assert watched.looks() == 10 * MINUTE
    assert watched.lesson.app.now() == watched.machine.time


@settings(
    max_examples=300 if IS_FULL else 5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@drawn(jumps=st.lists(st.tuples(st.integers(0, 10), st.integers(-20 * MINUTE, 20 * MINUTE)), max_size=5))
def test_whatever_the_clock_does_only_time_awake_is_used(watched: Watched, jumps: list[tuple[int, int]]) -> None:
    attempt = watched.lesson.begin("Anna")
    before = watched.left(attempt)
    assert before is not None
    for seconds, jump in jumps:
        watched.goes_on(seconds)
        watched.machine.time += jump
        watched.looks()

    left = watched.left(attempt)
    assert left is not None
    slow = sum(jump for _, jump in jumps if abs(jump) < 10_000)  # as the clock of any machine may be
    assert left == before - sum(seconds for seconds, _ in jumps) * SECOND - slow
