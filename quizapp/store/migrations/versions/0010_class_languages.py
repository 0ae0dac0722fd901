"""The language in which the students of a class see the pages."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("classes", sa.Column("language", sa.String(20)))
