"""What a provider lets one account send, counted on arrival: so many in any second, and so often to one person."""

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Meter:
    """Telegram: 30 in any second, one a second to a person. WhatsApp: 80, and one every 6 seconds with a burst.

    `slack` is what the network may take from the distance between two messages to one person.
    """

    per_second: int
    person_seconds: float
    person_burst: int = 1
    slack: float = 0.02
    refused: int = 0
    taken: list[float] = field(default_factory=list)
    _second: deque[float] = field(default_factory=deque)
    _free_at: dict[str, float] = field(default_factory=dict)

    def takes(self, person: str, at: float) -> bool:
        """Whether a message that arrives now is taken; time.perf_counter()."""
        while self._second and at - self._second[0] >= 1.0:
            self._second.popleft()
        free_at = max(self._free_at.get(person, at), at - self.person_seconds * (self.person_burst - 1))
        if len(self._second) >= self.per_second or free_at > at + self.slack:
            self.refused += 1
            return False
        self._second.append(at)
        self._free_at[person] = free_at + self.person_seconds
        self.taken.append(at)
        return True


def telegram_limits() -> Meter:
    return Meter(30, 1.0)


def whatsapp_limits() -> Meter:
    return Meter(80, 6.0, person_burst=5)
