"""Tags: the staff's own words to sort contributions by."""

import unicodedata
from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from data.engine import Db
from data.tables import contribution_tags as table

LONGEST = 40
AT_MOST = 12  # of one contribution


class TagError(ValueError):
    """This cannot be a tag; `code` says why: empty, too_long, too_many."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def tidy(text: str) -> str:
    """A tag as it is kept: one spelling, no comma and no #. TagError."""
    plain = (
        unicodedata.normalize("NFC", text).casefold().replace("،", " ").replace(",", " ").replace("#", " ")
    )
    tag = " ".join("".join(c for c in plain if unicodedata.category(c) not in {"Cc", "Cf"}).split())
    if not tag:
        raise TagError("empty")
    if len(tag) > LONGEST:
        raise TagError("too_long")
    return tag


def add(db: Db, commune_id: str, contribution_id: int, text: str, *, actor: str) -> str:
    """Tag a contribution; twice is once. Returns the tag as it is kept. TagError."""
    tag = tidy(text)
    known = of(db, contribution_id)
    if tag not in known and len(known) >= AT_MOST:
        raise TagError("too_many")
    dialect = postgresql if db.is_postgres else sqlite
    values = {"contribution_id": contribution_id, "tag": tag, "commune_id": commune_id, "added_by": actor}
    db.execute(dialect.insert(table).values(values).on_conflict_do_nothing())
    return tag


def remove(db: Db, contribution_id: int, tag: str) -> None:
    db.execute(delete(table).where(table.c.contribution_id == contribution_id, table.c.tag == tag))


def of(db: Db, contribution_id: int) -> list[str]:
    rows = select(table.c.tag).where(table.c.contribution_id == contribution_id).order_by(table.c.tag)
    return list(db.execute(rows).scalars())


def used(db: Db, commune_id: str, limit: int = 60) -> Sequence[tuple[str, int]]:
    """The tags of a commune that are used most, and how often."""
    count = func.count().label("count")
    rows = db.execute(
        select(table.c.tag, count)
        .where(table.c.commune_id == commune_id)
        .group_by(table.c.tag)
        .order_by(count.desc(), table.c.tag)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


def forget(db: Db, contribution_id: int) -> None:
    db.execute(delete(table).where(table.c.contribution_id == contribution_id))
