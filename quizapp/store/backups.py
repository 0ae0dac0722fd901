"""Backups of a SQLite database: made while it is in use, each a single file that was checked before it got its name."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

FOLDER = "backups"
_NAME = "quizapp-%Y-%m-%d-%H%M%S.sqlite3"
_DATE = len("quizapp-2024-05-24")
_BUSY = 10.0
_DAY = 24 * 3600 * 1000
KEPT_DAYS = 14
"""How long backups are kept, at most: what is erased is in them until then."""
_FAULTS = (sqlite3.DatabaseError, OSError)


class UnusableBackup(Exception):
    """A backup that cannot be made or put back; the message says why, and what to do."""


def back_up(database: Path, folder: Path, now: int) -> Path:
    """A new file in *folder* with everything that was committed by now; the students' answers do not wait for it.

    Raises `UnusableBackup`, and leaves no half file.
    """
    target = folder / _stamp(now)
    half = target.with_suffix(".half")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with opened(database, "ro") as live, opened(half, "rwc") as copy:
            live.backup(copy)  # in one step: one state, whatever is written meanwhile
            copy.execute("PRAGMA journal_mode = DELETE")
        refuse_damaged(half)
        half.replace(target)
    except UnusableBackup as damaged:
        raise UnusableBackup(
            f"No backup was made: the database {database} itself is damaged. Ask quizapp doctor."
        ) from damaged
    except _FAULTS as error:
        raise UnusableBackup(f"No backup was made in {folder}: {error}. Look at the disk and the folder.") from error
    finally:
        if half.exists():
            half.unlink()
    return target


def refuse_damaged(file: Path) -> None:
    """Raises `UnusableBackup` where the file is no sound database of quizapp."""
    try:
        with opened(file, "ro") as copy:
            verdict = str(copy.execute("PRAGMA integrity_check(1)").fetchone()[0])
            copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except _FAULTS as error:
        raise UnusableBackup(f"{file} is no database of quizapp: {error}. Choose another backup.") from error
    if verdict != "ok":
        raise UnusableBackup(f"{file} is damaged: {verdict}. Choose another backup.")


def restore(backup: Path, database: Path, now: int) -> Path | None:
    """Puts a copy of the backup in the place of the database; returns where the one before was moved to.

    Raises `UnusableBackup` where the backup is damaged or the database is in use, and then changes nothing.
    """
    refuse_damaged(backup)
    fresh = database.with_suffix(".restored")
    try:
        with opened(backup, "ro") as kept, opened(fresh, "rwc") as copy:
            kept.backup(copy)
        _refuse_in_use(database)
        aside = _move_aside(database, now) if database.exists() else None
        fresh.replace(database)
    except _FAULTS as error:
        raise UnusableBackup(f"The backup was not put back: {error}. Nothing was changed.") from error
    finally:
        fresh.unlink(missing_ok=True)
    return aside


def newest(folder: Path) -> Path | None:
    """The newest backup in the folder."""
    return max(_all(folder), default=None)


def thin_out(folder: Path, now: int) -> None:
    """Deletes backups that are older than a day except the last of each day, and those of more than two weeks ago."""
    yesterday, long_ago = (_stamp(now - days * _DAY) for days in (1, KEPT_DAYS))
    files = _all(folder)
    last_of_day = {file.name[:_DATE]: file for file in files}
    for file in files[:-1]:
        is_spare = file.name < yesterday and file != last_of_day[file.name[:_DATE]]
        if is_spare or file.name < long_ago:
            file.unlink(missing_ok=True)


@contextmanager
def watched(database: Path) -> Iterator[Callable[[], bool]]:
    """Gives a question: whether anything was committed since it was asked last; the first answer is yes."""
    with opened(database, "ro") as watcher:
        before = -1

        def has_changed() -> bool:
            nonlocal before
            last, before = before, int(watcher.execute("PRAGMA data_version").fetchone()[0])
            return before != last

        yield has_changed


def _stamp(now: int) -> str:
    """The name of a backup that is made now; names sort as their times do."""
    return datetime.fromtimestamp(now / 1000, UTC).strftime(_NAME)


def _all(folder: Path) -> list[Path]:
    return sorted(folder.glob("quizapp-*.sqlite3"))


@contextmanager
def opened(file: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection beside the server's, which never writes to its log."""
    uri = f"{file.resolve().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True, timeout=_BUSY, isolation_level=None)) as connection:
        yield connection


def _refuse_in_use(database: Path) -> None:
    """Nobody else may have it open: leaving the write-ahead log works only alone, and a damaged file is let go."""
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise UnusableBackup("The database is in use. Stop quizapp, then restore.") from error
    except sqlite3.DatabaseError:
        return


def _move_aside(database: Path, now: int) -> Path:
    aside = database.with_name(f"before-{_stamp(now)}")
    for ending in ("", "-wal", "-shm"):
        part = database.with_name(database.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside
