"""WhatsApp by Twilio: one sender of one commune.

Calls go through twilio's synchronous client in a few threads; media through our own client. Specification:
Twilio's OpenAPI (api v2010, content v1) and the pages named in whatsapp_forms and whatsapp_text.
"""

import asyncio
import base64
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urljoin, urlsplit, urlunsplit

from bot.channels import media as files
from bot.channels.base import (
    Channel,
    ChannelError,
    Content,
    Inbound,
    MediaRef,
    Misconfigured,
    NotSent,
    Outbound,
    Received,
    Refused,
    Request,
    Sent,
    Stored,
    Throttled,
    Unreachable,
    Unsigned,
)
from bot.channels.client import Answer, CallFailed, Client, TooLarge
from bot.channels.whatsapp_forms import ADDRESS, parse_form, read_form
from bot.channels.whatsapp_text import Filled, Shells, numbered, shell_for, template_variables

if TYPE_CHECKING:
    from bot.channels.twilio_api import OneAddressClient

log = logging.getLogger(__name__)

Result = TypeVar("Result")

THREADS = 16  # a call takes a third of a second: enough for 40 messages in one
TIMEOUT = 10.0  # seconds to connect, and to answer
MAX_TEXT = 1300  # of the 1600 that Twilio takes: the rest holds a numbered list of ten choices
MAX_MEDIA = 16_000_000  # bytes
MEDIA_SECONDS = 60.0
MEDIA_HOST = "api.twilio.com"
# Where Twilio's media addresses lead to; the account's password is never sent there.
STORES = ("media.twiliocdn.com", "mms.twiliocdn.com", "s3-external-1.amazonaws.com")
REDIRECTS = 3

_ACCOUNT = re.compile(r"AC[0-9a-fA-F]{32}")
_SENDER = re.compile(r"(whatsapp:)?\+[1-9]\d{5,14}|MG[0-9a-fA-F]{32}")
_MEDIA_PATH = re.compile(r"/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})/Messages/\w+/Media/\w+")
_SHELL_TROUBLE = frozenset(
    {"21654", "21655", "21656", "21658", "20404", "404"}
)  # a shell that is not (so) there


