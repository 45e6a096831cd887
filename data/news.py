"""What came in since somebody looked, by ids alone: new comments, filed requests, words to whoever holds a conversation.

Asked every few seconds while a list is open: only what is newer than the oldest page that is still open is read.
"""

from collections.abc import Mapping

from sqlalchemy import Select, bindparam, func, select

from data.engine import Db
from data.tables import contributions, conversations, inbound_messages, request_events

CONTRIBUTIONS, REQUESTS, CONVERSATIONS = "contributions", "requests", "conversations"
MOST = 100  # new ones that are told apart: beyond, a page says that there are many
# What is counted on, in each list: it grows by one with whatever comes in.
_MARKS = {
    CONTRIBUTIONS: select(func.max(contributions.c.id)),
    REQUESTS: select(func.max(request_events.c.id)),
    CONVERSATIONS: select(func.max(inbound_messages.c.id)),
}
LISTS = tuple(_MARKS)
_NEWER: Mapping[str, Select[tuple[int]]] = {
    CONTRIBUTIONS: select(contributions.c.id)
    .where(contributions.c.id > bindparam("after"), contributions.c.commune_id == bindparam("commune"))
    .order_by(contributions.c.id.desc())
    .limit(MOST),
    REQUESTS: select(request_events.c.id)
    .where(request_events.c.id > bindparam("after"), request_events.c.commune_id == bindparam("commune"))
    .where(request_events.c.kind == "identify")  # said who they are, or were written down at the counter
    .order_by(request_events.c.id.desc())
    .limit(MOST),
    CONVERSATIONS: select(inbound_messages.c.id)
    .join(conversations, conversations.c.id == inbound_messages.c.conversation_id)
    .where(inbound_messages.c.id > bindparam("after"), inbound_messages.c.commune_id == bindparam("commune"))
    .where(conversations.c.owner == "staff")
    .order_by(inbound_messages.c.id.desc())
    .limit(MOST),
}


def mark(db: Db, name: str) -> int:
    """Up to where a list (of LISTS) is known to whoever looks at it now; of all communes, as it only says what is newer."""
    return int(db.value(_MARKS[name]) or 0)


def newer(db: Db, commune_id: str, name: str, after: int) -> tuple[int, ...]:
    """The marks of what came into a list since, in their order; at most the newest MOST."""
    rows = db.execute(_NEWER[name], {"commune": commune_id, "after": after})
    return tuple(sorted(row.id for row in rows))
