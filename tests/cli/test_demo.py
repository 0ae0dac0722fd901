"""`quizapp demo`: a class to look at, its teacher's password once, and nothing made where something is misspelt."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Run = Any


def counted(tmp_path: Path, table: str) -> int:
    with closing(sqlite3.connect(tmp_path / "data" / "quizapp.sqlite3")) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.fixture(autouse=True)
def _small_library(monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(library))


def test_a_class_of_26_has_worked_and_its_teacher_can_log_in(run: Run, tmp_path: Path) -> None:
    told = run("demo", "--set", "move").output

    assert "Password: " in told
    assert "/teach/classes/" in told
    assert counted(tmp_path, "class_students") == 26
    assert counted(tmp_path, "answer_events") > 10


def test_the_second_time_makes_a_second_class_of_the_same_teacher(run: Run, tmp_path: Path) -> None:
    run("demo", "--set", "move")
    run("demo", "--set", "move")

    assert (counted(tmp_path, "classes"), counted(tmp_path, "teachers")) == (2, 1)


def test_it_can_be_a_class_of_a_teacher_who_is_there(run: Run, tmp_path: Path) -> None:
    run("teacher", "add", "Ms Taylor")

    assert "Password" not in run("demo", "--set", "move", "--teacher", "ms taylor").output
    assert counted(tmp_path, "teachers") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--set", "mvoe"], "There is no set 'mvoe'. Choose one of these: move"),
        (["--set", "move", "--teacher", "X"], "no teacher"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_made(run: Run, tmp_path: Path, words: list[str], told: str) -> None:
    result = run("demo", *words)

    assert result.exit_code == 1
    assert told in result.output
    assert counted(tmp_path, "classes") == 0
