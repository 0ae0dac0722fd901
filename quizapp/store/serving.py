"""What must hold before an SQLite file is served: no other process serves it, and it is sound."""

import sqlite3
from pathlib import Path

from quizapp.store.backups import opened
from quizapp.store.database import UnusableDatabase, refuse_unusable
from quizapp.store.file_locks import FileLock, TakenElsewhere


class DamagedDatabase(UnusableDatabase):
    """A file that is no sound database; it is never mended here, and never replaced."""

    def __init__(self, file: Path, verdict: str) -> None:
        super().__init__(f"The database {file} is damaged: {verdict.splitlines()[-1]}. It is left as it is.")
        self.file = file


def begin(file: Path) -> FileLock:
    """Makes this process the server of the file, until the lock is closed or the process ends."""
    lock = claim(file)
    try:
        refuse_unusable(file)
        refuse_unsound(file)
    except UnusableDatabase:
        lock.close()
        raise
    return lock


def claim(file: Path) -> FileLock:
    """Keeps every other server away; raises `UnusableDatabase` where there is one already."""
    lock = FileLock(file.with_name(f"{file.name}-serving"))
    try:
        lock.take()
    except TakenElsewhere as taken:
        raise UnusableDatabase(
            f"Another quizapp serves the database {file} already. Stop it first; several processes need PostgreSQL."
        ) from taken
    except OSError as error:
        raise UnusableDatabase(f"The database {file} cannot be used: {error.strerror}. Look at its folder.") from error
    return lock


def refuse_unsound(file: Path) -> None:
    """Reads every page of the file once; raises `DamagedDatabase`."""
    if not file.exists():
        return
    try:
        with opened(file, "ro") as connection:
            verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    if verdict != "ok" and "locked" not in verdict:
        raise DamagedDatabase(file, verdict)
