"""Programme versions: axes and commitments as content. A version is never changed once written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from data.engine import Db
from data.tables import programme_versions as versions


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    id: int
    commune_id: str
    number: int  # 1, 2, … within the commune
    status: str  # draft, adopted
    content: Mapping[str, Any]  # programme.yaml as checked, its dates as ISO days


_COLUMNS = (versions.c.id, versions.c.commune_id, versions.c.number, versions.c.status, versions.c.content)
_NEWEST = (
    select(versions.c.id)
    .where(versions.c.commune_id == bindparam("commune"))
    .order_by(versions.c.number.desc())
    .limit(1)
)
_LOAD = select(*_COLUMNS).where(versions.c.id == bindparam("version"))


def newest_id(db: Db, commune_id: str) -> int:
    """The version that new conversations see. LookupError when the commune has none."""
    found = db.value(_NEWEST, {"commune": commune_id})
    if found is None:
        raise LookupError(f"The commune {commune_id!r} has no programme.")
    return int(found)


def load(db: Db, version_id: int) -> ProgrammeRow:
    """One version. LookupError."""
    row = db.one(_LOAD, {"version": version_id})
    if row is None:
        raise LookupError(f"There is no programme version {version_id}.")
    return ProgrammeRow(*row)


def find_id(db: Db, commune_id: str, number: int) -> int | None:
    """The id of a commune's version by its number."""
    found: int | None = db.value(
        select(versions.c.id).where(versions.c.commune_id == commune_id, versions.c.number == number)
    )
    return found


def of_commune(db: Db, commune_id: str) -> list[ProgrammeRow]:
    """All versions of a commune, oldest first."""
    rows = db.execute(
        select(*_COLUMNS).where(versions.c.commune_id == commune_id).order_by(versions.c.number)
    )
    return [ProgrammeRow(*row) for row in rows]
