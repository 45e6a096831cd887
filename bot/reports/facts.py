"""The facts of a consultation report, read in one transaction and held as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data import communes, programmes, receipts, rounds
from data.engine import Db
from data.figures import contributions, days, equity, requests
from data.figures import said as speech
from data.figures.said import Place, Said
from data.programmes import ProgrammeRow
from data.receipts import ChainReport
from data.rounds import RoundRow


@dataclass(frozen=True, slots=True)
class Facts:
    day: date
    profile: Mapping[str, Any]
    programmes: Sequence[ProgrammeRow]  # oldest first
    rounds: Sequence[RoundRow]
    came: contributions.Came
    days: days.Days
    waits: Sequence[equity.Wait]
    cases: Sequence[requests.Case]
    said: Said
    chain: ChainReport

    @property
    def programme(self) -> Mapping[str, Any]:
        """The newest version: the order and the titles of the report are its own."""
        return self.programmes[-1].content

    def titles(self, language: str) -> Mapping[Place, str]:
        """Titles of every axis and commitment of any version; the newest words win."""
        found: dict[Place, str] = {}
        for version in self.programmes:
            for axis in version.content["axes"]:
                found[axis["id"], None] = axis["title"][language]
                for each in axis["commitments"]:
                    found[axis["id"], each["id"]] = each["title"][language]
        return found

    def places(self) -> list[tuple[str, list[Place]]]:
        """Every axis with the places in it, in the order of the newest programme; what it no longer has comes last."""
        order: dict[str, list[Place]] = {}
        for version in reversed(self.programmes):
            for axis in version.content["axes"]:
                held = order.setdefault(axis["id"], [(axis["id"], None)])
                held += [
                    (axis["id"], each["id"])
                    for each in axis["commitments"]
                    if (axis["id"], each["id"]) not in held
                ]
        for axis, commitment in self.said.places:
            held = order.setdefault(axis, [(axis, None)])
            if (axis, commitment) not in held:
                held.append((axis, commitment))
        return [(axis, self._spoken_of(held)) for axis, held in order.items()]

    def _spoken_of(self, held: Sequence[Place]) -> list[Place]:
        """The whole axis last, and only where something was said of it; commitments of the newest version always."""
        newest = {(axis["id"], each["id"]) for axis in self.programme["axes"] for each in axis["commitments"]}
        kept = [each for each in held if each in self.said.places or each in newest]
        return sorted(kept, key=lambda place: place[1] is None)


def read(db: Db, commune_id: str, *, day: date) -> Facts:
    """Read everything that a report tells. UnknownCommune; LookupError when the commune has no programme."""
    versions = programmes.of_commune(db, commune_id)
    if not versions:
        raise LookupError(f"The commune {commune_id!r} has no programme.")
    return Facts(
        day=day,
        profile=communes.load(db, commune_id).profile,
        programmes=versions,
        rounds=rounds.of_commune(db, commune_id),
        came=contributions.read(db, commune_id),
        days=days.read(db, commune_id),
        waits=equity.waits(db, commune_id),
        cases=requests.read(db, commune_id),
        said=speech.read(db, commune_id),
        chain=receipts.verify(db, commune_id),
    )
