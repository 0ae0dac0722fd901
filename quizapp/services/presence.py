"""Presence: whether the page of an attempt is open somewhere, as far as one can know."""

from quizapp.services.application import Application
from quizapp.store import presences
from quizapp.store.attempts import Attempt

WRITTEN_EVERY = 20_000
"""How long a page is not written down again, in milliseconds; pages say hello about as often."""
LOST_AFTER = 60_000
"""After how long without a word the connection counts as lost: three hellos did not come."""


def say_hello(app: Application, attempt: Attempt) -> None:
    """Notes that the attempt's page is open; mostly nothing is written."""
    if attempt.assignment_id is None or not attempt.is_open:
        return
    now = app.now()
    with app.database.read() as connection:
        seen_at = presences.seen_at(connection, attempt.id)
    if seen_at is None or not 0 <= now - seen_at < WRITTEN_EVERY:  # also where the clock was set back
        with app.database.write() as connection:
            presences.see(connection, attempt.id, now)


def is_connected(last_heard: int, now: int) -> bool:
    """Whether a page that was last heard of then still counts as connected."""
    return now - last_heard < LOST_AFTER
