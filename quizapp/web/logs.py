"""What the server writes down of its own errors: where each happened, never whose page it was or what stood in it."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

from flask import Flask, request

from quizapp.store.trouble import may_pass

_log = logging.getLogger(__name__)
Caught = tuple[type, BaseException, TracebackType] | tuple[None, None, None]


def init_app(app: Flask) -> None:
    """Flask would write the path, with its token, and the words of the error, which may hold a name or an answer."""
    app.log_exception = _write_down  # type: ignore[assignment, method-assign]


def _write_down(caught: Caught) -> None:
    _log.error("%s %s failed\n%s", request.method, request.url_rule, "".join(_chain(caught[1])))


def _chain(error: BaseException | None) -> Iterator[str]:
    """The error and what led to it, by their kinds and places; the lines of code are ours."""
    while error is not None:
        yield from traceback.format_tb(error.__traceback__)
        reason = str(error).partition("\n")[0] if may_pass(error) else "(its words are not written down)"
        yield f"{type(error).__module__}.{type(error).__qualname__}: {reason}\n"
        error = error.__cause__ or error.__context__
