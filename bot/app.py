"""The web application: webhooks, the chat page, health. It keeps what comes in and answers; work is done elsewhere."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels import base
from bot.console.desk import Desk as ConsoleDesk
from bot.console.routes import console_routes
from bot.pages.calendar import calendar_routes
from bot.pages.chat import chat_routes
from bot.pages.documents import document_routes
from bot.pages.home import home_routes
from bot.pages.identity import identity_routes
from bot.runtime.calendar import RuntimeCalendar
from bot.runtime.desk import RuntimeDesk
from bot.runtime.engines import build_engine
from bot.runtime.identity import RuntimeIdentityDesk
from bot.runtime.parts import Runtime
from bot.runtime.reception import Reception
from data import metrics, texts

log = logging.getLogger(__name__)

WEBHOOK_BYTES = 2_000_000  # a hundred thousand characters, each escaped, fit; a flood does not
POLL_AGAIN_SECONDS = 5.0  # after the database was away
EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


class TooLarge(Exception):
    """The request's body is larger than any webhook is."""


def build_app(
    runtime: Runtime,
    *,
    polls: bool = False,
    works: bool = True,
    refresh: Callable[[], None] = lambda: None,
) -> Starlette:
    """The application of one process; with `polls` it fetches messages where a channel can.

    Unless it `works`, turns and sends on PostgreSQL are left to workers. `refresh` has it host a commune that came meanwhile.
    """
    engine = build_engine(runtime, works=works, refresh=refresh)
    reception = engine.reception

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await engine.start()
        warming = asyncio.create_task(run_in_threadpool(texts.labels))  # what a first turn would wait for
        polling = [asyncio.create_task(each) for each in pollers(runtime, reception)] if polls else []
        yield
        await warming
        for task in polling:
            task.cancel()
        await asyncio.gather(*polling, return_exceptions=True)
        await engine.stop()
        await runtime.close()

    webhooks = Webhooks(runtime, reception)
    desk = RuntimeDesk(reception)
    app = Starlette(
        lifespan=lifespan,
        routes=[
            Route("/telegram/{account}", webhooks.telegram, methods=["POST"]),
            Route("/whatsapp/{account}", webhooks.whatsapp, methods=["POST"]),
            Route("/whatsapp/{account}/status", webhooks.whatsapp, methods=["POST"]),
            Route("/healthz", healthz),
            Route("/readyz", Readiness(runtime).readyz),
            Route("/metrics", Readiness(runtime).metrics),
            *console_routes(
                ConsoleDesk(
                    runtime, runtime.database.vault.lookup("form", "console").encode(), reception.wake
                )
            ),
            *calendar_routes(RuntimeCalendar(runtime)),
            *document_routes(runtime.settings.content_dir),
            *home_routes(desk, list(runtime.account_communes.values())),
            *chat_routes(
                desk,
                runtime.settings.public_url,
                key=runtime.database.vault.lookup("cookie", "visitor").encode(),
            ),
            *identity_routes(
                RuntimeIdentityDesk(runtime),
                runtime.settings.public_url,
                key=runtime.database.vault.lookup("form", "identity").encode(),
            ),
        ],
    )
    app.state.reception = reception
    return app


def pollers(runtime: Runtime, reception: Reception) -> list[Coroutine[None, None, None]]:
    """One endless reader for each channel that can be polled."""

    return [
        poll(runtime, reception, account_id, channel)
        for account_id, channel in runtime.channels.items()
        if isinstance(channel, base.Polled)
    ]


async def poll(runtime: Runtime, reception: Reception, account_id: str, polled: base.Polled) -> None:
    """Read one account for ever. What was not stored was not acknowledged either, so the provider gives it again."""
    while True:
        try:
            await _poll_once(runtime, reception, account_id, polled)
        except base.ChannelError as error:
            log.error("%s is not polled any more: %s", account_id, error)  # noqa: TRY400 - the words say it all
            return
        except Exception:
            log.exception("what %s was told could not be kept; it is asked again", account_id)
        await asyncio.sleep(POLL_AGAIN_SECONDS)


async def _poll_once(runtime: Runtime, reception: Reception, account_id: str, polled: base.Polled) -> None:
    async with contextlib.aclosing(polled.poll()) as messages:
        async for received in messages:
            await reception.take(runtime.account_communes[account_id], account_id, [received])
            if isinstance(received, base.Inbound) and received.callback_id:
                await runtime.channels[account_id].acknowledge(received)


class Webhooks:
    """What the providers call: verify, keep, answer 200. 403 if unsigned, 503 if the database is away."""

    def __init__(self, runtime: Runtime, reception: Reception) -> None:
        self._runtime = runtime
        self._reception = reception

    async def telegram(self, request: Request) -> Response:
        status, said = await self._keep(request, f"telegram:{request.path_params['account']}")
        return Response(said, status, media_type="application/json" if said else None)

    async def whatsapp(self, request: Request) -> Response:
        status, _ = await self._keep(request, f"whatsapp:{request.path_params['account']}")
        if status != 200:
            return Response(status_code=status)
        return Response(EMPTY_TWIML, media_type="text/xml")

    async def _keep(self, request: Request, account_id: str) -> tuple[int, bytes]:
        channel = self._runtime.channels.get(account_id)
        if channel is None:
            return 404, b""
        try:
            received = channel.receive(await self._request(request))
        except base.Unsigned:
            return 403, b""
        except TooLarge:
            return 413, b""
        if not received:
            return 200, b""  # signed but nothing that we know: repeating it would not help
        try:
            await self._reception.take(self._runtime.account_communes[account_id], account_id, received)
        except (DBAPIError, PoolTimeout):
            log.exception("the database is away; the provider is asked to repeat")
            return 503, b""
        return 200, channel.acknowledgement(received)

    async def _request(self, request: Request) -> base.Request:
        chunks: list[bytes] = []
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > WEBHOOK_BYTES:
                raise TooLarge
            chunks.append(chunk)
        # Behind a proxy only the configured address is the one that was signed.
        query = request.url.query
        url = self._runtime.settings.public_url.rstrip("/") + request.scope["raw_path"].decode("ascii")
        return base.Request(
            method=request.method,
            url=f"{url}?{query}" if query else url,
            headers={name.lower(): value for name, value in request.headers.items()},
            body=b"".join(chunks),
        )


async def healthz(request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok\n")


class Readiness:
    """Whether the parts answer, and how much waits."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def _gauges(self) -> dict[str, float]:
        with self._runtime.database.reading() as db:
            return metrics.gauges(db)

    async def readyz(self, request: Request) -> Response:
        try:
            await run_in_threadpool(self._gauges)
        except (DBAPIError, PoolTimeout) as error:
            return PlainTextResponse(f"the database is away: {type(error).__name__}\n", status_code=503)
        return PlainTextResponse("ready\n")

    async def metrics(self, request: Request) -> Response:
        gauges = await run_in_threadpool(self._gauges)
        lines = [f"# TYPE {name} gauge\n{name} {value:g}" for name, value in sorted(gauges.items())]
        return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")
