"""E-mail through a real SMTP server: once, whole, encrypted, and never lost."""

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP as POLICY
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import mail_server
import pytest
from mail_server import PASSWORD, USER, Mailbox
from sqlalchemy import select, update
from world import World

from bot import mailing
from bot.runtime.writer import Writer
from bot.settings import Settings, SettingsError
from data import communes, mails
from data import tables as t

PDF = b"%PDF-1.7 " + bytes(range(256)) * 40
OFFICER = "information.officer@berkane.example"
DAY, LAST_DAY = date(2026, 11, 21), date(2026, 12, 21)
Result = TypeVar("Result")


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def writer(world: World) -> Iterator[Writer]:
    writer = Writer(world.database)
    yield writer
    writer.close()


def settings_of(url: str, folder: Path = Path("var")) -> Settings:
    return Settings(smtp_url=url, var_dir=str(folder), public_url="https://jemaa.berkane.example")


def form_mail(world: World, settings: Settings, **more: Any) -> mailing.Mail:
    facts: dict[str, Any] = {"reference": "BRK-7K3M9QXZ", "is_urgent": False, "last_day": LAST_DAY}
    facts |= {"officer": OFFICER} | more
    return mailing.form_mail(settings, commune_id="berkane", pdf=PDF, day=DAY, now=world.now, **facts)


def queued(world: World, settings: Settings, commune: str = "berkane", **more: Any) -> int:
    mail = form_mail(world, settings, **more)
    with world.database.writing() as db:
        return mails.put(
            db,
            commune_id=commune,
            request_id=None,
            kind=mailing.FORM,
            message_id=mail.message_id,
            message=mail.message,
            now=world.now,
        )


