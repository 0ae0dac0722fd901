"""`quizapp backup` and `quizapp restore` as somebody types them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Run = Any
BESIDE = "This copy lies beside the data. One on another disk: quizapp backup --to FOLDER"


@pytest.fixture
def database(run: Run, tmp_path: Path) -> Path:
    """A database with one teacher."""
    run("teacher", "add", "Ms Taylor")
    return tmp_path / "data" / "quizapp.sqlite3"


def teachers_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM teachers ORDER BY name")]


def test_a_backup_lies_beside_the_database_and_can_be_put_back(run: Run, database: Path) -> None:
    told = run("backup").output
    made = Path(told.splitlines()[0].removeprefix("Backup: "))
    assert told.splitlines()[1:] == [BESIDE]
    assert made.parent == database.parent / "backups"
    run("teacher", "add", "Mr Hill")

    told = run("restore", made).output

    assert teachers_in(database) == ["Ms Taylor"]
    aside = Path(told.splitlines()[1].removeprefix("The database before is kept: "))
    assert teachers_in(aside) == ["Mr Hill", "Ms Taylor"]


def test_a_backup_goes_where_it_is_told_to(run: Run, database: Path, tmp_path: Path) -> None:
    told = run("backup", "--to", tmp_path / "stick").output

    assert len(told.splitlines()) == 1
    assert teachers_in(next((tmp_path / "stick").iterdir())) == ["Ms Taylor"]


def test_who_names_a_file_is_told_how_to_name_the_folder(run: Run, database: Path, tmp_path: Path) -> None:
    result = run("backup", tmp_path / "copy.sqlite3")

    assert result.exit_code == 2
    assert "write --to before it: quizapp backup --to FOLDER" in result.output
    assert not (database.parent / "backups").exists()


def test_without_a_database_there_is_nothing_to_back_up(run: Run) -> None:
    result = run("backup")

    assert result.exit_code == 1
    assert "There is no database" in result.output


def test_what_is_no_backup_is_told_in_one_line(run: Run, database: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no backup", "utf-8")

    result = run("restore", tmp_path / "notes.txt")

    assert result.exit_code == 1
    assert "is no database of quizapp" in result.output
    assert teachers_in(database) == ["Ms Taylor"]


@pytest.mark.parametrize("words", [["backup"], ["restore", "x"]])
def test_postgresql_has_tools_of_its_own(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", "postgresql+psycopg://quiz@localhost/quiz")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").touch()

    result = run(*words)

    assert result.exit_code == 1
    assert "pg_dump" in result.output
