"""E-mail: messages are made here, and handed to the commune's own server; without one they are written to var/mail.

A message in the queue has no sender, and the one to the person in charge no recipient either: both are put in when it leaves, as
they are then. SMTP is plain smtplib in a thread; what the server says decides whether it is tried again or refused.
"""

import asyncio
import contextlib
import logging
import os
import re
import secrets
import shlex
import smtplib
import ssl
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from bot.papers.cleaning import one_line
from bot.papers.sheet import say
from bot.runtime.writer import Writer
from bot.settings import Settings, SettingsError
from data import communes, mails
from data.engine import Db
from data.mails import MailRow

log = logging.getLogger(__name__)

FORM = "form"  # the mail to the person in charge
AT_ONCE = 5  # claimed together: all of them leave well within a lease
TIMEOUT_SECONDS = 30.0
_NOT_ABOUT_IT = (421, 530, 534, 535, 538)  # RFC 5321 and 4954: it closes, or wants another login
NO_ADDRESS = "commune.yaml names no information_officer.email: nobody to send the form to"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


class Away(Exception):
    """The server takes nothing now. The words hold no secret."""


class Later(Exception):
    """The server does not take this message now, and may take others."""


class NoAddress(Exception):
    """The commune names nobody who takes forms."""


class Refused(Exception):
    """The server will never take this message."""


@dataclass(frozen=True, slots=True)
class Server:
    """What JEMAA_SMTP_URL says: smtp[s]://user:password@host:port?from=…&ca=…&tls=off."""

    host: str
    port: int
    is_implicit: bool  # encrypted from the first byte (smtps), else by STARTTLS
    user: str
    password: str
    sender: str
    ca_file: str  # of a server whose certificate no public authority signed
    may_be_plain: bool


