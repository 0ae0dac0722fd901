"""Locks between processes: one that serves an SQLite file, and one that writes to it at a time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class TakenElsewhere(Exception):
    """Another process holds the lock."""


class FileLock:
    """A lock in a file of its own, which goes with its process; it raises `OSError` where there can be none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Waits until nobody else holds it, and holds it for the block."""
        descriptor = self._opened()
        _take(descriptor, waits=True)
        try:
            yield
        finally:
            _give_back(descriptor)

    def take(self) -> None:
        """Holds it until it is closed or the process ends; raises `TakenElsewhere`."""
        descriptor = self._opened()
        try:
            _take(descriptor, waits=False)
        except OSError as error:
            self.close()
            raise TakenElsewhere from error

    def close(self) -> None:
        """Lets it go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _opened(self) -> int:
        """Kept open: a disk that is full or read-only later on does not matter to the lock."""
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        return self._descriptor


def _take(descriptor: int, *, waits: bool) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)


def _give_back(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
