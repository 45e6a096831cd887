"""Comparing costs within one run: tests never compare with a clock's seconds, which another machine would not keep."""

import time
from collections.abc import Callable


def cost(work: Callable[[], object], runs: int = 5) -> float:
    """The least processor time of a few runs, in seconds; never zero."""
    times: list[float] = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return max(min(times), 1e-6)