def run(work: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run(work)


def deliver(world: World, writer: Writer, settings: Settings) -> int:
    return run(mailing.deliver_due(writer, mailing.hand(settings), world.clock.now))


def stands(world: World, mail_id: int) -> tuple[str, int, str]:
    with world.database.reading() as db:
        row = db.one(
            select(t.mails.c.state, t.mails.c.attempts, t.mails.c.trouble).where(t.mails.c.id == mail_id)
        )
    assert row
    return row.state, row.attempts, row.trouble or ""


def text_of(message: EmailMessage) -> str:
    body = message.get_body()
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


# -- what is sent ------------------------------------------------------------------------------------------


def test_the_form_arrives_whole_and_tells_what_to_do(world: World, writer: Writer, mailbox: Mailbox) -> None:
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        mail_id = queued(world, settings)
        assert deliver(world, writer, settings) == 1
        assert deliver(world, writer, settings) == 0
    (message,) = mailbox.messages
    assert stands(world, mail_id) == ("sent", 1, "")
    assert mailbox.envelopes[0].rcpt_tos == [OFFICER]
    assert message["To"] == OFFICER
    assert message["From"] == "Commune de Berkane <jemaa@jemaa.berkane.example>"
    assert (
        message["Subject"]
        == "طلب الحصول على المعلومات BRK-7K3M9QXZ / Demande d’accès à l’information BRK-7K3M9QXZ"
    )
    assert message["Auto-Submitted"] == "auto-generated"
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "request-BRK-7K3M9QXZ.pdf"
    assert attachment.get_content() == PDF
    text = text_of(message)
    assert (
        text.count(
            f"    jemaa requests register BRK-7K3M9QXZ --commune berkane --as {OFFICER} --received 2026-11-21"
        )
        == 2
    )
    assert "lundi 21 décembre 2026" in text
    assert "21 دجنبر 2026" in text
    assert "URGENTE" not in text


def test_an_urgent_form_says_so_and_an_unknown_last_day_is_not_invented(world: World) -> None:
    mail = form_mail(world, settings_of(""), is_urgent=True, last_day=None)
    message = BytesParser(EmailMessage, policy=POLICY).parsebytes(mail.message)
    text = text_of(message)
    assert message["Subject"] == (
        "مستعجل: طلب الحصول على المعلومات BRK-7K3M9QXZ / URGENT : demande d’accès à l’information BRK-7K3M9QXZ"
    )
    assert "URGENTE (article 17" in text.replace("\u2068", "").replace("\u2069", "")
    assert "au plus tard" not in text
    for line in text.split("\n"):
        first = next((letter for letter in line if letter.isalpha()), "a")
        assert ("\u0600" <= first <= "\u06ff") == bool(
            any("\u0600" <= letter <= "\u06ff" for letter in line)
        ), line


def test_a_subject_cannot_carry_a_header(world: World) -> None:
    mail = mailing.compose(settings_of(""), subject="a\r\nBcc: x@y.z", text="t", now=world.now)
    message = BytesParser(EmailMessage, policy=POLICY).parsebytes(mail.message)
    assert message["Bcc"] is None
    assert message["Subject"] == "a Bcc: x@y.z"


def test_a_mail_with_a_recipient_of_its_own_goes_there(
    world: World, writer: Writer, mailbox: Mailbox
) -> None:
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        mail = mailing.compose(settings, to="claire@example.fr", subject="Objet", text="été", now=world.now)
        with world.database.writing() as db:
            mails.put(
                db,
                commune_id="berkane",
                request_id=None,
                kind="notice",
                message_id=mail.message_id,
                message=mail.message,
                now=world.now,
            )
        assert deliver(world, writer, settings) == 1
    assert mailbox.envelopes[0].rcpt_tos == ["claire@example.fr"]


# -- passwords and certificates ----------------------------------------------------------------------------


def login(scheme: str, port: int, options: str, password: str = PASSWORD) -> Settings:
    return settings_of(f"{scheme}://{quote(USER)}:{quote(password, safe='')}@127.0.0.1:{port}?{options}")


def test_starttls_and_a_password(world: World, writer: Writer, mailbox: Mailbox, tmp_path: Path) -> None:
    ca, context = mail_server.certificate(tmp_path)
    options = mail_server.needs_password(tls_context=context, require_starttls=True)
    with mail_server.mail_server(mailbox, **options) as port:
        settings = login("smtp", port, f"ca={quote(str(ca))}")
        queued(world, settings)
        assert deliver(world, writer, settings) == 1
    assert mailbox.encrypted == [True]
    assert mailbox.messages[0]["From"] == f"Commune de Berkane <{USER}>"


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # aiosmtpd does not see the encryption around it
def test_tls_from_the_first_byte(world: World, writer: Writer, mailbox: Mailbox, tmp_path: Path) -> None:
    ca, context = mail_server.certificate(tmp_path)
    options = mail_server.needs_password(ssl_context=context, auth_require_tls=False)
    with mail_server.mail_server(mailbox, **options) as port:
        settings = login("smtps", port, f"ca={quote(str(ca))}&from=commune%40berkane.example")
        queued(world, settings)
        assert deliver(world, writer, settings) == 1
    assert mailbox.envelopes[0].mail_from == "commune@berkane.example"


def test_a_certificate_that_nobody_signed_is_not_believed(
    world: World, writer: Writer, mailbox: Mailbox, tmp_path: Path
) -> None:
    _, context = mail_server.certificate(tmp_path)
    with mail_server.mail_server(mailbox, tls_context=context) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        mail_id = queued(world, settings)
        assert deliver(world, writer, settings) == 0
    state, _, trouble = stands(world, mail_id)
    assert state == "queued"
    assert "certificate" in trouble


def test_a_wrong_password_waits_for_the_right_one_and_is_told_to_nobody(
    world: World, writer: Writer, mailbox: Mailbox, tmp_path: Path
) -> None:
    ca, context = mail_server.certificate(tmp_path)
    options = mail_server.needs_password(tls_context=context, require_starttls=True)
    with mail_server.mail_server(mailbox, **options) as port:
        mail_id = queued(world, login("smtp", port, f"ca={ca}"))
        assert deliver(world, writer, login("smtp", port, f"ca={ca}", "faux")) == 0
        state, attempts, trouble = stands(world, mail_id)
        assert (state, attempts) == ("queued", 1)
        assert trouble.startswith("535")
        assert "faux" not in trouble
        world.clock.move(minutes=2)
        assert deliver(world, writer, login("smtp", port, f"ca={ca}")) == 1


def test_nothing_leaves_in_the_clear_beyond_this_machine() -> None:
    far = mailing.parse_server(settings_of("smtp://mail.example.ma"))
    here = mailing.parse_server(settings_of("smtp://127.0.0.1"))
    own = mailing.parse_server(settings_of("smtp://relay.berkane.local:25?tls=off"))
    assert far
    assert here
    assert own
    assert (far.may_be_plain, here.may_be_plain, own.may_be_plain) == (False, True, True)


def test_a_server_without_encryption_is_not_given_a_form(world: World, mailbox: Mailbox) -> None:
    with mail_server.mail_server(mailbox) as port:
        server = mailing.parse_server(settings_of(f"smtp://127.0.0.1:{port}"))
        assert server
        with pytest.raises(mailing.Away, match="not sent in the clear"):
            mailing.hand_over(replace(server, may_be_plain=False), EmailMessage(), "Commune")
    assert mailbox.messages == []


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.ma",
        "http://mail.example.ma",
        "smtp://",
        "smtp://h:x",
        "smtp://h?tsl=off",
        "smtp://u:caf%C3%A9@h",
    ],
)
def test_an_address_that_is_none_stops_the_start(url: str) -> None:
    with pytest.raises(SettingsError, match="JEMAA_SMTP_URL"):
        mailing.hand(settings_of(url))


