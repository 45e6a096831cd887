"""What a broadcast would do if it left now: how many by channel and language, who is left out and why, what it would cost."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from data import communes
from data.broadcasts import segments, ways
from data.broadcasts.rows import BroadcastRow
from data.broadcasts.segments import Rules
from data.broadcasts.ways import Ways
from data.engine import Db
from data.tables import conversations


@dataclass(frozen=True, slots=True)
class Cost:
    """Templates by category, and what they come to; no sum where the commune entered no price."""

    category: str
    templates: int
    price: float | None
    currency: str

    @property
    def sum(self) -> float | None:
        return None if self.price is None else round(self.templates * self.price, 2)


@dataclass(frozen=True, slots=True)
class Counted:
    """The people of a segment, as of one moment."""

    reached: Mapping[tuple[str, str], int]  # (channel, language)
    left_out: Mapping[tuple[str, str, str], int]  # (reason, channel, language)
    costs: tuple[Cost, ...]

    @property
    def total(self) -> int:
        return sum(self.reached.values())

    def reasons(self) -> dict[str, int]:
        """How many are left out, by reason, in the order in which reasons are looked for."""
        found: Counter[str] = Counter()
        for (reason, _, _), many in self.left_out.items():
            found[reason] += many
        return {each: found[each] for each in segments.REASONS if found[each]}


def count(db: Db, row: BroadcastRow, now: datetime) -> Counted:
    """Count the people of a broadcast, without choosing anybody yet."""
    templated = ways.templated(db, row)
    rules = segments.rules(db, row, frozenset(templated), now)
    found = segments.people(db, row, rules).subquery()
    asked = select(found.c.channel, found.c.language, found.c.reason, func.count()).group_by(
        found.c.channel, found.c.language, found.c.reason
    )
    reached: dict[tuple[str, str], int] = {}
    left_out: dict[tuple[str, str, str], int] = {}
    for channel, language, reason, many in db.execute(asked):
        if reason is None:
            reached[channel, language] = many
        else:
            left_out[reason, channel, language] = many
    return Counted(
        dict(sorted(reached.items())), dict(sorted(left_out.items())), _costs(db, row, rules, templated)
    )


def _costs(db: Db, row: BroadcastRow, rules: Rules, templated: Ways) -> tuple[Cost, ...]:
    """Only templates are paid for: text within a day of the person's last word is not."""
    if not templated:
        return ()
    found = segments.people(db, row, rules).subquery()
    own = conversations.c
    silent = (own.last_inbound_at.is_(None)) | (own.last_inbound_at <= rules.window)
    asked = (
        select(found.c.account_id, found.c.language, func.count())
        .join(
            conversations,
            (own.citizen_id == found.c.citizen_id) & (own.account_id == found.c.account_id),
        )
        .where(found.c.reason.is_(None), found.c.channel == "whatsapp", silent)
        .group_by(found.c.account_id, found.c.language)
    )
    many: Counter[str] = Counter()
    for account, language, people in db.execute(asked):
        many[templated[account, language].category] += people
    prices = _prices(db, row.commune_id)
    currency = str(prices.get("currency", "MAD"))
    return tuple(Cost(each, many[each], prices.get(each), currency) for each in sorted(many))


def _prices(db: Db, commune_id: str) -> Mapping[str, Any]:
    announcing = communes.load(db, commune_id).profile.get("announcing") or {}
    found: Mapping[str, Any] = announcing.get("prices") or {}
    return found
