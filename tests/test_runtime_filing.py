"""From a person who said who they are to the mail with the form: all of it, or nothing."""

import asyncio
from datetime import date
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from pathlib import Path

import pdf_reading
import pytest
from mail_server import Mailbox, mail_server
from sqlalchemy import func, select
from world import CLAIRE, FATIMA, Someone, World

from bot import mailing, papers
from bot.runtime import filing
from bot.runtime.writer import Writer
from bot.settings import Settings
from data import tables as t
from data.conversations import Conflict
from data.engine import Db
from data.requests import cases
from data.requests import papers as kept
from data.requests.cases import Identity, Opened, RequestRow
from data.requests.states import NotAllowed

IDENTITY = Identity(
    "Fatima Zahra", "Bennani", True, "FA123456", "12, rue سيدي يحيى, Berkane", "fz@example.ma"
)
SETTINGS = Settings()


def opened(db: Db, world: World, who: Someone = FATIMA, **more: str | bool) -> RequestRow:
    facts = {"format": "electronic", "delivery": "email", "is_urgent": False} | more
    found = cases.open_request(
        db,
        commune_id=who.commune,
        citizen_id=world.person(db, who).citizen_id,
        account_id=who.account,
        channel=who.channel,
        language=who.language,
        subject="chhal sarfat ljama3a 3la jardin #x$",
        day=world.day,
        now=world.now,
        **facts,  # type: ignore[arg-type]
    )
    assert isinstance(found, Opened)
    return cases.by_id(db, found.request_id)


def file(db: Db, world: World, row: RequestRow, identity: Identity = IDENTITY) -> RequestRow:
    return filing.file_request(db, row, identity, settings=SETTINGS, day=world.day, now=world.now)


def test_the_form_is_kept_and_its_mail_queued_with_the_move(world: World) -> None:
    with world.database.writing() as db:
        row = file(db, world, opened(db, world))
        assert row.state == "awaiting_receipt"
        (paper,) = kept.of_request(db, row.id)
        assert (paper.kind, paper.language, paper.media_type) == ("form", "ar", "application/pdf")
        pdf = kept.content(db, paper.id)
        mail = db.one(select(t.mails))
    assert mail
    assert (mail.kind, mail.request_id, mail.state) == ("form", row.id, "queued")
    text = pdf_reading.from_the_left(pdf)
    for part in (row.reference, "FA123456", "fz@example.ma", "#x$"):
        assert part in text


def test_the_mail_names_nobody_outside_the_form(world: World) -> None:
    with world.database.writing() as db:
        row = file(db, world, opened(db, world, CLAIRE))
        sealed = db.value(select(t.mails.c.sealed_message))
        message = BytesParser(EmailMessage, policy=SMTP).parsebytes(db.vault.open(sealed, "mails.message"))
    body = message.get_body()
    assert isinstance(body, EmailMessage)
    shown = str(body.get_content()) + str(message["Subject"]) + str(message["To"])
    assert row.reference in shown
    for part in ("Fatima", "Bennani", "FA123456", "jardin", "fz@"):
        assert part not in shown
    (attachment,) = message.iter_attachments()
    assert papers.paper_language(row.language) == "fr"
    assert "Bennani" in pdf_reading.words(attachment.get_content())


def test_the_last_day_is_that_of_the_communes_calendar(world: World) -> None:
    with world.database.writing() as db:
        row = opened(db, world)
        # Of the law's own example: 6 and 18 November are holidays.
        assert filing.last_day_if_received(db, row, date(2026, 10, 29)) == date(2026, 11, 30)
        urgent = opened(db, world, CLAIRE, is_urgent=True, urgent_reason="Danger pour des enfants")
        assert filing.last_day_if_received(db, urgent, date(2026, 11, 20)) == date(2026, 11, 23)


def test_two_tabs_file_it_once(world: World) -> None:
    with world.database.writing() as db:
        row = opened(db, world)
        file(db, world, row)
    with pytest.raises((Conflict, NotAllowed)), world.database.writing() as db:
        file(db, world, row)
    with world.database.reading() as db:
        assert db.value(select(func.count()).select_from(t.mails)) == 1
        assert db.value(select(func.count()).select_from(t.request_papers)) == 1


def test_a_form_that_cannot_be_made_leaves_the_case_where_it_was(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.database.writing() as db:
        row = opened(db, world)

    def breaks(*args: object) -> bytes:
        raise ValueError("a paper could not be set")

    monkeypatch.setattr(papers, "form", breaks)
    with pytest.raises(ValueError, match="could not be set"), world.database.writing() as db:
        file(db, world, row)
    with world.database.reading() as db:
        assert cases.by_id(db, row.id).state == "awaiting_identity"
        assert db.value(select(func.count()).select_from(t.mails)) == 0


def test_from_the_case_to_the_mailbox(world: World, tmp_path: Path) -> None:
    mailbox = Mailbox()
    with world.database.writing() as db:
        row = file(db, world, opened(db, world))
    writer = Writer(world.database)
    try:
        with mail_server(mailbox) as port:
            hand = mailing.hand(Settings(smtp_url=f"smtp://127.0.0.1:{port}"))
            assert asyncio.run(mailing.deliver_due(writer, hand, world.clock.now)) == 1
    finally:
        writer.close()
    (attachment,) = mailbox.messages[0].iter_attachments()
    with world.database.reading() as db:
        (paper,) = kept.of_request(db, row.id)
        assert attachment.get_content() == kept.content(db, paper.id)
