"""Classes, students, assignments, and what may be undone: a hand-in by a reopening, everything by an erasure."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

APPEND_ONLY = ("answer_events", "stage_steps", "reopenings")
"""Never changed, and deleted only with an attempt whose erasure is written down."""
FIXED_COLUMNS = ("id", "token", "student_id", "assignment_id", "set_id", "version", "number", "seed", "started_at")


def upgrade() -> None:
    _create_classes()
    _create_assignments()
    _widen_tables()
    _create_acts_on_attempts()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _create_classes() -> None:
    op.create_table(
        "classes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("teacher_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("join_code", sa.String(16)),
        sa.Column("takes_newcomers", sa.Boolean, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("erase_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_classes"),
        sa.UniqueConstraint("token", name="uq_classes_token"),
        sa.UniqueConstraint("join_code", name="uq_classes_join_code"),
        sa.ForeignKeyConstraint(["teacher_id"], ["teachers.id"], name="fk_classes_teacher_id_teachers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_classes_teacher_id", "classes", ["teacher_id"])
    op.create_table(
        "class_students",
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("class_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("name_key", sa.String(200), nullable=False),
        sa.Column("return_code", sa.String(16), nullable=False),
        sa.Column("is_newcomer", sa.Boolean, nullable=False),
        sa.Column("extra_time", sa.Integer, nullable=False),
        sa.Column("no_time_limit", sa.Boolean, nullable=False),
        sa.Column("large_print", sa.Boolean, nullable=False),
        sa.Column("read_aloud", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("student_id", name="pk_class_students"),
        sa.UniqueConstraint("class_id", "name_key", name="uq_class_students_class_id_name_key"),
        sa.UniqueConstraint("class_id", "return_code", name="uq_class_students_class_id_return_code"),
        sa.ForeignKeyConstraint(["student_id"], ["students.id"], name="fk_class_students_student_id_students"),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name="fk_class_students_class_id_classes"),
        sa.CheckConstraint("extra_time BETWEEN 0 AND 300", name="ck_class_students_extra_time_is_percent"),
    )
    op.create_table(
        "student_sign_ins",
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("began_at", sa.BigInteger, nullable=False),
        sa.Column("admitted_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("token", name="pk_student_sign_ins"),
        sa.ForeignKeyConstraint(["student_id"], ["students.id"], name="fk_student_sign_ins_student_id_students"),
    )
    op.create_index("ix_student_sign_ins_student_id", "student_sign_ins", ["student_id"])
    op.execute("INSERT INTO student_sign_ins SELECT token, id, created_at, created_at FROM students")


def _create_assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("class_id", sa.Integer, nullable=False),
        sa.Column("set_id", sa.String(80), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("paused_at", sa.BigInteger),
        sa.Column("closed_at", sa.BigInteger),
        sa.Column("released_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
        sa.UniqueConstraint("token", name="uq_assignments_token"),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name="fk_assignments_class_id_classes"),
        sa.ForeignKeyConstraint(["version"], ["set_versions.version"], name="fk_assignments_version_set_versions"),
        sa.CheckConstraint("revision > 0", name="ck_assignments_revision_positive"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assignments_class_id", "assignments", ["class_id"])


def _widen_tables() -> None:
    op.execute(
        "ALTER TABLE attempts ADD COLUMN assignment_id INTEGER "
        "CONSTRAINT fk_attempts_assignment_id_assignments REFERENCES assignments (id)"
    )
    op.add_column("attempts", sa.Column("extra_ms", sa.BigInteger, nullable=False, server_default="0"))
    op.create_index("ix_attempts_assignment_id", "attempts", ["assignment_id"])
    op.drop_index("uq_attempts_one_open", "attempts")
    for name, column, condition in (
        ("uq_attempts_one_open", "set_id", "state = 'open' AND assignment_id IS NULL"),
        ("uq_attempts_one_open_assigned", "assignment_id", "state = 'open' AND assignment_id IS NOT NULL"),
    ):
        where = sa.text(condition)
        columns = ["student_id", column]
        op.create_index(name, "attempts", columns, unique=True, sqlite_where=where, postgresql_where=where)
    op.add_column("teachers", sa.Column("is_operator", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("teachers", sa.Column("locked_at", sa.BigInteger))


def _create_acts_on_attempts() -> None:
    op.create_table(
        "presences",
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name="pk_presences"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_presences_attempt_id_attempts"),
    )
    op.create_table(
        "reopenings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("reopened_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reopenings"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_reopenings_attempt_id_attempts"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "erasures",
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("erased_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name="pk_erasures"),
    )


_ERASED = "EXISTS (SELECT 1 FROM erasures WHERE attempt_id = OLD.attempt_id)"
_ATTEMPT_ERASED = "EXISTS (SELECT 1 FROM erasures WHERE attempt_id = OLD.id)"
_REOPENED = (
    "NEW.state = 'open' AND EXISTS (SELECT 1 FROM reopenings "
    "WHERE attempt_id = OLD.id AND reopened_at >= OLD.handed_in_at)"
)


def _guard_sqlite() -> None:
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT {_ERASED} {refuse}")
    op.execute(
        f"CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts WHEN NOT {_ATTEMPT_ERASED} "
        "BEGIN SELECT RAISE(ABORT, 'an attempt is never changed by being deleted'); END"
    )
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in FIXED_COLUMNS)
    op.execute("DROP TRIGGER attempts_fixed")
    op.execute(
        "CREATE TRIGGER attempts_fixed BEFORE UPDATE ON attempts "
        f"WHEN {changed} OR (OLD.state = 'handed_in' AND NOT ({_REOPENED})) "
        "BEGIN SELECT RAISE(ABORT, 'an attempt goes from open to handed in, and nothing else changes'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF TG_OP = 'DELETE' THEN IF {_ERASED} THEN RETURN OLD; END IF; END IF; "
        "RAISE EXCEPTION '% is never changed', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER IF EXISTS {table}_unchanged ON {table}")
        op.execute(
            f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()"
        )
    for table in (*APPEND_ONLY, "set_versions", "attempts"):
        op.execute(f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} EXECUTE FUNCTION refuse_change()")
    op.execute(
        "CREATE FUNCTION refuse_unless_attempt_erased() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_ATTEMPT_ERASED} THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION '% is never changed', TG_TABLE_NAME; END $$"
    )
    op.execute(
        "CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts "
        "FOR EACH ROW EXECUTE FUNCTION refuse_unless_attempt_erased()"
    )
    op.execute(
        "CREATE FUNCTION refuse_unless_reopened() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_REOPENED} THEN RETURN NEW; END IF; "
        "RAISE EXCEPTION '% is never changed', TG_TABLE_NAME; END $$"
    )
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in FIXED_COLUMNS)
    op.execute("DROP TRIGGER attempts_fixed ON attempts")
    op.execute(
        f"CREATE TRIGGER attempts_fixed BEFORE UPDATE ON attempts FOR EACH ROW "
        f"WHEN ({changed}) EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER attempts_stay_handed_in BEFORE UPDATE ON attempts FOR EACH ROW "
        "WHEN (OLD.state = 'handed_in') EXECUTE FUNCTION refuse_unless_reopened()"
    )
