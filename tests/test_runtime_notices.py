"""How notices leave: the words in four languages, each channel's rules, the ways that follow when one fails, and proof."""

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from case_rig import FATIMAS, Cases
from fakes import FrozenClock
from fluent_files import VARIABLE, forms, patterns, variables
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from notice_rig import SID, Notices
from pydantic import ValidationError
from sqlalchemy import func, select, update
from test_texts import A_SCREEN, ELSEWHERE, NOT_OURS
from world import CLAIRE, FATIMA, NADIA, SI_BRAHIM, Someone, World

from bot.channels.web import Web
from bot.runtime import notice_words, render
from bot.runtime import notices as work
from bot.runtime.desk import RuntimeDesk
from bot.runtime.runner import Runner
from data import conversations, health, outbox, texts
from data.calendar import days as calendar
from data.commune_folder import WhatsappAccount
from data.engine import Database, Db
from data.requests import actions, cases, clocks, notices, papers, proofs
from data.tables import information_requests, mails, outbound_messages

ROOM = ("notices",)
LONG = "La commune explique longuement ses raisons. " * 60


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


def no_email(db: Db, row: cases.RequestRow) -> None:
    """The person gave no e-mail address."""
    sealed = db.vault.seal(json.dumps(asdict(replace(FATIMAS, email=""))), cases.IDENTITY)
    mine = information_requests.c.id == row.id
    db.execute(update(information_requests).where(mine).values(sealed_identity=sealed))


# -- the words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_text_stands_in_every_language_with_the_same_variables(language: str) -> None:
    ours, theirs = patterns(language, ROOM), patterns("ar", ROOM)
    assert list(ours) == list(theirs)
    assert {k: variables(v) for k, v in ours.items()} == {k: variables(v) for k, v in theirs.items()}
    assert all(len(form) <= A_SCREEN for each in ours.values() for form in forms(each))
    assert len(forms(ours["notices-open"])[0]) <= render.BUTTON


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_words_are_written_as_the_chats_are(language: str) -> None:
    for key, pattern in patterns(language, ROOM).items():
        for line in (line.strip() for form in forms(pattern) for line in form.splitlines()):
            assert not line.startswith(VARIABLE), key
            words = set(line.replace("،", " ").replace(".", " ").split())
            assert not words & ELSEWHERE, key
            if language in ("ar", "ary"):
                assert "\u0600" <= line[0] <= "\u06ff", key
                latin = line.replace("chafafiya.ma", "")
                assert not any("a" <= letter.lower() <= "z" for letter in latin), key
            if language == "ary-Latn":
                assert not {word.strip(",.:").lower() for word in words} & set(NOT_OURS), key


def _every_kind(desk: Cases, who: Someone) -> list[cases.RequestRow]:
    """Cases that between them have told everything there is to tell."""
    db, rows = desk.db, []
    first = desk.registered(who, "un")
    first = actions.clarify(db, first, **desk.by_staff, words=LONG)
    first = actions.clarified(db, first, **desk.by_person, words="Celui du quartier")
    first = actions.consult(db, first, **desk.by_staff, words="Le voisin")
    first = actions.consulted(db, first, **desk.by_staff, words="D'accord")
    rows.append(actions.extend(db, first, **desk.by_staff, words=LONG))
    second = desk.registered(who, "deux")
    second = actions.refuse(
        db, second, **desk.by_staff, code="exception_art7", exception="private_life", words=LONG
    )
    second = desk.complains(second, "president")
    rows.append(desk.decided(second, "president", "partly"))
    third = desk.registered(who, "trois")
    rows.append(actions.answer(db, third, **desk.by_staff, outcome="partial", words=LONG, withheld=LONG))
    fourth = desk.registered(who, "quatre")
    rows.append(actions.redirect(db, fourth, **desk.by_staff, body="La région", words=LONG))
    fifth = desk.registered(who, "cinq")
    rows.append(actions.answer(db, fifth, **desk.by_staff, outcome="full", words="Voici"))
    return rows


