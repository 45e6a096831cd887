"""Telegram on 127.0.0.1: a real server that holds a bot to the published Bot API, and people who write to it.

Every call is checked against tests/contracts: an unknown method, parameter or field, a wrong type or length is
answered 400 and kept in `problems`; leaving the `with` block fails while there are any. It keeps Telegram's rules:
updates stay until acknowledged by offset or by a 2xx; a second poller is a conflict; posts carry the secret; a chat's
updates come in order, again and again until accepted; a method in the answer to a post is carried out.

    with TelegramStandIn() as telegram:
        channel = Telegram(account=…, token=TOKEN, secret=…, api_url=telegram.url)
        telegram.says(7, "salam")

For the bench: `TelegramStandIn(checks=False, seconds=0.02)`, and `on_call` for the moment of the hand-over.
"""

import asyncio
import contextlib
import itertools
import json
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import httpx
from loopback import NO_CERTIFICATES, Call, LoopbackServer, Reply, json_reply
from provider_limits import Meter
from telegram_spec import call_problems, problems

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
BOT = {"id": 110201543, "is_bot": True, "first_name": "Jemaa", "username": "jemaa_test_bot"}
NOW = 1_790_000_000  # a fixed second of September 2026: nothing here reads the time
REPEAT_SECONDS = 0.02  # between two tries of a post; Telegram waits longer
MAX_DOWNLOAD = 20_000_000
LONGEST_POLL = 0.5  # seconds; Telegram holds a poll for 50


@dataclass(frozen=True, slots=True)
class BotCall:
    """A call of the bot, as it was understood; `at` is time.perf_counter() on arrival."""

    method: str
    parameters: Mapping[str, Any]
    at: float


class TelegramError(Exception):
    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.reply = json_reply(
            {"ok": False, "error_code": status, "description": description}
            | ({"parameters": parameters} if parameters else {}),
            status,
        )


