"""The first tables."""

# ruff: noqa: PLR0915 - one statement a table

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "communes",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("prefix", sa.String(length=8), nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communes")),
        sa.UniqueConstraint("prefix", name=op.f("uq_communes_prefix")),
    )
    op.create_table(
        "key_checks",
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("sealed_check", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_key_checks")),
    )
    op.create_table(
        "allowances",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_allowances_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowances")),
        sa.UniqueConstraint("lookup", name=op.f("uq_allowances_lookup")),
    )
    op.create_index(op.f("ix_allowances_commune_id"), "allowances", ["commune_id"], unique=False)
    op.create_table(
        "attachments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("inbound_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("problem", sa.String(length=12), server_default="", nullable=False),
        sa.Column("sealed_source", sa.LargeBinary(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("media_type", sa.String(length=80), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("sealed_bytes", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_attachments_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("token", name=op.f("uq_attachments_token")),
    )
    op.create_index(op.f("ix_attachments_commune_id"), "attachments", ["commune_id"], unique=False)
    op.create_index(op.f("ix_attachments_inbound_id"), "attachments", ["inbound_id"], unique=False)
    op.create_index("ix_attachments_open", "attachments", ["state", "next_try_at"], unique=False)
    op.create_table(
        "audit_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_audit_events_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_events")),
    )
    op.create_index(op.f("ix_audit_events_commune_id"), "audit_events", ["commune_id"], unique=False)
    op.create_table(
        "chain_heads",
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=True),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_chain_heads_commune_id")),
        sa.PrimaryKeyConstraint("commune_id", name=op.f("pk_chain_heads")),
    )
    op.create_table(
        "channel_accounts",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("last_inbound_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_channel_accounts_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_accounts")),
    )
    op.create_index(op.f("ix_channel_accounts_commune_id"), "channel_accounts", ["commune_id"], unique=False)
    op.create_table(
        "citizens",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("pseudonym", sa.String(length=16), nullable=False),
        sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_citizens_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizens")),
        sa.UniqueConstraint("pseudonym", name=op.f("uq_citizens_pseudonym")),
    )
    op.create_index(op.f("ix_citizens_commune_id"), "citizens", ["commune_id"], unique=False)
    op.create_table(
        "programme_versions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_programme_versions_commune_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_versions")),
        sa.UniqueConstraint("commune_id", "number", name=op.f("uq_programme_versions_commune_id_number")),
    )
    op.create_index(
        op.f("ix_programme_versions_commune_id"), "programme_versions", ["commune_id"], unique=False
    )
    op.create_table(
        "receipts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("item_digest", sa.String(length=64), nullable=False),
        sa.Column("previous_digest", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_receipts_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
        sa.UniqueConstraint("commune_id", "number", name=op.f("uq_receipts_commune_id_number")),
    )
    op.create_index(op.f("ix_receipts_commune_id"), "receipts", ["commune_id"], unique=False)
    op.create_index(op.f("ix_receipts_reference"), "receipts", ["reference"], unique=False)
    op.create_table(
        "rounds",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.CheckConstraint("opens_on <= closes_on", name=op.f("ck_rounds_opens_before_it_closes")),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_rounds_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("commune_id", "name", name=op.f("uq_rounds_commune_id_name")),
    )
    op.create_index(op.f("ix_rounds_commune_id"), "rounds", ["commune_id"], unique=False)
    op.create_table(
        "addresses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("citizen_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_id", sa.String(length=80), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_accounts.id"], name=op.f("fk_addresses_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizens.id"], name=op.f("fk_addresses_citizen_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_addresses_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        sa.UniqueConstraint("account_id", "lookup", name=op.f("uq_addresses_account_id_lookup")),
    )
    op.create_index(op.f("ix_addresses_citizen_id"), "addresses", ["citizen_id"], unique=False)
    op.create_index(op.f("ix_addresses_commune_id"), "addresses", ["commune_id"], unique=False)
    op.create_table(
        "consents",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("citizen_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("is_given", sa.Boolean(), nullable=False),
        sa.Column("text_shown", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizens.id"], name=op.f("fk_consents_citizen_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_consents_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_citizen_id"), "consents", ["citizen_id"], unique=False)
    op.create_index(op.f("ix_consents_commune_id"), "consents", ["commune_id"], unique=False)
    op.create_table(
        "contributions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "programme_version_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("axis_id", sa.String(length=24), nullable=False),
        sa.Column("commitment_id", sa.String(length=24), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("citizen_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("pseudonym", sa.String(length=16), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizens.id"], name=op.f("fk_contributions_citizen_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_contributions_commune_id")),
        sa.ForeignKeyConstraint(
            ["programme_version_id"],
            ["programme_versions.id"],
            name=op.f("fk_contributions_programme_version_id"),
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_contributions_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributions")),
        sa.UniqueConstraint("reference", name=op.f("uq_contributions_reference")),
    )
    op.create_index(op.f("ix_contributions_citizen_id"), "contributions", ["citizen_id"], unique=False)
    op.create_index(op.f("ix_contributions_commune_id"), "contributions", ["commune_id"], unique=False)
    op.create_index(
        "ix_contributions_list", "contributions", ["commune_id", "received_on", "reference"], unique=False
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("citizen_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_id", sa.String(length=80), nullable=False),
        sa.Column("sealed_state", sa.LargeBinary(), nullable=True),
        sa.Column("owner", sa.String(length=8), server_default="bot", nullable=False),
        sa.Column("owner_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=120), nullable=True),
        sa.Column("last_inbound_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("open_buttons_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_accounts.id"], name=op.f("fk_conversations_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizens.id"], name=op.f("fk_conversations_citizen_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_conversations_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sa.UniqueConstraint("account_id", "citizen_id", name=op.f("uq_conversations_account_id_citizen_id")),
    )
    op.create_index(op.f("ix_conversations_commune_id"), "conversations", ["commune_id"], unique=False)
    op.create_index("ix_conversations_handed_over", "conversations", ["commune_id", "owner"], unique=False)
    op.create_table(
        "contribution_attachments",
        sa.Column("contribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attachment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name=op.f("fk_contribution_attachments_attachment_id")
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contributions.id"],
            name=op.f("fk_contribution_attachments_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contribution_id", "attachment_id", name=op.f("pk_contribution_attachments")),
    )
    op.create_table(
        "contribution_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("contribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_contribution_events_commune_id")
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contributions.id"],
            name=op.f("fk_contribution_events_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_events")),
    )
    op.create_index(
        op.f("ix_contribution_events_commune_id"), "contribution_events", ["commune_id"], unique=False
    )
    op.create_index(
        op.f("ix_contribution_events_contribution_id"),
        "contribution_events",
        ["contribution_id"],
        unique=False,
    )
    op.create_table(
        "inbound_messages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=80), nullable=False),
        sa.Column("conversation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("provider_key", sa.String(length=160), nullable=False),
        sa.Column("sealed_body", sa.LargeBinary(), nullable=True),
        sa.Column("reading", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_personal", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_accounts.id"], name=op.f("fk_inbound_messages_account_id")
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_inbound_messages_commune_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_inbound_messages_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_messages")),
        sa.UniqueConstraint(
            "account_id", "provider_key", name=op.f("uq_inbound_messages_account_id_provider_key")
        ),
    )
    op.create_index(op.f("ix_inbound_messages_commune_id"), "inbound_messages", ["commune_id"], unique=False)
    op.create_index(
        "ix_inbound_messages_next", "inbound_messages", ["conversation_id", "state", "id"], unique=False
    )
    op.create_index("ix_inbound_messages_open", "inbound_messages", ["state", "account_id"], unique=False)
    op.create_table(
        "missed_lookups",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("conversation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_missed_lookups_commune_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_missed_lookups_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missed_lookups")),
    )
    op.create_index(op.f("ix_missed_lookups_commune_id"), "missed_lookups", ["commune_id"], unique=False)
    op.create_index(
        "ix_missed_lookups_recent", "missed_lookups", ["conversation_id", "missed_at"], unique=False
    )
    op.create_table(
        "outbound_messages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=80), nullable=False),
        sa.Column("conversation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("inbound_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("sealed_body", sa.LargeBinary(), nullable=True),
        sa.Column("author", sa.String(length=120), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("provider_id", sa.String(length=160), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_fleeting", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_personal", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_accounts.id"], name=op.f("fk_outbound_messages_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_outbound_messages_commune_id")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_outbound_messages_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbound_messages")),
    )
    op.create_index(
        op.f("ix_outbound_messages_commune_id"), "outbound_messages", ["commune_id"], unique=False
    )
    op.create_index(
        op.f("ix_outbound_messages_conversation_id"), "outbound_messages", ["conversation_id"], unique=False
    )
    op.create_index(
        "ix_outbound_messages_due",
        "outbound_messages",
        ["state", "account_id", "priority", "id"],
        unique=False,
    )
    op.create_index(
        "ix_outbound_messages_provider", "outbound_messages", ["account_id", "provider_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_outbound_messages_provider", table_name="outbound_messages")
    op.drop_index("ix_outbound_messages_due", table_name="outbound_messages")
    op.drop_index(op.f("ix_outbound_messages_conversation_id"), table_name="outbound_messages")
    op.drop_index(op.f("ix_outbound_messages_commune_id"), table_name="outbound_messages")
    op.drop_table("outbound_messages")
    op.drop_index("ix_missed_lookups_recent", table_name="missed_lookups")
    op.drop_index(op.f("ix_missed_lookups_commune_id"), table_name="missed_lookups")
    op.drop_table("missed_lookups")
    op.drop_index("ix_inbound_messages_open", table_name="inbound_messages")
    op.drop_index("ix_inbound_messages_next", table_name="inbound_messages")
    op.drop_index(op.f("ix_inbound_messages_commune_id"), table_name="inbound_messages")
    op.drop_table("inbound_messages")
    op.drop_index(op.f("ix_contribution_events_contribution_id"), table_name="contribution_events")
    op.drop_index(op.f("ix_contribution_events_commune_id"), table_name="contribution_events")
    op.drop_table("contribution_events")
    op.drop_table("contribution_attachments")
    op.drop_index("ix_conversations_handed_over", table_name="conversations")
    op.drop_index(op.f("ix_conversations_commune_id"), table_name="conversations")
    op.drop_table("conversations")
    op.drop_index("ix_contributions_list", table_name="contributions")
    op.drop_index(op.f("ix_contributions_commune_id"), table_name="contributions")
    op.drop_index(op.f("ix_contributions_citizen_id"), table_name="contributions")
    op.drop_table("contributions")
    op.drop_index(op.f("ix_consents_commune_id"), table_name="consents")
    op.drop_index(op.f("ix_consents_citizen_id"), table_name="consents")
    op.drop_table("consents")
    op.drop_index(op.f("ix_addresses_commune_id"), table_name="addresses")
    op.drop_index(op.f("ix_addresses_citizen_id"), table_name="addresses")
    op.drop_table("addresses")
    op.drop_index(op.f("ix_rounds_commune_id"), table_name="rounds")
    op.drop_table("rounds")
    op.drop_index(op.f("ix_receipts_reference"), table_name="receipts")
    op.drop_index(op.f("ix_receipts_commune_id"), table_name="receipts")
    op.drop_table("receipts")
    op.drop_index(op.f("ix_programme_versions_commune_id"), table_name="programme_versions")
    op.drop_table("programme_versions")
    op.drop_index(op.f("ix_citizens_commune_id"), table_name="citizens")
    op.drop_table("citizens")
    op.drop_index(op.f("ix_channel_accounts_commune_id"), table_name="channel_accounts")
    op.drop_table("channel_accounts")
    op.drop_table("chain_heads")
    op.drop_index(op.f("ix_audit_events_commune_id"), table_name="audit_events")
    op.drop_table("audit_events")
    op.drop_index("ix_attachments_open", table_name="attachments")
    op.drop_index(op.f("ix_attachments_inbound_id"), table_name="attachments")
    op.drop_index(op.f("ix_attachments_commune_id"), table_name="attachments")
    op.drop_table("attachments")
    op.drop_index(op.f("ix_allowances_commune_id"), table_name="allowances")
    op.drop_table("allowances")
    op.drop_table("key_checks")
    op.drop_table("communes")
