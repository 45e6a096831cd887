"""Which channels there are, and the accounts that a process can host. A new channel is its file and a line here.

A channel's module is imported when the first account of it is built: python-telegram-bot and twilio cost memory
and start-up time that a web-only process should not pay.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from bot.channels.base import Channel, Misconfigured
from bot.settings import Settings, SettingsError


class CommuneRow(Protocol):
    """What is needed of a commune: its id and its profile, as commune.yaml gave it."""

    @property
    def id(self) -> str: ...

    @property
    def profile(self) -> Mapping[str, Any]: ...


def _telegram(settings: Settings, name: str, account: Mapping[str, Any]) -> Channel | None:
    token, secret = settings.secret(account["token"]), settings.secret(account["secret"])
    if not token:
        return None
    if not secret:
        raise SettingsError(
            f"{account['token']} is set and {account['secret']} is not. Without that secret anybody could post messages "
            "in Telegram's name: set it to 32 or more letters and digits of your own."
        )
    from bot.channels.telegram import Telegram  # noqa: PLC0415 - imported when there is an account

    return Telegram(account=name, token=token, secret=secret, api_url=settings.telegram_api_url)


def _whatsapp(settings: Settings, name: str, account: Mapping[str, Any]) -> Channel | None:
    variables = [account[field] for field in ("account_sid", "auth_token", "number")]
    values = [settings.secret(variable) for variable in variables]
    if not any(values):
        return None
    missing = [variable for variable, value in zip(variables, values, strict=True) if not value]
    if missing:
        raise SettingsError(
            f"{' and '.join(missing)} must be set too: Twilio needs all of {', '.join(variables)}."
        )
    from bot.channels.whatsapp import WhatsApp  # noqa: PLC0415 - imported when there is an account

    account_sid, auth_token, number = values
    return WhatsApp(
        account=name,
        account_sid=account_sid,
        auth_token=auth_token,
        number=number,
        shells=account.get("shells") or {},
        public_url=settings.public_url,
        api_url=settings.twilio_api_url,
    )


BUILDERS: Mapping[str, Callable[[Settings, str, Mapping[str, Any]], Channel | None]] = {
    "telegram": _telegram,
    "whatsapp": _whatsapp,
}


def build_channels(settings: Settings, communes: Iterable[CommuneRow]) -> dict[str, Channel]:
    """The channels of every account whose secrets are set, by account id ("telegram:berkane").

    An account without secrets is not hosted. SettingsError names the variable that is missing or wrong.
    """
    channels: dict[str, Channel] = {}
    for commune in communes:
        accounts = commune.profile.get("accounts") or {}
        for kind, build in BUILDERS.items():
            account = accounts.get(kind)
            if not account:
                continue
            name = f"{kind}:{account['account']}"
            if name in channels:
                raise SettingsError(f"The {kind} account {account['account']!r} is named by two communes.")
            try:
                channel = build(settings, name, account)
            except Misconfigured as error:
                raise SettingsError(str(error)) from None
            if channel:
                channels[name] = channel
    return channels
