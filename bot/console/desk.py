"""What the console works with: the running service, the keys of its cookies, and two clocks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import machine_now
from bot.console.once import Once
from bot.pages.visitor import Site
from bot.runtime.parts import Runtime
from data.engine import Database


def _nobody(conversation_id: int) -> None:
    """Nothing runs here that could be woken."""


@dataclass(frozen=True, slots=True)
class Desk:
    """`wake(conversation_id)` says that something waits to be sent there; without it the net finds it in seconds."""

    runtime: Runtime
    key: bytes = field(repr=False)  # signs forms and what is kept between two pages
    wake: Callable[[int], None] = _nobody
    # Codes, sessions and throttling count by the machine's time, which the demo never moves.
    machine_now: Callable[[], datetime] = machine_now
    once: Once = field(default_factory=Once)  # forms that were sent twice

    @property
    def database(self) -> Database:
        return self.runtime.database

    @property
    def public_url(self) -> str:
        return self.runtime.settings.public_url

    @property
    def site(self) -> Site:
        return Site(self.public_url, self.key)

    def now(self) -> datetime:
        """Town-hall time."""
        return self.runtime.clock.now()
