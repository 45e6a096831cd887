"""The letter and the files of an answer reach the person as they asked: by e-mail beside the chat, once; else at the counter."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from case_rig import Cases
from desk_rig import at_work
from notice_rig import Notices
from sqlalchemy import select, update
from test_runtime_notices import LONG, no_email
from world import CLAIRE, FATIMA, SI_BRAHIM, Someone, World

from bot import mailing
from bot.runtime import letters, notice_papers, notice_words, render
from bot.runtime.writer import Writer
from data import outbox
from data.engine import Db
from data.requests import actions, cases, clocks, papers, proofs
from data.requests.cases import RequestRow
from data.requests.notices import NoticeRow
from data.tables import communes, mails, outbound_messages

FILE = b"%PDF-1.7 the accounts"


@pytest.fixture
def rig(world: World) -> Notices:
    return Notices(world)


@pytest.fixture
def db(rig: Notices) -> Iterator[Db]:
    with rig.world.database.writing() as db:
        for who in (FATIMA, SI_BRAHIM, CLAIRE):
            rig.lets_write(db, who)
        yield db


@pytest.fixture
def desk(rig: Notices, db: Db) -> Cases:
    return rig.cases(db)


def with_letter(desk: Cases, row: RequestRow) -> RequestRow:
    """As the command line does it: the action, then its letter, at the same moment."""
    letters.keep(desk.db, row, cases.events(desk.db, row.id)[-1].id, now=desk.world.now)
    return row


def registered(desk: Cases, who: Someone = CLAIRE, **more: Any) -> RequestRow:
    return with_letter(desk, desk.registered(who, **{"delivery": "email", **more}))


def answered(desk: Cases, who: Someone = CLAIRE, *, size: int = 0, **more: Any) -> RequestRow:
    row = registered(desk, who, **more)
    paper = papers.keep(
        desk.db, commune_id="berkane", request_id=row.id, kind="answer", name="comptes.pdf", language="fr",
        content=FILE + bytes(size), now=desk.world.now,
    )  # fmt: skip
    values: dict[str, Any] = {"outcome": "full", "words": "Voici le compte", "papers": [paper]}
    return with_letter(desk, actions.answer(desk.db, row, **desk.by_staff, **values))


def mailed(db: Db, notice: NoticeRow) -> tuple[str, list[str]]:
    """The text of the mail of a notice, and the names of what is attached."""
    sealed = db.value(select(mails.c.sealed_message).where(mails.c.id == notice.mail_id))
    message = message_from_bytes(db.vault.open(sealed, "mails.message"), policy=policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    return body.get_content(), [str(each.get_filename()) for each in message.iter_attachments()]


def count(db: Db, row: RequestRow) -> int:
    return len(
        db.execute(select(mails.c.id).where(mails.c.request_id == row.id, mails.c.kind == "notice")).all()
    )


# -- by e-mail -------------------------------------------------------------------------------------------------


def test_an_answer_is_said_in_the_chat_and_mailed_with_its_papers(rig: Notices, db: Db, desk: Cases) -> None:
    row = answered(desk)
    rig.advance(db)
    notice = rig.of(db, row, "answered")
    assert (notice.state, notice.via) == ("leaving", "web")
    assert "part à l'adresse e-mail" in rig.said(db)[-1].text
    text, names = mailed(db, notice)
    assert names == [f"answer-{row.reference}.pdf", "comptes.pdf"]
    assert "Voici le compte" in text
    assert "part à l'adresse e-mail" not in text, "this is that mail"
    assert mailed(db, rig.of(db, row, "registered"))[1] == [f"acknowledgement-{row.reference}.pdf"]
    assert count(db, row) == 2
    for _ in range(3):
        rig.clock.move(hours=1)
        rig.lets_write(db, CLAIRE)
        rig.advance(db)
    assert count(db, row) == 2


@pytest.mark.parametrize("kind", ["clarify", "extended", "partly_answered", "refused", "redirected"])
def test_every_letter_is_mailed(rig: Notices, db: Db, desk: Cases, kind: str) -> None:
    row, by = registered(desk), desk.by_staff
    row = {
        "clarify": lambda: actions.clarify(db, row, **by, words="Laquelle ?"),
        "extended": lambda: actions.extend(db, row, **by, words="Les archives"),
        "partly_answered": lambda: actions.answer(
            db, row, **by, outcome="partial", words="Le total", withheld="Les noms"
        ),
        "refused": lambda: desk.refused(row),
        "redirected": lambda: actions.redirect(db, row, **by, body="ONEE", words="L'eau"),
    }[kind]()
    with_letter(desk, row)
    rig.advance(db)
    [name] = mailed(db, rig.of(db, row, kind))[1]
    assert name == f"{notice_papers.LETTERS[kind]}-{row.reference}.pdf"


def test_whichever_way_it_takes_there_is_one_mail(rig: Notices, db: Db, desk: Cases) -> None:
    """WhatsApp's window is closed: the mail that holds the papers is the notice."""
    row = answered(desk, SI_BRAHIM)
    rig.clock.move(hours=25)
    rig.advance(db)
    notice = rig.of(db, row, "answered")
    assert (notice.via, len(mailed(db, notice)[1])) == ("email", 2)
    assert count(db, row) == 2  # with the receipt's


