"""`jemaa serve`: webhooks and pages; on SQLite, or with --all, turns and sends in the same process."""

import contextlib
import fcntl
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
import uvicorn
import uvloop
from starlette.applications import Starlette

from bot.app import build_app
from bot.bootstrap import build_runtime, configure_logging, demo_clock, ensure_communes, open_database
from bot.bootstrap import host as host_communes
from bot.cli.demo_signin import say_console
from bot.settings import Settings, SettingsError, read_settings
from data import communes
from data.engine import Database

SAMPLES = ("berkane", "settat")
GRACE_SECONDS = 2  # an open chat page waits for news much longer than anybody waits for a stop


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--all", "everything", is_flag=True, help="Web and work in one process (always so on SQLite).")
@click.option("--poll", is_flag=True, help="Fetch Telegram's messages instead of waiting for its webhook.")
@click.option("--commune", "names", multiple=True, help="Import this commune if it is not there; repeatable.")
def serve(host: str, port: int, everything: bool, poll: bool, names: tuple[str, ...]) -> None:
    """Run the service. Stop it with Ctrl-C: what waits stays in the database.

    On PostgreSQL it serves the web only, and `jemaa worker` takes the turns and sends; with --all it does both.
    """
    settings = read_settings(listens_on=own_address(host, port))
    configure_logging(settings)
    database = open_database(settings)
    with _alone(database):
        application = _application(settings, database, names, polls=poll, works=everything)
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
        _say_where(settings, database, own_address(host, port), application.state.communes, works=everything)
        uvloop.run(server.serve())
    if not server.started:
        raise SettingsError(f"The service did not start on {host}:{port}: see the lines above.")


def own_address(host: str, port: int) -> str:
    """Where a browser on this machine finds what listens there; who listens everywhere is found here too."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only read
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _application(
    settings: Settings, database: Database, names: tuple[str, ...], *, polls: bool, works: bool
) -> Starlette:
    runtime = build_runtime(settings, database=database, channels=lambda *_: {})
    hosted = ensure_communes(database, settings, names or _first_names(database), runtime.clock)
    host_communes(runtime)
    application = build_app(runtime, polls=polls, works=works, refresh=partial(host_communes, runtime))
    application.state.communes = hosted
    return application


def _first_names(database: Database) -> tuple[str, ...]:
    """On an empty database the samples are shown, so that a first look has something to look at."""
    with database.reading() as db:
        return () if communes.every(db) else SAMPLES


def _say_where(
    settings: Settings, database: Database, address: str, hosted: list[str], *, works: bool
) -> None:
    click.echo("")
    click.echo("  Jemaa · جماعة")
    for name in hosted:
        click.echo(f"  {name:<12} {address}/chat/{name}")
    say_console(database, settings, address, hosted, demo_clock(settings).now())
    click.echo(f"  data         {settings.database if not settings.is_postgres else 'PostgreSQL'}")
    if settings.is_postgres and not works:
        click.echo("  answers      `jemaa worker`, in processes of their own: start at least one")
    click.echo("  terminal     jemaa chat --commune berkane")
    click.echo("  Ctrl-C stops the service; nothing is lost.")
    click.echo("")


@contextlib.contextmanager
def _alone(database: Database) -> Iterator[None]:
    """One process for one SQLite file: a second `serve` would do every turn twice over. PostgreSQL takes any number."""
    if database.is_postgres:
        yield
        return
    path = Path(f"{database.file}.lock")
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError(
                f"Another `jemaa serve` already uses {database.file}. Stop it first, or use PostgreSQL."
            ) from None
        yield
