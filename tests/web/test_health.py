"""Health: the server says that it lives and that it can work, to anybody and without remembering them."""

import time
from pathlib import Path

import pytest
from browsing import Person
from flask import Flask
from sqlalchemy import text

SECONDS_OF_A_DAY = 24 * 3600


def damage(app: Flask, tmp_path: Path) -> None:
    """Leaves nothing of the database but bytes."""
    app.extensions["quizapp"].database.close()
    for file in (tmp_path / "data").glob("quizapp.sqlite3*"):
        file.write_bytes(b"nothing" * 1000)


def set_migration(app: Flask, name: str) -> None:
    with app.extensions["quizapp"].database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :name"), {"name": name})


def test_it_says_that_it_lives(nobody: Person) -> None:
    reply = nobody.get("/healthz")

    assert (reply.status, reply.json) == (200, {"alive": True})


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_it_remembers_nobody(nobody: Person, path: str) -> None:
    nobody.get(path)

    assert nobody.client.get_cookie("quizapp") is None


def test_without_a_database_it_lives_and_is_not_ready(
    app: Flask, nobody: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(app, tmp_path)
    later = time.time_ns() + 2 * SECONDS_OF_A_DAY * 10**9  # when a page would look for classes to erase
    monkeypatch.setattr(time, "time_ns", lambda: later)

    assert nobody.get("/healthz").status == 200
    reply = nobody.get("/readyz")
    assert (reply.status, reply.json) == (503, {"ready": False, "reason": "The database does not answer."})


def test_it_is_ready_on_each_database(app_on_each: Flask) -> None:
    reply = Person(app_on_each).get("/readyz")

    assert (reply.status, reply.json) == (200, {"ready": True})


@pytest.mark.parametrize(
    ("migration", "words"), [("0001", "of an older version; restart"), ("9999", "made by a newer quizapp")]
)
def test_other_tables_are_told(app: Flask, nobody: Person, migration: str, words: str) -> None:
    set_migration(app, migration)

    reply = nobody.get("/readyz")

    assert reply.status == 503
    assert words in reply.json["reason"]
