"""What students highlight and write beside the passages: appended, never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_ERASED = "EXISTS (SELECT 1 FROM erasures WHERE attempt_id = OLD.attempt_id)"


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("passage_id", sa.String(80), nullable=False),
        sa.Column("sentence_id", sa.String(40), nullable=False),
        sa.Column("highlight", sa.String(20), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("noted_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_notes_attempt_id_attempts"),
        sa.UniqueConstraint("attempt_id", "client", "seq", name="uq_notes_attempt_id_client_seq"),
        sa.CheckConstraint("seq > 0", name="ck_notes_seq_positive"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'notes is never changed'); END"
        op.execute(f"CREATE TRIGGER notes_no_update BEFORE UPDATE ON notes {refuse}")
        op.execute(f"CREATE TRIGGER notes_no_delete BEFORE DELETE ON notes WHEN NOT {_ERASED} {refuse}")
    else:
        op.execute(
            "CREATE TRIGGER notes_unchanged BEFORE UPDATE OR DELETE ON notes "
            "FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()"
        )
        op.execute("CREATE TRIGGER notes_not_emptied BEFORE TRUNCATE ON notes EXECUTE FUNCTION refuse_change()")
