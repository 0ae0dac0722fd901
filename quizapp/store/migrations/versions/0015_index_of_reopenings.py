"""Reopenings are found by their attempt, at every answer that is saved."""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_index("ix_reopenings_attempt_id", "reopenings", ["attempt_id"])
