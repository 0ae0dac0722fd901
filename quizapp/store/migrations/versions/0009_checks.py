"""Answers that students let be checked in practice: appended, never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ERASED = "EXISTS (SELECT 1 FROM erasures WHERE attempt_id = OLD.attempt_id)"


def upgrade() -> None:
    op.create_table(
        "checks",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("question_id", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("is_proof", sa.Boolean, nullable=False),
        sa.Column("response", sa.Text, nullable=False),
        sa.Column("checked_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_checks"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_checks_attempt_id_attempts"),
        sa.UniqueConstraint(
            "attempt_id", "question_id", "is_proof", "number", name="uq_checks_attempt_id_question_id_is_proof_number"
        ),
        sa.CheckConstraint("number > 0", name="ck_checks_number_positive"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'checks is never changed'); END"
        op.execute(f"CREATE TRIGGER checks_no_update BEFORE UPDATE ON checks {refuse}")
        op.execute(f"CREATE TRIGGER checks_no_delete BEFORE DELETE ON checks WHEN NOT {_ERASED} {refuse}")
    else:
        op.execute(
            "CREATE TRIGGER checks_unchanged BEFORE UPDATE OR DELETE ON checks "
            "FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()"
        )
        op.execute("CREATE TRIGGER checks_not_emptied BEFORE TRUNCATE ON checks EXECUTE FUNCTION refuse_change()")
