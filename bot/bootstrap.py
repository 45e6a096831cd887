"""The composition root: the only place where the parts of the running service are built and joined."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.channels.base import Channel
from bot.channels.registry import build_channels
from bot.channels.web import Web
from bot.clock import Clock, TownClock
from bot.runtime.hearing import Reader
from bot.runtime.parts import Runtime
from bot.settings import Settings, SettingsError
from data import communes, health, messages
from data.engine import Database
from data.rates import limits_of
from data.vault import Vault, VaultError, parse_keys
from nlu.reader import Reader as EmbeddedReader

if TYPE_CHECKING:
    from bot.rasa import RasaReader

DEMO_CLOCK = "clock.json"  # in var/: how far `jemaa demo clock` moved the town hall's time
WEB, TERMINAL = "web", "terminal"
_LINK, _HIDDEN = re.compile(r"(/identity/)(?!static/)[^\s/?\"']+"), r"\1…"


class WithoutLinks(logging.Formatter):
    """The address of an identity page opens it, so its token is in no line of any log, nor in a trace."""

    def format(self, record: logging.LogRecord) -> str:
        return _LINK.sub(_HIDDEN, super().format(record))


def hide_links(record: logging.LogRecord) -> bool:
    """The same for uvicorn's access log, which formats by itself. `serve` has none; somebody may turn it on."""
    if isinstance(record.args, tuple):
        record.args = tuple(
            _LINK.sub(_HIDDEN, each) if isinstance(each, str) else each for each in record.args
        )
    return True


def configure_logging(settings: Settings, stream_to: Path | None = None) -> None:
    """Log to stderr, or to a file when stdout and stderr belong to a person. httpx would log the bot's token."""
    handler: logging.Handler = logging.StreamHandler()
    if stream_to:
        stream_to.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(stream_to, encoding="utf-8")
    handler.setFormatter(WithoutLinks("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    logging.getLogger("uvicorn.access").addFilter(hide_links)
    for noisy in (
        "httpx",
        "httpcore",
        "twilio",
        "telegram",
        "apscheduler",
        "procrastinate",
        "alembic",
        "aiohttp",
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def open_database(settings: Settings) -> Database:
    """The database, migrated, with keys that open what it holds. SettingsError when they do not."""
    try:
        secret = settings.secret_in_force()
        keys = parse_keys(settings.encryption_keys) if settings.encryption_keys else []
        database = Database(settings.database, Vault(secret, keys))
    except VaultError as error:
        raise SettingsError(f"JEMAA_SECRET_KEY or JEMAA_ENCRYPTION_KEYS: {error}.") from error
    database.migrate()
    clock = demo_clock(settings)
    with database.writing() as db:
        try:
            health.check_keys(db, now=clock.now())
        except VaultError as error:
            raise SettingsError(f"JEMAA_SECRET_KEY or JEMAA_ENCRYPTION_KEYS: {error}.") from error
    return database


def demo_clock(settings: Settings) -> TownClock:
    """The one clock; it follows what `jemaa demo clock` wrote."""
    return TownClock(settings.var / DEMO_CLOCK)


def ensure_communes(database: Database, settings: Settings, names: Sequence[str], clock: Clock) -> list[str]:
    """Import the named communes that are not there yet (or not whole), and open their web and terminal accounts."""
    now = clock.now()
    with database.writing() as db:
        there = {row.id for row in communes.every(db)}
        missing = set(names) - (there - communes.without_calendar(db))
        if missing:
            from data.content_import import ensure_sample  # noqa: PLC0415 - most starts check no folder

            for name in sorted(missing):
                ensure_sample(db, name, extra_folder=settings.content_dir or None, now=now)
        for name in names:
            for channel in (WEB, TERMINAL):
                messages.open_account(db, account_id=f"{channel}:{name}", commune_id=name, channel=channel)
    with database.reading() as db:
        return [row.id for row in communes.every(db)]


def build_runtime(
    settings: Settings,
    *,
    channels: Callable[[Settings, Database], Mapping[str, Channel]],
    clock: Clock | None = None,
    reader: Reader | None = None,
    database: Database | None = None,
) -> Runtime:
    """Join the parts; `channels` says which accounts this process hosts."""
    database = database or open_database(settings)
    return Runtime(
        settings=settings,
        database=database,
        clock=clock or demo_clock(settings),
        reader=reader or (build_rasa(settings) if settings.rasa_url else EmbeddedReader.load()),
        channels=channels(settings, database),
        reads_remotely=bool(settings.rasa_url and reader is None),
    )


def build_rasa(settings: Settings) -> "RasaReader":
    """Reads with the Rasa server that is named, the embedded reader beside it. SettingsError when none is."""
    from bot.rasa import RasaReader  # noqa: PLC0415 - most starts have no Rasa, and its client costs a tenth of a second

    if not settings.rasa_url:
        raise SettingsError("JEMAA_RASA_URL is not set: no Rasa server is named. `make rasa` starts one.")
    if not settings.rasa_token:
        raise SettingsError(
            "JEMAA_RASA_URL is set without JEMAA_RASA_TOKEN: a Rasa server without a token lets anyone swap its model."
        )
    return RasaReader(settings.rasa_url, settings.rasa_token, EmbeddedReader.load())


def web_channels(names: Sequence[str]) -> dict[str, Channel]:
    """The chat page of each commune."""
    return {channel.account: channel for channel in (Web(name) for name in names)}


def host(runtime: Runtime) -> None:
    """Serve the accounts of every commune that is in the database now; those that are served already stay as they are.

    SettingsError when the secrets of one that is new are not set.
    """
    with runtime.database.reading() as db:
        rows = communes.every(db)
    runtime.limits = {account: limit for row in rows for account, limit in limits_of(row.profile).items()}
    new = [row for row in rows if f"{WEB}:{row.id}" not in runtime.channels]
    if new:
        found = {**build_channels(runtime.settings, new), **web_channels([row.id for row in new])}
        runtime.channels = {**runtime.channels, **found}
        runtime.account_communes = hosted_accounts(runtime.database, runtime.channels)


def hosted_accounts(database: Database, channels: Mapping[str, Channel]) -> dict[str, str]:
    """Make a row for each hosted account and say whose it is."""
    owners: dict[str, str] = {}
    with database.writing() as db:
        for row in communes.every(db):
            for account_id in _account_ids(row):
                if account_id in channels:
                    channel = account_id.partition(":")[0]
                    messages.open_account(db, account_id=account_id, commune_id=row.id, channel=channel)
                    owners[account_id] = row.id
    return owners


def _account_ids(row: communes.CommuneRow) -> list[str]:
    named = [
        f"{channel}:{account['account']}" for channel, account in row.profile["accounts"].items() if account
    ]
    return [*named, f"{WEB}:{row.id}", f"{TERMINAL}:{row.id}"]
