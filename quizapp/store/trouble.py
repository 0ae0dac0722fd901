"""Trouble of the database that may pass: a disk that is full or cannot be written, or a server that does not answer."""

from sqlalchemy.exc import InternalError, OperationalError, TimeoutError

_MAY_PASS = (OperationalError, InternalError, TimeoutError)  # PostgreSQL calls it internal that it may not write


def may_pass(error: BaseException | None) -> bool:
    """Whether the same may work once somebody has looked after the disk or the server."""
    return isinstance(error, _MAY_PASS)
