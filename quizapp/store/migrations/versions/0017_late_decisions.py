"""What teachers decide about late answers: appended, never changed; and when an assignment was released first."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_ERASED = "EXISTS (SELECT 1 FROM erasures WHERE attempt_id = OLD.attempt_id)"


def upgrade() -> None:
    op.create_table(
        "late_decisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("until_event", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("teacher_id", sa.Integer, nullable=False),
        sa.Column("decided_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_late_decisions"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_late_decisions_attempt_id_attempts"),
        sa.ForeignKeyConstraint(["teacher_id"], ["teachers.id"], name="fk_late_decisions_teacher_id_teachers"),
        sa.UniqueConstraint("attempt_id", "number", name="uq_late_decisions_attempt_id_number"),
        sa.CheckConstraint("number > 0", name="ck_late_decisions_number_positive"),
        sa.CheckConstraint("until_event >= 0", name="ck_late_decisions_until_event_counted"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'late_decisions is never changed'); END"
        op.execute(f"CREATE TRIGGER late_decisions_no_update BEFORE UPDATE ON late_decisions {refuse}")
        op.execute(
            f"CREATE TRIGGER late_decisions_no_delete BEFORE DELETE ON late_decisions WHEN NOT {_ERASED} {refuse}"
        )
    else:
        op.execute(
            "CREATE TRIGGER late_decisions_unchanged BEFORE UPDATE OR DELETE ON late_decisions "
            "FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()"
        )
        op.execute(
            "CREATE TRIGGER late_decisions_not_emptied BEFORE TRUNCATE ON late_decisions "
            "EXECUTE FUNCTION refuse_change()"
        )
    op.add_column("assignments", sa.Column("first_released_at", sa.BigInteger))
    op.execute("UPDATE assignments SET first_released_at = released_at")
