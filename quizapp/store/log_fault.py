"""The fault of SQLite's write-ahead log: which versions have it; `Database.write` is our answer to it.

Before 3.51.3, a commit that begins the log anew while another connection checkpoints it can leave pages out of the file
(sqlite.org/wal.html#walresetbug). Here one transaction in one process writes at a time, and a checkpoint is part of it.
"""

_MENDED = (3, 51, 3)
_REPAIRED = {(3, 44): 6, (3, 50): 7}
"""Older lines in which it is mended, and since which of their versions."""


def has_log_fault(version: tuple[int, ...]) -> bool:
    """Whether this version of SQLite has it."""
    return version < _MENDED and version[2] < _REPAIRED.get((version[0], version[1]), 1_000_000)
