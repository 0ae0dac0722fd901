"""Held back: the sets that a class takes as a test, whose right answers nobody is shown elsewhere meanwhile."""

from collections.abc import Iterator

from sqlalchemy import Connection

from quizapp.services.application import Application
from quizapp.services.attempt_time import clock_of, terms_in
from quizapp.store import assignments, attempts, class_students
from quizapp.store.assignments import Assignment

WITHOUT_END = 24 * 3600 * 1000
"""How long a test that closes at no time goes on after it was opened or last handed in, so that it ends some day.

It is also the longest that somebody with time left holds a set back after the closing."""


def sets_held_back(app: Application) -> frozenset[str]:
    """The ids of the sets that are not offered now."""
    with app.database.read() as connection:
        return frozenset(_held_back(connection, app.now()))


def is_held_back(connection: Connection, set_id: str, now: int) -> bool:
    """Whether any class takes this set, in whatever version, as a test that is not over."""
    return any(_held_back(connection, now, set_id))


def _held_back(connection: Connection, now: int, set_id: str | None = None) -> Iterator[str]:
    for given, last_hand_in in assignments.unended_tests(connection, set_id):
        if _is_to_come_or_open(given, last_hand_in, now) or _is_taken(connection, given, now):
            yield given.set_id


def _is_to_come_or_open(given: Assignment, last_hand_in: int | None, now: int) -> bool:
    """Whether this test can be begun or will be; a version that was changed since asks much the same."""
    rules = given.rules
    if rules.closes_at is not None:
        return now < rules.closes_at
    return now < max(rules.opens_at or 0, given.made_at, last_hand_in or 0) + WITHOUT_END


def _is_taken(connection: Connection, given: Assignment, now: int) -> bool:
    """Whether somebody has time left after the closing: extra time, or an attempt that was opened again."""
    is_near = given.rules.closes_at is not None and now < given.rules.closes_at + WITHOUT_END
    found = attempts.open_at(connection, given.id) if is_near else []
    if not found:
        return False
    terms = terms_in(connection, given, found, class_students.of_class(connection, given.class_id))
    return not all(clock_of(each, terms[each.id]).is_over(now) for each in found)
