"""`jemaa telegram`: connect a commune's bot, once."""

import asyncio

import click

from bot.bootstrap import configure_logging, demo_clock, ensure_communes, open_database
from bot.channels.base import ChannelError
from bot.channels.registry import build_channels
from bot.channels.telegram import Telegram
from bot.channels.telegram_updates import COMMANDS
from bot.settings import Settings, SettingsError, read_settings
from data import communes, texts

# Telegram's language codes and the catalogue that words the menu in them; "" is everybody else's.
MENU_LANGUAGES = {"ar": "ary", "fr": "fr", "": "ary-Latn"}
_commune = click.option("--commune", default="berkane", show_default=True, help="Whose bot.")


@click.group()
def telegram() -> None:
    """Connect a Telegram bot (docs/telegram.md). For development without a public address: `jemaa serve --poll`."""


@telegram.command()
@_commune
def connect(commune: str) -> None:
    """Tell Telegram where to post (JEMAA_PUBLIC_URL) and give the bot its menu in each language."""
    settings = read_settings()
    configure_logging(settings)
    if not settings.public_url.startswith("https://"):
        raise SettingsError(
            f"JEMAA_PUBLIC_URL is {settings.public_url}: Telegram only posts to https addresses. "
            "Without one, use `jemaa serve --poll`."
        )
    channel = _channel(settings, commune)
    address = f"{settings.public_url.rstrip('/')}/telegram/{channel.account.partition(':')[2]}"
    try:
        asyncio.run(_connect(channel, address))
    except ChannelError as error:
        raise SettingsError(f"Telegram refused: {error}") from error
    click.echo(f"Telegram posts to {address} now, and the menu is set.")


async def _connect(channel: Telegram, address: str) -> None:
    try:
        await channel.connect(address)
        await channel.set_menu(menu())
    finally:
        await channel.close()


def menu() -> dict[str, dict[str, str]]:
    """The commands and what they are called, by Telegram's language code."""
    return {
        code: {name: texts.plain(language, f"command-{name}") for name in COMMANDS if name != "start"}
        for code, language in MENU_LANGUAGES.items()
    }


def _channel(settings: Settings, commune: str) -> Telegram:
    database = open_database(settings)
    ensure_communes(database, settings, [commune], demo_clock(settings))
    with database.reading() as db:
        row = communes.load(db, commune)
    database.close()
    account = row.profile["accounts"]["telegram"]
    channel = build_channels(settings, [row]).get(f"telegram:{account['account']}" if account else "")
    if not isinstance(channel, Telegram):
        wanted = account["token"] if account else "accounts: telegram: in commune.yaml"
        raise SettingsError(f"{commune} has no Telegram bot here: set {wanted} (docs/telegram.md).")
    return channel
