"""Broadcasts and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=True),
        sa.Column("opens", sa.String(length=40), nullable=True),
        sa.Column("segment", sa.JSON(), nullable=False),
        sa.Column("is_statutory", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("not_before_on", sa.Date(), nullable=True),
        sa.Column("not_before_at", sa.String(length=5), nullable=True),
        sa.Column("drafted_by", sa.String(length=120), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.String(length=120), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_digest", sa.String(length=64), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_broadcasts_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
        sa.UniqueConstraint("commune_id", "name", name=op.f("uq_broadcasts_commune_id_name")),
    )
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcasts_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index("ix_broadcasts_open", ["state", "commune_id"], unique=False)

    op.create_table(
        "contribution_themes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("axis_id", sa.String(length=24), nullable=True),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_contribution_themes_commune_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_themes")),
    )
    with op.batch_alter_table("contribution_themes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contribution_themes_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "neutrality_periods",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.String(length=120), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_neutrality_periods_starts_before_it_ends")),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_neutrality_periods_commune_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neutrality_periods")),
    )
    with op.batch_alter_table("neutrality_periods", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_neutrality_periods_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "broadcast_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("broadcast_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"],
            ["broadcasts.id"],
            name=op.f("fk_broadcast_events_broadcast_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_broadcast_events_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_events")),
    )
    with op.batch_alter_table("broadcast_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcast_events_broadcast_id"), ["broadcast_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_broadcast_events_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "broadcast_recipients",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("broadcast_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("citizen_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_id", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("outbound_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_accounts.id"], name=op.f("fk_broadcast_recipients_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["broadcast_id"],
            ["broadcasts.id"],
            name=op.f("fk_broadcast_recipients_broadcast_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"],
            ["citizens.id"],
            name=op.f("fk_broadcast_recipients_citizen_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_recipients")),
        sa.UniqueConstraint(
            "broadcast_id", "citizen_id", name=op.f("uq_broadcast_recipients_broadcast_id_citizen_id")
        ),
    )
    with op.batch_alter_table("broadcast_recipients", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcast_recipients_citizen_id"), ["citizen_id"], unique=False)
        batch_op.create_index("ix_broadcast_recipients_next", ["broadcast_id", "state", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_broadcast_recipients_outbound_id"), ["outbound_id"], unique=False
        )

    op.create_table(
        "message_templates",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("content_sid", sa.String(length=40), nullable=False),
        sa.Column("variables", sa.JSON(), nullable=False),
        sa.Column("category", sa.String(length=16), nullable=False),
        sa.Column("approval", sa.String(length=16), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_accounts.id"], name=op.f("fk_message_templates_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_message_templates_commune_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_templates")),
        sa.UniqueConstraint(
            "account_id", "name", "language", name=op.f("uq_message_templates_account_id_name_language")
        ),
    )
    with op.batch_alter_table("message_templates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_templates_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "sending_rates",
        sa.Column("account_id", sa.String(length=80), nullable=False),
        sa.Column("reserved_us", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("bulk_us", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("held_us", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_accounts.id"], name=op.f("fk_sending_rates_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_sending_rates")),
    )
    op.create_table(
        "official_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("contribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("axis_id", sa.String(length=24), nullable=True),
        sa.Column("commitment_id", sa.String(length=24), nullable=True),
        sa.Column("programme_number", sa.Integer(), nullable=True),
        sa.Column("answered_by", sa.String(length=120), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_official_answers_commune_id")),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contributions.id"],
            name=op.f("fk_official_answers_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_answers")),
    )
    with op.batch_alter_table("official_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_official_answers_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_official_answers_contribution_id"), ["contribution_id"], unique=False
        )

    op.create_table(
        "workshop_questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("registration_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("axis_id", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("contribution_reference", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_workshop_questions_commune_id")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
            name=op.f("fk_workshop_questions_registration_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_questions")),
        sa.UniqueConstraint(
            "registration_id", "axis_id", name=op.f("uq_workshop_questions_registration_id_axis_id")
        ),
    )
    with op.batch_alter_table("workshop_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_workshop_questions_commune_id"), ["commune_id"], unique=False)

    # Column by column, without Alembic's copy of the whole table: on SQLite the copy's DROP would empty what hangs on it.
    for column in (
        sa.Column("source", sa.String(length=40), nullable=True),
        sa.Column("entered_by", sa.String(length=120), nullable=True),
        sa.Column("answer_state", sa.String(length=16), nullable=True),
        sa.Column("hidden_reason", sa.String(length=24), nullable=True),
        sa.Column("theme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
    ):
        op.add_column("contributions", column)
    op.create_index("ix_contributions_theme_id", "contributions", ["theme_id"])
    op.add_column("conversations", sa.Column("paced_us", sa.BigInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("conversations", "paced_us")
    op.drop_index("ix_contributions_theme_id", table_name="contributions")
    for name in ("theme_id", "hidden_reason", "answer_state", "entered_by", "source"):
        op.drop_column("contributions", name)
    with op.batch_alter_table("workshop_questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_workshop_questions_commune_id"))

    op.drop_table("workshop_questions")
    with op.batch_alter_table("official_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_official_answers_contribution_id"))
        batch_op.drop_index(batch_op.f("ix_official_answers_commune_id"))

    op.drop_table("official_answers")
    op.drop_table("sending_rates")
    with op.batch_alter_table("message_templates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_message_templates_commune_id"))

    op.drop_table("message_templates")
    with op.batch_alter_table("broadcast_recipients", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcast_recipients_outbound_id"))
        batch_op.drop_index("ix_broadcast_recipients_next")
        batch_op.drop_index(batch_op.f("ix_broadcast_recipients_citizen_id"))

    op.drop_table("broadcast_recipients")
    with op.batch_alter_table("broadcast_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcast_events_commune_id"))
        batch_op.drop_index(batch_op.f("ix_broadcast_events_broadcast_id"))

    op.drop_table("broadcast_events")
    with op.batch_alter_table("neutrality_periods", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_neutrality_periods_commune_id"))

    op.drop_table("neutrality_periods")
    with op.batch_alter_table("contribution_themes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contribution_themes_commune_id"))

    op.drop_table("contribution_themes")
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.drop_index("ix_broadcasts_open")
        batch_op.drop_index(batch_op.f("ix_broadcasts_commune_id"))

    op.drop_table("broadcasts")
