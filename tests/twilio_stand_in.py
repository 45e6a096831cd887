"""Twilio on 127.0.0.1: a real server that holds the caller to the published OpenAPI and to WhatsApp's rules.

Every call is checked against tests/contracts; an unknown path, parameter or wrong value is answered as Twilio does
and kept in `problems`; leaving the `with` block fails while there are any. What the specification does not know is
kept too: the 24-hour window with 63016 *by status callback*, Content shells and their variables, opt-outs, media
behind a password and a redirect, signed posts. Time is `now`, and only the test moves it.

    with TwilioStandIn() as twilio:
        channel = WhatsApp(account=…, account_sid=ACCOUNT_SID, auth_token=AUTH_TOKEN, number=NUMBER, api_url=twilio.url)
        form = twilio.says("whatsapp:+212600000001", "salam")
"""

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlencode

import httpx
from loopback import NO_CERTIFICATES, Call, LoopbackServer, Reply, json_reply
from provider_limits import Meter
from twilio_spec import form_problems, json_problems, path_matches

ACCOUNT_SID = "AC0123456789abcdef0123456789abcdef"
AUTH_TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
NUMBER = "+212500000000"
WINDOW_SECONDS = 24 * 3600
WHEN = "Thu, 24 Sep 2026 10:00:00 +0000"
API = f"/2010-04-01/Accounts/{ACCOUNT_SID}"

Form = dict[str, str]


@dataclass(frozen=True, slots=True)
class Shell:
    """A Content resource: how many variables it has, of what kind it is, whether WhatsApp approved it."""

    kind: str  # quick-reply, list-picker, text (a template without choices)
    variables: int
    is_approved: bool = False
    language: str = "ar"
    category: str = "UTILITY"
    approval: str = ""  # what the Content API says; "" as `is_approved` has it
    reason: str = ""  # why it was rejected

    @property
    def state(self) -> str:
        return self.approval or ("approved" if self.is_approved else "unsubmitted")


@dataclass(frozen=True, slots=True)
class Message:
    """A message that Twilio took from us."""

    sid: str
    form: Mapping[str, str]
    at: float  # time.perf_counter() on arrival

    @property
    def text(self) -> str:
        """What the person reads: the body, or the first variable of a shell."""
        variables = json.loads(self.form.get("ContentVariables") or "{}")
        return self.form.get("Body") or str(variables.get("1", ""))


@dataclass(slots=True)
class _Media:
    content: bytes
    media_type: str


