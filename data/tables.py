"""Every table, in one place. Columns named `sealed_*` hold ciphertext (see data/vault.py).

A row belongs to a commune. Instants end in `_at` (aware UTC), days in `_on`. Statuses are plain words;
who may move them where stands in the noun's own module, which alone writes them.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite only gives an automatic key to a column declared INTEGER.
Id = BigInteger().with_variant(Integer(), "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a zone was about to be stored; use bot.clock")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _commune() -> Column[str]:
    return Column("commune_id", String(40), ForeignKey("communes.id"), nullable=False, index=True)


communes = Table(
    "communes",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("prefix", String(8), nullable=False, unique=True),
    # commune.yaml as read and checked: names, doors, accounts, settings. Public facts, no secrets.
    Column("profile", JSON, nullable=False),
    Column("imported_at", Instant, nullable=False),
    # Counts every change of the commune's content, so that what was read once need not be read again.
    Column("revision", Integer, nullable=False, server_default="1"),
)

# A version is never changed once written: comments stay tied to the words they were made on.
programme_versions = Table(
    "programme_versions",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("number", Integer, nullable=False),
    Column("status", String(16), nullable=False),  # draft, adopted
    Column("content", JSON, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("imported_at", Instant, nullable=False),
    UniqueConstraint("commune_id", "number"),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("name", String(60), nullable=False),
    Column("kind", String(16), nullable=False),  # ideas, draft
    Column("opens_on", Date, nullable=False),
    Column("closes_on", Date, nullable=False),  # last day on which words are taken
    UniqueConstraint("commune_id", "name"),
    CheckConstraint("opens_on <= closes_on", name="opens_before_it_closes"),
)

channel_accounts = Table(
    "channel_accounts",
    metadata,
    Column("id", String(80), primary_key=True),  # "telegram:berkane"
    _commune(),
    Column("channel", String(16), nullable=False),
    Column("last_inbound_at", Instant),
    Column("trouble", Text),  # what is wrong with it now, for staff; empty when it works
)

citizens = Table(
    "citizens",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("pseudonym", String(16), nullable=False, unique=True),
    Column("unreachable_at", Instant),  # blocked or opted out at the provider; cleared by the next word
    Column("forgotten_at", Instant),  # asked to be forgotten: the shell goes once the farewell has left
    Column("created_at", Instant, nullable=False),
)

# WhatsApp may send no phone number and several identifiers may lead to one person: aliases, opaque.
addresses = Table(
    "addresses",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column("lookup", String(64), nullable=False),  # keyed hash of the address
    Column("sealed_address", LargeBinary, nullable=False),
    Column("is_current", Boolean, nullable=False),
    UniqueConstraint("account_id", "lookup"),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("purpose", String(24), nullable=False),  # comments, case_replies, sessions, workshops
    Column("is_given", Boolean, nullable=False),
    Column("text_shown", Text, nullable=False),
    Column("language", String(12), nullable=False),
    Column("source", String(80), nullable=False),  # the channel account
    Column("given_at", Instant, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="CASCADE"), nullable=False),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column("sealed_state", LargeBinary),  # flows.Conversation as JSON
    Column("language", String(8)),  # in which the person was last answered: what comes unasked speaks it too
    Column("owner", String(8), nullable=False, server_default="bot"),  # bot, staff
    Column("owner_until", Instant),  # when a hand-over lapses by itself
    Column("handed_over_at", Instant),
    Column("answered_by", String(120)),  # the staff member who last answered
    Column("last_inbound_at", Instant),
    Column("open_buttons_id", Id),  # the outbound message whose buttons still wait
    # Engine time in microseconds up to which sends to this person are reserved (data/rates.py).
    Column("paced_us", BigInteger, nullable=False, server_default="0"),
    UniqueConstraint("account_id", "citizen_id"),
    Index("ix_conversations_handed_over", "commune_id", "owner"),
)

inbound_messages = Table(
    "inbound_messages",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column("conversation_id", Id, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("provider_key", String(160), nullable=False),
    Column("sealed_body", LargeBinary),  # bot.channels.base.Inbound as JSON; empty once forgotten
    Column("reading", JSON),  # language, intent, confidence …, what was meant (data/readings.py): no words
    Column("state", String(12), nullable=False),  # fetching, waiting, handled, set_aside
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("trouble", Text),  # the trace of a turn that was set aside, without words
    Column("received_at", Instant, nullable=False),
    Column("handled_at", Instant),
    # Holds a name that is typed, shown or asked for: exports without personal data leave its words out.
    Column("is_personal", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("account_id", "provider_key"),
    Index("ix_inbound_messages_next", "conversation_id", "state", "id"),
    Index("ix_inbound_messages_open", "state", "account_id"),
)

outbound_messages = Table(
    "outbound_messages",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column(
        "conversation_id", Id, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("inbound_id", Id),  # the message it answers, if any
    Column("kind", String(12), nullable=False),  # reply, staff, notice, broadcast
    Column("priority", Integer, nullable=False),  # lower leaves first
    Column("sealed_body", LargeBinary),  # bot.channels.base.Outbound as JSON
    Column("author", String(120)),  # the staff member, for kind=staff
    # queued -> sending -> sent -> delivered -> read, or failed, unknown (timed out: never repeated), parked
    Column("state", String(12), nullable=False),
    Column("provider_id", String(160)),
    Column("error", Text),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("due_at", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    # Tells an anonymous author their code: emptied soon after it left, so that nothing ties the two together.
    Column("is_fleeting", Boolean, nullable=False, server_default=false()),
    Column("is_personal", Boolean, nullable=False, server_default=false()),  # as for inbound_messages
    Column("worker_id", Id),  # whose send it is; empty where one process sends alone
    Index("ix_outbound_messages_due", "state", "account_id", "priority", "id"),
    Index("ix_outbound_messages_provider", "account_id", "provider_id"),
)

# Processes that send, where there may be several (PostgreSQL): what one that is silent was sending, another sends again.
workers = Table(
    "workers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(80), nullable=False),  # host and process, for people
    Column("started_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),  # by the database's clock
)

attachments = Table(
    "attachments",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("token", String(32), nullable=False, unique=True),  # the name that flows and files know it by
    Column("inbound_id", Id, index=True),  # emptied when the contribution is anonymous
    Column("kind", String(12), nullable=False),  # voice, photo
    Column("state", String(12), nullable=False),  # fetching, stored, given_up
    Column("problem", String(12), nullable=False, server_default=""),  # too_large, lost, wrong_type
    Column("sealed_source", LargeBinary),  # where the provider keeps it; emptied once stored
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Instant),
    Column("media_type", String(80), nullable=False, server_default=""),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("seconds", Integer),
    Column("digest", String(64)),  # SHA-256 of the bytes as received
    Column("sealed_bytes", LargeBinary),
    Index("ix_attachments_open", "state", "next_try_at"),
)

contributions = Table(
    "contributions",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("reference", String(20), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),  # comment, idea
    Column("round_id", Id, ForeignKey("rounds.id"), nullable=False),
    Column("programme_version_id", Id, ForeignKey("programme_versions.id"), nullable=False),
    Column("axis_id", String(24), nullable=False),
    Column("commitment_id", String(24)),
    # Plain on purpose: the commune must search and publish them. Card and telephone numbers are masked.
    Column("words", Text),
    Column("language", String(12), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("is_anonymous", Boolean, nullable=False),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="SET NULL"), index=True),
    Column("pseudonym", String(16), nullable=False),
    Column("sealed_name", LargeBinary),
    Column("status", String(16), nullable=False),  # received, withdrawn, erased (answers come later)
    Column("received_on", Date, nullable=False),
    Column("received_at", Instant),  # empty for an anonymous one: a day but no hour
    Column("revision", Integer, nullable=False, server_default="1"),
    # Where it was said when not in the open chat: "workshop:W2", "counter"; and by whom of the staff it was typed in.
    Column("source", String(40)),
    Column("entered_by", String(120)),
    Column("answer_state", String(16)),  # of the official answer in force: accepted, partly, not_accepted
    # Hidden from publication by moderation, with a reason of the list; the author is told it.
    Column("hidden_reason", String(24)),
    Column("indexed_revision", Integer),  # whose words can be searched; empty: not yet
    # contribution_themes.id, without a key of its own: SQLite could only add one by copying the whole table.
    Column("theme_id", Id, index=True),
    # In the order in which staff read them, with all that they filter and count by: neither needs the words.
    Index(
        "ix_contributions_review",
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
    ),
    Index(
        "ix_contributions_unindexed",
        "id",
        sqlite_where=text("indexed_revision IS NULL"),
        postgresql_where=text("indexed_revision IS NULL"),
    ),
)

# Contributions that say the same thing, in whatever script or language: answered once.
contribution_themes = Table(
    "contribution_themes",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("title", Text, nullable=False),
    Column("axis_id", String(24)),
    Column("made_by", String(120), nullable=False),
    Column("made_at", Instant, nullable=False),
)

contribution_tags = Table(
    "contribution_tags",
    metadata,
    Column("contribution_id", Id, ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True),
    Column("tag", String(40), primary_key=True),
    _commune(),
    Column("added_by", String(120), nullable=False),
    Index("ix_contribution_tags_by", "commune_id", "tag"),
)

# Among staff; never shown to the author, never published.
contribution_notes = Table(
    "contribution_notes",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column(
        "contribution_id", Id, ForeignKey("contributions.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("sealed_words", LargeBinary, nullable=False),
    Column("author", String(120), nullable=False),
    Column("written_at", Instant, nullable=False),
)

# What staff search by: words folded across spellings and scripts (nlu/normalise.py), made by the service after recording.
contribution_tokens = Table(
    "contribution_tokens",
    metadata,
    Column("commune_id", String(40), ForeignKey("communes.id"), primary_key=True),
    Column("token", String(40), primary_key=True),
    Column("contribution_id", Id, ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_contribution_tokens_of", "contribution_id"),
    sqlite_with_rowid=False,
)

# What the commune answered. Never changed: a later answer is a row more, and the last one holds.
official_answers = Table(
    "official_answers",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column(
        "contribution_id", Id, ForeignKey("contributions.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("state", String(16), nullable=False),  # accepted, partly, not_accepted
    Column("reasons", JSON, nullable=False),  # the commune's words by language; at least one
    Column("axis_id", String(24)),  # the measure that changed, if one did
    Column("commitment_id", String(24)),
    Column("programme_number", Integer),  # of the adopted version that holds the new words
    Column("answered_by", String(120), nullable=False),
    Column("answered_on", Date, nullable=False),
    Column("answered_at", Instant, nullable=False),
)

contribution_attachments = Table(
    "contribution_attachments",
    metadata,
    Column("contribution_id", Id, ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True),
    Column("attachment_id", Id, ForeignKey("attachments.id"), primary_key=True),
    Column("position", Integer, nullable=False),
)

contribution_events = Table(
    "contribution_events",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column(
        "contribution_id", Id, ForeignKey("contributions.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("kind", String(16), nullable=False),  # recorded, corrected, withdrawn, masked, erased
    Column("actor", String(120), nullable=False),  # "author", "system" or the staff member's e-mail
    Column("happened_on", Date, nullable=False),
)

# A link holds no words: erasing deletes words and salt of the item and the chain still verifies.
receipts = Table(
    "receipts",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("reference", String(20), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("salt", LargeBinary),  # emptied when the item is erased
    Column("item_digest", String(64), nullable=False),
    Column("previous_digest", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("added_on", Date, nullable=False),
    UniqueConstraint("commune_id", "number"),
)

chain_heads = Table(
    "chain_heads",
    metadata,
    Column("commune_id", String(40), ForeignKey("communes.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("added_on", Date),  # the day of the last link: the next one is never earlier
    Column(
        "seal", String(64), nullable=False
    ),  # keyed hash of all this: whoever rewrites links cannot make it
)

# Unknown codes are throttled: reading someone's item by guessing must stay hopeless.
missed_lookups = Table(
    "missed_lookups",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("conversation_id", Id, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("missed_at", Instant, nullable=False),
    Index("ix_missed_lookups_recent", "conversation_id", "missed_at"),
)

# How much someone wrote on one day, found by a keyed hash that changes with the day: an anonymous contribution
# counts against the limit and still leads back to nobody. Rows of days gone by are deleted.
allowances = Table(
    "allowances",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("day", Date, nullable=False),
    Column("lookup", String(64), nullable=False, unique=True),
    Column("used", Integer, nullable=False),
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("actor", String(120), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", String(120), nullable=False),
    Column("detail", JSON),
    Column("happened_at", Instant, nullable=False),
    Index("ix_audit_events_subject", "commune_id", "subject"),
)

# One row per key in use, to refuse to start with keys that cannot open what is stored.
key_checks = Table(
    "key_checks",
    metadata,
    Column("key_id", String(16), primary_key=True),
    Column("sealed_check", LargeBinary, nullable=False),
    Column("added_at", Instant, nullable=False),
)

# -- staff -------------------------------------------------------------------------------------------------

staff_members = Table(
    "staff_members",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("email", String(120), nullable=False),  # in small letters: it is the actor of every audit line
    Column("name", String(120), nullable=False),
    Column("roles", JSON, nullable=False),  # names of data/staff.py
    Column("is_active", Boolean, nullable=False),
    Column("added_by", String(120), nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("password_hash", String(200)),  # Argon2; none: has not signed in to the console yet
    Column("sealed_totp", LargeBinary),  # secret of the one-time codes (RFC 6238)
    Column("totp_step", BigInteger),  # of the last code that was taken: none is taken twice
    UniqueConstraint("commune_id", "email"),
)

# Who is signed in to the console. Only a keyed hash of the cookie's token is kept.
staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("staff_id", Id, ForeignKey("staff_members.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("lookup", String(64), nullable=False, unique=True),
    Column("device", String(200), nullable=False),  # as the browser names itself, for "end this session"
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

# Failed attempts to sign in, by keyed hash of the account and of the address: guessing must stay hopeless.
staff_attempts = Table(
    "staff_attempts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lookup", String(64), nullable=False),
    Column("attempted_at", Instant, nullable=False),
    Index("ix_staff_attempts_recent", "lookup", "attempted_at"),
)

# -- the calendar of days on which the commune does not work -------------------------------------------------

calendars = Table(
    "calendars",
    metadata,
    Column("commune_id", String(40), ForeignKey("communes.id"), primary_key=True),
    Column("weekend", JSON, nullable=False),  # weekdays as numbers, Monday 0
    Column("digest", String(64), nullable=False),  # of the file it was imported from
    Column("revision", Integer, nullable=False),  # counts every change
    Column("imported_at", Instant, nullable=False),
)

calendar_days = Table(
    "calendar_days",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("kind", String(12), nullable=False),  # fixed, religious, closure
    Column("month_day", String(5)),  # of a fixed one: "11-06", every year …
    Column("from_year", Integer),  # … from this one on
    Column("starts_on", Date),  # of the others
    Column("days", Integer, nullable=False, server_default="1"),
    Column("names", JSON, nullable=False),  # by language
    # text, press, gk, or estimate: a religious day that nobody has confirmed yet
    Column("confidence", String(12), nullable=False),
    Column("notes", JSON),  # by language: where it was announced, what there is to know
    Column("source", String(8), nullable=False),  # file, or staff: an import leaves those alone
    Column("file_key", String(40)),  # the place in the file it came from, also once staff moved it
    Column("is_removed", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("commune_id", "file_key"),
)

# -- information requests (law 31.13) ------------------------------------------------------------------------

# What the commune has published already (article 10), as its agenda.yaml lists it.
published_documents = Table(
    "published_documents",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("document_id", String(60), nullable=False),
    Column("heading", String(24), nullable=False),  # of article 10
    Column("axis_id", String(24)),
    Column("year", Integer, nullable=False),
    Column("published_on", Date),
    Column("short", JSON, nullable=False),
    Column("title", JSON, nullable=False),
    Column("address", Text, nullable=False),
    UniqueConstraint("commune_id", "document_id"),
)

# Requests for the same thing.
request_groups = Table(
    "request_groups",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("title", Text, nullable=False),  # what is asked for, in staff's words or after masking
    Column("axis_id", String(24)),
    Column("state", String(12), nullable=False),  # open, proposed, dismissed
    Column("proposal", JSON),  # "publish proactively", with its numbers, once the group is large enough
    Column("created_on", Date, nullable=False),
)

information_requests = Table(
    "information_requests",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("reference", String(20), nullable=False, unique=True),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="SET NULL"), index=True),
    Column(
        "account_id", String(80), ForeignKey("channel_accounts.id")
    ),  # where it was written; none at the counter
    Column("channel", String(16), nullable=False),
    Column("language", String(12), nullable=False),
    Column("state", String(24), nullable=False),  # data/requests/states.py
    Column("outcome", String(16)),  # full, partial, refused, redirected, withdrawn
    Column("refusal_code", String(24)),  # article 18
    Column("exception_code", String(32)),  # article 7, named by a refusal that rests on it
    Column("is_urgent", Boolean, nullable=False),
    Column("format", String(16), nullable=False),  # electronic, paper, consultation
    Column("delivery", String(16), nullable=False),  # email, counter, chat
    Column("sealed_matter", LargeBinary),  # JSON: subject, period, why urgent
    Column("sealed_identity", LargeBinary),  # JSON of the identity page
    Column("contribution_reference", String(20)),  # a named comment that it came from; never an anonymous one
    Column("axis_id", String(24)),
    Column("group_id", Id, ForeignKey("request_groups.id")),
    Column("created_on", Date, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("register_number", String(40)),  # of the receipt (article 14)
    Column("received_on", Date),  # day 0 of every clock
    Column("closed_on", Date),
    Column("revision", Integer, nullable=False, server_default="1"),
    Index("ix_information_requests_list", "commune_id", "state", "created_on"),
)

# One row a delay of the law that runs for a case. A due date is never trusted for long: it follows from the start,
# the delay, the pauses and the calendar, and is computed again when the calendar changes.
request_clocks = Table(
    "request_clocks",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("request_id", Id, ForeignKey("information_requests.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(24), nullable=False),  # a delay of data/content/law.yaml
    Column("starts_on", Date, nullable=False),  # day 0: not counted
    Column("amount", Integer, nullable=False),
    Column("unit", String(8), nullable=False),  # working, calendar
    Column("pauses", JSON, nullable=False),  # [[stopped_on, resumed_on or null], …]
    Column("due_on", Date),  # empty while stopped
    Column("told_due_on", Date),  # the date the person was last told
    Column("state", String(8), nullable=False),  # running, stopped, ended
    UniqueConstraint("request_id", "kind"),
    Index("ix_request_clocks_open", "commune_id", "state", "due_on"),
)

request_events = Table(
    "request_events",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column(
        "request_id",
        Id,
        ForeignKey("information_requests.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("kind", String(24), nullable=False),
    Column("actor", String(120), nullable=False),  # "requester", "system" or the staff member's e-mail
    Column("happened_on", Date, nullable=False),
    Column("happened_at", Instant, nullable=False),
    Column("sealed_words", LargeBinary),
    Column("detail", JSON),  # dates and codes, nothing personal
)

request_papers = Table(
    "request_papers",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column(
        "request_id",
        Id,
        ForeignKey("information_requests.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("kind", String(24), nullable=False),  # form, letter, answer, complaint, attachment, draft
    Column("name", String(120), nullable=False),
    Column("language", String(12), nullable=False),
    Column("media_type", String(80), nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("sealed_bytes", LargeBinary),
    Column("created_at", Instant, nullable=False),
)

# What somebody wrote where the commune wants four eyes: it leaves when somebody else approves it. One a case at most.
request_drafts = Table(
    "request_drafts",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column(
        "request_id",
        Id,
        ForeignKey("information_requests.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("kind", String(24), nullable=False),  # the action: answer, refuse, redirect, extend
    Column("state", String(12), nullable=False),  # waiting, returned, approved (only while it is done)
    Column("revision", Integer, nullable=False),  # of the case as the drafter saw it
    Column("version", Integer, nullable=False),  # of the draft: what is approved is what was seen
    Column("sealed_values", LargeBinary, nullable=False),  # JSON: what the action takes, words first
    Column("papers", JSON, nullable=False),  # ids of request_papers of the kind `draft` that go with it
    Column("drafter", String(120), nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("reviewer", String(120)),  # who sent it back, with a word
    Column("reviewed_at", Instant),
    Column("sealed_remark", LargeBinary),
)

# What a person must be told about a case, how it left and what proves it: the start of the next legal delay.
request_notices = Table(
    "request_notices",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("request_id", Id, ForeignKey("information_requests.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("slot", String(80), nullable=False),  # once only: "due_soon:president:2026-12-28"
    Column("facts", JSON, nullable=False),  # dates and codes it is worded from
    Column("state", String(12), nullable=False),  # waiting, leaving, told, parked, on_paper, dropped
    Column("via", String(12)),  # telegram, whatsapp, web, terminal, email, paper
    Column("outbound_id", Id, index=True),
    Column("mail_id", Id),
    Column("proof", String(12)),  # sent, delivered, read, mailed, handed
    Column("proved_on", Date),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("request_id", "slot"),
    Index("ix_request_notices_open", "state", "commune_id"),
)

# The one-time page for the identity. Only a keyed hash of its token is kept.
identity_links = Table(
    "identity_links",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column(
        "request_id",
        Id,
        ForeignKey("information_requests.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("lookup", String(64), nullable=False, unique=True),
    Column("sealed_draft", LargeBinary),  # what was filled in and not sent yet
    Column("expires_at", Instant, nullable=False),
    Column("opened_at", Instant),
    Column("used_at", Instant),
)

mails = Table(
    "mails",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("request_id", Id, ForeignKey("information_requests.id", ondelete="CASCADE"), index=True),
    Column("kind", String(24), nullable=False),
    Column("message_id", String(160), nullable=False, unique=True),
    Column("sealed_message", LargeBinary),  # the message as bytes (RFC 5322); emptied with the case
    Column("state", String(12), nullable=False),  # queued, sending, sent, refused
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Instant),
    Column("trouble", Text),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Index("ix_mails_open", "state", "next_try_at"),
)

# -- council sessions and workshops ------------------------------------------------------------------------

council_sessions = Table(
    "council_sessions",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("session_id", String(24), nullable=False),  # as staff name it: "2027-02"
    Column(
        "kind", String(16), nullable=False
    ),  # ordinary, extraordinary (organic law 113.14, articles 33, 36)
    Column("month", String(7)),  # when it is expected; never announced from this alone
    Column("short", JSON, nullable=False),
    Column("title", JSON, nullable=False),
    Column("attendance", JSON),  # who may come, in the commune's words
    Column("state", String(12), nullable=False),  # expected, announced, held, cancelled
    Column("deliberations", JSON),  # what was decided, once posted (article 273)
    Column("deliberations_on", Date),
    Column("digest", String(64)),  # of the file's entry it came from: an import leaves staff's changes alone
    Column("revision", Integer, nullable=False, server_default="1"),
    UniqueConstraint("commune_id", "session_id"),
)

sittings = Table(
    "sittings",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column(
        "session_id", Id, ForeignKey("council_sessions.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("number", Integer, nullable=False),
    Column("held_on", Date, nullable=False),
    # Wall-clock times of the commune's zone: an instant is computed when it is needed, never stored.
    Column("starts_at", String(5)),
    Column("ends_at", String(5)),
    Column("place", JSON),
    Column("is_public", Boolean, nullable=False),
    Column("state", String(12), nullable=False),  # planned, postponed, no_quorum, held, cancelled
    Column("instead_of_id", Id),  # the sitting that it replaces
    Column("entered_at", Instant, nullable=False),  # who subscribed later has just seen it
    Column("revision", Integer, nullable=False, server_default="1"),
    UniqueConstraint("session_id", "number"),
)

# The governor may add points (article 39): a published agenda is never changed, a new version follows.
agenda_versions = Table(
    "agenda_versions",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("session_id", Id, ForeignKey("council_sessions.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("points", JSON, nullable=False),  # [{axes, from_petition, text by language}]
    Column("published_on", Date, nullable=False),
    Column("entered_at", Instant, nullable=False),
    UniqueConstraint("session_id", "number"),
)

workshops = Table(
    "workshops",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("workshop_id", String(24), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("starts_at", String(5)),
    Column("ends_at", String(5)),
    Column("part_of_day", String(12)),
    Column("place", JSON),
    Column("short", JSON, nullable=False),
    Column("title", JSON, nullable=False),
    Column("audience", JSON),  # who is invited
    Column("agenda", JSON, nullable=False),
    Column("axes", JSON, nullable=False),
    Column("next_steps", JSON),
    Column("minutes", JSON),
    Column("minutes_on", Date),
    Column("capacity", Integer),  # empty: no limit
    Column("takes_registrations", Boolean, nullable=False),
    Column("registration_ends_on", Date),
    Column("state", String(12), nullable=False),  # planned, postponed, cancelled, held
    Column("door_code", String(8)),  # said at the door, told to those registered
    Column("digest", String(64)),
    Column("revision", Integer, nullable=False, server_default="1"),
    UniqueConstraint("commune_id", "workshop_id"),
)

registrations = Table(
    "registrations",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("workshop_id", Id, ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column("reference", String(20), nullable=False, unique=True),
    Column("seats", Integer, nullable=False),
    Column("state", String(12), nullable=False),  # registered, waiting, cancelled, came, absent
    Column("language", String(12), nullable=False),
    Column("registered_at", Instant, nullable=False),  # the order of the waiting list
    Column("checked_in_at", Instant),
    Column("revision", Integer, nullable=False, server_default="1"),
    UniqueConstraint("workshop_id", "citizen_id"),
)

# What a person wants to be reminded of; that they agreed at all is in `consents`.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="CASCADE"), nullable=False),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column("kind", String(12), nullable=False),  # all, axis, mine
    Column("axis_id", String(24), nullable=False, server_default=""),
    Column("language", String(12), nullable=False),
    Column("subscribed_at", Instant, nullable=False),
    UniqueConstraint("citizen_id", "kind", "axis_id"),
)

# One row a person and a reminder or a piece of news: unique, so that nobody hears twice whoever plans it.
announcements = Table(
    "announcements",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="CASCADE"), nullable=False),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column("purpose", String(24), nullable=False),  # the strand of consent it leaves under
    Column("kind", String(32), nullable=False),  # agenda_published, in_a_week, tomorrow, moved, decided …
    Column("subject", String(40), nullable=False),  # "session:2027-02", "workshop:W2"
    Column("slot", String(120), nullable=False),  # kind, subject and the date it is about
    Column("facts", JSON, nullable=False),
    Column("state", String(12), nullable=False),  # waiting, leaving, told, parked, dropped
    Column("reason", String(40)),  # why it was dropped or parked
    Column("outbound_id", Id, index=True),
    Column("due_at", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("citizen_id", "slot"),
    Index("ix_announcements_open", "state", "due_at"),
    Index("ix_announcements_subject", "commune_id", "subject"),
)

# -- how messages may leave --------------------------------------------------------------------------------

# One row a channel account: sends are reserved by the database's clock, so that every worker shares the limit.
sending_rates = Table(
    "sending_rates",
    metadata,
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), primary_key=True),
    # Microseconds of engine time (data/rates.py), so that one UPDATE can count with them on either database.
    Column("reserved_us", BigInteger, nullable=False, server_default="0"),  # up to when sends are reserved
    Column("bulk_us", BigInteger, nullable=False, server_default="0"),  # the same for broadcasts: a part only
    Column("held_us", BigInteger, nullable=False, server_default="0"),  # the provider said: not before
)

# Approved WhatsApp templates: key x language -> ContentSid. The approval state is read from Twilio's Content API.
message_templates = Table(
    "message_templates",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column("name", String(40), nullable=False),  # the key that the code knows: session_reminder
    Column("language", String(12), nullable=False),
    Column("content_sid", String(40), nullable=False),
    Column("variables", JSON, nullable=False),  # names, in the template's order
    Column("category", String(16), nullable=False),  # utility, marketing
    # unknown, unsubmitted, received, pending, approved, rejected, paused, disabled
    Column("approval", String(16), nullable=False),
    Column("trouble", Text),  # why it was rejected, or what does not match, for staff
    Column("checked_at", Instant),
    UniqueConstraint("account_id", "name", "language"),
)

# -- broadcasts --------------------------------------------------------------------------------------------

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("name", String(40), nullable=False),  # as staff call it: "atelier-jeunes"
    Column("purpose", String(24), nullable=False),  # the strand of consent it leaves under
    Column("texts", JSON, nullable=False),  # Fluent pattern by language
    Column("template", String(40)),  # of the registry, for WhatsApp outside the window
    Column("opens", String(40)),  # what its button leads to: "workshop:W2", "comment:"; empty: no button
    Column("segment", JSON, nullable=False),  # data/broadcasts/segments.py
    Column("is_statutory", Boolean, nullable=False, server_default=false()),  # passes an election's silence
    # draft, approved, sending, paused, done, cancelled
    Column("state", String(12), nullable=False),
    Column("not_before_on", Date),  # wall-clock of the commune's zone
    Column("not_before_at", String(5)),
    Column("drafted_by", String(120), nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("approved_by", String(120)),
    Column("approved_at", Instant),
    Column("approved_digest", String(64)),  # of the texts and the segment that were approved
    Column("frozen_at", Instant),  # the list of recipients is made once
    Column("finished_at", Instant),
    Column("revision", Integer, nullable=False, server_default="1"),
    UniqueConstraint("commune_id", "name"),
    Index("ix_broadcasts_open", "state", "commune_id"),
)

broadcast_events = Table(
    "broadcast_events",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("broadcast_id", Id, ForeignKey("broadcasts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),  # drafted, changed, approved, frozen, paused, resumed …
    Column("actor", String(120), nullable=False),
    Column("detail", JSON),
    Column("happened_at", Instant, nullable=False),
)

# Frozen once: who was of the segment at that moment. One row a person, so that nobody hears twice.
broadcast_recipients = Table(
    "broadcast_recipients",
    metadata,
    Column("id", Id, primary_key=True),
    Column("broadcast_id", Id, ForeignKey("broadcasts.id", ondelete="CASCADE"), nullable=False),
    Column("citizen_id", Id, ForeignKey("citizens.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("account_id", String(80), ForeignKey("channel_accounts.id"), nullable=False),
    Column("language", String(12), nullable=False),
    # waiting, leaving, sent, delivered, read, failed, unknown, parked, dropped
    Column("state", String(12), nullable=False),
    Column("reason", String(40)),  # why it was parked, dropped or failed
    Column("outbound_id", Id, index=True),
    Column("left_at", Instant),
    UniqueConstraint("broadcast_id", "citizen_id"),
    Index("ix_broadcast_recipients_next", "broadcast_id", "state", "id"),
)

# Days of an election campaign: nothing leaves but what the law wants told and answers to persons.
neutrality_periods = Table(
    "neutrality_periods",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("set_by", String(120), nullable=False),
    Column("set_at", Instant, nullable=False),
    CheckConstraint("starts_on <= ends_on", name="starts_before_it_ends"),
)

# -- after a workshop --------------------------------------------------------------------------------------

# Who came is asked one question per axis; one row a question, so that nobody is asked twice.
workshop_questions = Table(
    "workshop_questions",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("registration_id", Id, ForeignKey("registrations.id", ondelete="CASCADE"), nullable=False),
    Column("axis_id", String(24), nullable=False),
    Column("state", String(12), nullable=False),  # asked, answered, skipped
    Column("contribution_reference", String(20)),  # of a named answer; never an anonymous one
    UniqueConstraint("registration_id", "axis_id"),
)

# -- reports -----------------------------------------------------------------------------------------------

# Made in the background, with progress; kept until fetched or for a week.
reports = Table(
    "reports",
    metadata,
    Column("id", Id, primary_key=True),
    _commune(),
    Column("kind", String(24), nullable=False),  # consultation, open_data, export
    Column("language", String(12), nullable=False),
    Column("format", String(8), nullable=False),  # docx, pdf, zip, csv, xlsx, json
    Column("options", JSON, nullable=False),
    Column("state", String(12), nullable=False),  # queued, running, done, failed
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer, nullable=False, server_default="0"),
    Column("name", String(120)),  # of the file
    Column("media_type", String(80)),
    Column("sealed_bytes", LargeBinary),
    Column("trouble", Text),
    Column("made_by", String(120), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column(
        "touched_at", Instant
    ),  # last sign of life of who makes it: silent for minutes, another takes it over
    Column("finished_at", Instant),
)
