"""A group of requests as a commitment "publish proactively", ready to paste under an axis of programme.yaml.

Only what is known is said: how many asked, since when, how long a reply took. Who pastes it completes it.
"""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

import yaml

from data import programmes
from data.engine import Db
from data.requests.groups import GroupRow
from data.texts import written_day

OFFICER = "ati_officer"  # the department of the sample programmes that keeps information requests
LANGUAGES = ("ar", "fr", "ary")


def commitment(db: Db, group: GroupRow) -> dict[str, Any]:
    """A commitment as programme.yaml has them (data/commune_folder.py). The group was proposed."""
    if group.proposal is None:
        raise ValueError(f"group {group.id} was not proposed")
    versions = programmes.of_commune(db, group.commune_id)
    content = versions[-1].content if versions else {}
    words = _words()
    return {
        "id": f"{group.axis_id or 'P'}-G{group.id}",
        **{name: _said(words[name], group) for name in ("short", "title", "problem")},
        "measures": [_said(each, group) for each in words["measures"]],
        "departments": [OFFICER] if OFFICER in content.get("departments", {}) else [],
        "timeline": words["timeline"],
        "indicators": [_said(each, group) for each in words["indicators"]],
        "ogp_values": ["access_to_information"],
        "legal_basis": words["legal_basis"],
        "question": _said(words["question"], group),
    }


def fragment(db: Db, group: GroupRow) -> str:
    """The same as YAML, with a line that says where it goes."""
    where = f"# programme.yaml, axes, {group.axis_id}, commitments:\n" if group.axis_id else ""
    written = yaml.safe_dump([commitment(db, group)], allow_unicode=True, sort_keys=False, width=1_000)
    return where + written


def said(group: GroupRow, language: str) -> str:
    """The proposal in a few lines, in Arabic or French."""
    return _said(_words()["said"], group)[language]


def _said(by_language: Mapping[str, str], group: GroupRow) -> dict[str, str]:
    return {language: text.format(**_facts(group, language)) for language, text in by_language.items()}


def _title(group: GroupRow, language: str) -> str:
    """The title in a language; of Darija in Arabic letters the Arabic one; else the one that the group was given."""
    titles = (group.proposal or {}).get("titles") or {}
    nearest = ("ary", "ar") if language == "ary" else (language,)
    return next((titles[each] for each in nearest if titles.get(each)), group.title)


def _facts(group: GroupRow, language: str) -> dict[str, Any]:
    numbers = group.proposal or {}
    days = numbers["mean_days"]
    names = _words()["languages"][language]
    return {
        "group": group.id,
        "title": _title(group, language),
        "count": numbers["count"],
        "since": written_day(date.fromisoformat(numbers["since"]), language),
        "languages": "، ".join(names[each] for each in numbers["languages"])
        if language != "fr"
        else ", ".join(names[each] for each in numbers["languages"]),
        "days": "—" if days is None else f"{days:g}".replace(".", ","),
    }


def _words() -> dict[str, Any]:
    text = (files("data") / "content" / "proposal.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
