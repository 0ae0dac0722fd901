"""Opens the database: safe SQLite settings, one writer at a time, and the migrations."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from sqlite3 import OperationalError
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from quizapp.late import late
from quizapp.resources import MIGRATIONS
from quizapp.store.file_locks import FileLock
from quizapp.store.migration_list import every_migration, migration_of

command, alembic_config = late("alembic.command"), late("alembic.config")

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "recursive_triggers": 1,  # so that REPLACE, which deletes, is refused where deleting is
    "secure_delete": 1,  # what is erased is overwritten, not only let go
}
_PATIENCE = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "keepalives_idle": 10, "keepalives_interval": 5}
"""Of PostgreSQL's driver, in seconds and one in milliseconds, unless the URL says otherwise: who asks a machine that
has died hears of it within seconds, while TCP alone would wait for minutes."""
_SQLITE = "sqlite:///"
_TRIES = 100
NEWER = "The database was made by a newer quizapp. Install that one again."
_ADDRESSES = "postgresql+psycopg://user:password@host/name or sqlite:////folder/file"
_SQLITE_WAY_OUT = "Put a copy of the file back, or move it away to begin with an empty one."
_SQLITE_WAYS_OUT = {"locked": "Stop what else uses it.", "full": "Make room on the disk, then start again."}
_MIGRATION_LOCK = 7_318_001  # any number that names "migrating quizapp" among PostgreSQL's advisory locks


class UnusableDatabase(Exception):
    """The database cannot be used; the message says in one line why, and what to do."""


class UnsafeDatabase(UnusableDatabase):
    """The database does not keep what it acknowledges, so it is not used."""


class Database:
    """A database by its URL; threads may share it, processes may share it on PostgreSQL."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._is_sqlite = self.engine.dialect.name == "sqlite"
        # SQLite lets one writer in at a time but does not queue them fairly; threads of one process do it here.
        self._one_writer = Lock() if self._is_sqlite else nullcontext()
        self._file = file = sqlite_file(url)
        # Commands write beside the server, and their checkpoints must not meet its commits: see log_fault.
        self._one_process = FileLock(file.with_name(f"{file.name}-writing")) if file else None
        # A transaction of SQLite sees one state anyway; in PostgreSQL each statement would see its own.
        self._one_state = {} if self._is_sqlite else {"isolation_level": "REPEATABLE READ"}

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the data."""
        with self.engine.connect() as connection:
            connection = connection.execution_options(**self._one_state)
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is committed when the block ends and undone when it fails."""
        with self._alone(), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def upgrade(self) -> None:
        """Brings the tables to the newest migration; safe when several workers start at once."""
        try:
            if self._file:
                refuse_unusable(self._file)
            with self.write() as connection:
                if not self._is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
                self._migrate(connection, migration_of(connection))
        except UnusableDatabase:
            self.close()
            raise
        except (DBAPIError, OSError) as error:
            self.close()
            raise UnusableDatabase(self._why_not(error)) from error

    def why_no_answer(self) -> str:
        """Why it cannot be asked, with what to do; empty where it answers. It names the address, and no password."""
        try:
            with self.read():
                return ""
        except UnusableDatabase as unusable:
            return str(unusable)
        except DBAPIError as error:
            return self._why_not(error)

    def empty_log(self) -> None:
        """Writes the log of SQLite into the file and empties it, so that it holds nothing that was erased."""
        if not self._is_sqlite:
            return
        with self._alone():
            raw = self.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()
        if self._one_process:
            self._one_process.close()

    def _migrate(self, connection: Connection, migration: str | None) -> None:
        if migration not in (None, *every_migration()):
            raise UnusableDatabase(NEWER)
        if migration != every_migration()[0]:
            command.upgrade(_alembic(connection), "head")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other thread and no other process writes or checkpoints."""
        with self._one_writer, self._one_process.held() if self._one_process else nullcontext():
            yield

    def _why_not(self, error: DBAPIError | OSError) -> str:
        told = error.strerror if isinstance(error, OSError) else error.orig
        reason = str(told).strip().partition("\n")[0].rstrip(".")
        if self._is_sqlite:
            way_out = next((way for sign, way in _SQLITE_WAYS_OUT.items() if sign in reason), _SQLITE_WAY_OUT)
            return f"The database {self.engine.url.database} cannot be used: {reason}. {way_out}"
        way_out = "Start the database server, or change QUIZAPP_DATABASE_URL."
        return f"The database {self.engine.url} cannot be used: {reason}. {way_out}"  # the URL hides its password


def _alembic(connection: Connection) -> Any:
    config = alembic_config.Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; its path is taken as it stands: a folder may be named `what?` or `100%`."""
    return Path(url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else None


def is_new(file: Path) -> bool:
    """Whether nothing is stored there yet: there is no file, or an empty one without a log."""
    return not file.exists() or (_is_empty(file) and not _has_log(file))


def refuse_unusable(file: Path) -> None:
    """Raises `UnusableDatabase` where it is a folder, the file of another user, or emptied beside its log."""
    if file.is_dir():
        raise UnusableDatabase(
            f"The database {file} is a folder. Name a file with QUIZAPP_DATABASE_URL, or move the folder away."
        )
    if file.exists() and not os.access(file, os.R_OK | os.W_OK):
        raise UnusableDatabase(
            f"This user may not read and write the database {file}. "
            "Run quizapp as the user whom it belongs to, or give it to this one with chown."
        )
    if _is_empty(file) and _has_log(file):  # SQLite would delete the log, with what may be all that is left
        raise UnusableDatabase(
            f"The database {file} was emptied, but its log {_log_of(file).name} was not. Both are left as they are. "
            "Move both away and keep them, then restore a backup."
        )


def _is_empty(file: Path) -> bool:
    return file.is_file() and not file.stat().st_size


def _has_log(file: Path) -> bool:
    log = _log_of(file)
    return log.exists() and log.stat().st_size > 0


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def _parsed(url: str) -> URL:
    return URL.create("sqlite", database=url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else make_url(url)


def _engine(address: str) -> Engine:
    """Its errors tell no values: they go into logs, and what was to be stored may be a name."""
    try:
        url = _parsed(address)
        if url.get_backend_name() == "sqlite":
            return _sqlite_engine(url)
        patience = {name: value for name, value in _PATIENCE.items() if name not in url.query}
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=patience)
    except (ArgumentError, ValueError) as error:
        raise UnusableDatabase(f"QUIZAPP_DATABASE_URL names no database. Write it as {_ADDRESSES}.") from error
    except ImportError as error:
        raise UnusableDatabase(
            f"The database's driver {error.name} is not installed. Install quizapp[postgres], and write {_ADDRESSES}."
        ) from error


def _sqlite_engine(url: URL) -> Engine:
    # The driver must not open transactions of its own: ours begin with BEGIN or BEGIN IMMEDIATE, below.
    engine = create_engine(
        url, poolclass=QueuePool, pool_size=20, max_overflow=20, connect_args={"timeout": 10}, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for name, wanted in _PRAGMAS.items():
        _set_pragma(connection, name, wanted)
        actual = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if actual != wanted:
            raise UnsafeDatabase(f"SQLite keeps {name} at {actual}, not {wanted}; put the database on a local disk")


def _set_pragma(connection: Any, name: str, wanted: object) -> None:
    for tries_left in reversed(range(_TRIES)):
        try:
            connection.execute(f"PRAGMA {name} = {wanted}")
            return
        except OperationalError:  # SQLite waits for others, but not where two turn a new file to WAL at once
            if not tries_left:
                raise
            time.sleep(0.05)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
