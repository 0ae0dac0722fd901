"""Opens the database: safe SQLite settings, one writer at a time, and the migrations."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url, text

from quizapp.resources import MIGRATIONS

_PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
_MIGRATION_LOCK = 7_318_001  # any number that names "migrating quizapp" among PostgreSQL's advisory locks


class UnsafeDatabase(Exception):
    """The database does not keep what it acknowledges, so it is not used."""


class Database:
    """A database by its URL; threads may share it, processes may share it on PostgreSQL."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._is_sqlite = self.engine.dialect.name == "sqlite"
        # SQLite lets one writer in at a time but does not queue them fairly; threads of one process do it here.
        self._one_writer = Lock() if self._is_sqlite else nullcontext()
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
        with self._one_writer, self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def upgrade(self) -> None:
        """Brings the tables to the newest migration; safe when several workers start at once."""
        with self.write() as connection:
            if not self._is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
            command.upgrade(_alembic(connection), "head")

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    # The driver must not open transactions of its own: ours begin with BEGIN or BEGIN IMMEDIATE, below.
    engine = create_engine(url, poolclass=QueuePool, pool_size=20, max_overflow=20, connect_args={"timeout": 10})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for name, wanted in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        actual = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if actual != wanted:
            raise UnsafeDatabase(f"SQLite keeps {name} at {actual}, not {wanted}; put the database on a local disk")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
