"""Four eyes: replies to requests for information that wait for somebody else's approval."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "request_drafts",
        sa.Column("id", number, nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("request_id", number, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed_values", sa.LargeBinary(), nullable=False),
        sa.Column("papers", sa.JSON(), nullable=False),
        sa.Column("drafter", sa.String(length=120), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewer", sa.String(length=120), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sealed_remark", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_request_drafts_commune_id")),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["information_requests.id"],
            name=op.f("fk_request_drafts_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_drafts")),
        sa.UniqueConstraint("request_id", name=op.f("uq_request_drafts_request_id")),
    )
    with op.batch_alter_table("request_drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_drafts_commune_id"), ["commune_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("request_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_drafts_commune_id"))

    op.drop_table("request_drafts")
