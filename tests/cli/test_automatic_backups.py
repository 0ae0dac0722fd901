"""While the server runs, what has changed is backed up; a full disk is told and stops nothing."""

import logging
import time
from pathlib import Path
from typing import Any

import pytest

from quizapp.cli import automatic_backups

Run = Any


@pytest.fixture
def database(run: Run, tmp_path: Path) -> Path:
    """A database with nothing in it."""
    run("database", "upgrade")
    return tmp_path / "data" / "quizapp.sqlite3"


def wait_for(condition: Any) -> None:
    for _ in range(500):
        if condition():
            return
        time.sleep(0.02)
    pytest.fail("it did not happen")


def test_what_has_changed_is_backed_up(database: Path) -> None:
    folder = database.parent / "backups"

    with automatic_backups.going_on(database, every=0.01):
        wait_for(lambda: folder.exists() and any(folder.glob("*.sqlite3")))


def test_where_it_cannot_it_says_so_and_tries_again(database: Path, caplog: pytest.LogCaptureFixture) -> None:
    (database.parent / "backups").write_text("no folder", "utf-8")

    with caplog.at_level(logging.WARNING), automatic_backups.going_on(database, every=0.01):
        wait_for(lambda: "No backup was made" in caplog.text)
