"""Checks values against the trimmed Bot API of tests/contracts: names, required fields, types and lengths."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SPEC = Path(__file__).parent / "contracts" / "telegram_bot_api.json"
_PLAIN: Mapping[str, type | tuple[type, ...]] = {
    "String": str,
    "Integer": int,
    "Float": (int, float),
    "Boolean": bool,
    "True": bool,
}


@cache
def spec() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SPEC.read_text(encoding="utf-8"))
    return loaded


def call_problems(method: str, parameters: Mapping[str, Any]) -> list[str]:
    """What is wrong with a call; empty when it is as the specification wants it."""
    known = spec()["methods"].get(method)
    if known is None:
        return [f"{method}: no such method in tests/contracts"]
    return _fields(method, parameters, known["fields"])


def problems(type_name: str, value: object) -> list[str]:
    """What is wrong with a value of a type of the Bot API."""
    return _typed(type_name, value, type_name)


def _fields(where: str, values: Mapping[str, Any], fields: Mapping[str, Any]) -> list[str]:
    found = [f"{where}.{name}: not in the specification" for name in values if name not in fields]
    found += [
        f"{where}.{name}: missing" for name, f in fields.items() if f.get("required") and name not in values
    ]
    for name, value in values.items():
        if name in fields:
            found += _field(f"{where}.{name}", value, fields[name])
    return found


def _field(where: str, value: object, field: Mapping[str, Any]) -> list[str]:
    tried = [_typed(name, value, where) for name in field["types"]]
    best = min(tried, key=len)
    return best or _length(where, value, field)


def _length(where: str, value: object, field: Mapping[str, Any]) -> list[str]:
    if "max" not in field:
        return []
    if isinstance(value, str):
        size = len(value.encode()) if field["unit"] == "bytes" else len(value.encode("utf-16-le")) // 2
    else:
        assert isinstance(value, int)
        size = value
    return (
        []
        if field["min"] <= size <= field["max"]
        else [f"{where}: {size} is not {field['min']}-{field['max']}"]
    )


def _typed(name: str, value: object, where: str) -> list[str]:
    if name.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where}: not a list"]
        inner = name.removeprefix("Array of ")
        return [p for i, item in enumerate(value) for p in _typed(inner, item, f"{where}[{i}]")]
    if name in _PLAIN:
        is_right = isinstance(value, _PLAIN[name]) and (
            isinstance(value, bool) == (name in ("Boolean", "True"))
        )
        return [] if is_right else [f"{where}: {type(value).__name__} is not {name}"]
    known = spec()["types"].get(name)
    if known is None:
        return [f"{where}: type {name} is not in tests/contracts"]
    if "subtypes" in known:
        return min((_typed(inner, value, where) for inner in known["subtypes"]), key=len)
    if not isinstance(value, dict):
        return [f"{where}: not a {name}"]
    return _fields(where, value, known["fields"])
