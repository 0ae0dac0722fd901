"""`quizapp doctor`: what is well is told, what is not is told with the way out, and only that ends with an error."""

import sqlite3
from collections import namedtuple
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

Run = Any
doctor = import_module("quizapp.cli.doctor")
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def database(run: Run, tmp_path: Path) -> Path:
    """A database with one teacher, and a backup of it."""
    run("teacher", "add", "Ms Taylor")
    run("backup")
    return tmp_path / "data" / "quizapp.sqlite3"


def bad(output: str) -> list[str]:
    lines = output.splitlines()
    return [" ".join(lines[at : at + 2]) for at, line in enumerate(lines) if line.startswith("BAD")]


def test_a_quizapp_in_order_has_nothing_bad(run: Run, database: Path) -> None:
    result = run("doctor")

    assert result.exit_code == 0
    assert bad(result.output) == []
    for words in ("is sound", "MB are free", "secret key", "clock says", "question sets can be taken", "last backup"):
        assert words in result.output


def test_before_the_first_start_it_works_too(run: Run) -> None:
    result = run("doctor")

    assert result.exit_code == 0
    assert "There is no backup" in result.output
    assert "No teacher has an account" in result.output


def test_a_damaged_database_is_told_with_the_last_backup(run: Run, database: Path) -> None:
    last = next((database.parent / "backups").iterdir())
    database.write_bytes(b"nothing" * 1000)

    result = run("doctor")

    assert result.exit_code == 1
    assert f"quizapp restore {last}" in bad(result.output)[0]
    assert database.read_bytes() == b"nothing" * 1000
    assert run("restore", last).exit_code == 0
    assert run("doctor").exit_code == 0


def test_a_full_disk_is_bad(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 1000))

    assert "Make room" in bad(run("doctor").output)[0]


def test_a_secret_that_others_can_read_is_bad(run: Run, database: Path) -> None:
    (database.parent / "secret_key").chmod(0o644)

    assert "chmod 600" in bad(run("doctor").output)[0]


def test_a_clock_of_another_time_is_bad(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.time, "time", lambda: 0.0)

    assert "Set the clock" in bad(run("doctor").output)[0]


@pytest.mark.parametrize(
    ("version", "is_in_order"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
    ],
)
def test_the_fault_of_the_log_is_known_by_the_version(version: tuple[int, ...], is_in_order: bool) -> None:
    assert ("in order" in doctor._sqlite_version(version).words) is is_in_order


def test_this_python_has_the_sqlite_that_is_told(run: Run, database: Path) -> None:
    assert f"SQLite {sqlite3.sqlite_version}" in run("doctor").output
