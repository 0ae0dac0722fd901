"""All tables. Times are milliseconds since 1970 in UTC, by the server's clock; every "only one" is a constraint.

Each table declares whose data it holds, and how that is exported and erased.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from quizapp.store.data_of import class_data, nobodys_data, student_data, teacher_data

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

set_versions = Table(
    "set_versions",
    metadata,
    Column("version", String(64), primary_key=True),
    Column("set_id", String(80), nullable=False),
    Column("content", Text, nullable=False),
    Column("stored_at", BigInteger, nullable=False),
    info=nobodys_data("question sets, which name no student"),
)

students = Table(
    "students",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
    info=student_data("id", ("created_at",), ("id", "token")),
    sqlite_autoincrement=True,
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("student_id", ForeignKey("students.id"), nullable=False),
    Column("set_id", String(80), nullable=False),
    Column("version", ForeignKey("set_versions.version"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("seed", String(64), nullable=False),
    Column("state", String(20), nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("handed_in_at", BigInteger),
    Column("assignment_id", ForeignKey("assignments.id"), index=True),
    Column("extra_ms", BigInteger, nullable=False, server_default="0"),
    Column("read_at", BigInteger),
    Column("practises", Boolean, nullable=False, server_default=false()),
    Column("round_of", ForeignKey("attempts.id"), index=True),
    Column("asks", Text),
    UniqueConstraint("student_id", "set_id", "number"),
    CheckConstraint("state IN ('open', 'handed_in')", name="state_known"),
    CheckConstraint("(state = 'open') = (handed_in_at IS NULL)", name="handed_in_has_time"),
    CheckConstraint("(round_of IS NULL) = (asks IS NULL)", name="round_asks"),
    info=student_data(
        "student_id",
        (
            *("id", "set_id", "number", "state", "started_at", "handed_in_at", "extra_ms", "read_at"),
            *("practises", "round_of", "asks"),
        ),
        ("token", "student_id", "version", "seed", "assignment_id"),
    ),
    sqlite_autoincrement=True,
)
_OPEN_FREE = text("state = 'open' AND assignment_id IS NULL AND round_of IS NULL")
_OPEN_ROUND = text("state = 'open' AND round_of IS NOT NULL")
_OPEN_ASSIGNED = text("state = 'open' AND assignment_id IS NOT NULL")
Index(
    "uq_attempts_one_open",
    attempts.c.student_id,
    attempts.c.set_id,
    attempts.c.practises,
    unique=True,
    sqlite_where=_OPEN_FREE,
    postgresql_where=_OPEN_FREE,
)
Index(
    "uq_attempts_one_open_round",
    attempts.c.student_id,
    attempts.c.round_of,
    unique=True,
    sqlite_where=_OPEN_ROUND,
    postgresql_where=_OPEN_ROUND,
)
Index(
    "uq_attempts_one_open_assigned",
    attempts.c.student_id,
    attempts.c.assignment_id,
    unique=True,
    sqlite_where=_OPEN_ASSIGNED,
    postgresql_where=_OPEN_ASSIGNED,
)

answer_events = Table(
    "answer_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("client", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("question_id", String(80), nullable=False),
    Column("response", Text, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    UniqueConstraint("attempt_id", "client", "seq"),
    CheckConstraint("seq > 0", name="seq_positive"),
    info=student_data(
        "attempt_id", ("attempt_id", "question_id", "response", "late", "received_at"), ("id", "client", "seq")
    ),
    sqlite_autoincrement=True,
)

stage_steps = Table(
    "stage_steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("stage", Integer, nullable=False),
    Column("taken_at", BigInteger, nullable=False),
    UniqueConstraint("attempt_id", "stage"),
    CheckConstraint("stage > 0", name="stage_positive"),
    info=student_data("attempt_id", ("attempt_id", "stage", "taken_at"), ("id",)),
    sqlite_autoincrement=True,
)

teachers = Table(
    "teachers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("name_key", String(200), nullable=False, unique=True),
    Column("password_hash", String(255), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("is_operator", Boolean, nullable=False, server_default=false()),
    Column("locked_at", BigInteger),
    info=teacher_data("an account is the school's; an operator locks it"),
    sqlite_autoincrement=True,
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("teacher_id", ForeignKey("teachers.id"), nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    info=teacher_data("ended by the log-out, or twelve hours after the last use"),
)

log_in_tries = Table(
    "log_in_tries",
    metadata,
    Column("lane", String(64), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    info=nobodys_data("counts under hashes, forgotten after a day"),
)

workshop_sets = Table(
    "workshop_sets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("owner_id", ForeignKey("teachers.id"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("deleted_at", BigInteger),
    Column("published_number", Integer),
    Column("published_version", ForeignKey("set_versions.version")),
    CheckConstraint("(published_number IS NULL) = (published_version IS NULL)", name="published_both_or_none"),
    CheckConstraint("deleted_at IS NULL OR published_version IS NULL", name="deleted_is_not_published"),
    info=teacher_data("the work of a teacher"),
    sqlite_autoincrement=True,
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("set_id", ForeignKey("workshop_sets.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("author_id", ForeignKey("teachers.id"), nullable=False),
    Column("bundle", Text, nullable=False),
    Column("restores", Integer),
    Column("saved_at", BigInteger, nullable=False),
    UniqueConstraint("set_id", "number"),
    CheckConstraint("number > 0", name="number_positive"),
    info=teacher_data("the work of a teacher"),
    sqlite_autoincrement=True,
)

classes = Table(
    "classes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("teacher_id", ForeignKey("teachers.id"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    Column("join_code", String(16), unique=True),
    Column("takes_newcomers", Boolean, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("erase_at", BigInteger, nullable=False),
    Column("due_seen_at", BigInteger),
    Column("language", String(20)),
    info=class_data("id"),
    sqlite_autoincrement=True,
)

class_students = Table(
    "class_students",
    metadata,
    Column("student_id", ForeignKey("students.id"), primary_key=True),
    Column("class_id", ForeignKey("classes.id"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("name_key", String(200), nullable=False),
    Column("return_code", String(16), nullable=False),
    Column("is_newcomer", Boolean, nullable=False),
    Column("extra_time", Integer, nullable=False),
    Column("no_time_limit", Boolean, nullable=False),
    Column("large_print", Boolean, nullable=False),
    Column("read_aloud", Boolean, nullable=False),
    Column("added_at", BigInteger, nullable=False),
    Column("joined_at", BigInteger),
    UniqueConstraint("class_id", "name_key"),
    UniqueConstraint("class_id", "return_code"),
    CheckConstraint("extra_time BETWEEN 0 AND 300", name="extra_time_is_percent"),
    info=student_data(
        "student_id",
        (
            *("name", "return_code", "is_newcomer", "extra_time", "no_time_limit", "large_print", "read_aloud"),
            *("added_at", "joined_at"),
        ),
        ("student_id", "class_id", "name_key"),
    ),
)

Index("uq_class_students_return_code", class_students.c.return_code, unique=True)

student_sign_ins = Table(
    "student_sign_ins",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("student_id", ForeignKey("students.id"), nullable=False, index=True),
    Column("began_at", BigInteger, nullable=False),
    Column("admitted_at", BigInteger),
    info=student_data("student_id", ("began_at", "admitted_at"), ("token", "student_id")),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("class_id", ForeignKey("classes.id"), nullable=False, index=True),
    Column("set_id", String(80), nullable=False),
    Column("version", ForeignKey("set_versions.version"), nullable=False),
    Column("rules", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("paused_at", BigInteger),
    Column("closed_at", BigInteger),
    Column("released_at", BigInteger),
    Column("first_released_at", BigInteger),
    CheckConstraint("revision > 0", name="revision_positive"),
    info=class_data("class_id"),
    sqlite_autoincrement=True,
)

presences = Table(
    "presences",
    metadata,
    Column("attempt_id", ForeignKey("attempts.id"), primary_key=True),
    Column("seen_at", BigInteger, nullable=False),
    info=student_data("attempt_id", ("attempt_id", "seen_at"), ()),
)

reopenings = Table(
    "reopenings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False, index=True),
    Column("reopened_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger),
    info=student_data("attempt_id", ("attempt_id", "reopened_at", "ends_at"), ("id",)),
    sqlite_autoincrement=True,
)

checks = Table(
    "checks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("question_id", String(80), nullable=False),
    Column("number", Integer, nullable=False),
    Column("is_proof", Boolean, nullable=False),
    Column("response", Text, nullable=False),
    Column("checked_at", BigInteger, nullable=False),
    UniqueConstraint("attempt_id", "question_id", "is_proof", "number"),
    CheckConstraint("number > 0", name="number_positive"),
    info=student_data(
        "attempt_id", ("attempt_id", "question_id", "number", "is_proof", "response", "checked_at"), ("id",)
    ),
    sqlite_autoincrement=True,
)

given_marks = Table(
    "given_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("question_id", String(80), nullable=False),
    Column("number", Integer, nullable=False),
    Column("response", Text, nullable=False),
    Column("levels", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("teacher_id", ForeignKey("teachers.id"), nullable=False),
    Column("marked_at", BigInteger, nullable=False),
    UniqueConstraint("attempt_id", "question_id", "number"),
    CheckConstraint("number > 0", name="number_positive"),
    info=student_data(
        "attempt_id",
        ("attempt_id", "question_id", "number", "response", "levels", "comment", "marked_at"),
        ("id", "teacher_id"),
    ),
    sqlite_autoincrement=True,
)

late_decisions = Table(
    "late_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("until_event", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("teacher_id", ForeignKey("teachers.id"), nullable=False),
    Column("decided_at", BigInteger, nullable=False),
    UniqueConstraint("attempt_id", "number"),
    CheckConstraint("number > 0", name="number_positive"),
    CheckConstraint("until_event >= 0", name="until_event_counted"),
    info=student_data(
        "attempt_id", ("attempt_id", "number", "until_event", "reason", "decided_at"), ("id", "teacher_id")
    ),
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("client", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("passage_id", String(80), nullable=False),
    Column("sentence_id", String(40), nullable=False),
    Column("highlight", String(20), nullable=False),
    Column("words", Text, nullable=False),
    Column("noted_at", BigInteger, nullable=False),
    UniqueConstraint("attempt_id", "client", "seq"),
    CheckConstraint("seq > 0", name="seq_positive"),
    info=student_data(
        "attempt_id",
        ("attempt_id", "passage_id", "sentence_id", "highlight", "words", "noted_at"),
        ("id", "client", "seq"),
    ),
    sqlite_autoincrement=True,
)

receipts = Table(
    "receipts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("code", String(16), nullable=False, unique=True),
    Column("answered", Integer, nullable=False),
    Column("handed_in_at", BigInteger, nullable=False),
    Column("number", Integer, nullable=False, server_default="1"),
    CheckConstraint("answered >= 0", name="answered_counted"),
    info=student_data("attempt_id", ("attempt_id", "code", "answered", "handed_in_at", "number"), ("id",)),
    sqlite_autoincrement=True,
)
Index("uq_receipts_one_for_each_hand_in", receipts.c.attempt_id, receipts.c.number, unique=True)

erasures = Table(
    "erasures",
    metadata,
    Column("attempt_id", Integer, primary_key=True, autoincrement=False),
    Column("erased_at", BigInteger, nullable=False),
    info=nobodys_data("numbers of attempts that are gone; whose they were is not in it"),
)