class WhatsApp(Channel):
    """A WhatsApp sender at Twilio. `number` may also be a Messaging Service (MG…)."""

    name = "whatsapp"
    max_text = MAX_TEXT
    max_media_bytes = MAX_MEDIA
    closes_buttons = False  # WhatsApp has no such call

    def __init__(
        self,
        *,
        account: str,
        account_sid: str,
        auth_token: str,
        number: str,
        shells: Shells | None = None,
        public_url: str = "",
        api_url: str = "",
        client: Client | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        """Misconfigured when a setting cannot be right; the message quotes none."""
        _check_settings(account, account_sid, number)
        self.account = account
        self._account_sid, self._auth_token = account_sid, auth_token
        self._shells: Shells = shells or {}
        self._broken_shells: set[str] = set()
        self._api_url = api_url.rstrip("/")
        self._timeout = timeout
        self._sender = _sender(number)
        if public_url.startswith("https://") or api_url:  # Twilio refuses to call anything else
            name = account.partition(":")[2]
            self._sender["status_callback"] = f"{public_url.rstrip('/')}/whatsapp/{name}/status"
        self._client = client or Client(connections=THREADS)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="twilio")
        self._http: OneAddressClient | None = None
        self._validate: Callable[..., bool] | None = None

    # What comes in.

    def receive(self, request: Request) -> Sequence[Received]:
        """The messages and statuses of a webhook request. Unsigned when Twilio has not signed it with our token."""
        form = parse_form(request.body)
        if self._validate is None:
            # Here, because twilio costs memory and time that start-up can do without.
            from twilio.request_validator import (  # type: ignore[import-untyped]  # noqa: PLC0415
                RequestValidator,
            )

            self._validate = RequestValidator(self._auth_token).validate
        if not self._validate(request.url, form, request.headers.get("x-twilio-signature", "")):
            raise Unsigned("the signature is missing or wrong")
        return read_form(form, self._account_sid)

    # What goes out.

    async def send(self, message: Outbound) -> Sent:
        """One message: by its template, by a Content shell where one fits, else with its choices as a numbered list."""
        if not ADDRESS.fullmatch(message.to):
            raise Refused("the address is not WhatsApp's", "address")
        if message.template:  # the 24-hour window is closed: as text it could not arrive either
            variables = template_variables(message)
            return await self._create(
                to=message.to, content_sid=message.template, content_variables=variables
            )
        body = numbered(message)
        shell = shell_for(message, self._shells)
        if shell and shell.sid not in self._broken_shells:
            try:
                return await self._create(
                    to=message.to, content_sid=shell.sid, content_variables=shell.variables
                )
            except Refused as error:
                self._give_up_shell(shell, error)
        return await self._create(to=message.to, body=body)

    def _give_up_shell(self, shell: Filled, error: Refused) -> None:
        """Remember a shell that Twilio refuses; any other refusal goes on to the caller."""
        is_the_shell = error.code in _SHELL_TROUBLE or (error.code.startswith("63") and error.code != "63016")
        if isinstance(error, Unreachable) or not is_the_shell:
            raise error
        self._broken_shells.add(shell.sid)
        log.warning(
            "%s: the shell %s is refused (%s); choices are numbered", self.account, shell.sid, error.code
        )

    async def _create(self, **parameters: str) -> Sent:
        values: Mapping[str, Any] = {**self._sender, **parameters}
        return await self._call(lambda client: Sent(str(client.messages.create(**values).sid)))

    async def content(self, sid: str) -> Content | None:
        """A template as Twilio has it, with WhatsApp's approval; None when there is none. Raises ChannelError."""
        from bot.channels import twilio_api  # noqa: PLC0415 - twilio costs 20 MB

        return await self._call(lambda client: twilio_api.read_content(client, sid))

    async def _call(self, work: Callable[[Any], Result]) -> Result:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._call_now, work)

    def _call_now(self, work: Callable[[Any], Result]) -> Result:
        """In a thread. ChannelError, raised outside the handler so that it drags no request along."""
        from bot.channels import twilio_api  # noqa: PLC0415 - twilio costs 20 MB

        if self._http is None:
            self._http = twilio_api.OneAddressClient(
                self._api_url, connections=THREADS, timeout=self._timeout
            )
        try:
            return work(twilio_api.connect(self._account_sid, self._auth_token, self._http))
        except Exception as error:
            failure = twilio_api.channel_error(error)
            if failure is None:
                raise
        raise failure

    def acknowledgement(self, received: Sequence[Received]) -> bytes:
        return b""

    async def acknowledge(self, inbound: Inbound) -> None:
        """Nothing: the empty TwiML answer is all that Twilio wants at once."""

    async def close_buttons(self, to: str, provider_id: str) -> None:
        """Nothing: WhatsApp greys used buttons itself, and old ones are known by what they carry."""

    # Media.

    async def fetch(self, media: MediaRef) -> Stored:
        """Download a voice note or a photo: at most 16 MB, from Twilio's hosts, and what it says it is."""
        files.refuse_larger(media.size, self.max_media_bytes)
        url = self._media_url(media)
        answer = await self._media_call("GET", url, self._password())
        for _ in range(REDIRECTS):
            if answer.status not in (301, 302, 303, 307, 308):
                break
            url = self._store_url(urljoin(url, answer.headers.get("location", "")))
            answer = await self._media_call("GET", url, {})  # the password stays with Twilio
        if answer.status != 200:
            raise _media_failure(answer.status)
        return files.check(media.kind, answer.body)

    async def delete_source(self, media: MediaRef) -> None:
        """Delete Twilio's copy, which is kept until told. A failure is tried once more, then logged."""
        for _ in range(2):
            try:
                answer = await self._media_call("DELETE", f"{self._media_url(media)}.json", self._password())
            except ChannelError as error:
                status = type(error).__name__
            else:
                if answer.status in (200, 204, 404):
                    return
                status = str(answer.status)
        log.warning(
            "%s: Twilio keeps the media of %s (%s)", self.account, media.source.get("message"), status
        )

    async def _media_call(self, method: str, url: str, headers: Mapping[str, str]) -> Answer:
        failure: ChannelError
        try:
            return await self._client.call(
                method, url, headers=headers, read_seconds=MEDIA_SECONDS, max_bytes=self.max_media_bytes
            )
        except TooLarge:
            failure = Refused("the file is too large", files.TOO_LARGE)
        except CallFailed as error:
            failure = NotSent(f"the media did not come: {error}")
        raise failure

    def _media_url(self, media: MediaRef) -> str:
        """Where the media is, at Twilio or at the address that replaces it. Refused for any other place."""
        parts, base = urlsplit(media.source.get("url", "")), urlsplit(self._api_url)
        path = _MEDIA_PATH.fullmatch(parts.path)
        is_twilio = parts.scheme == "https" and parts.netloc == MEDIA_HOST
        is_ours = bool(self._api_url) and (parts.scheme, parts.netloc) == (base.scheme, base.netloc)
        if not path or path[1] != self._account_sid or not (is_twilio or is_ours):
            raise Refused("the media is not at Twilio's", "host")
        place = (base.scheme, base.netloc) if self._api_url else (parts.scheme, parts.netloc)
        return urlunsplit((*place, parts.path, "", ""))

    def _store_url(self, url: str) -> str:
        parts, base = urlsplit(url), urlsplit(self._api_url)
        if self._api_url and (parts.scheme, parts.netloc) == (base.scheme, base.netloc):
            return url
        if parts.scheme != "https" or parts.netloc not in STORES:
            raise Refused("the media leads to a host that is not Twilio's", "host")
        return url

    def _password(self) -> dict[str, str]:
        pair = base64.b64encode(f"{self._account_sid}:{self._auth_token}".encode()).decode()
        return {"Authorization": f"Basic {pair}"}

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        if self._http:
            self._http.close()
        await self._client.close()


def _check_settings(account: str, account_sid: str, number: str) -> None:
    if not _ACCOUNT.fullmatch(account_sid):
        raise Misconfigured(f"The Twilio account of {account} must be AC and 32 hexadecimal digits.")
    if not _SENDER.fullmatch(number):
        raise Misconfigured(
            f"The WhatsApp number of {account} must be like +212600000000 (or MG… of a service)."
        )


def _sender(number: str) -> dict[str, str]:
    if number.startswith("MG"):
        return {"messaging_service_sid": number}
    return {"from_": f"whatsapp:{number.removeprefix('whatsapp:')}"}


def _media_failure(status: int) -> ChannelError:
    if status == 429:
        return Throttled("too many calls", "429")
    if status in (401, 403):
        return Misconfigured("Twilio does not accept the account's password", str(status))
    return NotSent("the media is not there (yet, or any more)", str(status))
