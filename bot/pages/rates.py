"""How much one visitor, one address and one commune's page may send: small buckets and counts, in memory."""

import contextlib
import ipaddress
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

# Nobody types faster, and a hasty thumb on the buttons is still heard; a script is slowed down.
POSTS_AT_ONCE = 12
POSTS_A_MINUTE = 30
# A whole village may stand behind one address of its operator.
ADDRESS_AT_ONCE = 120
ADDRESS_A_MINUTE = 240
REMEMBERED = 10_000  # visitors in memory; the longest silent is forgotten first, with a full bucket again

READ_AT_ONCE = 16  # uploads that are being read; each holds up to 16 MB of memory
READ_AT_ONCE_ADDRESS = 4
DAY_BYTES = 2 * 1024**3  # of uploads kept for one commune within a day
DAY_SECONDS = 24 * 3600


@dataclass(slots=True)
class PostRate:
    """A bucket of `at_once` that fills by `a_minute`. `now` counts seconds from anywhere."""

    now: Callable[[], float]
    at_once: int = POSTS_AT_ONCE
    a_minute: int = POSTS_A_MINUTE
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def seconds_to_wait(self, who: str) -> float:
        """0.0 when this post may pass, and it is counted; otherwise how long to wait."""
        now = self.now()
        left = self._left(who, now)
        passes = left >= 1
        self._buckets.pop(who, None)
        self._buckets[who] = (left - 1 if passes else left, now)
        while len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return self._seconds(left)

    def seconds_left(self, who: str) -> float:
        """How long to wait before the next may pass; nothing is counted."""
        return self._seconds(self._left(who, self.now()))

    def _left(self, who: str, now: float) -> float:
        left, then = self._buckets.get(who, (float(self.at_once), now))
        return min(float(self.at_once), left + (now - then) * self.a_minute / 60)

    def _seconds(self, left: float) -> float:
        return 0.0 if left >= 1 else (1 - left) * 60 / self.a_minute


@dataclass(slots=True)
class Reading:
    """The uploads that are being read: one of a visitor, few of an address, not too many of all."""

    _held: Counter[str] = field(default_factory=Counter)

    @contextlib.contextmanager
    def place(self, visitor_id: str, address: str) -> Iterator[bool]:
        """Hold a place while the body is read; False when there is none."""
        wanted = {"": READ_AT_ONCE, f"visitor {visitor_id}": 1}
        if address:
            wanted[f"address {address}"] = READ_AT_ONCE_ADDRESS
        if any(self._held[name] >= most for name, most in wanted.items()):
            yield False
            return
        self._held.update(wanted.keys())
        try:
            yield True
        finally:
            self._held.subtract(wanted.keys())
            self._held += Counter()  # drops what is at zero


@dataclass(slots=True)
class DayBytes:
    """What each commune's page took within a day. A restart begins anew."""

    now: Callable[[], float]
    _taken: dict[str, tuple[float, int]] = field(default_factory=dict)

    def take(self, commune_id: str, size: int) -> bool:
        """Count an upload; False when the day's room is used up, and it is not counted."""
        now = self.now()
        began, taken = self._taken.get(commune_id, (now, 0))
        if now - began >= DAY_SECONDS:
            began, taken = now, 0
        if taken + size > DAY_BYTES:
            return False
        self._taken[commune_id] = (began, taken + size)
        return True


def network(address: str) -> str:
    """The address of a visitor's line: IPv4 whole, IPv6 its /64. "" where it tells nothing: a proxy that is not named
    in FORWARDED_ALLOW_IPS, this machine.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    if not found.is_global:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
