"""When a name of a class was first taken, and return codes that say alone who comes back."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("class_students", sa.Column("joined_at", sa.BigInteger))
    op.create_index("uq_class_students_return_code", "class_students", ["return_code"], unique=True)
