"""quizapp on a machine whose clock jumps: the file `jump` beside the database says by how many seconds."""

import os
import time
from contextlib import suppress
from pathlib import Path

from quizapp.cli import main

DATA = Path(os.environ["QUIZAPP_DATA"])
really_now = time.time_ns


def now() -> int:
    """The real time and the jump."""
    with suppress(FileNotFoundError, ValueError):
        return really_now() + int((DATA / "jump").read_text("utf-8")) * 1_000_000_000
    return really_now()


time.time_ns = now
main()
