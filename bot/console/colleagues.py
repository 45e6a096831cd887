"""Who of the staff did something: their deeds are kept under an address, and a page says their name."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from bot.console.visit import Visit
from bot.console.words import Words
from data import staff
from data.engine import Db


@dataclass(frozen=True, slots=True)
class Colleagues:
    """`colleagues(actor)` writes a member, present or former, for a page."""

    words: Words
    names: Mapping[str, str]  # by address

    @classmethod
    def of(cls, visit: Visit, db: Db) -> "Colleagues":
        """Those of the visit's commune, in one query."""
        return cls(visit.words, staff.names(db, visit.commune_id))

    def __call__(self, actor: str) -> Markup:
        """The name, with the address as its title; an address of nobody we know stands for itself."""
        name = self.names.get(actor.casefold())
        return Markup('<bdi title="{}">{}</bdi>').format(actor, name) if name else self.words.ref(actor)
