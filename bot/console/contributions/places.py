"""What the codes of axes, commitments and rounds are called, in the language of who reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.console.words import Words
from data import programmes, rounds
from data.engine import Db
from data.programmes import ProgrammeRow
from data.rounds import RoundRow


@dataclass(frozen=True, slots=True)
class Places:
    """The programme as it is now, with titles of older versions for what it no longer has."""

    words: Words
    versions: tuple[ProgrammeRow, ...]
    rounds: tuple[RoundRow, ...]

    @classmethod
    def of(cls, db: Db, commune_id: str, words: Words) -> "Places":
        return cls(
            words, tuple(programmes.of_commune(db, commune_id)), tuple(rounds.of_commune(db, commune_id))
        )

    @property
    def axes(self) -> list[tuple[str, str]]:
        """Codes and short titles, in the programme's order."""
        return [(axis["id"], f"{axis['id']} {self._short(axis)}") for axis in self._newest]

    def commitments(self, axis_id: str) -> list[tuple[str, str]]:
        """Those of one axis."""
        axis = next((axis for axis in self._newest if axis["id"] == axis_id), None)
        return [
            (each["id"], f"{each['id']} {self._short(each)}") for each in (axis or {}).get("commitments", ())
        ]

    @property
    def measures(self) -> list[tuple[str, str]]:
        """Everything an answer can name as changed: axes and their commitments."""
        found: list[tuple[str, str]] = []
        for code, title in self.axes:
            found += [(code, title), *((each, f"— {named}") for each, named in self.commitments(code))]
        return found

    def axis(self, axis_id: str) -> str:
        return next((title for code, title in self.axes if code == axis_id), axis_id)

    def place(self, axis_id: str, commitment_id: str | None) -> str:
        """The short title of what was spoken of."""
        if commitment_id is None:
            return self.axis(axis_id)
        found = (title for code, title in self.commitments(axis_id) if code == commitment_id)
        return next(found, commitment_id)

    def round(self, round_id: int) -> str:
        found = next((row for row in self.rounds if row.id == round_id), None)
        return self.words(f"contributions-round-{found.kind}") if found else str(round_id)

    def passage(self, version_id: int, axis_id: str, commitment_id: str | None) -> Mapping[str, Any] | None:
        """The axis or commitment as its author read it: title, and the problem or the summary."""
        content = next((row.content for row in self.versions if row.id == version_id), None)
        axes: Sequence[Mapping[str, Any]] = (content or {}).get("axes", ())
        axis = next((each for each in axes if each["id"] == axis_id), None)
        if axis is None or commitment_id is None:
            return axis
        return next((each for each in axis["commitments"] if each["id"] == commitment_id), axis)

    @property
    def _newest(self) -> Any:
        return self.versions[-1].content["axes"] if self.versions else ()

    def _short(self, part: Mapping[str, Any]) -> str:
        return self.words.pick(part.get("short") or part["title"])