def test_ports_and_senders_that_were_not_named() -> None:
    servers = [
        mailing.parse_server(settings_of(f"{each}"))
        for each in ("smtp://h", "smtp://u:p@h", "smtps://u%40b.ma:p@h")
    ]
    assert [each and (each.port, each.sender) for each in servers] == [
        (25, "jemaa@jemaa.berkane.example"),
        (587, "jemaa@jemaa.berkane.example"),
        (465, "u@b.ma"),
    ]


# -- servers that are down, and answers that are no ----------------------------------------------------------


@pytest.mark.slow
def test_a_server_that_is_down_for_a_day_gets_it_once_when_it_is_back(
    world: World, writer: Writer, mailbox: Mailbox
) -> None:
    port = mail_server.free_port()
    settings = settings_of(f"smtp://127.0.0.1:{port}")
    ids = [queued(world, settings, reference=f"BRK-{number}") for number in range(8)]
    tries = 0
    for _ in range(24 * 4):
        before = stands(world, ids[0])[1]
        assert deliver(world, writer, settings) == 0
        tries += stands(world, ids[0])[1] - before
        world.clock.move(minutes=15)
    assert 24 * 2 - 2 <= tries <= 24 * 2 + 10  # ever more seldom, at least every half an hour
    assert "refused" in stands(world, ids[0])[2].lower()
    with mail_server.mail_server(mailbox, port=port):
        for _ in range(7):
            deliver(world, writer, settings)
            world.clock.move(minutes=5)
    assert [stands(world, each)[0] for each in ids] == ["sent"] * 8
    subjects = [str(message["Subject"]).split()[-1] for message in mailbox.messages]
    assert sorted(subjects) == [f"BRK-{number}" for number in range(8)]


def test_what_is_not_taken_now_is_taken_later_and_holds_up_nobody(
    world: World, writer: Writer, mailbox: Mailbox
) -> None:
    mailbox.recipient_answers = [f"451 4.7.1 <{OFFICER}> greylisted, come back"]
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        first, second = queued(world, settings), queued(world, settings)
        assert deliver(world, writer, settings) == 1
        assert stands(world, first) == ("queued", 1, "451 4.7.1 […] greylisted, come back")
        assert stands(world, second)[0] == "sent"
        world.clock.move(minutes=2)
        assert deliver(world, writer, settings) == 1
    assert stands(world, first) == ("sent", 2, "")


@pytest.mark.parametrize("answers", ["recipient_answers", "data_answers"])
def test_what_is_never_taken_is_refused_and_may_be_sent_again(
    world: World, writer: Writer, mailbox: Mailbox, answers: str
) -> None:
    setattr(mailbox, answers, ["550 5.1.1 no such mailbox"])
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        mail_id = queued(world, settings)
        assert deliver(world, writer, settings) == 0
        assert stands(world, mail_id) == ("refused", 1, "550 5.1.1 no such mailbox")
        world.clock.move(days=2)
        assert deliver(world, writer, settings) == 0
        with world.database.writing() as db:
            assert mails.try_again(db, "berkane", world.now) == 1
        assert deliver(world, writer, settings) == 1


def test_a_mail_too_large_for_the_server_is_refused_and_holds_up_nobody(
    world: World, writer: Writer, mailbox: Mailbox
) -> None:
    with mail_server.mail_server(mailbox, data_size_limit=300_000) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        large = mailing.compose(
            settings,
            subject="Réponse",
            text="Voici",
            now=world.now,
            to="fatima@mail.example",
            attachments=[mailing.Attachment("plan.pdf", "application/pdf", bytes(400_000))],
        )
        with world.database.writing() as db:
            first = mails.put(
                db,
                commune_id="berkane",
                request_id=None,
                kind="notice",
                message_id=large.message_id,
                message=large.message,
                now=world.now,
            )
        second = queued(world, settings)
        assert deliver(world, writer, settings) == 1
        assert stands(world, first)[0] == "refused"
        assert stands(world, first)[2].startswith("552 ")
        assert stands(world, second)[0] == "sent"


@pytest.mark.parametrize(
    ("code", "means"),
    [(552, mailing.Refused), (451, mailing.Later), (421, mailing.Away), (530, mailing.Away)],
)
def test_what_a_server_says_to_the_sender(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, code: int, means: type[Exception]
) -> None:
    async def refuse(*_: object) -> str:
        return f"{code} no"

    monkeypatch.setattr(mailbox, "handle_MAIL", refuse, raising=False)
    with mail_server.mail_server(mailbox) as port:
        server = mailing.parse_server(settings_of(f"smtp://127.0.0.1:{port}"))
        assert server is not None
        message = EmailMessage()
        message["To"] = "fatima@mail.example"
        with pytest.raises(means):
            mailing.hand_over(server, message, "Berkane")


