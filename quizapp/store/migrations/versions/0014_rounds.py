"""Practice that students choose, and rounds over the questions that were missed in an earlier attempt."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_FIXED = ("id", "token", "student_id", "assignment_id", "set_id", "version", "number", "seed", "started_at")
_NOW_FIXED = (*_FIXED, "practises", "round_of", "asks")
_REOPENED = (
    "NEW.state = 'open' AND EXISTS (SELECT 1 FROM reopenings "
    "WHERE attempt_id = OLD.id AND reopened_at >= OLD.handed_in_at)"
)


def upgrade() -> None:
    op.add_column("attempts", sa.Column("practises", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute(
        "ALTER TABLE attempts ADD COLUMN round_of INTEGER "
        "CONSTRAINT fk_attempts_round_of_attempts REFERENCES attempts (id)"
    )
    op.execute(
        "ALTER TABLE attempts ADD COLUMN asks TEXT "
        "CONSTRAINT ck_attempts_round_asks CHECK ((round_of IS NULL) = (asks IS NULL))"
    )
    op.create_index("ix_attempts_round_of", "attempts", ["round_of"])
    op.drop_index("uq_attempts_one_open", "attempts")
    for name, columns, condition in (
        ("uq_attempts_one_open", ["set_id", "practises"], "assignment_id IS NULL AND round_of IS NULL"),
        ("uq_attempts_one_open_round", ["round_of"], "round_of IS NOT NULL"),
    ):
        where = sa.text(f"state = 'open' AND {condition}")
        op.create_index(
            name, "attempts", ["student_id", *columns], unique=True, sqlite_where=where, postgresql_where=where
        )
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _guard_sqlite() -> None:
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _NOW_FIXED)
    op.execute("DROP TRIGGER attempts_fixed")
    op.execute(
        "CREATE TRIGGER attempts_fixed BEFORE UPDATE ON attempts "
        f"WHEN {changed} OR (OLD.state = 'handed_in' AND NOT ({_REOPENED})) "
        "BEGIN SELECT RAISE(ABORT, 'an attempt goes from open to handed in, and nothing else changes'); END"
    )


def _guard_postgresql() -> None:
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _NOW_FIXED)
    op.execute("DROP TRIGGER attempts_fixed ON attempts")
    op.execute(
        f"CREATE TRIGGER attempts_fixed BEFORE UPDATE ON attempts FOR EACH ROW "
        f"WHEN ({changed}) EXECUTE FUNCTION refuse_change()"
    )
