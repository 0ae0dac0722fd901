"""Each hand-in of an attempt has one receipt: they are numbered, and no number comes twice."""

from alembic import op
from sqlalchemy import Column, Integer

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("receipts", Column("number", Integer, nullable=False, server_default="1"))
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        op.execute("DROP TRIGGER receipts_no_update")
    else:
        op.execute("ALTER TABLE receipts DISABLE TRIGGER receipts_unchanged")
    op.execute(
        "UPDATE receipts SET number = (SELECT count(*) FROM receipts AS earlier"
        " WHERE earlier.attempt_id = receipts.attempt_id AND earlier.id <= receipts.id)"
    )
    if is_sqlite:
        refuse = "BEGIN SELECT RAISE(ABORT, 'receipts is never changed'); END"
        op.execute(f"CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts {refuse}")
    else:
        op.execute("ALTER TABLE receipts ENABLE TRIGGER receipts_unchanged")
    op.create_index("uq_receipts_one_for_each_hand_in", "receipts", ["attempt_id", "number"], unique=True)
    op.drop_index("ix_receipts_attempt_id", "receipts")
