"""Sets that teachers make in the workshop, and their revisions, which are never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "workshop_sets",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("owner_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("deleted_at", sa.BigInteger),
        sa.Column("published_number", sa.Integer),
        sa.Column("published_version", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_workshop_sets"),
        sa.UniqueConstraint("token", name="uq_workshop_sets_token"),
        sa.ForeignKeyConstraint(["owner_id"], ["teachers.id"], name="fk_workshop_sets_owner_id_teachers"),
        sa.ForeignKeyConstraint(
            ["published_version"], ["set_versions.version"], name="fk_workshop_sets_published_version_set_versions"
        ),
        sa.CheckConstraint(
            "(published_number IS NULL) = (published_version IS NULL)", name="ck_workshop_sets_published_both_or_none"
        ),
        sa.CheckConstraint(
            "deleted_at IS NULL OR published_version IS NULL", name="ck_workshop_sets_deleted_is_not_published"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("set_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Integer, nullable=False),
        sa.Column("bundle", sa.Text, nullable=False),
        sa.Column("restores", sa.Integer),
        sa.Column("saved_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("set_id", "number", name="uq_revisions_set_id_number"),
        sa.ForeignKeyConstraint(["set_id"], ["workshop_sets.id"], name="fk_revisions_set_id_workshop_sets"),
        sa.ForeignKeyConstraint(["author_id"], ["teachers.id"], name="fk_revisions_author_id_teachers"),
        sa.CheckConstraint("number > 0", name="ck_revisions_number_positive"),
        sqlite_autoincrement=True,
    )
    _keep_revisions()


def _keep_revisions() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER revisions_no_{act.lower()} BEFORE {act} ON revisions "
                "BEGIN SELECT RAISE(ABORT, 'revisions is never changed'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER revisions_unchanged BEFORE UPDATE OR DELETE ON revisions "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