@pytest.mark.parametrize("language", ["ar", "ary-Arab", "ary-Latn", "fr"])
def test_every_notice_is_worded_and_fits_the_smallest_message(
    rig: Notices, db: Db, desk: Cases, language: str
) -> None:
    rows = _every_kind(desk, CLAIRE)
    rows.append(desk.opened(FATIMA, "six"))
    for kind in ("identity_expired", "not_acknowledged", "unanswered", "window_ending", "after_vote"):
        dates = {"reply" if kind == "after_vote" else "president_window": "2027-03-20"}
        notices.put(db, rows[0], kind, kind, {"step": "president", "dates": dates}, rig.clock.now())
    seen = set()
    for row in rows:
        for notice in notices.of_request(db, row.id):
            told = notice_words.told(db, row, notice, rig.world.day)
            text = told.text(language)
            seen.add(notice.kind)
            assert row.reference in text
            assert 40 < render.length(text) <= 1300, (notice.kind, len(text))
            assert 0 < len(told.news(language)) <= 500
            assert "None" not in text
            assert "{" not in text
            assert "2026-" not in text
            assert "2027-" not in text
    assert seen == set(notices.KINDS)


def test_long_words_name_the_letter_that_has_them_whole(rig: Notices, db: Db, desk: Cases) -> None:
    actions.refuse(db, desk.registered(CLAIRE), **desk.by_staff, code="in_preparation", words=LONG)
    rig.advance(db)
    text = rig.said(db)[-1].text
    assert "La commune explique longuement" in text
    assert "dans la lettre de la commune" in text
    assert "vendredi 18 décembre 2026" in text  # until when, in words
    assert "président du conseil" in text


