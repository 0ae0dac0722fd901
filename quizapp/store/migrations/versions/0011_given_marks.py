"""Marks that teachers give for open answers: appended, never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_ERASED = "EXISTS (SELECT 1 FROM erasures WHERE attempt_id = OLD.attempt_id)"


def upgrade() -> None:
    op.create_table(
        "given_marks",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("question_id", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("response", sa.Text, nullable=False),
        sa.Column("levels", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("teacher_id", sa.Integer, nullable=False),
        sa.Column("marked_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_given_marks"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_given_marks_attempt_id_attempts"),
        sa.ForeignKeyConstraint(["teacher_id"], ["teachers.id"], name="fk_given_marks_teacher_id_teachers"),
        sa.UniqueConstraint("attempt_id", "question_id", "number", name="uq_given_marks_attempt_id_question_id_number"),
        sa.CheckConstraint("number > 0", name="ck_given_marks_number_positive"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'given_marks is never changed'); END"
        op.execute(f"CREATE TRIGGER given_marks_no_update BEFORE UPDATE ON given_marks {refuse}")
        op.execute(f"CREATE TRIGGER given_marks_no_delete BEFORE DELETE ON given_marks WHEN NOT {_ERASED} {refuse}")
    else:
        op.execute(
            "CREATE TRIGGER given_marks_unchanged BEFORE UPDATE OR DELETE ON given_marks "
            "FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()"
        )
        op.execute(
            "CREATE TRIGGER given_marks_not_emptied BEFORE TRUNCATE ON given_marks EXECUTE FUNCTION refuse_change()"
        )
