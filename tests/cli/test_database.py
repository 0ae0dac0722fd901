"""`quizapp database upgrade`, and what every command says of a database that cannot be used: one clear line."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture(params=["serve", "database upgrade", "teacher add Taylor"])
def command(request: pytest.FixtureRequest, free_port: int) -> list[str]:
    """Each command that opens the database."""
    words = str(request.param).split()
    return [*words, "--port", str(free_port)] if words == ["serve"] else words


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database lies if nobody says otherwise; its folder is there."""
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "quizapp.sqlite3"


def tables_of(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def assert_one_clear_line(result: Result, *words: str) -> None:
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert result.output.count("\n") == 1
    assert [word for word in words if word not in result.output] == []


def test_upgrade_makes_the_tables_and_the_second_time_changes_nothing(run: Run, file: Path) -> None:
    for _ in range(2):
        result = run("database", "upgrade")

        assert (result.exit_code, result.output) == (0, "The database is at the newest version.\n")
        assert {"attempts", "answer_events", "alembic_version"} <= tables_of(file)


@pytest.mark.parametrize("name", ["what?", "what?mode=ro", "100%", "%41", "a#b", "two words", "ünï"])
def test_data_folder_may_have_any_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path / name))

    assert run("database", "upgrade").exit_code == 0
    assert "attempts" in tables_of(tmp_path / name / "quizapp.sqlite3")
    assert {path.name for path in tmp_path.iterdir()} == {name}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgres://anna:secret@localhost/quiz", ["names no database", "postgresql+psycopg://user"]),
        ("quiz", ["names no database", "sqlite:////folder/file"]),
        ("postgresql+psycopg://localhost:port/quiz", ["names no database"]),
        ("mssql+pymssql://anna:secret@localhost/quiz", ["driver pymssql is not installed"]),
        (
            "postgresql+psycopg://anna:secret@127.0.0.1:1/quiz",
            ["anna:***@127.0.0.1:1/quiz", "Connection refused", "Start the database server"],
        ),
        ("sqlite:////nowhere/at/all.sqlite3", ["/nowhere/at/all.sqlite3", "No such file"]),
        ("sqlite://", ["journal_mode at memory", "put the database on a local disk"]),
    ],
)
def test_address_that_cannot_be_used_is_told_in_one_line(
    run: Run, command: list[str], monkeypatch: pytest.MonkeyPatch, url: str, words: list[str]
) -> None:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", url)

    result = run(*command)

    assert_one_clear_line(result, *words)
    assert "secret" not in result.output


@pytest.mark.parametrize("content", [b"no database " * 500, b"SQLite format 3\x00" + b"\x07" * 8000])
def test_damaged_file_is_told_in_one_line_and_left_as_it_is(
    run: Run, command: list[str], file: Path, content: bytes
) -> None:
    file.write_bytes(content)

    assert_one_clear_line(run(*command), str(file), "file is not a database", "Put a copy of the file back")
    assert file.read_bytes() == content


def test_database_of_a_newer_quizapp_is_left_alone(run: Run, command: list[str], file: Path) -> None:
    run("database", "upgrade")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'of tomorrow'")

    assert_one_clear_line(run(*command), "made by a newer quizapp", "Install that one again")


def test_data_folder_that_cannot_be_written_is_told_in_one_line(
    run: Run, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path / "a file" / "data"))

    assert_one_clear_line(run(*command), "cannot be written", "QUIZAPP_DATA=/some/folder")
