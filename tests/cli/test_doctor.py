"""`quizapp doctor`: what is well is told, what is not is told with the way out, and only that ends with an error."""

import os
import socket
import sqlite3
import time
from collections import namedtuple
from contextlib import closing
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from real_server import Server

from quizapp.store.log_fault import has_log_fault
from quizapp.store.serving import claim

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
    assert "No backup lies beside the database yet." in result.output
    assert "backup --to FOLDER" in result.output
    assert "There is no database" in result.output
    assert "question sets can be taken" in result.output


def test_a_damaged_database_is_told_with_the_last_backup(run: Run, database: Path) -> None:
    last = next((database.parent / "backups").iterdir())
    database.write_bytes(b"nothing" * 1000)

    result = run("doctor")

    assert result.exit_code == 1
    assert f"quizapp restore {last}" in bad(result.output)[0]
    assert database.read_bytes() == b"nothing" * 1000
    assert run("restore", last).exit_code == 0
    assert run("doctor").exit_code == 0


def test_a_folder_an_empty_file_and_one_that_was_emptied_beside_its_log_are_not_called_damaged(
    run: Run, tmp_path: Path, free_port: int
) -> None:
    file = tmp_path / "data" / "quizapp.sqlite3"
    log = file.with_name("quizapp.sqlite3-wal")
    file.mkdir(parents=True)
    is_told("is a folder. Name a file", run, free_port)
    file.rmdir()
    file.touch()
    log.write_bytes(b"what was answered")
    is_told("was emptied, but its log quizapp.sqlite3-wal was not", run, free_port)
    assert (file.read_bytes(), log.read_bytes()) == (b"", b"what was answered")

    log.unlink()
    assert "is empty yet." in run("doctor").output
    assert "There is no database" in run("backup").output
    assert run("teacher", "add", "Ms Taylor").exit_code == 0
    assert "is sound" in run("doctor").output


def is_told(words: str, run: Run, port: int) -> None:
    """By each command that opens the database; `serve` comes last, as it would begin to serve."""
    assert words in bad(run("doctor").output)[0]
    for command in (("teacher", "add", "B"), ("backup",), ("serve", "--port", port)):
        output = run(*command).output
        assert words in output
        assert "damaged" not in output


@pytest.fixture
def anothers(database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database that only its own user may read and write."""
    allowed = os.access  # asked through, as root may read and write everything
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != database and allowed(path, mode))
    return database


def is_called_anothers(told: list[str], database: Path) -> None:
    """Each command says whose it is, and not that it is damaged."""
    assert told
    for each in told:
        assert f"may not read and write the database {database}. Run quizapp as the user" in each
        assert "damaged" not in each


def test_a_database_of_another_user_is_not_called_damaged(run: Run, anothers: Path, free_port: int) -> None:
    told = [*bad(run("doctor").output), run("serve", "--port", free_port).output, run("teacher", "add", "B").output]

    assert len(told) == 3
    is_called_anothers(told, anothers)


def test_commands_that_do_not_look_whose_it_is_are_found(
    run: Run, anothers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control; `serve` is not tried, as it would begin to serve."""
    for room in ("quizapp.cli.doctor", "quizapp.store.database"):
        monkeypatch.setattr(f"{room}.refuse_unusable", lambda _: None)

    with pytest.raises(AssertionError):
        is_called_anothers(bad(run("doctor").output), anothers)
    with pytest.raises(AssertionError):
        is_called_anothers([run("teacher", "add", "B").output], anothers)


def test_damage_in_the_middle_of_a_page_is_found_by_doctor_and_by_the_start_and_nothing_is_replaced(
    run: Run, database: Path, free_port: int
) -> None:
    last = next((database.parent / "backups").iterdir())
    damage_the_middle_of_a_page(database)
    damaged = database.read_bytes()

    told = bad(run("doctor").output)
    refused = run("serve", "--port", free_port)
    no_backup = run("backup")

    assert f"quizapp restore {last}" in told[0]
    assert refused.exit_code == 1
    assert f"{database} is damaged: " in refused.output
    assert f"It is left as it is. The way out: quizapp restore {last}" in refused.output
    assert refused.output.count("\n") == 1
    assert "itself is damaged" in no_backup.output
    assert database.read_bytes() == damaged
    assert list((database.parent / "backups").iterdir()) == [last]


def damage_the_middle_of_a_page(database: Path) -> None:
    """Other bytes in the middle of the page of the students."""
    with closing(sqlite3.connect(database)) as connection:
        connection.executemany(
            "INSERT INTO students (token, created_at) VALUES (?, 0)", [(f"student {number}",) for number in range(100)]
        )
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'students'").fetchone()
    content = bytearray(database.read_bytes())
    middle = (page - 1) * 4096 + 2000
    content[middle : middle + 1000] = b"\xff" * 1000
    database.write_bytes(content)


def test_tables_of_another_version_are_told_and_left_alone(run: Run, database: Path) -> None:
    for name, words in [("0001", "of an older version"), ("9999", "a newer quizapp")]:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (name,))
            connection.commit()

        result = run("doctor")

        assert words in result.output
        assert result.exit_code == (1 if name == "9999" else 0)
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (name,)


