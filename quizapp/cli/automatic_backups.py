"""Backups while the server runs: every few minutes, where anything has changed."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.store import backups
from quizapp.store.backups import UnusableBackup

EVERY_SECONDS = 300
_log = logging.getLogger(__name__)


@contextmanager
def going_on(database: Path, every: float = EVERY_SECONDS) -> Iterator[None]:
    """Backs up in a thread of its own as long as the block lasts; first what earlier runs have left."""
    stop = threading.Event()
    thread = threading.Thread(target=_keep_backing_up, args=(database, every, stop), daemon=True)
    thread.start()
    yield
    stop.set()
    thread.join()


def _keep_backing_up(database: Path, every: float, stop: threading.Event) -> None:
    with backups.watched(database) as has_changed:
        while not stop.wait(every):
            if has_changed():
                _back_up(database, database.parent / backups.FOLDER)


def _back_up(database: Path, folder: Path) -> None:
    now = time.time_ns() // 1_000_000
    try:
        backups.back_up(database, folder, now)
        backups.thin_out(folder, now)
    except UnusableBackup as unusable:
        _log.warning("%s", unusable)
