"""Handing in: an attempt is closed, and its student gets a receipt, in one transaction."""

from sqlalchemy import Connection

from quizapp.services.classes import new_code
from quizapp.store import answer_events, attempts, receipts, reopenings
from quizapp.store.attempts import Attempt
from quizapp.store.receipts import Receipt

_RECEIPT_CODE_LENGTH = 6
_NOTHING = "null"
"""What is stored of an answer that was taken back."""


def close(connection: Connection, attempt: Attempt, at: int) -> None:
    """Hands in an open attempt that is locked, and gives the receipt for it."""
    attempts.hand_in(connection, attempt, at)
    answered = answered_of(connection, attempt)
    number = reopenings.count(connection, attempt.id) + 1
    while not receipts.give(connection, Receipt(attempt.id, new_code(_RECEIPT_CODE_LENGTH), answered, at, number)):
        pass  # the code is another receipt's; the next one will hardly be


def answered_of(connection: Connection, attempt: Attempt) -> int:
    """How many questions have an answer that counts; a receipt can be checked against the events at any time."""
    return sum(response != _NOTHING for response in answer_events.current(connection, attempt.id).values())
