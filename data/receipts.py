"""The chain of receipts: one per commune, append-only, from which nothing can be taken out or changed unseen.

A link holds a keyed digest of the item (HMAC with the link's own salt), never words. When an item is corrected, masked or
erased, the salts of its older links are emptied, so that nobody can test guesses of the old words against them; the links
stay, and the chain still verifies. The head is locked last in the turn: everybody of a commune needs it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data import receipt_items
from data.engine import Db
from data.receipt_items import Item, canonical
from data.tables import chain_heads, receipts

SALT_BYTES = 32
BATCH = 1_000  # links read at a time when the whole chain is verified
ERASED = "erased"
FIRST = ("recorded", "requested")  # an item that has no links yet


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What verifying a chain found."""

    commune_id: str
    links: int
    head: str  # digest of the last link; printed somewhere else, it proves later that nothing was cut off
    broken_at: int | None = None  # number of the first link that does not hold
    problem: str = ""

    @property
    def is_intact(self) -> bool:
        return self.broken_at is None and not self.problem


@dataclass(frozen=True, slots=True)
class _Link:
    """A link that waits for the end of the transaction."""

    commune_id: str
    kind: str  # recorded, corrected, withdrawn, masked, erased; of a request: requested, moved, erased
    reference: str
    revision: int
    salt: bytes | None
    item_digest: str
    added_on: date

    def __call__(self, db: Db) -> None:
        """Append it: lock the head, link, move the head."""
        number, previous, last_on = _locked_head(db, self.commune_id)
        # A turn that began before midnight may end after one that began later: days never go back in a chain.
        link = replace(self, added_on=max(self.added_on, last_on or self.added_on))
        digest = _link_digest(link, number + 1, previous)
        if self.kind not in FIRST:
            db.execute(_EMPTY_SALTS, {"commune": self.commune_id, "ref": self.reference})
        db.execute(
            insert(receipts),
            {
                "commune_id": self.commune_id,
                "number": number + 1,
                "kind": self.kind,
                "reference": self.reference,
                "revision": self.revision,
                "salt": self.salt,
                "item_digest": self.item_digest,
                "previous_digest": previous,
                "digest": digest,
                "added_on": link.added_on,
            },
        )
        head = {"number": number + 1, "digest": digest, "added_on": link.added_on}
        seal = _head_seal(db, self.commune_id, **head)
        db.execute(
            _MOVE_HEAD,
            {"commune": self.commune_id, "to_seal": seal} | {f"to_{k}": v for k, v in head.items()},
        )


_EMPTY_SALTS = (
    update(receipts)
    .where(receipts.c.commune_id == bindparam("commune"), receipts.c.reference == bindparam("ref"))
    .where(receipts.c.salt.is_not(None))
    .values(salt=None)
)
_MOVE_HEAD = (
    update(chain_heads)
    .where(chain_heads.c.commune_id == bindparam("commune"))
    .values({name: bindparam(f"to_{name}") for name in ("number", "digest", "added_on", "seal")})
)
_HEAD = (
    select(chain_heads.c.number, chain_heads.c.digest, chain_heads.c.added_on)
    .where(chain_heads.c.commune_id == bindparam("commune"))
    .with_for_update()
)


def append(db: Db, *, commune_id: str, kind: str, reference: str, day: date) -> None:
    """Link an item as it stands now; the link is written at the end of the transaction."""
    item = receipt_items.of(db, commune_id, [reference]).get(reference)
    if item is None:
        raise LookupError(f"There is no item {reference!r} to link.")
    salt = None if kind == ERASED else secrets.token_bytes(SALT_BYTES)
    # An erased item has no words left to vouch for; its last link says only that it was erased.
    digest = _item_digest(salt, item) if salt else hashlib.sha256(b"erased").hexdigest()
    db.before_commit.append(_Link(commune_id, kind, reference, item["revision"], salt, digest, day))


def genesis(commune_id: str) -> str:
    """What the first link of a commune stands on."""
    return hashlib.sha256(f"jemaa/{commune_id}".encode()).hexdigest()


def _locked_head(db: Db, commune_id: str) -> tuple[int, str, date | None]:
    row = db.one(_HEAD, {"commune": commune_id})
    if row is None:
        start = {"number": 0, "digest": genesis(commune_id), "added_on": None}
        values = {"commune_id": commune_id, "seal": _head_seal(db, commune_id, **start), **start}
        dialect = postgresql if db.is_postgres else sqlite
        db.execute(dialect.insert(chain_heads).values(values).on_conflict_do_nothing())
        row = db.connection.execute(_HEAD, {"commune": commune_id}).one()
    return row.number, row.digest, row.added_on


def _head_seal(db: Db, commune_id: str, number: Any, digest: Any, added_on: Any) -> str:
    """A keyed hash of the head, from the secret key: the database alone is not enough to make another chain."""
    day = added_on.isoformat() if added_on else ""
    return db.vault.lookup("chain head", "/".join((commune_id, str(number), digest, day)))


def _link_digest(link: Any, number: int, previous: str) -> str:
    """Of a waiting link or a stored one: both have these fields."""
    parts = [
        link.commune_id,
        number,
        link.kind,
        link.reference,
        link.revision,
        link.item_digest,
        link.added_on.isoformat(),
        previous,
    ]
    return hashlib.sha256(canonical(parts)).hexdigest()


def _item_digest(salt: bytes, item: Item) -> str:
    return hmac.new(salt, canonical(item), hashlib.sha256).hexdigest()


# -- verifying ---------------------------------------------------------------------------------------------


