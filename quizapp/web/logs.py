"""What the server writes down of its own errors: where each happened, never whose page it was or what stood in it."""

import logging
import time
import traceback
from collections.abc import Iterator
from types import TracebackType

from flask import Flask, request

from quizapp.services import security_log
from quizapp.store.trouble import may_pass
from quizapp.web.mode import is_school

_log = logging.getLogger(__name__)
Caught = tuple[type, BaseException, TracebackType] | tuple[None, None, None]


def init_app(app: Flask) -> None:
    """Flask would write the path, with its token, and the words of the error, which may hold a name or an answer."""
    app.log_exception = _write_down  # type: ignore[assignment, method-assign]
    if is_school(app.config):
        _show_security_log(logging.getLogger(security_log.NAME))


def _show_security_log(log: logging.Logger) -> None:
    """Each event on a line with its time; in a classroom nobody would read it, and the screen may be on the wall."""
    log.setLevel(logging.INFO)
    if not log.handlers:
        lines = logging.Formatter("%(asctime)s security %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        lines.converter = time.gmtime
        log.addHandler(logging.StreamHandler())
        log.handlers[0].setFormatter(lines)


def _write_down(caught: Caught) -> None:
    _log.error("%s %s failed\n%s", request.method, request.url_rule, "".join(_chain(caught[1])))


def _chain(error: BaseException | None) -> Iterator[str]:
    """The error and what led to it, by their kinds and places; the lines of code are ours."""
    while error is not None:
        yield from traceback.format_tb(error.__traceback__)
        reason = str(error).partition("\n")[0] if may_pass(error) else "(its words are not written down)"
        yield f"{type(error).__module__}.{type(error).__qualname__}: {reason}\n"
        error = error.__cause__ or error.__context__
