"""Receipts of hand-ins: appended, never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_ERASED = "EXISTS (SELECT 1 FROM erasures WHERE attempt_id = OLD.attempt_id)"


def upgrade() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("answered", sa.Integer, nullable=False),
        sa.Column("handed_in_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_receipts_attempt_id_attempts"),
        sa.UniqueConstraint("code", name="uq_receipts_code"),
        sa.CheckConstraint("answered >= 0", name="ck_receipts_answered_counted"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_receipts_attempt_id", "receipts", ["attempt_id"])
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'receipts is never changed'); END"
        op.execute(f"CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts {refuse}")
        op.execute(f"CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts WHEN NOT {_ERASED} {refuse}")
    else:
        op.execute(
            "CREATE TRIGGER receipts_unchanged BEFORE UPDATE OR DELETE ON receipts "
            "FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()"
        )
        op.execute("CREATE TRIGGER receipts_not_emptied BEFORE TRUNCATE ON receipts EXECUTE FUNCTION refuse_change()")
