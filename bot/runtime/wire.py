"""Messages as JSON: how what came in and what goes out is kept in the tables."""

import json
from dataclasses import asdict, replace

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
    values["fallback_variables"] = tuple(values.get("fallback_variables", ()))
    return Outbound(**values)


def readdress(body: str, address: str) -> str:
    """The same message to another address."""
    return json.dumps({**json.loads(body), "to": address}, ensure_ascii=False)


def by_fallback(body: str) -> str | None:
    """The same message by the template that goes along with it; None when none does."""
    message = load_outbound(body)
    if not message.fallback:
        return None
    return dump_outbound(
        replace(
            message,
            buttons=(),
            template=message.fallback,
            variables=message.fallback_variables,
            fallback="",
            fallback_variables=(),
        )
    )