def test_once_taken_a_rude_goodbye_changes_nothing(world: World, writer: Writer, mailbox: Mailbox) -> None:
    mailbox.quits_rudely = True
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        mail_id = queued(world, settings)
        assert deliver(world, writer, settings) == 1
    assert stands(world, mail_id)[0] == "sent"


def test_killed_before_it_was_written_down_it_leaves_again_under_the_same_id(
    world: World, writer: Writer, mailbox: Mailbox
) -> None:
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        mail_id = queued(world, settings)
        hand = mailing.hand(settings)

        def killed(message: EmailMessage, name: str) -> None:
            hand(message, name)
            raise KeyboardInterrupt  # the server took it; nobody wrote it down

        with pytest.raises(KeyboardInterrupt):
            run(mailing.deliver_due(writer, killed, world.clock.now))
        assert stands(world, mail_id)[0] == "sending"
        world.clock.move(minutes=5)
        assert deliver(world, writer, settings) == 0  # perhaps somebody is still at it
        world.clock.move(minutes=6)
        assert deliver(world, writer, settings) == 1
    first, second = mailbox.messages
    assert first["Message-ID"] == second["Message-ID"]
    assert stands(world, mail_id)[0] == "sent"


def test_a_mail_that_breaks_the_sender_holds_up_nobody(
    world: World, writer: Writer, mailbox: Mailbox
) -> None:
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        first, second = queued(world, settings), queued(world, settings)
        hand = mailing.hand(settings)
        calls: list[str] = []

        def breaks_once(message: EmailMessage, name: str) -> None:
            calls.append(name)
            if len(calls) == 1:
                raise ZeroDivisionError
            hand(message, name)

        assert run(mailing.deliver_due(writer, breaks_once, world.clock.now)) == 1
    assert stands(world, first) == ("queued", 1, "ZeroDivisionError")
    assert stands(world, second)[0] == "sent"


def test_a_message_that_does_not_open_is_refused(world: World, writer: Writer, mailbox: Mailbox) -> None:
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        mail_id = queued(world, settings)
        with world.database.writing() as db:
            db.execute(update(t.mails).values(sealed_message=b"not sealed by any key that we have"))
        assert deliver(world, writer, settings) == 0
    assert stands(world, mail_id) == ("refused", 1, "its message does not open")


def test_a_commune_that_names_nobody_waits_for_a_name(world: World, writer: Writer, mailbox: Mailbox) -> None:
    with world.database.writing() as db:
        profile = dict(communes.load(db, "berkane").profile)
        db.execute(
            update(t.communes)
            .where(t.communes.c.id == "berkane")
            .values(profile=profile | {"information_officer": None})
        )
    with mail_server.mail_server(mailbox) as port:
        settings = settings_of(f"smtp://127.0.0.1:{port}")
        mail_id, other = queued(world, settings), queued(world, settings, "settat")
        assert deliver(world, writer, settings) == 1
        assert stands(world, mail_id) == ("queued", 0, mailing.NO_ADDRESS)
        assert stands(world, other)[0] == "sent"
        with world.database.writing() as db:
            db.execute(update(t.communes).where(t.communes.c.id == "berkane").values(profile=profile))
        world.clock.move(minutes=6)
        assert deliver(world, writer, settings) == 1
    assert mailbox.envelopes[-1].rcpt_tos == [OFFICER]


# -- without a server --------------------------------------------------------------------------------------


def test_without_a_server_mail_becomes_files_for_their_owner_alone(
    world: World, writer: Writer, tmp_path: Path
) -> None:
    settings = settings_of("", tmp_path)
    queued(world, settings)
    assert deliver(world, writer, settings) == 1
    (path,) = (tmp_path / "mail").iterdir()
    assert path.suffix == ".eml"
    assert path.stat().st_mode & 0o077 == 0
    message = BytesParser(EmailMessage, policy=POLICY).parsebytes(path.read_bytes())
    assert message["To"] == OFFICER
    assert next(message.iter_attachments()).get_content() == PDF


def test_the_same_message_is_the_same_file(world: World, tmp_path: Path) -> None:
    settings = settings_of("", tmp_path)
    mail = form_mail(world, settings)
    for _ in range(2):
        mailing.hand(settings)(BytesParser(EmailMessage, policy=POLICY).parsebytes(mail.message), "Commune")
    assert len(list((tmp_path / "mail").iterdir())) == 1


def test_a_folder_that_cannot_be_written_to_is_tried_again(
    world: World, writer: Writer, tmp_path: Path
) -> None:
    (tmp_path / "mail").write_text("in the way")
    settings = settings_of("", tmp_path)
    mail_id = queued(world, settings)
    assert deliver(world, writer, settings) == 0
    assert stands(world, mail_id)[0] == "queued"
    (tmp_path / "mail").unlink()
    world.clock.move(minutes=2)
    assert deliver(world, writer, settings) == 1