def _settle(db: Db, commune_id: str) -> None:
    """Write what waits for the end of this very transaction, so that it can be verified inside it."""
    for link in [w for w in db.before_commit if isinstance(w, _Link) and w.commune_id == commune_id]:
        db.before_commit.remove(link)
        link(db)


def of_item(db: Db, commune_id: str, reference: str) -> list[dict[str, Any]]:
    """The links of one item, oldest first, as plain values; the last one with its salt and what it vouches for."""
    rows = db.execute(
        select(receipts)
        .where(receipts.c.commune_id == commune_id, receipts.c.reference == reference)
        .order_by(receipts.c.number)
    )
    names = ("number", "kind", "reference", "revision", "item_digest", "previous_digest", "digest")
    links = [
        {
            **{name: getattr(row, name) for name in names},
            "added_on": row.added_on.isoformat(),
            "salt": row.salt,
        }
        for row in rows
    ]
    for link in links:
        link["salt"] = link["salt"].hex() if link["salt"] else None
    if links and links[-1]["salt"]:
        item = receipt_items.of(db, commune_id, [reference])[reference]
        links[-1]["item"] = canonical(item).decode()
    return links


def verify_item(db: Db, commune_id: str, reference: str) -> bool:
    """Whether an item is what its last receipt says, and that receipt holds on to its neighbours."""
    _settle(db, commune_id)
    last = db.one(
        select(receipts)
        .where(receipts.c.commune_id == commune_id, receipts.c.reference == reference)
        .order_by(receipts.c.number.desc())
        .limit(1)
    )
    if last is None:
        return False
    around = db.execute(
        select(receipts)
        .where(receipts.c.commune_id == commune_id)
        .where(receipts.c.number.between(last.number - 1, last.number + 1))
        .order_by(receipts.c.number)
    ).all()
    previous = genesis(commune_id) if last.number == 1 else None
    for link in around:
        if _fault(link, link.number, previous or link.previous_digest):
            return False
        previous = link.digest
    return _item_fault(last, receipt_items.of(db, commune_id, [reference]).get(reference)) == ""


def verify(db: Db, commune_id: str) -> ChainReport:
    """Verify the whole chain of a commune: every link, its head, and every item against its last link."""
    _settle(db, commune_id)
    number, previous, last_on = 0, genesis(commune_id), None
    for link in _links(db, commune_id):
        problem = _fault(link, number + 1, previous) or _day_fault(link, last_on)
        if problem:
            return ChainReport(commune_id, number, previous, number + 1, problem)
        number, previous, last_on = link.number, link.digest, link.added_on
    if problem := _head_fault(db, commune_id, number, previous):
        return ChainReport(commune_id, number, previous, number + 1, problem)
    return _verify_items(db, ChainReport(commune_id, number, previous))


def _batches(db: Db, commune_id: str) -> Iterator[Sequence[Any]]:
    last = 0
    while True:
        batch = db.execute(
            select(receipts)
            .where(receipts.c.commune_id == commune_id, receipts.c.number > last)
            .order_by(receipts.c.number)
            .limit(BATCH)
        ).all()
        if not batch:
            return
        yield batch
        last = batch[-1].number


def _links(db: Db, commune_id: str) -> Iterator[Any]:
    for batch in _batches(db, commune_id):
        yield from batch


def _fault(link: Any, number: int, previous: str) -> str:
    """What is wrong with a link at its place; "" when it holds."""
    if link.number != number:
        return f"link {number} is missing"
    if link.previous_digest != previous:
        return f"link {number} does not hold on to the one before it"
    if _link_digest(link, number, previous) != link.digest:
        return f"link {number} ({link.reference}) was changed"
    return ""


def _day_fault(link: Any, last_on: date | None) -> str:
    if last_on is not None and link.added_on < last_on:
        return f"link {link.number} ({link.reference}) has an earlier day than the one before it"
    return ""


def _head_fault(db: Db, commune_id: str, number: int, digest: str) -> str:
    """What is wrong with the head, given the last link that was found; "" when it holds."""
    head = db.one(select(chain_heads).where(chain_heads.c.commune_id == commune_id))
    if head is None:
        return "" if number == 0 else "the head of the chain is gone"
    if (head.number, head.digest) != (number, digest):
        return "links are missing at the end of the chain"
    if not hmac.compare_digest(head.seal, _head_seal(db, commune_id, number, digest, head.added_on)):
        return "the head of the chain was not written by Jemaa, or with another secret key"
    return ""


def _item_fault(link: Any, item: Item | None) -> str:
    """What is wrong with the item of its last link; "" when it is what the receipt says."""
    if link.kind == ERASED:
        return (
            ""
            if item is None or item["words"] is None
            else f"{link.reference} has words, though it was erased"
        )
    if item is None:
        return f"{link.reference} is gone, and was never erased"
    if link.salt is None or _item_digest(link.salt, item) != link.item_digest:
        return f"{link.reference} is not what its receipt says"
    return ""


def _verify_items(db: Db, report: ChainReport) -> ChainReport:
    commune_id = report.commune_id
    last_links = {link.reference: link.number for link in _links(db, commune_id)}
    for batch in _batches(db, commune_id):
        lasts = [link for link in batch if last_links[link.reference] == link.number]
        items = receipt_items.of(db, commune_id, [link.reference for link in lasts])
        for link in lasts:
            if problem := _item_fault(link, items.get(link.reference)):
                return ChainReport(commune_id, report.links, report.head, link.number, problem)
    unlinked = receipt_items.unlinked(db, commune_id)
    problem = f"{unlinked} has no receipt" if unlinked else ""
    return ChainReport(commune_id, report.links, report.head, None, problem)
