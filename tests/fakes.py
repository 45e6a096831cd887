"""Stand-ins for what a test must hold still: the clock, the keys."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from data.vault import Vault

SECRET = "a secret for tests, long enough to be one"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)  # a Saturday; Morocco is at UTC+0


@dataclass(slots=True)
class FrozenClock:
    """A clock that stands still until it is moved."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at

    def move(self, **by: float) -> datetime:
        """Go forward: `clock.move(days=2)`. Returns the new time."""
        self.at += timedelta(**by)
        return self.at


def make_vault() -> Vault:
    return Vault(SECRET)