def test_a_chat_that_fails_rests_on_the_mail_that_left_with_it(rig: Notices, db: Db, desk: Cases) -> None:
    row = answered(desk, SI_BRAHIM)
    rig.advance(db)
    notice = rig.of(db, row, "answered")
    rig.leaves(db, notice, "failed", "63016 outside the allowed window")
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.state, again.via, again.mail_id) == ("leaving", "email", notice.mail_id)
    rig.mailed(db, notice)
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.state, again.proof, again.proved_on) == ("told", "mailed", rig.world.day)
    assert count(db, row) == 2


def test_a_chat_of_which_nobody_knows_rests_on_the_mail_too(rig: Notices, db: Db, desk: Cases) -> None:
    row = answered(desk, FATIMA)
    rig.advance(db)
    notice = rig.of(db, row, "answered")
    rig.leaves(db, notice, "unknown", "timed out")
    rig.advance(db)
    assert rig.again(db, notice).via == "email"
    rig.mailed(db, notice, "refused")
    rig.advance(db)
    assert rig.again(db, notice).state == "on_paper"
    assert rig.advance(db) == 0
    text = notice_words.told(db, row, rig.again(db, notice), rig.world.day).text("fr")
    assert "part à l'adresse" not in text
    assert "vous attendent au guichet" in text


def test_the_mail_is_proof_and_the_letter_in_writing_begins_the_delay(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = with_letter(desk, desk.refused(registered(desk, FATIMA)))
    rig.advance(db)
    notice = rig.of(db, row, "refused")
    rig.leaves(db, notice, "sent")
    rig.advance(db)
    first = rig.again(db, notice)
    assert (first.proof, first.proved_on) == ("sent", rig.world.day)
    rig.clock.move(days=2)  # the mail server was down
    rig.mailed(db, notice)
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.state, again.proof, again.proved_on) == ("told", "mailed", rig.world.day)
    window = clocks.find(db, row.id, "president_window")
    assert window is not None
    assert window.starts_on == rig.world.day
    rig.leaves(db, notice, "read")
    rig.advance(db)
    assert (rig.again(db, notice).proof, rig.again(db, notice).proved_on) == ("read", rig.world.day)
    assert rig.advance(db) == 0


def test_what_was_read_in_the_chat_keeps_its_day(rig: Notices, db: Db, desk: Cases) -> None:
    row = answered(desk, FATIMA)
    rig.advance(db)
    notice = rig.of(db, row, "answered")
    rig.leaves(db, notice, "read")
    rig.advance(db)
    day = rig.world.day
    rig.clock.move(days=1)
    rig.mailed(db, notice)
    assert [each for each in proofs.outcomes(db, rig.clock.now()) if each.notice_id == notice.id] == []
    assert (rig.again(db, notice).proof, rig.again(db, notice).proved_on) == ("read", day)


def test_what_is_too_large_for_a_mail_waits_at_the_counter(rig: Notices, db: Db, desk: Cases) -> None:
    row = answered(desk, size=notice_papers.MOST_BYTES)
    rig.advance(db)
    text, names = mailed(db, rig.of(db, row, "answered"))
    assert names == [f"answer-{row.reference}.pdf"]
    for each in (text, rig.said(db)[-1].text):
        assert "trop lourds pour un e-mail" in each


