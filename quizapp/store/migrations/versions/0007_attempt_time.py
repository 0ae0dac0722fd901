"""Until when an attempt was opened again, and when a student had read passages that are then hidden."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("reopenings", sa.Column("ends_at", sa.BigInteger))
    op.add_column("attempts", sa.Column("read_at", sa.BigInteger))
