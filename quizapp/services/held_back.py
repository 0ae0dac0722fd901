"""Held back: the sets that a class takes as a test, whose right answers nobody is shown elsewhere meanwhile."""

from sqlalchemy import Connection

from quizapp.services.application import Application
from quizapp.store import assignments
from quizapp.store.assignments import Assignment

WITHOUT_END = 24 * 3600 * 1000
"""How long a test that closes at no time goes on after it was opened or last handed in, so that it ends some day."""


def sets_held_back(app: Application) -> frozenset[str]:
    """The ids of the sets that are not offered now."""
    with app.database.read() as connection:
        found = assignments.unended_tests(connection)
    return frozenset(given.set_id for given, last_hand_in in found if _goes_on(given, last_hand_in, app.now()))


def is_held_back(connection: Connection, set_id: str, now: int) -> bool:
    """Whether any class takes this set, in whatever version, as a test that is not over."""
    found = assignments.unended_tests(connection, set_id)
    return any(_goes_on(given, last_hand_in, now) for given, last_hand_in in found)


def _goes_on(given: Assignment, last_hand_in: int | None, now: int) -> bool:
    """Whether this test is yet to come or not over; a version that was changed since asks much the same."""
    rules = given.rules
    if rules.closes_at is not None:
        return now < rules.closes_at
    return now < max(rules.opens_at or 0, given.made_at, last_hand_in or 0) + WITHOUT_END