def test_a_database_server_that_is_away_is_told_beside_all_else(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", f"postgresql+psycopg://quiz:secret@/quiz?host={tmp_path}")

    result = run("doctor")

    told = bad(result.output)[0]
    assert "No such file or directory" in told  # what the driver says of it
    assert "Start the database server" in told
    assert "clock says" in result.output
    assert "secret@" not in result.output


def test_whether_it_is_served_is_told(run: Run, database: Path) -> None:
    assert "No quizapp serves" in run("doctor").output
    with closing(claim(database)):
        assert "One quizapp serves" in run("doctor").output


def test_whether_the_port_is_free_is_told(run: Run, free_port: int) -> None:
    assert f"Port {free_port} is free." in run("doctor", "--port", free_port).output
    with socket.create_server(("0.0.0.0", free_port)) as other:
        answering = Thread(target=lambda: other.accept()[0].close())  # as a program does that speaks no HTTP
        answering.start()
        told = run("doctor", "--port", free_port)
        answering.join()

    assert f"No quizapp can listen on port {free_port}." in told.output
    assert f"choose another: --port {free_port + 1}" in told.output
    assert bad(told.output) == []


def test_a_port_that_a_quizapp_has_is_well(run: Run, server: Server) -> None:
    told = run("doctor", "--port", server.port).output

    assert f"ok    A quizapp answers at port {server.port}." in told


def test_a_folder_that_others_can_look_into_is_told(run: Run, database: Path) -> None:
    assert "cannot look into" in run("doctor").output  # as quizapp makes it
    database.parent.chmod(0o755)

    assert f"chmod 700 {database.parent}" in run("doctor").output


def test_a_time_zone_that_there_is_not_and_a_short_secret_are_bad(
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZAPP_TIME_ZONE", "Nowhere")
    monkeypatch.setenv("QUIZAPP_SECRET_KEY", "abc")

    told = " ".join(bad(run("doctor").output))

    assert told.count("no time zone") == 1
    assert "32 random signs" in told


def test_a_school_is_told_by_its_address(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_MODE", "school")
    monkeypatch.setenv("QUIZAPP_ADDRESS", "https://quiz.example.org")

    assert "students open https://quiz.example.org" in run("doctor").output


@pytest.mark.parametrize(("mode", "words"), [("school", "A school needs its address"), ("skool", "no mode 'skool'")])
def test_a_mode_that_cannot_be_is_bad_before_there_is_a_database(
    run: Run, monkeypatch: pytest.MonkeyPatch, mode: str, words: str
) -> None:
    monkeypatch.setenv("QUIZAPP_MODE", mode)

    assert words in bad(run("doctor").output)[0]


def test_where_no_sets_are_their_folder_is_named(
    run: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(tmp_path / "nowhere"))

    assert f"the folder {tmp_path / 'nowhere'}, or name another" in bad(run("doctor").output)[0]


def test_a_backup_of_a_time_to_come_means_a_clock_that_went_back(run: Run, database: Path) -> None:
    last = next((database.parent / "backups").iterdir())
    tomorrow = time.time() + 24 * 3600
    os.utime(last, (tomorrow, tomorrow))

    assert "it has gone back" in bad(run("doctor").output)[0]


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
    assert has_log_fault(version) is not is_in_order
    finding = doctor._sqlite_version(version)
    assert ("in order" in finding.words) is is_in_order
    assert finding.sign == "ok  " if is_in_order else "nothing for you to do" in finding.instead


def test_this_python_has_the_sqlite_that_is_told(run: Run, database: Path) -> None:
    assert f"SQLite {sqlite3.sqlite_version}" in run("doctor").output
