"""Telegram: one bot of one commune, over python-telegram-bot's `telegram` layer and a lean transport.

Specification: Bot API 10.1 (https://core.telegram.org/bots/api). The token stands in the path of every call, so no
error, log line or repr here holds a path.
"""

import asyncio
import hmac
import json
import logging
import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from telegram.error import TelegramError

from bot.channels import media as files
from bot.channels.base import (
    Button,
    Channel,
    ChannelError,
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
    Unknown,
    Unsigned,
)
from bot.channels.client import CallFailed, Client, TooLarge
from bot.channels.telegram_api import Api, channel_error
from bot.channels.telegram_updates import ALLOWED_UPDATES, MAX_DOWNLOAD, read_update

log = logging.getLogger(__name__)

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
MAX_TEXT = 4096  # UTF-16 units
MAX_PAYLOAD = 64  # bytes of callback_data
MAX_BUTTONS = 100
PAIR_FROM = 5  # this many buttons and more stand two in a row,
PAIR_LETTERS = 14  # where both are short enough for half a telephone
POLL_SECONDS = 50  # Telegram holds a long poll at most this long
POLL_WAITS = (1.0, 2.0, 5.0, 15.0, 30.0)  # after failed polls
DOWNLOAD_SECONDS = 60.0

_ADDRESS = re.compile(r"-?[0-9]{1,19}")
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Telegram(Channel):
    """A bot account. `api_url` may be a self-hosted Bot API server."""

    name = "telegram"
    max_text = MAX_TEXT
    max_media_bytes = MAX_DOWNLOAD
    closes_buttons = True

    def __init__(
        self,
        *,
        account: str,
        token: str,
        secret: str,
        api_url: str = "https://api.telegram.org",
        client: Client | None = None,
    ) -> None:
        """Misconfigured when the token or the secret cannot be one; the message quotes neither."""
        if not _TOKEN.fullmatch(token):
            raise Misconfigured(
                f"The Telegram token of {account} is not of the form 123456:ABC… that BotFather gives."
            )
        if not _SECRET.fullmatch(secret):
            raise Misconfigured(
                f"The Telegram secret of {account} must be 1 to 256 of A-Z, a-z, 0-9, _ and -."
            )
        self.account = account
        self._secret = secret.encode()
        self._files_url = f"{api_url.rstrip('/')}/file/bot{token}"
        self._client = client or Client()
        self._api = Api(token, api_url.rstrip("/"), self._client)

    # What comes in.

    def receive(self, request: Request) -> Sequence[Received]:
        """The messages of a webhook request. Unsigned when its secret header is not ours."""
        told = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(told, self._secret):
            raise Unsigned("the secret header is missing or wrong")
        try:
            return read_update(json.loads(request.body))
        except (ValueError, RecursionError):
            return ()

    async def poll(self) -> AsyncGenerator[Received, None]:
        """Messages by long polling, for development without a public address; never ends by itself.

        Nothing is acknowledged to Telegram before the caller asks for the message after it: what was not stored
        comes again. Misconfigured when another process polls this bot, or the token is wrong. Any webhook is
        removed first, because Telegram allows one or the other.
        """
        await self._call("deleteWebhook", {})
        offset, failures = 0, 0
        while True:
            try:
                updates = await self._updates(offset)
            except (NotSent, Unknown, Throttled) as error:
                log.warning("%s cannot be polled now: %s", self.account, error)
                await asyncio.sleep(POLL_WAITS[min(failures, len(POLL_WAITS) - 1)])
                failures += 1
                continue
            failures = 0
            for update in updates:
                for received in read_update(update):
                    yield received
                offset = max(offset, int(update["update_id"]) + 1)

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        parameters: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
        if offset:
            parameters["offset"] = offset
        updates = await self._call("getUpdates", parameters, read_seconds=POLL_SECONDS + 10)
        return [update for update in updates if isinstance(update, dict) and "update_id" in update]

    # What goes out.

    async def send(self, message: Outbound) -> Sent:
        """One message, its choices as inline buttons; plain text, so nothing in it needs escaping."""
        if not message.text.strip():
            raise Refused("the message is empty", "empty")
        if utf16_length(message.text) > MAX_TEXT:
            raise Refused(f"the message is longer than {MAX_TEXT}", "too_long")
        parameters: dict[str, Any] = {
            "chat_id": _chat(message.to),
            "text": message.text,
            "link_preview_options": {"is_disabled": True},
        }
        if message.buttons:
            parameters["reply_markup"] = {"inline_keyboard": _rows(message.buttons, message.language)}
        sent = await self._call("sendMessage", parameters)
        try:
            return Sent(str(sent["message_id"]))
        except (KeyError, TypeError):
            raise Unknown("Telegram's answer has no message number") from None

    def acknowledgement(self, received: Sequence[Received]) -> bytes:
        """A method call in the answer to a webhook spares a call of its own (Bot API, "Making requests")."""
        for each in received:
            if isinstance(each, Inbound) and each.callback_id:
                answer = {"method": "answerCallbackQuery", "callback_query_id": each.callback_id}
                return json.dumps(answer).encode()
        return b""

    async def acknowledge(self, inbound: Inbound) -> None:
        """Stop the waiting sign on a pressed button."""
        if inbound.callback_id:
            await self._try("answerCallbackQuery", {"callback_query_id": inbound.callback_id})

    async def close_buttons(self, to: str, provider_id: str) -> None:
        """Take the buttons off a message whose question is answered."""
        if provider_id.isdecimal():
            await self._try("editMessageReplyMarkup", {"chat_id": _chat(to), "message_id": int(provider_id)})

    # Media.

    async def fetch(self, media: MediaRef) -> Stored:
        """Download a voice note or a photo: at most 20 MB, and what it says it is. ChannelError otherwise."""
        files.refuse_larger(media.size, self.max_media_bytes)
        described = await self._call("getFile", {"file_id": media.source.get("file_id", "")})
        path = described.get("file_path") if isinstance(described, dict) else None
        if not isinstance(path, str):
            raise NotSent("Telegram has not prepared the file")
        return files.check(media.kind, await self._download(path))

    async def _download(self, path: str) -> bytes:
        failure: ChannelError
        try:
            answer = await self._client.call(
                "GET",
                f"{self._files_url}/{quote(path)}",
                read_seconds=DOWNLOAD_SECONDS,
                max_bytes=self.max_media_bytes,
            )
        except TooLarge:
            failure = Refused("the file is too large", files.TOO_LARGE)
        except CallFailed as error:
            failure = NotSent(f"the file did not come: {error}")
        else:
            if answer.status == 200:
                return answer.body
            failure = NotSent("the file is not there (any more)", str(answer.status))
        raise failure

    async def delete_source(self, media: MediaRef) -> None:
        """Telegram has no such call: the file is the person's own message."""

    # Setting the bot up.

    async def connect(self, webhook_url: str) -> None:
        """Tell Telegram where to post (an https address) and with which secret. ChannelError when it refuses."""
        await self._call(
            "setWebhook",
            {
                "url": webhook_url,
                "secret_token": self._secret.decode(),
                "allowed_updates": list(ALLOWED_UPDATES),
                "max_connections": 40,
            },
        )

    async def set_menu(self, menu: Mapping[str, Mapping[str, str]]) -> None:
        """The menu of commands in each language: {"ar": {"menu": "…"}, "fr": …, "": for all others}."""
        for language, commands in menu.items():
            parameters: dict[str, Any] = {
                "commands": [{"command": name, "description": words} for name, words in commands.items()]
            }
            if language:
                parameters["language_code"] = language
            await self._call("setMyCommands", parameters)

    async def close(self) -> None:
        await self._client.close()

    # The one way out.

    async def _call(
        self, method: str, parameters: Mapping[str, Any], *, read_seconds: float | None = None
    ) -> Any:
        """The result of a method. ChannelError, raised outside the handler so that it drags no request along."""
        try:
            return await self._api.call(method, parameters, read_seconds)
        except TelegramError as error:
            failure = channel_error(error)
        raise failure

    async def _try(self, method: str, parameters: Mapping[str, Any]) -> None:
        try:
            await self._call(method, parameters)
        except ChannelError as error:
            log.debug("%s: %s was refused: %s", self.account, method, error)


def _chat(address: str) -> int:
    if not _ADDRESS.fullmatch(address):
        raise Refused("the address is not Telegram's", "address")
    return int(address)


def utf16_length(text: str) -> int:
    """Characters as Telegram counts them."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _rows(buttons: Sequence[Button], language: str) -> list[list[dict[str, str]]]:
    if len(buttons) > MAX_BUTTONS or any(
        not 1 <= len(button.id.encode()) <= MAX_PAYLOAD for button in buttons
    ):
        raise Refused("the buttons are too many or carry too much", "buttons")
    keys = [{"text": button.row_label or button.label, "callback_data": button.id} for button in buttons]
    rows: list[list[dict[str, str]]] = []
    for key in keys:
        has_room = rows and len(rows[-1]) == 1 and len(keys) >= PAIR_FROM
        if has_room and max(len(key["text"]), len(rows[-1][0]["text"])) <= PAIR_LETTERS:
            rows[-1].append(key)
        else:
            rows.append([key])
    # Telegram lays a row out from left to right in every language: Arabic reads from the other end.
    is_arabic = language not in ("fr", "ary-Latn")
    return [row[::-1] for row in rows] if is_arabic else rows
