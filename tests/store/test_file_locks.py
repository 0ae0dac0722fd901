"""Locks between processes: they keep others out, and go with whoever held them, also where that was killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp.store.database import Database
from quizapp.store.file_locks import FileLock, TakenElsewhere

HOLDER = """
import sys
from pathlib import Path
from quizapp.store.file_locks import FileLock
FileLock(Path(sys.argv[1])).take()
print("taken", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "taken\n"
        yield holder
        holder.kill()


def test_another_process_is_kept_out_until_it_is_killed(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock")
    with held_elsewhere(tmp_path / "lock") as holder:
        with pytest.raises(TakenElsewhere):
            lock.take()
        holder.kill()
        holder.wait()

        lock.take()
    lock.close()


def test_a_database_is_written_while_no_other_process_writes_and_read_at_any_time(tmp_path: Path) -> None:
    """A command beside the server: with a checkpoint in the wrong moment, older SQLite damages the file."""
    database = Database(f"sqlite:///{tmp_path / 'quiz.sqlite3'}")
    with database.write() as connection:
        connection.execute(text("CREATE TABLE found (name TEXT)"))
        with pytest.raises(TakenElsewhere):
            FileLock(tmp_path / "quiz.sqlite3-writing").take()

    with held_elsewhere(tmp_path / "quiz.sqlite3-writing"), database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM found")).scalar_one() == 0
    database.close()