def parse_server(settings: Settings) -> Server | None:
    """The server to hand mail to; None when mail is written to var/mail. SettingsError says what to write."""
    if not settings.smtp_url:
        return None
    try:
        parts = urlsplit(settings.smtp_url)
        port, host = parts.port, parts.hostname
    except ValueError:
        port, host, parts = None, None, urlsplit("")
    if parts.scheme not in ("smtp", "smtps") or not host:
        raise SettingsError(
            "JEMAA_SMTP_URL must be like smtp://user:password@mail.example.ma:587 or smtps://…:465."
        )
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if unknown := set(options) - {"from", "ca", "tls"}:
        raise SettingsError(f"JEMAA_SMTP_URL has {', '.join(sorted(unknown))}; known are from, ca and tls.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not (user + password).isascii():
        raise SettingsError("JEMAA_SMTP_URL has a name or password with letters that SMTP does not know.")
    is_implicit = parts.scheme == "smtps"
    return Server(
        host=host,
        port=port or (465 if is_implicit else 587 if user else 25),
        is_implicit=is_implicit,
        user=user,
        password=password,
        sender=options.get("from") or (user if "@" in user else f"jemaa@{_domain(settings)}"),
        ca_file=options.get("ca", ""),
        may_be_plain=host in LOOPBACK or options.get("tls") == "off",
    )


def _domain(settings: Settings) -> str:
    return urlsplit(settings.public_url).hostname or "localhost"


# -- making a message --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str  # ASCII: some readers show nothing else
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A message ready for the queue (data.mails.put)."""

    message_id: str
    message: bytes


def compose(
    settings: Settings,
    *,
    subject: str,
    text: str,
    now: datetime,
    to: str = "",
    attachments: Sequence[Attachment] = (),
    key: str = "",
) -> Mail:
    """A message as bytes; the sender is put in when it leaves. Its Message-ID never changes, however often it is tried.

    With a `key`, which must hold nothing secret, the same message made twice is one (data.mails.put_once).
    """
    message = EmailMessage(policy=SMTP)
    message_id = f"<{key or secrets.token_hex(16)}@{_domain(settings)}>"
    message["Message-ID"] = message_id
    message["Date"] = format_datetime(now)
    message["Subject"] = one_line(subject)
    message["Auto-Submitted"] = "auto-generated"
    if to:
        message["To"] = to
    message.set_content(text, cte="base64")
    for each in attachments:
        maintype, _, subtype = each.media_type.partition("/")
        message.add_attachment(each.content, maintype=maintype, subtype=subtype, filename=each.name)
    return Mail(message_id, message.as_bytes())


def form_mail(
    settings: Settings,
    *,
    commune_id: str,
    reference: str,
    pdf: bytes,
    is_urgent: bool,
    day: date,
    last_day: date | None,
    now: datetime,
    officer: str = "",
) -> Mail:
    """The form for the person in charge: what it is, what to do, and the last day were it received today.

    Nothing personal stands outside the attached form. The command works as it is pasted, when `officer`, who gets the mail, is
    known.
    """
    key = "mail-subject-urgent" if is_urgent else "mail-subject"
    subject = " / ".join(say(each, key, reference=reference) for each in ("ar", "fr"))
    command = f"jemaa requests register {reference} {as_officer(commune_id, officer)} --received {day}"
    parts = [
        part
        for each in ("ar", "fr")
        for part in _form_text(each, is_urgent=is_urgent, last_day=last_day, command=command)
    ]
    attachment = Attachment(f"request-{reference}.pdf", "application/pdf", pdf)
    return compose(
        settings,
        subject=subject.translate(_ISOLATES),
        text="\n\n".join(parts) + "\n",
        now=now,
        attachments=[attachment],
    )


def as_officer(commune_id: str, officer: str) -> str:
    """The options by which the person in charge says who they are, as a shell reads them."""
    return f"--commune {commune_id} --as {shlex.quote(officer) if officer else 'EMAIL'}"


def _form_text(language: str, *, is_urgent: bool, last_day: date | None, command: str) -> list[str]:
    parts = [say(language, "mail-what")]
    if is_urgent:
        parts.append(say(language, "mail-urgent"))
    parts += [say(language, "mail-not-filed"), say(language, "mail-do"), f"    {command}"]
    if last_day:
        parts.append(say(language, "mail-last-day", day=last_day))
    return [*parts, say(language, "mail-private")]


# -- sending -----------------------------------------------------------------------------------------------

Hand = Callable[[EmailMessage, str], None]  # raises Away, Later or Refused


def hand(settings: Settings) -> Hand:
    """How a message leaves this installation."""
    server = parse_server(settings)
    if server is None:
        return partial(write_down, settings.var / "mail", f"jemaa@{_domain(settings)}")
    return partial(hand_over, server)


async def deliver_due(writer: Writer, hand: Hand, clock: Callable[[], datetime]) -> int:
    """Send what is due; returns how many left. Run late, twice or at once by two processes it does no harm."""
    sent = 0
    while claimed := await writer.do(partial(_claim, now=clock())):
        for number, (row, profile) in enumerate(claimed):
            try:
                sent += await _deliver(writer, hand, row, profile, clock)
            except Away as away:
                # The server is away: the others would only wait for it as well.
                for later, _ in claimed[number:]:
                    await writer.do(partial(mails.put_off, row=later, trouble=str(away), now=clock()))
                return sent
    return sent


def _claim(db: Db, now: datetime) -> list[tuple[MailRow, Mapping[str, Any]]]:
    rows = mails.claim_due(db, now, AT_ONCE)
    return [(row, communes.load(db, row.commune_id).profile) for row in rows]


async def _deliver(
    writer: Writer, hand: Hand, row: MailRow, profile: Mapping[str, Any], clock: Callable[[], datetime]
) -> bool:
    """Send one; whether it left. Only a server that is away is the caller's concern."""
    try:
        message = _addressed(row, profile)
        await asyncio.to_thread(hand, message, profile["name"]["fr"])
    except NoAddress:
        await writer.do(partial(mails.wait_for_address, row=row, trouble=NO_ADDRESS, now=clock()))
    except Refused as refused:
        log.warning("mail %d was refused: %s", row.id, refused)
        await writer.do(partial(mails.refuse, mail_id=row.id, trouble=str(refused)))
    except Later as later:
        await writer.do(partial(mails.put_off, row=row, trouble=str(later), now=clock()))
    except Away:
        raise
    except Exception as error:  # one mail that cannot be sent must not hold up the others
        log.exception("mail %d could not be sent", row.id)
        await writer.do(partial(mails.put_off, row=row, trouble=type(error).__name__, now=clock()))
    else:
        await writer.do(partial(mails.mark_sent, mail_id=row.id, now=clock()))
        return True
    return False


def _addressed(row: MailRow, profile: Mapping[str, Any]) -> EmailMessage:
    if not row.message:
        raise Refused("its message does not open")
    message = BytesParser(EmailMessage, policy=SMTP).parsebytes(row.message)
    if "To" not in message:
        officer = (profile.get("information_officer") or {}).get("email")
        if not officer:
            raise NoAddress
        message["To"] = officer
    return message


def write_down(folder: Path, sender: str, message: EmailMessage, name: str) -> None:
    """No server: the message becomes a file, for its owner alone; the same message always the same file."""
    message["From"] = formataddr((name, sender))
    file = re.sub(r"[^0-9A-Za-z.-]", "", str(message["Message-ID"]).partition("@")[0])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder, prefix=".draft-")
        with os.fdopen(handle, "wb") as written:
            written.write(message.as_bytes())
        Path(draft).replace(folder / f"{file}.eml")
    except OSError as error:
        raise Away(f"{folder} cannot be written to: {error.strerror}") from error


