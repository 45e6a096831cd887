"""In which language a person was last answered: what comes unasked speaks it too."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty until somebody writes again: until then the language in which they agreed holds, as before."""
    op.add_column("conversations", sa.Column("language", sa.String(8), nullable=True))


def downgrade() -> None:
    op.drop_column("conversations", "language")
