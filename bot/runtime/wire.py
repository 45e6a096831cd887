"""Messages as JSON: how what came in and what goes out is kept in the tables."""

import json
from dataclasses import asdict

from bot.channels.base import Button, Inbound, MediaRef, Outbound


def dump_inbound(message: Inbound) -> str:
    """Without the empty fields: most messages are a key, a sender and a text."""
    return json.dumps(
        {k: v for k, v in asdict(message).items() if v not in ("", (), False)}, ensure_ascii=False
    )


def load_inbound(body: str) -> Inbound:
    values = json.loads(body)
    values["media"] = tuple(MediaRef(**item) for item in values.get("media", ()))
    values["aliases"] = tuple(values.get("aliases", ()))
    return Inbound(**values)


def dump_outbound(message: Outbound) -> str:
    return json.dumps({k: v for k, v in asdict(message).items() if v not in ("", ())}, ensure_ascii=False)


def load_outbound(body: str) -> Outbound:
    values = json.loads(body)
    values["buttons"] = tuple(Button(**item) for item in values.get("buttons", ()))
    values["accepts"] = tuple(values.get("accepts", ()))
    values["variables"] = tuple(values.get("variables", ()))
    return Outbound(**values)


def readdress(body: str, address: str) -> str:
    """The same message to another address."""
    return json.dumps({**json.loads(body), "to": address}, ensure_ascii=False)