class TwilioError(Exception):
    """An error in Twilio's shape."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        more_info = f"https://www.twilio.com/docs/errors/{code}"
        self.reply = json_reply(
            {"code": code, "message": message, "more_info": more_info, "status": status}, status
        )


@dataclass(slots=True)
class _Post:
    url: str
    form: Form
    is_done: threading.Event = field(default_factory=threading.Event)


class TwilioStandIn(LoopbackServer):
    """`checks=False` leaves the specification out, `seconds` delays every answer, `meter` holds us to WhatsApp's rates."""

    def __init__(
        self, *, port: int = 0, checks: bool = True, seconds: float = 0.0, meter: Meter | None = None
    ) -> None:
        super().__init__(port=port)
        self.meter = meter
        self.checks = checks
        self.seconds = seconds
        self.now = 0.0  # seconds; the test's clock
        self.messages: list[Message] = []
        self.problems: list[str] = []
        self.deleted: list[str] = []
        self.statuses: list[Form] = []  # what became of our messages, as posted to us
        self.shells: dict[str, Shell] = {}
        self.blocked: set[str] = set()
        self.opted_out: set[str] = set()
        self.webhook = ""  # where messages are posted; "" posts nothing
        self.fallback = ""
        self.posts_statuses = False  # post status callbacks by themselves
        self._last_heard: dict[str, float] = {}
        self._media: dict[str, _Media] = {}
        self._store: dict[str, _Media] = {}
        self._arranged: deque[Reply | None] = deque()
        self._sids = itertools.count(1)
        self._waiting = 0
        self._busy = 0
        self.most_at_once = 0  # calls that waited `seconds` side by side
        self._quiet = threading.Condition()

    # What a test arranges.

    def refuse_next(self, status: int, code: int, message: str = "") -> None:
        """The next call is answered with this error."""
        self._arranged.append(TwilioError(status, code, message or f"error {code}").reply)

    def answer_next(self, body: bytes, status: int = 200) -> None:
        self._arranged.append(Reply(status, body))

    def drop_next(self) -> None:
        """The next call is taken and its connection closed without an answer."""
        self._arranged.append(Reply(is_dropped=True))

    def hang_next(self) -> None:
        """The next call is taken and never answered."""
        self._arranged.append(None)

    def shell(self, kind: str, variables: int, *, is_approved: bool = False, **more: str) -> str:
        """Make a Content resource; its sid."""
        sid = self._sid("HX")
        self.shells[sid] = Shell(kind, variables, is_approved, **more)
        return sid

    def pass_hours(self, hours: float) -> None:
        self.now += hours * 3600

    # What people do. Each returns the form that Twilio posts.

    def says(self, sender: str, text: str, **fields: str) -> Form:
        return self.writes(sender, Body=text, **fields)

    def presses(self, sender: str, message: Message, payload: str, label: str) -> Form:
        """A quick reply of a message of ours."""
        return self.writes(
            sender,
            Body=label,
            ButtonText=label,
            ButtonPayload=payload,
            MessageType="button",
            OriginalRepliedMessageSid=message.sid,
            OriginalRepliedMessageSender=f"whatsapp:{NUMBER}",
        )

    def chooses(self, sender: str, message: Message, payload: str, label: str) -> Form:
        """A row of a list of ours."""
        return self.writes(
            sender,
            Body=label,
            ListId=payload,
            ListTitle=label,
            MessageType="interactive",
            OriginalRepliedMessageSid=message.sid,
            OriginalRepliedMessageSender=f"whatsapp:{NUMBER}",
        )

    def attaches(self, sender: str, content: bytes, media_type: str, text: str = "", **fields: str) -> Form:
        """A voice note, a photo, any file."""
        url = self.media(content, media_type)
        return self.writes(
            sender, Body=text, NumMedia="1", MediaUrl0=url, MediaContentType0=media_type, **fields
        )

    def writes(self, sender: str, **fields: str) -> Form:
        """A message with any field of Twilio's; opens the 24-hour window."""
        self._last_heard[sender] = self.now
        sid = self._sid("SM")
        number = sender.removeprefix("whatsapp:")
        form = {
            "SmsMessageSid": sid,
            "NumMedia": "0",
            "ProfileName": "Fatima",
            "MessageType": "text",
            "SmsSid": sid,
            "WaId": number.removeprefix("+") if number.startswith("+") else "",
            "SmsStatus": "received",
            "Body": "",
            "To": f"whatsapp:{NUMBER}",
            "NumSegments": "1",
            "ReferralNumMedia": "0",
            "MessageSid": sid,
            "AccountSid": ACCOUNT_SID,
            "ChannelMetadata": '{"type":"whatsapp","data":{"context":{}}}',
            "From": sender,
            "ApiVersion": "2010-04-01",
        } | fields
        if self.webhook:
            self._post_soon(_Post(self.webhook, form))
        return form

    def media(self, content: bytes, media_type: str) -> str:
        """Keep a file as Twilio does; its address behind the password."""
        path = f"{API}/Messages/{self._sid('MM')}/Media/{self._sid('ME')}"
        self._media[path] = _Media(content, media_type)
        return f"{self.url}{path}"

    def status(self, message: Message, state: str, error: int = 0) -> Form:
        """The form of a status callback; posted too when the message asks for it and `posts_statuses`."""
        form = {
            "ChannelInstallSid": "XE" + "0" * 32,
            "SmsSid": message.sid,
            "SmsStatus": state,
            "MessageStatus": state,
            "ChannelToAddress": message.form["To"].removeprefix("whatsapp:"),
            "To": message.form["To"],
            "ChannelPrefix": "whatsapp",
            "MessageSid": message.sid,
            "AccountSid": ACCOUNT_SID,
            "From": message.form.get("From", ""),
            "ApiVersion": "2010-04-01",
            "ChannelInstallSidStatus": "",
        }
        if error:
            form |= {
                "ErrorCode": str(error),
                "ErrorMessage": f"Twilio error {error} for {message.form['To']}",
            }
        self.statuses.append(form)
        url = message.form.get("StatusCallback", "")
        if url and self.posts_statuses:
            self._post_soon(_Post(url, form))
        return form

    def drain(self, seconds: float = 5.0) -> bool:
        """Wait until every post was answered or given up."""
        with self._quiet:
            return self._quiet.wait_for(lambda: self._waiting == 0, seconds)

    # What the service calls.

    async def handle(self, call: Call) -> Reply:
        if call.path.startswith("/store/"):
            return self._from_store(call)
        if self.seconds:
            self._busiest(+1)
            await asyncio.sleep(self.seconds)
            self._busiest(-1)
        try:
            self._check_password(call)
            if self._arranged:
                return self._arranged.popleft() or await self._never()
            return self._route(call)
        except TwilioError as error:
            return error.reply

    def _route(self, call: Call) -> Reply:
        if path_matches("send", call.method, call.path):
            return self._take(call)
        path = call.path.removesuffix(".json")
        if call.method == "DELETE" and path_matches("delete_media", "DELETE", call.path):
            if path not in self._media:
                raise TwilioError(404, 20404, f"The requested resource {call.path} was not found")
            del self._media[path]
            self.deleted.append(path)
            return Reply(204)
        for operation, answer in (("fetch_approval", _approval), ("fetch_content", _content)):
            if call.method == "GET" and path_matches(operation, "GET", call.path):
                return self._tell_content(operation, call.path.split("/")[3], answer)
        if call.method == "GET" and path_matches("fetch_media", "GET", f"{path}.json"):
            return self._from_media(path)
        self.problems.append(f"{call.method} {call.path}: not in tests/contracts")
        raise TwilioError(404, 20404, f"The requested resource {call.path} was not found")

    def _check_password(self, call: Call) -> None:
        pair = base64.b64encode(f"{ACCOUNT_SID}:{AUTH_TOKEN}".encode()).decode()
        if call.headers.get("authorization") != f"Basic {pair}":
            raise TwilioError(401, 20003, "Authenticate")

    def _busiest(self, by: int) -> None:
        self._busy += by
        self.most_at_once = max(self.most_at_once, self._busy)

    def _take(self, call: Call) -> Reply:
        fields = parse_qs(call.body.decode(), keep_blank_values=True)
        form = {name: values[0] for name, values in fields.items()}
        if len(form.get("Body", "").encode("utf-16-le")) // 2 > 1600:
            raise TwilioError(400, 21617, "The concatenated message body exceeds the 1600 character limit")
        if self.checks and (found := form_problems("send", fields)):
            self.problems += found
            raise TwilioError(400, 21601, found[0])
        self._check_content(form)
        if self.meter and not self.meter.takes(form["To"], call.at):
            raise TwilioError(429, 20429, "Too many requests")
        if form["To"] in self.opted_out:
            raise TwilioError(400, 21610, "Attempt to send to unsubscribed recipient")
        message = Message(self._sid("SM"), form, call.at)
        self.messages.append(message)
        self._report(message)
        answer = _resource(message)
        assert not json_problems("send", "answer", answer)
        return json_reply(answer, 201)

    def _check_content(self, form: Mapping[str, str]) -> None:
        variables = form.get("ContentVariables")
        if "ContentSid" not in form:
            if variables is not None:
                raise TwilioError(400, 21654, "ContentSid Required")
            return
        shell = self.shells.get(form["ContentSid"])
        if shell is None:
            raise TwilioError(404, 20404, "The requested Content resource was not found")
        try:
            values = json.loads(variables or "{}")
        except ValueError:
            values = None
        wanted = {str(number) for number in range(1, shell.variables + 1)}
        if not isinstance(values, dict) or not all(isinstance(v, str) and v for v in values.values()):
            raise TwilioError(400, 21656, "The ContentVariables Parameter is invalid")
        if self.checks and set(values) != wanted:
            self.problems.append(f"{shell.kind} wants the variables {sorted(wanted)}, got {sorted(values)}")

    def _tell_content(
        self, operation: str, sid: str, answer: Callable[[str, Shell], dict[str, Any]]
    ) -> Reply:
        shell = self.shells.get(sid)
        if shell is None:
            raise TwilioError(404, 20404, f"The requested resource /v1/Content/{sid} was not found")
        told = answer(sid, shell)
        assert not json_problems(operation, "answer", told)
        return json_reply(told)

    def _report(self, message: Message) -> None:
        """What becomes of a message: by callback, never in the answer."""
        to = message.form["To"]
        shell = self.shells.get(message.form.get("ContentSid", ""))
        is_open = self.now - self._last_heard.get(to, float("-inf")) <= WINDOW_SECONDS
        if not is_open and not (shell and shell.is_approved):
            self.status(message, "undelivered", 63016)
        elif to in self.blocked:
            self.status(message, "undelivered", 63033)
        elif shell and _breaks_whatsapp(message, shell):
            self.status(message, "undelivered", 63013)
        else:
            self.status(message, "sent")
            self.status(message, "delivered")

    def _from_media(self, path: str) -> Reply:
        media = self._media.get(path)
        if media is None:
            raise TwilioError(404, 20404, f"The requested resource {path} was not found")
        name = path.rpartition("/")[2]
        self._store[name] = media
        return Reply(307, headers={"Location": f"{self.url}/store/{name}"})

    def _from_store(self, call: Call) -> Reply:
        if "authorization" in call.headers:
            self.problems.append("the account's password was sent to the media store")
        media = self._store.get(call.path.removeprefix("/store/"))
        if media is None:
            return Reply(404)
        return Reply(200, media.content, {"Content-Type": media.media_type})

    # Posts to the service.

    def _post_soon(self, post: _Post) -> None:
        with self._quiet:
            self._waiting += 1
        self.run_soon(lambda: self._post(post))

    async def _post(self, post: _Post) -> None:
        """As Twilio: once more when there is no connection, then the fallback, then lost."""
        try:
            async with httpx.AsyncClient(timeout=5, verify=NO_CERTIFICATES) as client:
                for url in (post.url, post.url, self.fallback):
                    if url and await self._delivers(client, url, post.form):
                        break
        finally:
            with self._quiet:
                self._waiting -= 1
                self._quiet.notify_all()

    async def _delivers(self, client: httpx.AsyncClient, url: str, form: Form) -> bool:
        headers = signed(url, form) | {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            answer = await client.post(url, content=urlencode(form), headers=headers)
        except httpx.HTTPError:
            return False
        return answer.status_code < 500

    async def _never(self) -> Reply:
        await asyncio.Event().wait()
        raise AssertionError

    def _sid(self, prefix: str) -> str:
        return f"{prefix}{next(self._sids):032x}"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if error is None:
            assert not self.problems, f"calls that Twilio does not know: {self.problems}"


def signed(url: str, form: Mapping[str, str], token: str = AUTH_TOKEN) -> dict[str, str]:
    """The headers of a post of Twilio's: HMAC-SHA1 over the address and the sorted fields."""
    text = url + "".join(f"{name}{form[name]}" for name in sorted(form))
    digest = hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()
    return {
        "X-Twilio-Signature": base64.b64encode(digest).decode(),
        "I-Twilio-Idempotency-Token": hashlib.sha1(text.encode()).hexdigest(),  # noqa: S324 - only a label
    }


def _breaks_whatsapp(message: Message, shell: Shell) -> bool:
    """What WhatsApp refuses of a shell: blank lines, runs of spaces, texts and labels that are too long."""
    values: Sequence[str] = list(json.loads(message.form["ContentVariables"]).values())
    longest = 20 if shell.kind == "quick-reply" else 24
    body, labels = values[0], values[1::2] if shell.kind in ("quick-reply", "list-picker") else ()
    return (
        any("\n\n" in value or " " * 5 in value for value in values)
        or len(body) > 1024
        or any(len(label) > longest for label in labels)
        or len(set(labels)) < len(labels)
    )


def _content(sid: str, shell: Shell) -> dict[str, Any]:
    """As Twilio shows a Content; of its last variable there is no example, as its creator may have given none."""
    numbers = range(1, shell.variables + 1)
    body = " ".join(["x", *(f"{{{{{number}}}}} x" for number in numbers)])
    return {
        "sid": sid,
        "account_sid": ACCOUNT_SID,
        "friendly_name": "a template",
        "language": shell.language,
        "variables": {str(number): "…" for number in numbers[:-1]},
        "types": {"twilio/text": {"body": body}},
        "date_created": "2026-09-24T10:00:00Z",
        "date_updated": "2026-09-24T10:00:00Z",
        "url": f"https://content.twilio.com/v1/Content/{sid}",
        "links": {"approval_fetch": f"https://content.twilio.com/v1/Content/{sid}/ApprovalRequests"},
    }


def _approval(sid: str, shell: Shell) -> dict[str, Any]:
    return {
        "sid": sid,
        "account_sid": ACCOUNT_SID,
        "whatsapp": {
            "type": "whatsapp",
            "name": "a_template",
            "category": shell.category,
            "content_type": "twilio/text",
            "status": shell.state,
            "rejection_reason": shell.reason,
            "allow_category_change": True,
        },
        "url": f"https://content.twilio.com/v1/Content/{sid}/ApprovalRequests",
    }


def _resource(message: Message) -> dict[str, Any]:
    form = message.form
    return {
        "sid": message.sid,
        "account_sid": ACCOUNT_SID,
        "api_version": "2010-04-01",
        "body": message.text,
        "date_created": WHEN,
        "date_sent": None,
        "date_updated": WHEN,
        "direction": "outbound-api",
        "error_code": None,
        "error_message": None,
        "from": form.get("From"),
        "messaging_service_sid": form.get("MessagingServiceSid"),
        "num_media": "0",
        "num_segments": "1",
        "price": None,
        "price_unit": None,
        "status": "queued",
        "subresource_uris": {"media": f"{API}/Messages/{message.sid}/Media.json"},
        "to": form["To"],
        "uri": f"{API}/Messages/{message.sid}.json",
    }
