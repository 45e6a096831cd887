"""Which accounts a process hosts, from the communes' profiles and the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.channels.registry import BUILDERS, build_channels
from bot.settings import Settings, SettingsError

ACCOUNT_SID = "AC0123456789abcdef0123456789abcdef"
TELEGRAM = {"BERKANE_TELEGRAM_TOKEN": "123:abc", "BERKANE_TELEGRAM_SECRET": "a-secret"}
WHATSAPP = {
    "BERKANE_TWILIO_ACCOUNT_SID": ACCOUNT_SID,
    "BERKANE_TWILIO_AUTH_TOKEN": "a-password",
    "BERKANE_WHATSAPP_NUMBER": "+212500000000",
}


@dataclass(frozen=True)
class Row:
    """A commune as far as the registry looks at it."""

    id: str
    profile: Mapping[str, Any] = field(default_factory=dict)


def commune(name: str = "berkane", account: str = "berkane") -> Row:
    prefix = name.upper()
    telegram = {
        "account": account,
        "token": f"{prefix}_TELEGRAM_TOKEN",
        "secret": f"{prefix}_TELEGRAM_SECRET",
    }
    whatsapp = {
        "account": account,
        "account_sid": f"{prefix}_TWILIO_ACCOUNT_SID",
        "auth_token": f"{prefix}_TWILIO_AUTH_TOKEN",
        "number": f"{prefix}_WHATSAPP_NUMBER",
        "shells": {"ar": {"qr-2": f"HX{1:032x}"}},
    }
    return Row(name, {"accounts": {"telegram": telegram, "whatsapp": whatsapp}})


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in (*TELEGRAM, *WHATSAPP):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.replace("BERKANE", "SETTAT"), raising=False)
    return monkeypatch


def give(environment: pytest.MonkeyPatch, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        environment.setenv(name, value)


def test_hosts_nothing_without_secrets(environment: pytest.MonkeyPatch) -> None:
    assert build_channels(Settings(), [commune(), Row("settat"), Row("sale", {"accounts": None})]) == {}


def test_hosts_the_accounts_whose_secrets_are_set(environment: pytest.MonkeyPatch) -> None:
    give(environment, TELEGRAM | WHATSAPP)
    channels = build_channels(Settings(), [commune(), commune("settat", "settat")])
    assert {name: (channel.name, channel.account) for name, channel in channels.items()} == {
        "telegram:berkane": ("telegram", "telegram:berkane"),
        "whatsapp:berkane": ("whatsapp", "whatsapp:berkane"),
    }
    assert set(BUILDERS) == {"telegram", "whatsapp"}


def test_the_account_need_not_be_called_as_the_commune(environment: pytest.MonkeyPatch) -> None:
    give(environment, TELEGRAM)
    assert list(build_channels(Settings(), [commune(account="berkane_test")])) == ["telegram:berkane_test"]


def test_a_token_without_a_secret_is_refused(environment: pytest.MonkeyPatch) -> None:
    give(environment, {"BERKANE_TELEGRAM_TOKEN": "123:abc"})
    with pytest.raises(SettingsError, match="BERKANE_TELEGRAM_SECRET is not"):
        build_channels(Settings(), [commune()])


@pytest.mark.parametrize("missing", sorted(WHATSAPP))
def test_half_of_twilios_settings_is_refused(environment: pytest.MonkeyPatch, missing: str) -> None:
    give(environment, {name: value for name, value in WHATSAPP.items() if name != missing})
    with pytest.raises(SettingsError, match=f"{missing} must be set"):
        build_channels(Settings(), [commune()])


@pytest.mark.parametrize(
    ("name", "value"), [("BERKANE_TELEGRAM_TOKEN", "nonsense"), ("BERKANE_TWILIO_ACCOUNT_SID", "nonsense")]
)
def test_what_cannot_be_right_is_refused_unquoted(
    environment: pytest.MonkeyPatch, name: str, value: str
) -> None:
    give(environment, TELEGRAM | WHATSAPP | {name: value})
    with pytest.raises(SettingsError, match=":berkane") as caught:
        build_channels(Settings(), [commune()])
    assert value not in str(caught.value)


def test_two_communes_cannot_share_an_account(environment: pytest.MonkeyPatch) -> None:
    give(
        environment, TELEGRAM | {name.replace("BERKANE", "SETTAT"): value for name, value in TELEGRAM.items()}
    )
    with pytest.raises(SettingsError, match="two communes"):
        build_channels(Settings(), [commune(), commune("settat", "berkane")])


def test_a_secret_may_come_from_a_file(environment: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "token").write_text("123:abc\n")
    give(
        environment, {"BERKANE_TELEGRAM_TOKEN_FILE": str(tmp_path / "token"), "BERKANE_TELEGRAM_SECRET": "x"}
    )
    assert list(build_channels(Settings(), [commune()])) == ["telegram:berkane"]
