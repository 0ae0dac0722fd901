"""The steps of an attempt from stage to stage, with the triggers that keep them as they were written."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "stage_steps",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("stage", sa.Integer, nullable=False),
        sa.Column("taken_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stage_steps"),
        sa.UniqueConstraint("attempt_id", "stage", name="uq_stage_steps_attempt_id_stage"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_stage_steps_attempt_id_attempts"),
        sa.CheckConstraint("stage > 0", name="ck_stage_steps_stage_positive"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _guard_sqlite() -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER stage_steps_no_{act.lower()} BEFORE {act} ON stage_steps "
            "BEGIN SELECT RAISE(ABORT, 'stage_steps is never changed'); END"
        )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE TRIGGER stage_steps_unchanged BEFORE UPDATE OR DELETE ON stage_steps "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
