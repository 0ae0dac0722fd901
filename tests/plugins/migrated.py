"""An SQLite file at the newest migration, made once: tests that need no empty database begin with a copy of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.store.database import Database

Copy = Callable[[Path], None]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file; nobody has it open."""
    file = tmp_path_factory.mktemp("migrated") / "quizapp.sqlite3"
    database = Database(f"sqlite:///{file}")
    database.upgrade()
    database.close()
    return file


@pytest.fixture
def copy_migrated(migrated_file: Path) -> Copy:
    """Puts a copy where there is no file yet; its folder is made as quizapp makes it."""

    def copy(to: Path) -> None:
        if not to.exists():
            to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copyfile(migrated_file, to)

    return copy