def test_a_correction_names_the_day_that_was_added(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered(CLAIRE)
    rig.all_leave(db)
    names = {"ar": "عطلة استثنائية", "fr": "Fermeture exceptionnelle"}
    more: Any = {"kind": "closure", "names": names, "starts_on": date(2026, 12, 3)}
    calendar.add(db, "berkane", actor=NADIA, now=rig.clock.now(), **more)
    rig.clock.move(minutes=6)
    rig.advance(db)
    text = rig.said(db)[-1].text
    for part in ("18 décembre", "21 décembre", "Fermeture exceptionnelle", row.reference):
        assert part in text


def test_a_question_is_answered_by_its_button(rig: Notices, db: Db, desk: Cases) -> None:
    row = actions.clarify(db, desk.registered(), **desk.by_staff, words="Lequel ?")
    rig.advance(db)
    said = next(each for each in rig.said(db) if "Lequel ?" in each.text)
    assert [(each.id, each.label) for each in said.buttons] == [
        (f"go:request_answer:{row.reference}", "Njaweb hna")
    ]


def test_the_button_opens_the_case(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered()
    rig.advance(db)
    said = rig.said(db)[-1]
    assert [(each.id, each.label) for each in said.buttons] == [
        (f"go:request_case:{row.reference}", "Nchouf ttalab dyali")
    ]
    kinds = db.execute(select(outbound_messages.c.kind, outbound_messages.c.priority)).all()
    assert {tuple(each) for each in kinds} == {("notice", outbox.STATUTORY)}


# -- WhatsApp --------------------------------------------------------------------------------------------------


def test_whatsapp_within_a_day_of_the_last_word_gets_text(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered(SI_BRAHIM)
    rig.clock.move(hours=23)
    rig.advance(db)
    notice = rig.of(db, row, "registered")
    assert (notice.state, notice.via) == ("leaving", "whatsapp")
    assert rig.said(db)[-1].template == ""


def test_whatsapp_after_a_day_gets_the_approved_template(rig: Notices, db: Db, desk: Cases) -> None:
    rig.give_template(db, "reference", "commune", "news", "payload")
    row = desk.registered(SI_BRAHIM)
    rig.clock.move(hours=25)
    rig.advance(db)
    said = rig.said(db)[-1]
    assert (said.template, said.variables[0], said.variables[1]) == (SID, row.reference, "جماعة بركان")
    assert "18 دجنبر 2026" in said.variables[2]
    assert said.variables[3] == f"go:request_case:{row.reference}"


def test_whatsapp_after_a_day_without_a_template_goes_by_mail(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered(SI_BRAHIM)
    rig.clock.move(hours=25)
    rig.advance(db)
    notice = rig.of(db, row, "registered")
    assert (notice.state, notice.via, rig.said(db)) == ("leaving", "email", [])
    [text] = rig.mail_texts(db)
    assert row.reference in text
    assert "18 دجنبر 2026" in text
    rig.mailed(db, notice)
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.state, again.proof, again.proved_on) == ("told", "mailed", rig.world.day)


def test_what_finds_no_way_is_on_the_counters_list_until_the_person_writes(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered(SI_BRAHIM)
    no_email(db, row)
    rig.clock.move(hours=25)
    rig.advance(db)
    notice = rig.of(db, row, "registered")
    assert notice.state == "on_paper"
    [listed] = proofs.waiting_for_staff(db, "berkane")
    assert (listed.reference, listed.kind, listed.may_have_arrived) == (row.reference, "registered", False)
    assert row.reference in work.paper_text(db, "berkane", notice.id, day=rig.world.day)
    assert rig.advance(db) == 0
    rig.clock.move(hours=1)
    rig.lets_write(db, SI_BRAHIM)
    rig.advance(db)
    assert rig.again(db, notice).state == "leaving"
    assert proofs.waiting_for_staff(db, "berkane") == []
    assert len(rig.said(db)) == 1
    assert rig.advance(db) == 0


def test_who_gave_no_identity_is_parked(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.opened(SI_BRAHIM)
    notices.put(db, row, "identity_expired", "identity_expired", {}, rig.clock.now())
    rig.clock.move(hours=25)
    rig.advance(db)
    assert rig.of(db, row, "identity_expired").state == "parked"


def test_a_closed_window_that_is_told_by_callback_falls_on_to_the_next_way(
    rig: Notices, db: Db, desk: Cases
) -> None:
    """Twilio takes the message, and says seconds later that it did not arrive (63016)."""
    row = desk.registered(SI_BRAHIM)
    rig.advance(db)
    notice = rig.of(db, row, "registered")
    rig.leaves(db, notice, "sent")
    rig.advance(db)
    assert rig.again(db, notice).proof is None  # too early to tell
    rig.leaves(db, notice, "failed", "63016 outside the allowed window")
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.state, again.via) == ("leaving", "email")
    rig.mailed(db, notice, "refused")
    rig.advance(db)
    assert rig.again(db, notice).state == "on_paper"
    assert "63016" in proofs.waiting_for_staff(db, "berkane")[0].trouble
    assert rig.advance(db) == 0  # the window is open by the clock; the channel said no since


def test_a_late_failure_takes_back_what_it_proved(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered(SI_BRAHIM)
    rig.advance(db)
    notice = rig.of(db, row, "registered")
    rig.leaves(db, notice, "sent")
    rig.clock.move(minutes=11)
    rig.advance(db)
    assert (rig.again(db, notice).state, rig.again(db, notice).proof) == ("told", "sent")
    rig.leaves(db, notice, "failed", "63033 blocked")
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.state, again.via, again.proof, again.proved_on) == ("leaving", "email", None, None)


# -- other ways ------------------------------------------------------------------------------------------------


def test_who_blocked_us_is_told_another_way(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered()
    person = rig.world.person(db, FATIMA)
    conversations.mark_reachable(db, person.citizen_id, is_reachable=False, now=rig.clock.now())
    rig.advance(db)
    assert rig.of(db, row, "registered").via == "email"


def test_what_may_have_arrived_is_never_repeated_and_is_marked_on_the_list(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered()
    rig.advance(db)
    notice = rig.of(db, row, "registered")
    rig.leaves(db, notice, "unknown", "timed out")
    rig.advance(db)
    [listed] = proofs.waiting_for_staff(db, "berkane")
    assert (listed.state, listed.may_have_arrived) == ("on_paper", True)
    rig.clock.move(hours=1)
    rig.lets_write(db)
    assert rig.advance(db) == 0
    assert rig.mail_texts(db) == []


def test_a_case_of_the_counter_or_of_somebody_forgotten_goes_by_mail(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.registered()
    mine = information_requests.c.id == row.id
    db.execute(update(information_requests).where(mine).values(citizen_id=None, account_id=None))
    rig.advance(db)
    assert rig.of(db, row, "registered").via == "email"
    [text] = rig.mail_texts(db)
    assert "lmo7adata: " not in text  # nobody to open it in a conversation


def test_a_letter_goes_with_the_mail(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered(SI_BRAHIM)
    row = desk.refused(row)
    papers.keep(
        db, commune_id="berkane", request_id=row.id, kind="letter", name="refusal.pdf", language="fr",
        content=b"%PDF-1.7 the refusal", now=rig.clock.now(),
    )  # fmt: skip
    rig.clock.move(hours=25)
    rig.advance(db)
    notice = rig.of(db, row, "refused")
    sealed = db.value(select(mails.c.sealed_message).where(mails.c.id == notice.mail_id))
    assert b"refusal.pdf" in db.vault.open(sealed, "mails.message")


def test_a_page_that_nobody_opens_is_left_for_another_way_and_still_proves(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.refused(desk.registered(CLAIRE))
    rig.advance(db)
    notice = rig.of(db, row, "refused")
    rig.leaves(db, notice, "sent")
    rig.clock.move(days=1)
    rig.advance(db)
    assert rig.again(db, notice).state == "leaving"  # it lies on the page: nobody has seen it
    rig.clock.move(days=1)
    rig.advance(db)
    assert rig.again(db, notice).via == "email"
    outbox.mark_seen(db, [notice.outbound_id or 0])
    rig.advance(db)
    again = rig.again(db, notice)
    assert (again.state, again.proof, again.proved_on) == ("told", "delivered", rig.world.day)


def test_told_dates_are_noted_when_the_notice_left_and_not_before(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered()
    rig.advance(db)
    assert clocks.of_request(db, row.id)[0].told_due_on is None
    rig.leaves(db, rig.of(db, row, "registered"), "sent")
    rig.advance(db)
    assert clocks.of_request(db, row.id)[0].told_due_on == desk.due(row)


def test_one_that_cannot_be_worded_holds_up_nobody(rig: Notices, db: Db, desk: Cases) -> None:
    row = desk.registered()
    notices.put(db, row, "answered", "broken", {"event_id": 999_999}, rig.clock.now())
    with pytest.raises(LookupError):
        work.decide(rig.runtime, db, rig.of(db, row, "answered").id, rig.clock.now())


# -- two schedulers --------------------------------------------------------------------------------------------


def _leave_all(rig: Notices, database: Database, ids: list[int], barrier: threading.Barrier) -> None:
    barrier.wait(10)
    for notice_id in ids:
        with database.writing() as db:
            work.decide(rig.runtime, db, notice_id, rig.clock.now())


def test_two_schedulers_at_once_say_everything_once(rig: Notices) -> None:
    database = rig.world.database
    with database.writing() as db:
        rig.lets_write(db)
        desk = rig.cases(db)
        for number in range(5):
            desk.refused(desk.registered(subject=f"demande {number}"))
        ids = list(notices.due(db, rig.clock.now()))
    barrier = threading.Barrier(2)
    orders = (ids, ids[::-1])
    threads = [threading.Thread(target=_leave_all, args=(rig, database, each, barrier)) for each in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with database.reading() as db:
        assert {notices.by_id(db, each).via for each in ids} == {None, "telegram"}
        assert db.value(select(func.count()).select_from(mails)) == 0
        told = [each for each in ids if notices.by_id(db, each).state == "leaving"]
        assert db.value(select(func.count()).select_from(outbound_messages)) == len(told) == 10


@pytest.fixture
def sqlite_world(sqlite_database: Database, clock: FrozenClock) -> World:
    return World(sqlite_database, clock)


class Undone(Exception):
    """Ends an example: nothing of it stays."""


STEPS = ("decide", "follow", "sent", "failed", "unknown", "delivered", "hour", "writes", "mailed", "refused")


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), min_size=1, max_size=14))
@example(["decide", "unknown", "follow", "decide"])
def test_whatever_happens_a_notice_is_never_lost_and_never_said_twice_in_a_row(
    sqlite_world: World, steps: list[str]
) -> None:
    """After any events: it is on its way, told or on a list; proof only grows; it is said again only after it failed."""
    rig = Notices(sqlite_world)
    with contextlib.suppress(Undone), sqlite_world.database.writing() as db:
        rig.lets_write(db, SI_BRAHIM)
        row = rig.cases(db).registered(SI_BRAHIM)
        notice = rig.of(db, row, "registered")
        for step in steps:
            _do(rig, db, notice, step)
            again = rig.again(db, notice)
            assert again.state in ("waiting", "leaving", "told", "parked", "on_paper")
            assert (again.state == "told") == (again.proof is not None)
        mine = select(outbound_messages.c.state).order_by(outbound_messages.c.id)
        said = db.execute(mine.where(outbound_messages.c.kind == "notice")).scalars().all()
        assert set(said[:-1]) <= {"failed"}
        raise Undone


def _do(rig: Notices, db: Db, notice: notices.NoticeRow, step: str) -> None:
    again = rig.again(db, notice)
    if step == "decide":
        work.decide(rig.runtime, db, notice.id, rig.clock.now())
    elif step == "follow":
        for outcome in proofs.outcomes(db, rig.clock.now()):
            work.follow(rig.runtime, db, outcome, rig.clock.now())
    elif step in ("sent", "failed", "unknown", "delivered") and again.outbound_id:
        # As the outbox lets them: a state only moves forwards.
        state = db.value(select(outbound_messages.c.state).where(outbound_messages.c.id == again.outbound_id))
        if state == "queued" or (state == "sent" and step in ("failed", "delivered")):
            rig.leaves(db, again, step)
    elif step in ("mailed", "refused") and again.mail_id:
        rig.mailed(db, again, "sent" if step == "mailed" else "refused")
    elif step == "hour":
        rig.clock.move(hours=13)
    elif step == "writes":
        rig.lets_write(db, SI_BRAHIM)


# -- in the running service --------------------------------------------------------------------------------------


async def test_the_clockwork_takes_a_notice_to_the_page_where_it_is_seen(rig: Notices) -> None:
    """From the register to the open page: queued, sent, seen, proved."""
    web = Web("berkane")
    rig.runtime.channels = {web.account: web}
    rig.runtime.account_communes = {web.account: "berkane"}
    with rig.world.database.writing() as db:
        rig.lets_write(db, CLAIRE)
        row = rig.cases(db).refused(rig.cases(db).registered(CLAIRE))
    runner = Runner(rig.runtime)
    try:
        assert await work.advance(rig.runtime, runner.writer) == 3
        await runner.settle()
        assert await work.advance(rig.runtime, runner.writer) == 0
        lines = await RuntimeDesk(runner).lines(web.account, CLAIRE.address, 0)
        assert sum(row.reference in line.text for line in lines) == 2
        rig.clock.move(seconds=5)
        await work.advance(rig.runtime, runner.writer)
    finally:
        await runner.stop()
    with rig.world.database.reading() as db:
        again = rig.of(db, row, "refused")
        assert (again.state, again.proof) == ("told", "delivered")


async def test_the_demos_clock_makes_everything_happen_at_once(rig: Notices) -> None:
    with rig.world.database.writing() as db:
        rig.lets_write(db)
        row = rig.cases(db).registered()
        rig.all_leave(db)
    runner = Runner(rig.runtime)
    done: work.Done = {}
    try:
        assert await work.catch_up(rig.runtime, runner.writer, done) == 2
        assert await work.catch_up(rig.runtime, runner.writer, done) == 0
        rig.clock.move(days=28)
        assert await work.catch_up(rig.runtime, runner.writer, done) == 2
        await work.advance(rig.runtime, runner.writer)
    finally:
        await runner.stop()
    with rig.world.database.reading() as db:
        assert rig.of(db, row, "unanswered").state == "leaving"
        assert "ma jawbatch" in rig.said(db)[-1].text


# -- for staff ---------------------------------------------------------------------------------------------------


def test_the_doctor_names_what_waits_at_the_counter_and_what_nothing_proves(
    rig: Notices, db: Db, desk: Cases
) -> None:
    row = desk.refused(desk.registered(SI_BRAHIM))
    no_email(db, row)
    rig.clock.move(hours=25)
    rig.advance(db)
    rig.clock.move(days=3)
    found = [each.what for each in health.examine(db, now=rig.clock.now()) if "notices" in each.where]
    assert found == [
        "2 wait at the counter, or until their person writes",
        f"1 replies are not proved to have arrived: {row.reference}",
    ]


def test_a_template_is_named_by_its_sid_and_filled_with_what_is_known() -> None:
    names = {"account": "b", "account_sid": "SID_OF_B", "auth_token": "TOKEN_OF_B", "number": "NUMBER_OF_B"}
    template = {"sid": SID, "variables": ["reference", "news"]}
    account = WhatsappAccount.model_validate({**names, "templates": {"request_notice": {"fr": template}}})
    assert account.templates["request_notice"]["fr"].variables == ["reference", "news"]
    for wrong in ({"sid": "HX1"}, {"sid": SID, "variables": ["name"]}):
        with pytest.raises(ValidationError):
            WhatsappAccount.model_validate({**names, "templates": {"request_notice": {"fr": wrong}}})