class TelegramStandIn(LoopbackServer):
    """`checks=False` leaves the specification out, `seconds` delays every answer, `meter` holds the bot to Telegram's rates."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        port: int = 0,
        checks: bool = True,
        seconds: float = 0.0,
        meter: Meter | None = None,
    ) -> None:
        super().__init__(port=port)
        self.meter = meter
        self.token = token
        self.checks = checks
        self.seconds = seconds
        self.calls: list[BotCall] = []
        self.on_call: Callable[[BotCall], None] | None = None
        self.problems: list[str] = []
        self.blocked: set[int] = set()
        self.messages: dict[int, dict[str, Any]] = {}  # what the bot sent, by message_id
        self.menus: dict[str, list[dict[str, str]]] = {}
        self.webhook: dict[str, Any] = {}
        self._arranged: dict[str, deque[Reply | None]] = {}
        self._files: dict[str, bytes] = {}
        self._pending: list[dict[str, Any]] = []  # updates that nobody has acknowledged
        self._update_ids = itertools.count(900_000_001)
        self._message_ids = itertools.count(101)
        self._poller: asyncio.Event | None = None
        self._quiet = threading.Condition()
        self._busy_chats: set[int] = set()

    # What a test arranges.

    def refuse_next(self, method: str, status: int, description: str = "", **parameters: int) -> None:
        """The next call of `method` is answered so (retry_after=…, migrate_to_chat_id=…)."""
        self._arrange(method, TelegramError(status, description, **parameters).reply)

    def answer_next(self, method: str, body: bytes, status: int = 200) -> None:
        """The next call of `method` gets these bytes."""
        self._arrange(method, Reply(status, body))

    def drop_next(self, method: str) -> None:
        """The next call of `method` is taken and its connection closed without an answer."""
        self._arrange(method, Reply(is_dropped=True))

    def hang_next(self, method: str) -> None:
        """The next call of `method` is taken and never answered."""
        self._arrange(method, None)

    def sent(self, method: str = "sendMessage") -> list[Mapping[str, Any]]:
        """The parameters of every call of a method so far."""
        return [call.parameters for call in self.calls if call.method == method]

    # What people do. Each returns the update.

    def says(self, chat: int, text: str, **more: Any) -> dict[str, Any]:
        return self.writes(chat, text=text, **more)

    def writes(self, chat: int, *, language: str = "fr", **content: Any) -> dict[str, Any]:
        """A message with any content of the Bot API's Message."""
        message = {"message_id": next(self._message_ids), "date": NOW, "chat": private_chat(chat)}
        return self.happens({"message": message | {"from": person(chat, language)} | content})

    def presses(self, chat: int, message_id: int, payload: str, *, language: str = "fr") -> dict[str, Any]:
        """A button of a message that the bot sent."""
        message = self.messages.get(message_id) or {
            "message_id": message_id,
            "date": 0,
            "chat": private_chat(chat),
        }
        query = {
            "id": str(4_000_000_000_000_000_000 + message_id),
            "from": person(chat, language),
            "chat_instance": "-3141592653589793238",
            "message": message,
            "data": payload,
        }
        return self.happens({"callback_query": query})

    def speaks(self, chat: int, content: bytes, *, seconds: int = 3) -> dict[str, Any]:
        """A voice note."""
        voice = self._file(content) | {"duration": seconds, "mime_type": "audio/ogg"}
        return self.writes(chat, voice=voice)

    def shows(self, chat: int, content: bytes, **more: Any) -> dict[str, Any]:
        """A photo, with a thumbnail as Telegram makes one."""
        sizes = [
            self._file(content[:200]) | {"width": 90, "height": 67},
            self._file(content) | {"width": 1280, "height": 960},
        ]
        return self.writes(chat, photo=sizes, **more)

    def blocks(self, chat: int) -> dict[str, Any]:
        self.blocked.add(chat)
        return self._membership(chat, "member", "kicked")

    def unblocks(self, chat: int) -> dict[str, Any]:
        self.blocked.discard(chat)
        return self._membership(chat, "kicked", "member")

    def happens(self, update: dict[str, Any]) -> dict[str, Any]:
        """Queue an update for the webhook or the poller; it stays until it is acknowledged."""
        update = {"update_id": next(self._update_ids)} | update
        if self.checks:
            found = problems("Update", update)
            assert not found, found
        with self._quiet:
            self._pending.append(update)
        self.loop.call_soon_threadsafe(self._hand_out, update)
        return update

    def drain(self, seconds: float = 5.0) -> bool:
        """Wait until every update is acknowledged."""
        with self._quiet:
            return self._quiet.wait_for(lambda: not self._pending, seconds)

    @property
    def pending(self) -> list[int]:
        return [update["update_id"] for update in self._pending]

    # What the bot calls.

    async def handle(self, call: Call) -> Reply:
        if call.path.startswith("/file/bot"):
            return self._download(call)
        prefix, _, method = call.path.rpartition("/")
        if prefix != f"/bot{self.token}":
            return TelegramError(401, "Unauthorized").reply
        parameters = json.loads(call.body) if call.body else {}
        seen = BotCall(method, parameters, call.at)
        self.calls.append(seen)
        if self.on_call:
            self.on_call(seen)
        if self.seconds:
            await asyncio.sleep(self.seconds)
        try:
            if self.checks:
                self._check(seen)
            if self.meter and method == "sendMessage":
                self._count(self.meter, seen)
            if self._arranged.get(method):
                return self._arranged[method].popleft() or await self._never()
            return json_reply({"ok": True, "result": await self._result(method, parameters)})
        except TelegramError as error:
            return error.reply

    def _count(self, meter: Meter, call: BotCall) -> None:
        if not meter.takes(str(call.parameters["chat_id"]), call.at):
            raise TelegramError(429, "Too Many Requests: retry after 1", retry_after=1)

    def _check(self, call: BotCall) -> None:
        found = call_problems(call.method, call.parameters)
        if found:
            self.problems += found
            raise TelegramError(400, f"Bad Request: {found[0]}")

    async def _result(self, method: str, parameters: Mapping[str, Any]) -> object:
        if method == "getUpdates":
            return await self._get_updates(parameters)
        if method == "getMe":
            return BOT
        actions: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
            "sendMessage": self._send_message,
            "editMessageReplyMarkup": self._edit_markup,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getFile": self._get_file,
            "setMyCommands": self._set_commands,
        }
        return actions[method](parameters) if method in actions else True

    def _send_message(self, parameters: Mapping[str, Any]) -> object:
        chat = int(parameters["chat_id"])
        if chat in self.blocked:
            raise TelegramError(403, "Forbidden: bot was blocked by the user")
        if not parameters["text"].strip():
            raise TelegramError(400, "Bad Request: message text is empty")
        message = {
            "message_id": next(self._message_ids),
            "date": NOW,
            "chat": private_chat(chat),
            "from": BOT,
            "text": parameters["text"],
        }
        if "reply_markup" in parameters:
            message["reply_markup"] = parameters["reply_markup"]
        self.messages[message["message_id"]] = message
        return message

    def _edit_markup(self, parameters: Mapping[str, Any]) -> object:
        message = self.messages.get(parameters["message_id"])
        if message is None:
            raise TelegramError(400, "Bad Request: message to edit not found")
        if message.get("reply_markup") == parameters.get("reply_markup"):
            raise TelegramError(400, "Bad Request: message is not modified")
        message.pop("reply_markup", None)
        if "reply_markup" in parameters:
            message["reply_markup"] = parameters["reply_markup"]
        return message

    def _set_commands(self, parameters: Mapping[str, Any]) -> object:
        self.menus[parameters.get("language_code", "")] = parameters["commands"]
        return True

    # Updates, by webhook or by poll.

    def _set_webhook(self, parameters: Mapping[str, Any]) -> object:
        if self.checks and not parameters["url"].startswith(("https://", "http://127.0.0.1")):
            raise TelegramError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = dict(parameters)
        for update in self._pending:
            self._post_chat(_chat_of(update))
        return True

    def _delete_webhook(self, parameters: Mapping[str, Any]) -> object:
        self.webhook = {}
        return True

    async def _get_updates(self, parameters: Mapping[str, Any]) -> object:
        if self.webhook.get("url"):
            raise TelegramError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            )
        if self._poller:
            self._poller.set()  # Telegram ends the older of two polls
        self._forget([u for u in self._pending if u["update_id"] < parameters.get("offset", 0)])
        mine = self._poller = asyncio.Event()
        if not self._pending:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(parameters.get("timeout", 0), LONGEST_POLL)):
                    await mine.wait()
        if self._poller is not mine:
            raise TelegramError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        self._poller = None
        return self._pending[: parameters.get("limit", 100)]

    def _hand_out(self, update: dict[str, Any]) -> None:
        if self._poller:
            self._poller.set()
        if self.webhook.get("url"):
            self._post_chat(_chat_of(update))

    def _post_chat(self, chat: int) -> None:
        if chat not in self._busy_chats:
            self._busy_chats.add(chat)
            self.run(self._post_in_order(chat))

    async def _post_in_order(self, chat: int) -> None:
        """One chat's updates, one at a time, each until it is accepted."""
        try:
            async with httpx.AsyncClient(timeout=5, verify=NO_CERTIFICATES) as client:
                while self.webhook.get("url") and (
                    waiting := [u for u in self._pending if _chat_of(u) == chat]
                ):
                    if await self._post(client, waiting[0]):
                        self._forget(waiting[:1])
                    else:
                        await asyncio.sleep(REPEAT_SECONDS)
        finally:
            self._busy_chats.discard(chat)

    async def _post(self, client: httpx.AsyncClient, update: dict[str, Any]) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        try:
            answer = await client.post(self.webhook["url"], json=update, headers=headers)
        except httpx.HTTPError:
            return False
        if answer.is_success and answer.content:
            await self._carry_out(answer)
        return answer.is_success

    async def _carry_out(self, answer: httpx.Response) -> None:
        """A method call in the answer to a post: its result is told to nobody ("Making requests when getting updates")."""
        if not answer.headers.get("content-type", "").startswith("application/json"):
            self.problems.append("the answer to a post is neither empty nor JSON")
            return
        parameters = answer.json()
        seen = BotCall(parameters.pop("method", ""), parameters, time.perf_counter())
        self.calls.append(seen)
        with contextlib.suppress(TelegramError):
            self._check(seen)
            await self._result(seen.method, parameters)

    def _forget(self, updates: list[dict[str, Any]]) -> None:
        with self._quiet:
            self._pending = [update for update in self._pending if update not in updates]
            self._quiet.notify_all()

    # Files.

    def _file(self, content: bytes) -> dict[str, Any]:
        file_id = f"file{len(self._files)}"
        self._files[file_id] = content
        return {"file_id": file_id, "file_unique_id": f"unique-{file_id}", "file_size": len(content)}

    def _get_file(self, parameters: Mapping[str, Any]) -> object:
        content = self._files.get(parameters["file_id"])
        if content is None:
            raise TelegramError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(content) > MAX_DOWNLOAD:
            raise TelegramError(400, "Bad Request: file is too big")
        file_id = parameters["file_id"]
        return {"file_id": file_id, "file_unique_id": f"unique-{file_id}", "file_path": f"media/{file_id}"}

    def _download(self, call: Call) -> Reply:
        prefix, _, file_id = call.path.partition("/media/")
        if prefix != f"/file/bot{self.token}" or file_id not in self._files:
            return TelegramError(404, "Not Found").reply
        return Reply(200, self._files[file_id], {"Content-Type": "application/octet-stream"})

    # Small things.

    def _membership(self, chat: int, before: str, after: str) -> dict[str, Any]:
        def member(status: str) -> dict[str, Any]:
            more = {"until_date": 0} if status == "kicked" else {}
            return {"user": BOT, "status": status} | more

        change = {
            "chat": private_chat(chat),
            "from": person(chat, "fr"),
            "date": NOW,
            "old_chat_member": member(before),
            "new_chat_member": member(after),
        }
        return self.happens({"my_chat_member": change})

    def _arrange(self, method: str, reply: Reply | None) -> None:
        self._arranged.setdefault(method, deque()).append(reply)

    async def _never(self) -> Reply:
        await asyncio.Event().wait()
        raise AssertionError

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if error is None:
            assert not self.problems, f"calls that Telegram does not know: {self.problems}"


def private_chat(number: int) -> dict[str, Any]:
    return {"id": number, "type": "private", "first_name": "Fatima"}


def person(number: int, language: str) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Fatima", "language_code": language}


def _chat_of(update: Mapping[str, Any]) -> int:
    for kind in ("message", "edited_message", "my_chat_member"):
        if kind in update:
            return int(update[kind]["chat"]["id"])
    query = update.get("callback_query")
    return int(query["from"]["id"]) if query else 0
