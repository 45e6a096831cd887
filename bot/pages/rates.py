"""How fast one visitor may write: a small bucket each, in memory."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

# Nobody types faster, and a hasty thumb on the buttons is still heard; a script is slowed down.
POSTS_AT_ONCE = 12
POSTS_A_MINUTE = 30
REMEMBERED = 10_000  # visitors in memory; the longest silent is forgotten first, with a full bucket again


@dataclass(slots=True)
class PostRate:
    """A bucket of POSTS_AT_ONCE that fills by POSTS_A_MINUTE. `now` counts seconds from anywhere."""

    now: Callable[[], float]
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def seconds_to_wait(self, visitor_id: str) -> float:
        """0.0 when this post may pass, and it is counted; otherwise how long to wait."""
        now = self.now()
        left, then = self._buckets.pop(visitor_id, (float(POSTS_AT_ONCE), now))
        left = min(float(POSTS_AT_ONCE), left + (now - then) * POSTS_A_MINUTE / 60)
        passes = left >= 1
        self._buckets[visitor_id] = (left - 1 if passes else left, now)
        while len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return 0.0 if passes else (1 - left) * 60 / POSTS_A_MINUTE
