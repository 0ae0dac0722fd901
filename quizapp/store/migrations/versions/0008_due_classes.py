"""When it was first seen that a class is due to be erased."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("classes", sa.Column("due_seen_at", sa.BigInteger))
