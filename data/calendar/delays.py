"""The delays of law 31.13, from data/content/law.yaml; a commune may set another amount or unit in its commune.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from data import communes
from data.engine import Db

REPLY, EXTENSION = "reply", "extension"
URGENT, URGENT_EXTENSION = "urgent", "urgent_extension"
PRESIDENT_WINDOW, PRESIDENT_ANSWER = "president_window", "president_answer"
CDAI_WINDOW, CDAI_ANSWER = "cdai_window", "cdai_answer"
COURT_WINDOW = "court_window"


@dataclass(frozen=True, slots=True)
class Delay:
    """A delay of the law."""

    kind: str
    amount: int
    unit: str  # working, calendar
    article: int


@cache
def of_law() -> Mapping[str, Delay]:
    """Every delay as the law has it, by kind."""
    text = (files("data") / "content" / "law.yaml").read_text(encoding="utf-8")
    written: dict[str, dict[str, Any]] = yaml.safe_load(text)["delays"]
    return MappingProxyType({kind: Delay(kind, **values) for kind, values in written.items()})


def of_commune(db: Db, commune_id: str) -> Mapping[str, Delay]:
    """Every delay as it holds for a commune. UnknownCommune."""
    return changed(communes.load(db, commune_id).profile.get("delays") or {})


def changed(settings: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Delay]:
    """The delays of the law with a commune's own settings: {"urgent": {"unit": "working"}}."""
    found = dict(of_law())
    for kind, values in settings.items():
        given = {name: value for name, value in values.items() if value is not None}
        found[kind] = replace(found[kind], **given)
    return found
