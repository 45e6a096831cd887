"""Lives in the order of time: who acts first goes first, so that nothing in the register or in the chain of receipts goes back."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import count

Life = Iterator[datetime]


def live(lives: Iterable[Life]) -> None:
    """Let all of them go on, each at its moments, until nothing is left to do."""
    numbers = count()
    waiting: list[tuple[datetime, int, Life]] = []
    for each in lives:
        _wait(waiting, each, next(numbers))
    while waiting:
        _, number, life = heapq.heappop(waiting)
        _wait(waiting, life, number)


def _wait(waiting: list[tuple[datetime, int, Life]], life: Life, number: int) -> None:
    moment = next(life, None)
    if moment is not None:
        heapq.heappush(waiting, (moment, number, life))
