"""The only reader of the environment. Every setting, its meaning and its default; secrets also from NAME_FILE."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "JEMAA_"
SECRET_FILE = "secret_key"  # noqa: S105 - the name of a file in var/
MOST_IDENTITY_HOURS = 720  # thirty days, as long as a chat is kept: an open link is a key that lies about


class SettingsError(Exception):
    """A setting is missing or wrong. The message names it and says what to write."""


def _setting(help_text: str, default: str = "", *, is_secret: bool = False) -> str:
    return field(default=default, metadata={"help": help_text, "secret": is_secret})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of them are read from JEMAA_<NAME>; those marked secret also from the file named by JEMAA_<NAME>_FILE."""

    var_dir: str = _setting("Folder for everything made at run time", "var")
    database_url: str = _setting(
        "sqlite:///… or postgresql://…; unset: SQLite in the var folder", is_secret=True
    )
    public_url: str = _setting(
        "Address under which the world reaches this service; unset: where `jemaa serve` listens",
        "http://127.0.0.1:8000",
    )
    secret_key: str = _setting(
        "Any text of 32 characters or more; unset on SQLite: made in the var folder", is_secret=True
    )
    encryption_keys: str = _setting(
        "Comma-separated base64url keys of 32 bytes, newest first; unset: derived from SECRET_KEY",
        is_secret=True,
    )
    content_dir: str = _setting("Folder of commune folders beside the samples that ship with Jemaa")
    rasa_url: str = _setting("Address of a Rasa server; unset: the embedded reader")
    rasa_token: str = _setting("Token of the Rasa server", is_secret=True)
    telegram_api_url: str = _setting("Telegram Bot API server", "https://api.telegram.org")
    twilio_api_url: str = _setting("Replaces scheme and host of every Twilio product; unset: Twilio's own")
    smtp_url: str = _setting(
        "smtp[s]://user:password@host:port?from=…&ca=FILE&tls=off; unset: mail is written to var/mail",
        is_secret=True,
    )
    identity_hours: str = _setting("Hours for which a link to the identity page is open", "72")
    log_level: str = _setting("debug, info, warning or error", "info")

    def secret(self, name: str) -> str:
        """A commune's own secret by the name of its variable (named in its commune.yaml); "" when unset."""
        return read_value(os.environ, name, is_secret=True)

    @property
    def var(self) -> Path:
        return Path(self.var_dir)

    @property
    def database(self) -> str:
        """The database address in force."""
        return self.database_url or f"sqlite:///{self.var / 'jemaa.db'}"

    @property
    def identity_link_hours(self) -> int:
        return int(self.identity_hours)

    @property
    def is_postgres(self) -> bool:
        return self.database.startswith("postgres")

    def secret_in_force(self) -> str:
        """SECRET_KEY; on SQLite made once in var/ when unset, refused on PostgreSQL.

        SettingsError when there is none or it is short.
        """
        if self.secret_key:
            return self.secret_key
        if self.is_postgres:
            raise SettingsError(
                f"{PREFIX}SECRET_KEY is not set. On PostgreSQL several machines must share it: "
                "set it to any text of 32 characters or more and keep a copy."
            )
        return _kept_secret(self.var / SECRET_FILE)


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        # A link appears whole or not at all, and never replaces the secret of another start.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text().strip()


def read_value(environment: Mapping[str, str], name: str, *, is_secret: bool) -> str:
    """One value, from NAME or, for a secret, from the file named by NAME_FILE. SettingsError when that is not there."""
    file_name = environment.get(f"{name}_FILE", "") if is_secret else ""
    if not file_name:
        return environment.get(name, "").strip()
    if name in environment:
        raise SettingsError(f"Both {name} and {name}_FILE are set. Keep one of them.")
    try:
        return Path(file_name).read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"{name}_FILE names {file_name}, which cannot be read: {error.strerror}."
        ) from error


def read_settings(environment: Mapping[str, str] | None = None, *, listens_on: str = "") -> Settings:
    """Read and check the environment. SettingsError names what is wrong and what to write.

    `listens_on` is this process's own address: links begin with it where JEMAA_PUBLIC_URL is unset.
    """
    source = os.environ if environment is None else environment
    values = {"public_url": listens_on} if listens_on else {}
    for item in fields(Settings):
        value = read_value(source, PREFIX + item.name.upper(), is_secret=bool(item.metadata["secret"]))
        if value:
            values[item.name] = value
    settings = Settings(**values)
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    for name in ("public_url", "telegram_api_url", "twilio_api_url", "rasa_url"):
        value = getattr(settings, name)
        parts = urlsplit(value)
        if value and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise SettingsError(
                f"{PREFIX}{name.upper()} must be an address like https://jemaa.example.ma, not {value!r}."
            )
    if settings.database_url and not settings.database_url.startswith(("sqlite:///", "postgres")):
        raise SettingsError(f"{PREFIX}DATABASE_URL must start with sqlite:/// or postgresql://.")
    hours = settings.identity_hours
    is_number = hours.isascii() and hours.isdigit() and len(hours) <= 3
    if not is_number or not 1 <= int(hours) <= MOST_IDENTITY_HOURS:
        raise SettingsError(
            f"{PREFIX}IDENTITY_HOURS must be a number of hours from 1 to {MOST_IDENTITY_HOURS}, not {hours!r}."
        )
    if settings.log_level.lower() not in ("debug", "info", "warning", "error"):
        raise SettingsError(
            f"{PREFIX}LOG_LEVEL must be debug, info, warning or error, not {settings.log_level!r}."
        )
