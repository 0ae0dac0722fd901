"""Inserts a row unless one that must be the only one is there already."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_once(connection: Connection, table: Table, values: Mapping[str, Any]) -> bool:
    """Whether the row went in; `False` where a UNIQUE constraint already holds its like."""
    return connection.execute(_once(connection.dialect.name, table), dict(values)).rowcount == 1


@cache
def _once(dialect: str, table: Table) -> Insert:
    """Made once: building a statement takes longer than running it."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
