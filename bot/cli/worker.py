"""`jemaa worker`: takes turns and sends for the whole installation, beside any number of others (PostgreSQL)."""

import asyncio
import signal
import socket
from functools import partial

import click
import uvloop

from bot.bootstrap import build_runtime, configure_logging, host, open_database
from bot.runtime.worker import Worker
from bot.settings import SettingsError, read_settings
from data import workers


@click.command()
@click.option(
    "--check", is_flag=True, help="Only say whether a worker of this machine is alive; for health checks."
)
def worker(check: bool) -> None:
    """Take turns, send, and keep the clock. Stop it with Ctrl-C or SIGTERM; killed, it loses nothing either."""
    settings = read_settings()
    if not settings.is_postgres:
        raise SettingsError(
            "Workers need PostgreSQL: with SQLite `jemaa serve` does all the work by itself, in one process."
        )
    configure_logging(settings)
    database = open_database(settings)
    if check:
        with database.reading() as db:
            is_alive = any(name.startswith(f"{socket.gethostname()}:") for name in workers.alive(db))
        database.close()
        raise SystemExit(0 if is_alive else 1)
    runtime = build_runtime(settings, database=database, channels=lambda *_: {})
    host(runtime)
    click.echo("  Jemaa · جماعة: this worker answers. Ctrl-C stops it; nothing is lost.")
    uvloop.run(_work(Worker(runtime, partial(host, runtime))))


async def _work(worker: Worker) -> None:
    stopping = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stopping.set)
    await worker.start()
    try:
        await stopping.wait()
    finally:
        await worker.stop()
        await worker.runtime.close()
