"""The restore drill: a backup in the middle of a class, put into a fresh folder, serves every answer it promised."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from real_server import Server

from quizapp.store import backups
from tests.promises.conftest import ClassAtWork

BackUp = Callable[[Path, Path, int], Path]


def stored(file: Path) -> set[tuple[str, int]]:
    """The answers in a database."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return set(connection.execute("SELECT client, seq FROM answer_events"))


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    pytest.fail("it did not happen")


def drill(at_work: ClassAtWork, back_up: BackUp, fresh: Path) -> set[tuple[str, int]]:
    """Backs up while everybody answers, restores into a fresh folder; what was promised before, and is not there."""
    promised: set[tuple[str, int]] = set()
    made: list[Path] = []

    def end() -> None:
        wait_for(lambda: len(at_work.acknowledged) > 20)
        promised.update(at_work.acknowledged)
        made.append(back_up(at_work.server.data / "quizapp.sqlite3", fresh / "backups", time.time_ns() // 1_000_000))
        so_far = len(at_work.acknowledged)
        wait_for(lambda: len(at_work.acknowledged) > so_far)  # the class goes on
        at_work.server.kill()

    at_work.answer_until(end)
    backups.restore(made[0], fresh / "quizapp.sqlite3", 0)
    return promised - stored(fresh / "quizapp.sqlite3")


def test_a_restored_backup_has_every_answer_acknowledged_before_it_began_and_goes_on(
    class_at_work: ClassAtWork, tmp_path: Path, server: Server
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()

    assert drill(class_at_work, backups.back_up, fresh) == set()

    shutil.copy(server.data / "secret_key", fresh)
    server.data = fresh
    server.start()
    student = class_at_work.students[0]
    assert '"ready":true' in student.open("/readyz").replace(" ", "")
    assert student.save(0)["saved"] is True  # the same browser, the same attempt
    student.hand_in()
    student.close()


def copied_as_a_file(database: Path, folder: Path, _now: int) -> Path:
    """What one must not do: what was saved last stands in the log beside the file."""
    folder.mkdir()
    return Path(shutil.copy(database, folder / "quizapp-copy.sqlite3"))


def test_a_copy_of_the_file_alone_is_found_out(class_at_work: ClassAtWork, tmp_path: Path) -> None:
    """The control."""
    (tmp_path / "fresh").mkdir()

    with pytest.raises((AssertionError, backups.UnusableBackup)):
        assert drill(class_at_work, copied_as_a_file, tmp_path / "fresh") == set()
