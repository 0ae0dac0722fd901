"""The database: migrations, safe settings, one writer at a time, one state for each reader."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.exc import OperationalError

from quizapp.store import answer_events, attempts
from quizapp.store import database as module
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database, UnsafeDatabase, UnusableDatabase
from quizapp.store.tables import metadata

WORKERS = 30
SAVES = 5
WORKER = "import sys; from quizapp.store.database import Database; d = Database(sys.argv[1]); d.upgrade(); d.close()"


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Database]:
    """A migrated SQLite database, for what only SQLite does."""
    database = Database(sqlite_url)
    database.upgrade()
    yield database
    database.close()


def tables_of(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def version_of(database: Database) -> list[str]:
    with database.read() as connection:
        return [str(row.version_num) for row in connection.execute(text("SELECT version_num FROM alembic_version"))]


class TestUpgrade:
    def test_an_empty_database_gets_all_tables(self, database: Database) -> None:
        assert tables_of(database) == {*metadata.tables, "alembic_version"}

    def test_the_second_time_changes_nothing(self, database: Database, attempt: Attempt) -> None:
        before = version_of(database)

        database.upgrade()

        assert version_of(database) == before
        with database.read() as connection:
            assert connection.execute(text("SELECT token FROM attempts")).scalars().all() == [attempt.token]

    def test_threads_that_start_at_once_make_one_database(self, empty_database_url: str) -> None:
        started = [Database(empty_database_url) for _ in range(8)]

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(Database.upgrade, started))

        assert len(version_of(started[0])) == 1
        for database in started:
            database.close()

    def test_processes_that_start_at_once_make_one_database(self, empty_database_url: str) -> None:
        command = [sys.executable, "-W", "error", "-c", WORKER, empty_database_url]

        started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
        complaints = [worker.communicate()[1].decode() for worker in started]

        assert [worker.returncode for worker in started] == [0] * 3, complaints
        database = Database(empty_database_url)
        assert len(version_of(database)) == 1
        database.close()

    def test_a_migration_that_fails_leaves_nothing_behind(
        self, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*arguments: Any) -> None:
            real(*arguments)
            raise RuntimeError("the power is gone")

        database = Database(empty_database_url)
        real = command.upgrade
        monkeypatch.setattr(command, "upgrade", fail)

        with pytest.raises(RuntimeError):
            database.upgrade()

        assert tables_of(database) == set()
        database.close()

    def test_a_folder_with_a_percent_sign_is_found(self, tmp_path: Path) -> None:
        (tmp_path / "100% sure").mkdir()
        database = Database(f"sqlite:///{tmp_path / '100% sure' / 'quizapp.sqlite3'}")

        database.upgrade()

        assert "attempts" in tables_of(database)
        database.close()


class TestUnusable:
    """Each is told in one line, with what to do."""

    @pytest.mark.parametrize("url", ["nonsense", "postgres://host/name", "oracle-of-delphi://host/name"])
    def test_an_address_of_no_database_is_told_with_a_good_one(self, url: str) -> None:
        with pytest.raises(UnusableDatabase, match=r"^QUIZAPP_DATABASE_URL names no database\. Write it as postgresql"):
            Database(url)

    def test_a_server_that_does_not_answer_is_told_without_the_password(self) -> None:
        database = Database("postgresql+psycopg://anna:secret@127.0.0.1:1/quizapp")

        with pytest.raises(UnusableDatabase, match=r"cannot be used: .*\. Start the database server") as told:
            database.upgrade()

        assert "secret" not in str(told.value)

    def test_a_machine_that_says_nothing_is_not_waited_for(self, postgresql_url: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            database = Database(f"postgresql+psycopg://anna@127.0.0.1:{silent.getsockname()[1]}/a?connect_timeout=2")
            assert "timeout expired. Start the database server" in database.why_no_answer()

        with closing(Database(postgresql_url)) as database, database.read() as connection:
            driver: Any = connection.connection.driver_connection
            chosen = driver.info.get_parameters()
        assert (chosen["connect_timeout"], chosen["tcp_user_timeout"]) == ("5", "10000")

    def test_a_disk_without_room_is_told_as_such(self, sqlite_url: str) -> None:
        with closing(Database(sqlite_url)) as database:
            event.listen(database.engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 2"))

            with pytest.raises(UnusableDatabase, match=r"is full\. Make room on the disk"):
                database.upgrade()

    def test_a_file_that_is_no_database_is_told_and_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "quizapp.sqlite3"
        file.write_text("this is a shopping list, and no database at all\n" * 50)
        database = Database(f"sqlite:///{file}")

        with pytest.raises(UnusableDatabase, match=r"quizapp\.sqlite3 cannot be used: file is not a database\. "):
            database.upgrade()

        assert file.read_text().startswith("this is a shopping list")

    def test_the_database_of_a_newer_version_is_told_and_left_alone(self, database: Database) -> None:
        with database.write() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        with pytest.raises(UnusableDatabase, match="made by a newer quizapp"):
            database.upgrade()

        assert version_of(database) == ["9999"]


class TestSafeSettings:
    @pytest.mark.parametrize(
        ("pragma", "value"),
        [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000)],
    )
    def test_every_connection_has_them(self, sqlite: Database, pragma: str, value: object) -> None:
        with ExitStack() as stack:
            connections = [stack.enter_context(sqlite.engine.connect()) for _ in range(12)]
            found = {each.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() for each in connections}

        assert found == {value}

    def test_a_database_that_does_not_keep_them_is_refused(self) -> None:
        in_memory = Database("sqlite://")

        with pytest.raises(UnsafeDatabase, match="journal_mode at memory, not wal; put the database on a local disk"):
            in_memory.upgrade()

        in_memory.close()

    def test_each_of_them_is_read_back(self, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        for pragma, impossible in {"synchronous": 9, "foreign_keys": 7, "journal_mode": "stone"}.items():
            monkeypatch.setattr(module, "_PRAGMAS", {pragma: impossible})
            database = Database(sqlite_url)

            with pytest.raises(UnsafeDatabase, match=pragma):
                database.upgrade()

            database.close()

    def test_a_row_that_points_nowhere_is_refused(self, sqlite: Database) -> None:
        with pytest.raises(Exception, match="FOREIGN KEY"), sqlite.write() as connection:
            answer_events.record(connection, 12345, AnswerEvent("client-1", 1, "q", "null"), 1, late=False)


class TestOneWriter:
    def test_thirty_threads_that_read_and_then_write_lose_nothing(self, database: Database, attempt: Attempt) -> None:
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(lambda _: save_after_the_last(database, attempt), range(WORKERS)))

        assert numbers_of(database, attempt) == list(range(1, WORKERS * SAVES + 1))

    def test_neither_do_several_processes_on_one_file(
        self, sqlite_url: str, sqlite: Database, attempt_in: Attempt
    ) -> None:
        # A Database has its own writers' queue: several of them meet in the file only, as processes do.
        others = [Database(sqlite_url) for _ in range(6)]

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(lambda other: save_after_the_last(other, attempt_in), others))

        assert numbers_of(sqlite, attempt_in) == list(range(1, 6 * SAVES + 1))
        for other in others:
            other.close()

    def test_writers_of_one_process_queue_before_the_file_does(
        self, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "_PRAGMAS", {"journal_mode": "wal", "busy_timeout": 0})
        impatient = Database(sqlite_url)
        impatient.upgrade()

        def hold(_: int) -> None:
            with impatient.write():
                threading.Event().wait(0.005)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(hold, range(8)))

        impatient.close()

    def test_without_begin_immediate_a_save_is_locked_out(
        self, sqlite_url: str, sqlite: Database, attempt_in: Attempt
    ) -> None:
        """The control: what the test above would meet if writers only said BEGIN."""
        other = Database(sqlite_url)
        with sqlite.read() as deferred:
            answer_events.last_seq(deferred, attempt_in.id, "client-1")
            with other.write() as connection:
                save(connection, attempt_in, 1)

            with pytest.raises(OperationalError, match="database is locked"):
                save(deferred, attempt_in, 1)

        other.close()

    def test_a_write_that_fails_is_undone_and_lets_the_next_one_in(self, database: Database, attempt: Attempt) -> None:
        def save_half() -> None:
            with database.write() as connection:
                save(connection, attempt, 1)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            save_half()

        with database.write() as connection:
            save(connection, attempt, 2)
        assert numbers_of(database, attempt) == [2]


class TestRead:
    def test_it_sees_one_state_whatever_is_written_meanwhile(self, database: Database, attempt: Attempt) -> None:
        with database.read() as reading:
            before = answer_events.current_and_last(reading, attempt.id)[1]
            with database.write() as writing:
                save(writing, attempt, 1)
            after = answer_events.current(reading, attempt.id)

        assert (before, after) == (0, {})

    def test_readers_do_not_wait_for_a_writer(self, database: Database, attempt: Attempt) -> None:
        with database.write() as writing:
            save(writing, attempt, 1)
            with database.read() as reading:
                found = answer_events.current_and_last(reading, attempt.id)[1]

        assert found == 0


@pytest.fixture
def attempt_in(sqlite: Database) -> Attempt:
    """An attempt in the SQLite database."""
    with sqlite.write() as connection:
        connection.execute(text("INSERT INTO students (token, created_at) VALUES ('anna', 1)"))
        connection.execute(text("INSERT INTO set_versions VALUES ('v1', 'harbour', '{}', 1)"))
        return attempts.begin(connection, 1, "harbour", "v1", "token", "seed", 1)


def save(connection: Connection, attempt: Attempt, seq: int) -> None:
    event = AnswerEvent("client-1", seq, "q", str(seq))
    answer_events.record(connection, attempt.id, event, 1, late=False)


def save_after_the_last(database: Database, attempt: Attempt) -> None:
    for _ in range(SAVES):
        with database.write() as connection:
            attempts.lock(connection, attempt)
            last = answer_events.last_seq(connection, attempt.id, "client-1")
            threading.Event().wait(0.0005)  # time for another thread to read the same number
            save(connection, attempt, last + 1)


def numbers_of(database: Database, attempt: Attempt) -> list[int]:
    with database.read() as connection:
        rows = connection.execute(text("SELECT seq FROM answer_events WHERE attempt_id = :id"), {"id": attempt.id})
        return sorted(rows.scalars())