def hand_over(server: Server, message: EmailMessage, name: str) -> None:
    """Give a message to the server. Away, Later or Refused; once the server took it, nothing is raised any more."""
    message["From"] = formataddr((name, server.sender))
    try:
        connection = _connect(server)
    except (smtplib.SMTPException, OSError) as error:
        raise Away(_trouble(error)) from error
    try:
        connection.send_message(message, server.sender)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        raise _answered(error)(_trouble(error)) from error
    except smtplib.SMTPNotSupportedError as error:  # an address in letters that the server does not know
        raise Refused(_trouble(error)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Away(_trouble(error)) from error
    except ValueError as error:  # an address that cannot be one
        raise Refused(_trouble(error)) from error
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            connection.quit()


def _connect(server: Server) -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=server.ca_file or None)
    own_name = server.sender.partition("@")[2]
    if server.is_implicit:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, own_name, timeout=TIMEOUT_SECONDS, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, own_name, timeout=TIMEOUT_SECONDS)
    try:
        _greet(server, connection, context)
    except BaseException:
        connection.close()
        raise
    return connection


def _greet(server: Server, connection: smtplib.SMTP, context: ssl.SSLContext) -> None:
    connection.ehlo()
    if not server.is_implicit and connection.has_extn("starttls"):
        connection.starttls(context=context)
        connection.ehlo()
    elif not server.is_implicit and not server.may_be_plain:
        raise Away(
            "the server offers no encryption (STARTTLS), and a form is not sent in the clear; "
            "in a network of your own, add ?tls=off to JEMAA_SMTP_URL"
        )
    if server.user:
        connection.login(server.user, server.password)


def _answered(
    error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException,
) -> type[Away | Later | Refused]:
    """What an answer means for this message: those of 500 and above mean never (too large: 552), those of 400 and above not now.

    Who asks for a password, or hangs up (421), says nothing about the message.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
    else:
        codes = [error.smtp_code]
        if isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code in _NOT_ABOUT_IT:
            return Away
    return Refused if all(code >= 500 for code in codes) else Later


def _trouble(error: Exception) -> str:
    """What went wrong, for staff: no addresses, no password."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = "; ".join(
            f"{code} {text.decode(errors='replace')}" for code, text in error.recipients.values()
        )
    elif isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        said = f"{error.smtp_code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"
    else:
        said = str(error) or type(error).__name__
    return re.sub(r"\S+@\S+", "[…]", one_line(said))[:400]
