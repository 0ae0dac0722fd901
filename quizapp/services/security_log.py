"""The security log: who logged in, was refused, changed an account, took data away or erased it; by numbers."""

import logging

NAME = "quizapp.security"
_log = logging.getLogger(NAME)


def note(event: str, **numbers: int) -> None:
    """Writes down that something happened, and to which rows of the database; numbers alone can hold no name."""
    _log.info("%s%s", event, "".join(f" {name}={number}" for name, number in numbers.items()))
