"""python-telegram-bot over our own client: plain parameters in, results out, its errors as ours.

Measured on one core with uvloop, a message with four buttons: 1.2 ms of processor time through
`HTTPXRequest` and `Bot.send_message`, 0.42 through this transport, 0.24 without the objects that `send_message`
builds from the answer. A turn makes up to three calls.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData

from bot.channels.base import (
    ChannelError,
    Misconfigured,
    Moved,
    NotSent,
    Refused,
    Throttled,
    Unknown,
    Unreachable,
)
from bot.channels.client import Answer, CallFailed, Client, NotConnected
from bot.channels.media import TOO_LARGE

LONGEST_WAIT = 3600.0  # seconds that Telegram may make us wait
# Words of a 400 that mean the person, not the message.
_NOBODY = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")


# python-telegram-bot logs the address with its token and every parameter (webhook secrets, people's words) at DEBUG.
_silence = logging.getLogger(f"{__name__}.silence")
_silence.disabled = True


class Api(Bot):
    """python-telegram-bot's Bot with a door for plain parameters, and silent."""

    _LOGGER = _silence

    def __init__(self, token: str, api_url: str, client: Client) -> None:
        transport = Transport(client, token)
        super().__init__(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=transport,
            get_updates_request=transport,
        )

    async def call(
        self, method: str, parameters: Mapping[str, Any], read_seconds: float | None = None
    ) -> Any:
        """The `result` of the answer. TelegramError as python-telegram-bot reads it."""
        options: dict[str, Any] = {} if read_seconds is None else {"read_timeout": read_seconds}
        try:
            return await self._post(method, dict(parameters), **options)
        except KeyError:
            pass  # a 2xx without a result
        raise TelegramError("the answer is not Telegram's")


class NotReached(NetworkError):
    """The request was not sent."""


class ServerTrouble(NetworkError):
    """Telegram answered 5xx."""


class Flooded(NetworkError):
    """Telegram answered 429. Its `RetryAfter` in python-telegram-bot warns of a change whenever it is read."""

    def __init__(self, seconds: float) -> None:
        super().__init__("Too Many Requests")
        self.seconds = seconds


class Transport(BaseRequest):
    """python-telegram-bot's way to the network, over our client. Sends JSON; uploads nothing."""

    __slots__ = ("_client", "_token")

    def __init__(self, client: Client, token: str) -> None:
        self._client = client
        self._token = token.encode()

    @property
    def read_timeout(self) -> float | None:
        return self._client.read_seconds

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. NotReached, TimedOut (may be processed) or ServerTrouble."""
        body = json.dumps(request_data.parameters if request_data else {}, ensure_ascii=False)
        seconds = read_timeout if isinstance(read_timeout, int | float) else None
        answer = await self._exchange(method, url, body.encode("utf-8", "replace"), seconds)
        if isinstance(answer, NetworkError):
            raise answer  # here, where no handler hangs a request on it
        # A proxy's error may quote the address, and with it the token.
        return answer.status, answer.body.replace(self._token, b"...")

    async def _exchange(
        self, method: str, url: str, body: bytes, seconds: float | None
    ) -> Answer | NetworkError:
        headers = {"Content-Type": "application/json"}
        try:
            answer = await self._client.call(method, url, headers=headers, body=body, read_seconds=seconds)
        except NotConnected as error:
            return NotReached(str(error))
        except CallFailed as error:
            return TimedOut(str(error))
        if answer.status == 429:
            return _flooded(answer.body)
        return ServerTrouble(str(answer.status)) if answer.status >= 500 else answer

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer. python-telegram-bot's own would log what it cannot read."""
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            answer = None
        return answer if isinstance(answer, dict) else {}


def channel_error(error: TelegramError) -> ChannelError:
    """What python-telegram-bot raised, as the errors that carry policy."""
    match error:
        case Flooded():
            return Throttled("too many messages", "429", seconds=error.seconds)
        case ChatMigrated():
            return Moved("the conversation has another number", str(error.new_chat_id))
        case Forbidden():
            return Unreachable(error.message, "403")
        case BadRequest():
            return _refusal(error.message)
        case InvalidToken():
            return Misconfigured("Telegram does not know the bot's token", "401")
        case Conflict():
            return Misconfigured("another process reads this bot's messages: stop it first", "409")
    return _trouble(error)


def _refusal(words: str) -> Refused:
    if "file is too big" in words.lower():
        return Refused("the file is too large", TOO_LARGE)
    is_nobody = any(text in words.lower() for text in _NOBODY)
    return Unreachable(words, "400") if is_nobody else Refused(words, "400")


def _trouble(error: TelegramError) -> ChannelError:
    words = error.message
    match error:
        case NotReached():
            return NotSent(f"Telegram cannot be reached: {words}")
        case ServerTrouble() if words == "504":
            return Unknown("Telegram's server did not answer its gateway", words)
        case ServerTrouble():
            return NotSent("Telegram's server is in trouble", words)
    return Unknown(words)  # a timeout, an answer that cannot be read


def _flooded(body: bytes) -> Flooded:
    try:
        seconds = float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError, RecursionError):
        seconds = 1.0
    return Flooded(min(max(seconds, 0.0), LONGEST_WAIT))
