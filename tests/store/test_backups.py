"""Backups: made in the middle of a class, checked, put back only into a database that nobody uses; nothing is lost."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp.store import backups, students
from quizapp.store.backups import UnusableBackup
from quizapp.store.database import Database

NOW = 1_700_000_000_000
DAY = 24 * 3600 * 1000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "data" / "quizapp.sqlite3"


@pytest.fixture
def live(file: Path) -> Iterator[Database]:
    """A database that a server has open."""
    file.parent.mkdir()
    database = Database(f"sqlite:///{file}")
    database.upgrade()
    admit(database, "anna")
    yield database
    database.close()


def admit(database: Database, name: str) -> None:
    with database.write() as connection:
        students.admit(connection, name, NOW)


def names_in(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {token for (token,) in connection.execute("SELECT token FROM students")}


def test_a_backup_is_one_sound_file_with_all_that_was_committed(live: Database, file: Path, tmp_path: Path) -> None:
    made = backups.back_up(file, tmp_path / "safe", NOW)

    assert names_in(made) == {"anna"}
    assert [each.name for each in made.parent.iterdir()] == ["quizapp-2023-11-14-221320.sqlite3"]
    assert backups.newest(made.parent) == made


def test_backups_in_the_middle_of_a_class_hold_everything_that_was_acknowledged(
    live: Database, file: Path, tmp_path: Path
) -> None:
    acknowledged: list[str] = []
    stop = threading.Event()

    def write() -> None:
        for number in range(10_000):
            if stop.is_set():
                return
            admit(live, f"student {number}")
            acknowledged.append(f"student {number}")

    writer = threading.Thread(target=write)
    writer.start()
    for number in range(10):
        before = set(acknowledged)
        made = backups.back_up(file, tmp_path / "safe", NOW + number * 1000)
        held = names_in(made)
        assert before <= held
        assert held <= {"anna", *acknowledged, f"student {len(acknowledged)}"}
    stop.set()
    writer.join()

    with live.read() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


def test_a_restored_backup_is_what_it_was_and_the_database_before_is_kept(
    live: Database, file: Path, tmp_path: Path
) -> None:
    made = backups.back_up(file, tmp_path / "safe", NOW)
    admit(live, "ben")
    live.close()

    aside = backups.restore(made, file, NOW)

    assert names_in(file) == {"anna"}
    assert aside is not None
    assert names_in(aside) == {"anna", "ben"}
    again = Database(f"sqlite:///{file}")
    again.upgrade()
    admit(again, "cleo")
    again.close()


def test_a_database_in_use_is_not_replaced(live: Database, file: Path, tmp_path: Path) -> None:
    made = backups.back_up(file, tmp_path / "safe", NOW)
    with live.read() as connection:
        connection.execute(text("SELECT 1"))

        with pytest.raises(UnusableBackup, match=r"in use. Stop quizapp"):
            backups.restore(made, file, NOW)

    admit(live, "ben")
    assert names_in(file) == {"anna", "ben"}
    assert sorted(each.suffix for each in file.parent.iterdir() if "-" not in each.suffix) == [".sqlite3"]


def test_a_damaged_database_is_moved_aside_with_all_its_bytes(live: Database, file: Path, tmp_path: Path) -> None:
    made = backups.back_up(file, tmp_path / "safe", NOW)
    live.close()
    file.write_bytes(b"no database at all" * 100)

    aside = backups.restore(made, file, NOW)

    assert aside is not None
    assert aside.read_bytes() == b"no database at all" * 100
    assert names_in(file) == {"anna"}


@pytest.mark.parametrize("content", [b"", b"something else" * 100])
def test_what_is_no_backup_is_not_put_back(live: Database, file: Path, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.sqlite3"
    other.write_bytes(content)
    live.close()

    with pytest.raises(UnusableBackup, match=r"no database of quizapp.*Choose another"):
        backups.restore(other, file, NOW)

    assert names_in(file) == {"anna"}


def test_a_backup_with_a_wrong_page_is_refused(live: Database, file: Path, tmp_path: Path) -> None:
    made = backups.back_up(file, tmp_path / "safe", NOW)
    content = bytearray(made.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    made.write_bytes(content)
    live.close()

    with pytest.raises(UnusableBackup, match=r"Choose another"):
        backups.restore(made, file, NOW)


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(
    live: Database, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "safe").write_text("a file", "utf-8")

    with pytest.raises(UnusableBackup, match=r"No backup was made in .*safe"):
        backups.back_up(file, tmp_path / "safe", NOW)


def test_of_old_backups_the_last_of_each_day_stays_for_two_weeks_and_the_newest_for_ever(
    live: Database, file: Path, tmp_path: Path
) -> None:
    safe = tmp_path / "safe"
    for hours in (0, 1, 47, 48, 49, 200):
        backups.back_up(file, safe, NOW + hours * DAY // 24)

    backups.thin_out(safe, NOW + 201 * DAY // 24)
    assert [name[8:21] for name in names_of(safe)] == [
        "2023-11-14-23",  # 22:13 and 23:13 of that day
        "2023-11-16-23",  # 21:13, 22:13 and 23:13
        "2023-11-23-06",
    ]
    backups.thin_out(safe, NOW + 500 * DAY)
    assert len(names_of(safe)) == 1


def names_of(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_changes_are_noticed_and_quiet_is_too(live: Database, file: Path) -> None:
    with backups.watched(file) as has_changed:
        assert has_changed()
        assert not has_changed()
        admit(live, "ben")
        assert has_changed()
        assert not has_changed()
