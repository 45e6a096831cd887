"""Information requests."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("month_day", sa.String(length=5), nullable=True),
        sa.Column("from_year", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("days", sa.Integer(), server_default="1", nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.String(length=12), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("file_key", sa.String(length=40), nullable=True),
        sa.Column("is_removed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_calendar_days_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_days")),
        sa.UniqueConstraint("commune_id", "file_key", name=op.f("uq_calendar_days_commune_id_file_key")),
    )
    with op.batch_alter_table("calendar_days", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendar_days_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "calendars",
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("weekend", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_calendars_commune_id")),
        sa.PrimaryKeyConstraint("commune_id", name=op.f("pk_calendars")),
    )
    op.create_table(
        "published_documents",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("document_id", sa.String(length=60), nullable=False),
        sa.Column("heading", sa.String(length=24), nullable=False),
        sa.Column("axis_id", sa.String(length=24), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("short", sa.JSON(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_published_documents_commune_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_documents")),
        sa.UniqueConstraint(
            "commune_id", "document_id", name=op.f("uq_published_documents_commune_id_document_id")
        ),
    )
    with op.batch_alter_table("published_documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_documents_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "request_groups",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("axis_id", sa.String(length=24), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("proposal", sa.JSON(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_request_groups_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_groups")),
    )
    with op.batch_alter_table("request_groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_groups_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "staff_members",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.String(length=120), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_staff_members_commune_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_members")),
        sa.UniqueConstraint("commune_id", "email", name=op.f("uq_staff_members_commune_id_email")),
    )
    with op.batch_alter_table("staff_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_members_commune_id"), ["commune_id"], unique=False)

    op.create_table(
        "information_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("citizen_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("account_id", sa.String(length=80), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("refusal_code", sa.String(length=24), nullable=True),
        sa.Column("exception_code", sa.String(length=32), nullable=True),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("format", sa.String(length=16), nullable=False),
        sa.Column("delivery", sa.String(length=16), nullable=False),
        sa.Column("sealed_matter", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_identity", sa.LargeBinary(), nullable=True),
        sa.Column("contribution_reference", sa.String(length=20), nullable=True),
        sa.Column("axis_id", sa.String(length=24), nullable=True),
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("register_number", sa.String(length=40), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_accounts.id"], name=op.f("fk_information_requests_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"],
            ["citizens.id"],
            name=op.f("fk_information_requests_citizen_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["communes.id"], name=op.f("fk_information_requests_commune_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["request_groups.id"], name=op.f("fk_information_requests_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information_requests")),
        sa.UniqueConstraint("reference", name=op.f("uq_information_requests_reference")),
    )
    with op.batch_alter_table("information_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_information_requests_citizen_id"), ["citizen_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_information_requests_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(
            "ix_information_requests_list", ["commune_id", "state", "created_on"], unique=False
        )

    op.create_table(
        "identity_links",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        sa.Column("sealed_draft", sa.LargeBinary(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_identity_links_commune_id")),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["information_requests.id"],
            name=op.f("fk_identity_links_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_links")),
        sa.UniqueConstraint("lookup", name=op.f("uq_identity_links_lookup")),
    )
    with op.batch_alter_table("identity_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identity_links_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_identity_links_request_id"), ["request_id"], unique=False)

    op.create_table(
        "mails",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("message_id", sa.String(length=160), nullable=False),
        sa.Column("sealed_message", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_mails_commune_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["information_requests.id"], name=op.f("fk_mails_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        sa.UniqueConstraint("message_id", name=op.f("uq_mails_message_id")),
    )
    with op.batch_alter_table("mails", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mails_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index("ix_mails_open", ["state", "next_try_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_mails_request_id"), ["request_id"], unique=False)

    op.create_table(
        "request_clocks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=8), nullable=False),
        sa.Column("pauses", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("told_due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_request_clocks_commune_id")),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["information_requests.id"],
            name=op.f("fk_request_clocks_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_clocks")),
        sa.UniqueConstraint("request_id", "kind", name=op.f("uq_request_clocks_request_id_kind")),
    )
    with op.batch_alter_table("request_clocks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_clocks_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index("ix_request_clocks_open", ["commune_id", "state", "due_on"], unique=False)

    op.create_table(
        "request_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_request_events_commune_id")),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["information_requests.id"],
            name=op.f("fk_request_events_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_events")),
    )
    with op.batch_alter_table("request_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_events_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_events_request_id"), ["request_id"], unique=False)

    op.create_table(
        "request_notices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("slot", sa.String(length=80), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("via", sa.String(length=12), nullable=True),
        sa.Column("outbound_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("mail_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("proof", sa.String(length=12), nullable=True),
        sa.Column("proved_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_request_notices_commune_id")),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["information_requests.id"],
            name=op.f("fk_request_notices_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_notices")),
        sa.UniqueConstraint("request_id", "slot", name=op.f("uq_request_notices_request_id_slot")),
    )
    with op.batch_alter_table("request_notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_notices_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index("ix_request_notices_open", ["state", "commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_notices_outbound_id"), ["outbound_id"], unique=False)

    op.create_table(
        "request_papers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commune_id", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("sealed_bytes", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"], name=op.f("fk_request_papers_commune_id")),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["information_requests.id"],
            name=op.f("fk_request_papers_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_papers")),
    )
    with op.batch_alter_table("request_papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_papers_commune_id"), ["commune_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_papers_request_id"), ["request_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("request_papers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_papers_request_id"))
        batch_op.drop_index(batch_op.f("ix_request_papers_commune_id"))

    op.drop_table("request_papers")
    with op.batch_alter_table("request_notices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_notices_outbound_id"))
        batch_op.drop_index("ix_request_notices_open")
        batch_op.drop_index(batch_op.f("ix_request_notices_commune_id"))

    op.drop_table("request_notices")
    with op.batch_alter_table("request_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_events_request_id"))
        batch_op.drop_index(batch_op.f("ix_request_events_commune_id"))

    op.drop_table("request_events")
    with op.batch_alter_table("request_clocks", schema=None) as batch_op:
        batch_op.drop_index("ix_request_clocks_open")
        batch_op.drop_index(batch_op.f("ix_request_clocks_commune_id"))

    op.drop_table("request_clocks")
    with op.batch_alter_table("mails", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mails_request_id"))
        batch_op.drop_index("ix_mails_open")
        batch_op.drop_index(batch_op.f("ix_mails_commune_id"))

    op.drop_table("mails")
    with op.batch_alter_table("identity_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_identity_links_request_id"))
        batch_op.drop_index(batch_op.f("ix_identity_links_commune_id"))

    op.drop_table("identity_links")
    with op.batch_alter_table("information_requests", schema=None) as batch_op:
        batch_op.drop_index("ix_information_requests_list")
        batch_op.drop_index(batch_op.f("ix_information_requests_commune_id"))
        batch_op.drop_index(batch_op.f("ix_information_requests_citizen_id"))

    op.drop_table("information_requests")
    with op.batch_alter_table("staff_members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_members_commune_id"))

    op.drop_table("staff_members")
    with op.batch_alter_table("request_groups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_groups_commune_id"))

    op.drop_table("request_groups")
    with op.batch_alter_table("published_documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_documents_commune_id"))

    op.drop_table("published_documents")
    op.drop_table("calendars")
    with op.batch_alter_table("calendar_days", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calendar_days_commune_id"))

    op.drop_table("calendar_days")