async def test_the_mail_waits_for_a_server_that_is_down(rig: Notices) -> None:
    database = rig.world.database
    with database.writing() as db:
        rig.lets_write(db, CLAIRE)
        row = answered(rig.cases(db))
        rig.advance(db)
    taken: list[list[str]] = []
    is_down = True

    def hand(message: Any, name: str) -> None:
        if is_down:
            raise mailing.Away("down")
        taken.append([str(each.get_filename()) for each in message.iter_attachments()])

    writer = Writer(database)
    try:
        for _ in range(5):
            assert await mailing.deliver_due(writer, hand, rig.clock.now) == 0
            rig.clock.move(hours=5)
        is_down = False
        await mailing.deliver_due(writer, hand, rig.clock.now)
        await mailing.deliver_due(writer, hand, rig.clock.now)
    finally:
        writer.close()
    assert sorted(taken) == [
        [f"acknowledgement-{row.reference}.pdf"],
        [f"answer-{row.reference}.pdf", "comptes.pdf"],
    ]
    with database.writing() as db:
        rig.advance(db)
        assert rig.of(db, row, "answered").proof == "mailed"


# -- at the counter, and in the chat alone -----------------------------------------------------------------------


@pytest.mark.parametrize("hours", [None, {"ar": "من 9 إلى 15", "fr": "de 9 h à 15 h", "ary": None}])
def test_at_the_counter_the_chat_says_where_and_when(
    rig: Notices, db: Db, desk: Cases, hours: dict[str, str | None] | None
) -> None:
    profile = db.value(select(communes.c.profile).where(communes.c.id == "berkane"))
    values = {"profile": {**profile, "counter_hours": hours}}
    db.execute(update(communes).where(communes.c.id == "berkane").values(values))
    row = answered(desk, delivery="counter")
    rig.advance(db)
    text = rig.said(db)[-1].text
    assert "vous attendent au guichet" in text
    assert ("de 9 h à 15 h" in text) == bool(hours)
    assert "Horaires" in text or not hours
    assert "guichet" not in rig.said(db)[0].text, "the receipt is told in the chat"
    assert count(db, row) == 0


def test_who_gave_no_address_finds_the_papers_at_the_counter(rig: Notices, db: Db, desk: Cases) -> None:
    row = answered(desk)
    no_email(db, row)
    rig.advance(db)
    assert "vous attendent au guichet" in rig.said(db)[-1].text
    assert count(db, row) == 0


def test_an_address_that_cannot_be_one_promises_no_mail(
    rig: Notices, db: Db, desk: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*args: object, **more: object) -> None:
        raise ValueError

    monkeypatch.setattr(mailing, "compose", refuses)
    row = answered(desk)
    rig.advance(db)
    assert "vous attendent au guichet" in rig.said(db)[-1].text
    assert rig.of(db, row, "answered").mail_id is None


def test_who_wants_it_in_the_chat_is_mailed_nothing(rig: Notices, db: Db, desk: Cases) -> None:
    row = answered(desk, delivery="chat")
    rig.advance(db)
    assert "guichet" not in rig.said(db)[-1].text
    assert count(db, row) == 0


@pytest.mark.parametrize("language", ["ar", "ary-Arab", "ary-Latn", "fr"])
@pytest.mark.parametrize("delivery", ["email", "counter"])
def test_the_longest_still_fits(rig: Notices, db: Db, desk: Cases, language: str, delivery: str) -> None:
    row = registered(desk, delivery=delivery)
    values: dict[str, Any] = {"outcome": "partial", "words": LONG, "withheld": LONG}
    row = with_letter(desk, actions.answer(db, row, **desk.by_staff, **values))
    told = notice_words.told(db, row, rig.of(db, row, "partly_answered"), rig.world.day)
    assert told.enclosed.says
    assert render.length(told.text(language)) <= 1300


def test_a_mail_is_queued_with_the_message_or_not_at_all(rig: Notices, db: Db, desk: Cases) -> None:
    row = answered(desk)
    rig.advance(db)
    notice = rig.of(db, row, "answered")
    assert notice.outbound_id
    assert notice.mail_id
    kinds = db.execute(select(outbound_messages.c.kind)).scalars().all()
    assert kinds == [outbox.NOTICE] * 2


def test_staff_see_what_became_of_the_mail(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rig, staff = Notices(world), at_work(world, monkeypatch, tmp_path / "var")
    with world.database.writing() as db:
        rig.lets_write(db, CLAIRE)
        row = answered(rig.cases(db))
        rig.advance(db)
        rig.mailed(db, rig.of(db, row, "answered"), "refused")
    shown = staff.works("requests", "show", row.reference, "--json").json["notices"]
    assert {each["kind"]: each["mail"] for each in shown}["answered"] == "refused"
    assert "mail refused" in staff.works("requests", "show", row.reference).out
