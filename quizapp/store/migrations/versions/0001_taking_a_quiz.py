"""Set versions, students, attempts and answer events, with the triggers that keep them as they were written."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NEVER_CHANGED = ("answer_events", "set_versions")
FIXED_COLUMNS = ("id", "token", "student_id", "set_id", "version", "number", "seed", "started_at")


def upgrade() -> None:
    _create_tables()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _create_tables() -> None:
    op.create_table(
        "set_versions",
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("set_id", sa.String(80), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("stored_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_set_versions"),
    )
    op.create_table(
        "students",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_students"),
        sa.UniqueConstraint("token", name="uq_students_token"),
        sqlite_autoincrement=True,
    )
    _create_attempts()
    _create_answer_events()


def _create_attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("set_id", sa.String(80), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("handed_in_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.UniqueConstraint("token", name="uq_attempts_token"),
        sa.UniqueConstraint("student_id", "set_id", "number", name="uq_attempts_student_id_set_id_number"),
        sa.ForeignKeyConstraint(["student_id"], ["students.id"], name="fk_attempts_student_id_students"),
        sa.ForeignKeyConstraint(["version"], ["set_versions.version"], name="fk_attempts_version_set_versions"),
        sa.CheckConstraint("state IN ('open', 'handed_in')", name="ck_attempts_state_known"),
        sa.CheckConstraint("(state = 'open') = (handed_in_at IS NULL)", name="ck_attempts_handed_in_has_time"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_attempts_one_open",
        "attempts",
        ["student_id", "set_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _create_answer_events() -> None:
    op.create_table(
        "answer_events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("question_id", sa.String(80), nullable=False),
        sa.Column("response", sa.Text, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answer_events"),
        sa.UniqueConstraint("attempt_id", "client", "seq", name="uq_answer_events_attempt_id_client_seq"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_answer_events_attempt_id_attempts"),
        sa.CheckConstraint("seq > 0", name="ck_answer_events_seq_positive"),
        sqlite_autoincrement=True,
    )


def _guard_sqlite() -> None:
    for table in NEVER_CHANGED:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
            )
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in FIXED_COLUMNS)
    op.execute(
        f"CREATE TRIGGER attempts_fixed BEFORE UPDATE ON attempts WHEN {changed} OR OLD.state = 'handed_in' "
        "BEGIN SELECT RAISE(ABORT, 'an attempt goes from open to handed in, and nothing else changes'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is never changed', TG_TABLE_NAME; END $$"
    )
    for table in NEVER_CHANGED:
        op.execute(
            f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in FIXED_COLUMNS)
    op.execute(
        f"CREATE TRIGGER attempts_fixed BEFORE UPDATE ON attempts FOR EACH ROW "
        f"WHEN ({changed} OR OLD.state = 'handed_in') EXECUTE FUNCTION refuse_change()"
    )
