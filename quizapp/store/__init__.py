"""The memory: tables, migrations and queries on SQLite and PostgreSQL."""
