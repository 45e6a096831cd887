"""`jemaa serve`: webhooks, chat page, turns and sends in one process."""

import contextlib
import fcntl
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
import uvicorn
import uvloop
from starlette.applications import Starlette

from bot.app import build_app
from bot.bootstrap import (
    build_runtime,
    configure_logging,
    ensure_communes,
    hosted_accounts,
    open_database,
    web_channels,
)
from bot.channels.base import Channel
from bot.channels.registry import build_channels
from bot.settings import Settings, SettingsError, read_settings
from data import communes
from data.engine import Database, only_runner

SAMPLES = ("berkane", "settat")
GRACE_SECONDS = 2  # an open chat page waits for news much longer than anybody waits for a stop


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--all", "everything", is_flag=True, help="Web and turns in one process (always so on SQLite).")
@click.option("--poll", is_flag=True, help="Fetch Telegram's messages instead of waiting for its webhook.")
@click.option("--commune", "names", multiple=True, help="Import this commune if it is not there; repeatable.")
def serve(host: str, port: int, everything: bool, poll: bool, names: tuple[str, ...]) -> None:
    """Run the service. Stop it with Ctrl-C: what waits stays in the database."""
    settings = read_settings(listens_on=own_address(host, port))
    configure_logging(settings)
    database = open_database(settings)
    with _alone(database) as guard:
        application = _application(settings, database, names, polls=poll, guard=guard)
        config = uvicorn.Config(
            application,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            lifespan="on",
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        server = uvicorn.Server(config)
        lost: list[bool] = []

        def give_way() -> None:
            lost.append(True)
            server.should_exit = True

        application.state.runner.on_lost = give_way
        _say_where(settings, own_address(host, port), application.state.communes)
        uvloop.run(server.serve())
    if lost:
        raise SettingsError("Another process took over the turns of this database, so this one stopped.")
    if not server.started:
        raise SettingsError(f"The service did not start on {host}:{port}: see the lines above.")


def own_address(host: str, port: int) -> str:
    """Where a browser on this machine finds what listens there; who listens everywhere is found here too."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only read
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _application(
    settings: Settings,
    database: Database,
    names: tuple[str, ...],
    *,
    polls: bool,
    guard: Callable[[], bool] | None,
) -> Starlette:
    runtime = build_runtime(settings, database=database, channels=_channels)
    hosted = ensure_communes(database, settings, names or _first_names(database), runtime.clock)
    runtime.channels = {**_channels(settings, database), **web_channels(hosted)}
    runtime.account_communes = hosted_accounts(database, runtime.channels)
    application = build_app(runtime, polls=polls, guard=guard)
    application.state.communes = hosted
    return application


def _first_names(database: Database) -> tuple[str, ...]:
    """On an empty database the samples are shown, so that a first look has something to look at."""
    with database.reading() as db:
        return () if communes.every(db) else SAMPLES


def _channels(settings: Settings, database: Database) -> Mapping[str, Channel]:
    with database.reading() as db:
        return build_channels(settings, communes.every(db))


def _say_where(settings: Settings, address: str, hosted: list[str]) -> None:
    click.echo("")
    click.echo("  Jemaa · جماعة")
    for name in hosted:
        click.echo(f"  {name:<12} {address}/chat/{name}")
    click.echo(f"  data         {settings.database if not settings.is_postgres else 'PostgreSQL'}")
    click.echo("  terminal     jemaa chat --commune berkane")
    click.echo("  Ctrl-C stops the service; nothing is lost.")
    click.echo("")


@contextlib.contextmanager
def _alone(database: Database) -> Iterator[Callable[[], bool] | None]:
    """One runner for one database: a second `serve` would do every turn twice over.

    Gives what tells whether it is still so; None where the lock cannot be lost (a file of this machine).
    """
    if database.is_postgres:
        with only_runner(database) as lock:
            if lock is None:
                raise SettingsError("Another process already runs the turns of this PostgreSQL database.")
            yield lock.keep
        return
    path = Path(f"{database.file}.lock")
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError(
                f"Another `jemaa serve` already uses {database.file}. Stop it first, or use PostgreSQL."
            ) from None
        yield None
