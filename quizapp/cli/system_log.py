"""What commands do with accounts and data, in the log of the system: in a school it stands where the server's does."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import SysLogHandler
from pathlib import Path

from quizapp.cli.opening import chosen_settings
from quizapp.services import security_log
from quizapp.web.mode import is_school

ADDRESS = "/dev/log"
"""Where systems with a log of their own take lines; what has none, such as a container, shows them on the terminal."""


@contextmanager
def written_down() -> Iterator[None]:
    """What is noted inside is written into the log of the system, too."""
    lines = _lines() if is_school(chosen_settings()) else None
    if lines is None:
        yield
        return
    log = logging.getLogger(security_log.NAME)
    log.setLevel(logging.INFO)
    log.addHandler(lines)
    try:
        yield
    finally:
        log.removeHandler(lines)
        lines.close()


def _lines() -> SysLogHandler | None:
    """Nothing where the system has no log, or nobody takes what is written there."""
    if not Path(ADDRESS).exists():
        return None
    try:
        lines = SysLogHandler(ADDRESS, SysLogHandler.LOG_AUTHPRIV)
    except OSError:
        return None
    lines.ident = "quizapp: "
    lines.setFormatter(logging.Formatter("security %(message)s"))
    return lines
