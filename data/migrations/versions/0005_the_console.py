"""The console."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_REVIEW = [
    "commune_id",
    "received_on",
    "reference",
    "status",
    "kind",
    "round_id",
    "axis_id",
    "commitment_id",
    "language",
    "channel",
    "answer_state",
    "hidden_reason",
    "theme_id",
    "source",
    "is_anonymous",
]


def upgrade() -> None:
    op.create_table(
        "staff_attempts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_attempts")),
    )
    with op.batch_alter_table("staff_attempts", schema=None) as batch_op:
        batch_op.create_index("ix_staff_attempts_recent", ["lookup", "attempted_at"], unique=False)

    op.create_table(
        "reports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("done", sa.Integer(), server_default="0", nullable=False),
        sa.Column("total", sa.Integer(), server_default="0", nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("media_type", sa.String(length=80), nullable=True),
        sa.Column("sealed_bytes", sa.LargeBinary(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_reports_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reports_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "staff_sessions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_staff_sessions_commune_id")),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff_members.id"], name=op.f("fk_staff_sessions_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_sessions")),
        sa.UniqueConstraint("lookup", name=op.f("uq_staff_sessions_lookup")),
    )
    with op.batch_alter_table("staff_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_sessions_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_staff_sessions_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "contribution_notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("contribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("author", sa.String(length=120), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_contribution_notes_commune_id")
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contributions.id"],
            name=op.f("fk_contribution_notes_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_notes")),
    )
    with op.batch_alter_table("contribution_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contribution_notes_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_contribution_notes_contribution_id"), ["contribution_id"], unique=False
        )

    op.create_table(
        "contribution_tags",
        sa.Column("contribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("added_by", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_contribution_tags_commune_id")
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contributions.id"],
            name=op.f("fk_contribution_tags_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contribution_id", "tag", name=op.f("pk_contribution_tags")),
    )
    with op.batch_alter_table("contribution_tags", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contribution_tags_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index("ix_contribution_tags_by", ["commune_id", "tag"], unique=False)

    op.create_table(
        "contribution_tokens",
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("contribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_contribution_tokens_commune_id")
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contributions.id"],
            name=op.f("fk_contribution_tokens_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "commune_id", "token", "contribution_id", name=op.f("pk_contribution_tokens")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("contribution_tokens", schema=None) as batch_op:
        batch_op.create_index("ix_contribution_tokens_of", ["contribution_id"], unique=False)

    op.add_column("contributions", sa.Column("indexed_revision", sa.Integer(), nullable=True))
    op.drop_index("ix_contributions_list", table_name="contributions")
    op.create_index("ix_contributions_review", "contributions", _REVIEW, unique=False)
    op.create_index(
        "ix_contributions_unindexed",
        "contributions",
        ["id"],
        unique=False,
        sqlite_where=sa.text("indexed_revision IS NULL"),
        postgresql_where=sa.text("indexed_revision IS NULL"),
    )
    op.add_column("staff_members", sa.Column("password_hash", sa.String(length=200), nullable=True))
    op.add_column("staff_members", sa.Column("sealed_totp", sa.LargeBinary(), nullable=True))
    op.add_column("staff_members", sa.Column("totp_step", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for name in ("totp_step", "sealed_totp", "password_hash"):
        op.drop_column("staff_members", name)
    op.drop_index("ix_contributions_unindexed", table_name="contributions")
    op.drop_index("ix_contributions_review", table_name="contributions")
    op.create_index(
        "ix_contributions_list", "contributions", ["commune_id", "received_on", "reference"], unique=False
    )
    op.drop_column("contributions", "indexed_revision")
    with op.batch_alter_table("contribution_tokens", schema=None) as batch_op:
        batch_op.drop_index("ix_contribution_tokens_of")

    op.drop_table("contribution_tokens")
    with op.batch_alter_table("contribution_tags", schema=None) as batch_op:
        batch_op.drop_index("ix_contribution_tags_by")
        batch_op.drop_index(batch_op.f("ix_contribution_tags_commune_id"))

    op.drop_table("contribution_tags")
    with op.batch_alter_table("contribution_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contribution_notes_contribution_id"))
        batch_op.drop_index(batch_op.f("ix_contribution_notes_commune_id"))

    op.drop_table("contribution_notes")
    with op.batch_alter_table("staff_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_sessions_staff_id"))
        batch_op.drop_index(batch_op.f("ix_staff_sessions_commune_id"))

    op.drop_table("staff_sessions")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reports_commune_id"))

    op.drop_table("reports")
    with op.batch_alter_table("staff_attempts", schema=None) as batch_op:
        batch_op.drop_index("ix_staff_attempts_recent")

    op.drop_table("staff_attempts")
