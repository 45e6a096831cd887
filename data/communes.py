"""Communes: who they are, as their folder says; read by every turn, so read cheaply."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from data.engine import Db
from data.tables import calendars, communes


@dataclass(frozen=True, slots=True)
class CommuneRow:
    id: str
    prefix: str  # of its references
    profile: Mapping[
        str, Any
    ]  # commune.yaml as checked: name, timezone, sample, doors, accounts, counter_hours …
    revision: int  # counts the changes of its content


class UnknownCommune(LookupError):
    """No commune has this id."""


_COLUMNS = (communes.c.id, communes.c.prefix, communes.c.profile, communes.c.revision)
_LOAD = select(*_COLUMNS).where(communes.c.id == bindparam("commune"))
_PREFIX = select(communes.c.prefix).where(communes.c.id == bindparam("commune"))
_REVISION = select(communes.c.revision).where(communes.c.id == bindparam("commune"))


def load(db: Db, commune_id: str) -> CommuneRow:
    """The commune; UnknownCommune when it was never imported."""
    row = db.one(_LOAD, {"commune": commune_id})
    if row is None:
        raise UnknownCommune(f"There is no commune {commune_id!r}.")
    return CommuneRow(*row)


def revision(db: Db, commune_id: str) -> int:
    """A number that grows with every change of the commune, its programme or its rounds: what was read at the same
    number need not be read again. UnknownCommune.
    """
    found = db.value(_REVISION, {"commune": commune_id})
    if found is None:
        raise UnknownCommune(f"There is no commune {commune_id!r}.")
    return int(found)


def prefix(db: Db, commune_id: str) -> str:
    """What the commune's references begin with. UnknownCommune."""
    found = db.value(_PREFIX, {"commune": commune_id})
    if found is None:
        raise UnknownCommune(f"There is no commune {commune_id!r}.")
    return str(found)


def every(db: Db) -> list[CommuneRow]:
    """All communes, by id."""
    return [CommuneRow(*row) for row in db.execute(select(*_COLUMNS).order_by(communes.c.id))]


def without_calendar(db: Db) -> set[str]:
    """The communes that were imported before calendars were kept."""
    asked = select(communes.c.id).where(communes.c.id.not_in(select(calendars.c.commune_id)))
    return {row.id for row in db.execute(asked)}
