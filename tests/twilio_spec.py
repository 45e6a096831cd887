"""Checks calls against the trimmed OpenAPI of Twilio in tests/contracts: parameters, types, lengths, patterns."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SPEC = Path(__file__).parent / "contracts" / "twilio.json"


@cache
def spec() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SPEC.read_text(encoding="utf-8"))
    return loaded


@cache
def _validator(operation: str, part: str) -> Draft202012Validator:
    return Draft202012Validator(spec()[operation][part])


def path_matches(operation: str, method: str, path: str) -> bool:
    """Whether a call is this operation, by its method and path template."""
    template = re.sub(r"\{\w+\}", "[^/]+", spec()[operation]["path"].replace(".", r"\."))
    return bool(method == spec()[operation]["method"] and re.fullmatch(template, path))


def form_problems(operation: str, form: Mapping[str, Sequence[str]]) -> list[str]:
    """What is wrong with a form; values are read as the types that the specification wants."""
    schema = spec()[operation]["form"]["properties"]
    values = {name: _typed(given, schema.get(name, {}).get("type")) for name, given in form.items()}
    return _problems(operation, "form", values)


def json_problems(operation: str, part: str, value: object) -> list[str]:
    """What is wrong with a JSON body or answer."""
    return _problems(operation, part, value)


def _problems(operation: str, part: str, value: object) -> list[str]:
    errors = _validator(operation, part).iter_errors(value)
    return [f"{operation}.{error.json_path}: {error.message[:200]}" for error in errors]


def _typed(values: Sequence[str], kind: object) -> object:
    if kind == "array":
        return list(values)
    value: str = values[-1]
    if len(values) > 1:
        return list(values)  # a field twice: no plain type accepts that
    if kind == "integer" and value.lstrip("-").isdigit():
        return int(value)
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    return value


# What Twilio documents of its inbound forms; no OpenAPI describes them.
_INBOUND = [
    "MessageSid",
    "SmsSid",
    "SmsMessageSid",
    "AccountSid",
    "From",
    "To",
    "Body",
    "NumMedia",
    "NumSegments",
    "SmsStatus",
    "ApiVersion",
    "WaId",
    "ProfileName",
    "MessageType",
    "ChannelMetadata",
    "ReferralNumMedia",
    "ButtonText",
    "ButtonPayload",
    "ListId",
    "ListTitle",
    "Latitude",
    "Longitude",
    "Address",
    "Label",
    "Forwarded",
    "FrequentlyForwarded",
    "OriginalRepliedMessageSid",
    "OriginalRepliedMessageSender",
    "ExternalUserId",
    "OptOutType",
]
_STATUS = [
    "MessageSid",
    "SmsSid",
    "SmsStatus",
    "MessageStatus",
    "ErrorCode",
    "ErrorMessage",
    "AccountSid",
    "From",
    "To",
    "ApiVersion",
    "ChannelPrefix",
    "ChannelInstallSid",
    "ChannelToAddress",
    "ChannelStatusMessage",
]
_NEW = ("BrandNewField", "AnotherOne")  # "Twilio will occasionally add parameters without notice"


def inbound_problems(form: Mapping[str, str]) -> list[str]:
    """What is wrong with a form that Twilio is said to post."""
    answer = spec()["send"]["answer"]["properties"]
    known = {*(_STATUS if "MessageStatus" in form else _INBOUND), *_NEW}
    found = [
        f"{n}: unknown" for n in form if n not in known and not re.fullmatch(r"Media(Url|ContentType)\d", n)
    ]
    for name, pattern in (
        ("MessageSid", answer["sid"]["pattern"]),
        ("AccountSid", answer["account_sid"]["pattern"]),
        ("NumMedia", r"^\d+$" if "Body" in form else ""),
        ("MessageStatus", f"^({'|'.join(answer['status']['enum'])})$" if "MessageStatus" in form else ""),
    ):
        if not re.search(pattern, form.get(name, "")):
            found.append(f"{name}: {form.get(name)!r} is not {pattern}")
    return found
