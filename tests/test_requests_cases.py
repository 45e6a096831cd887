"""Opening a request: what is refused, what is masked, what is sealed, and what becomes of it when its person is forgotten."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from case_rig import CASE_TABLES, FATIMAS, RECEIVED, Cases, rows
from sqlalchemy import update
from test_data_forgetting import forget
from world import CLAIRE, FATIMA, KARIM, World

from data import contributions, forgetting, health, receipts, references
from data.engine import Db
from data.requests import actions, cases, identity, retention
from data.requests import papers as case_papers
from data.requests.cases import Opened, Reason, Refusal
from data.requests.states import NOTES, STATES, TRANSITIONS
from data.tables import (
    identity_links,
    information_requests,
    mails,
    request_events,
    request_notices,
    request_papers,
)


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


# -- opening -----------------------------------------------------------------------------------------------


def test_a_request_waits_for_its_identity_and_nothing_is_filed(desk: Cases) -> None:
    row = desk.opened(period="2025", axis_id="A4")
    assert (row.state, row.outcome, row.revision, row.received_on) == ("awaiting_identity", None, 1, None)
    assert (row.matter.subject, row.matter.period, row.axis_id) == ("Budget du jardin", "2025", "A4")
    assert (row.identity, desk.clocks(row), desk.told(row)) == (None, set(), [])
    [event] = cases.events(desk.db, row.id)
    assert (event.kind, event.actor, event.happened_on) == ("open", "requester", desk.world.day)


def test_urgent_without_a_reason_is_refused(desk: Cases) -> None:
    for reason in ("", "  \n"):
        refused = desk.asks(is_urgent=True, urgent_reason=reason)
        assert refused == Refusal(Reason.URGENT_WITHOUT_REASON)
    assert isinstance(desk.asks(is_urgent=True, urgent_reason="Le mur penche"), Opened)


@pytest.mark.parametrize(
    "again",
    [
        "budget  du JARDIN !",
        "«Budget du jardin»",
        "Büdget du jardin",
        "budget\ndu jardin.",
        "Budget du jardin",
    ],
)
def test_the_same_request_again_leads_to_the_first(desk: Cases, again: str) -> None:
    first = desk.opened()
    for _ in range(5):
        assert desk.asks(subject=again) == Refusal(Reason.SAME_AGAIN, first.reference)
    assert rows(desk.db, information_requests) == 1


def test_the_same_request_in_arabic_however_it_is_written(desk: Cases) -> None:
    first = desk.opened(subject="ميزانيّة الحديقة العمومية")
    assert desk.asks(subject="ميزانية الحديقـــة العمومية؟") == Refusal(Reason.SAME_AGAIN, first.reference)
    assert isinstance(desk.asks(subject="ميزانية السوق"), Opened)


def test_it_is_another_request_for_another_period_or_person_or_once_it_is_over(desk: Cases) -> None:
    first = desk.opened(period="2024")
    assert isinstance(desk.asks(period="2025"), Opened)
    assert isinstance(desk.asks(CLAIRE, period="2024"), Opened)
    actions.withdraw(desk.db, first, **desk.by_person)
    assert isinstance(desk.asks(period="2024"), Opened)
    answered = desk.answered()
    assert isinstance(desk.asks(subject=answered.matter.subject), Opened), "it was answered"


def test_so_many_a_day(desk: Cases) -> None:
    for number in range(cases.A_DAY):
        desk.opened(subject=f"Délibération {number}")
    assert desk.asks(subject="une de trop") == Refusal(Reason.TOO_MANY)
    assert isinstance(desk.asks(CLAIRE, "une de trop"), Opened)
    desk.world.clock.move(days=1)
    assert isinstance(desk.asks(subject="une de trop"), Opened)


def test_what_no_request_can_be_made_of(desk: Cases) -> None:
    wrongs: tuple[dict[str, Any], ...] = ({"format": "telepathy"}, {"delivery": "drone"}, {"subject": " "})
    for wrong in wrongs:
        with pytest.raises(ValueError, match="no request can be made"):
            desk.asks(**wrong)


def test_only_an_own_named_comment_is_linked(desk: Cases) -> None:
    world, db = desk.world, desk.db
    named = world.recorded(db, FATIMA, name=FATIMA.name)
    anonymous, others = world.recorded(db, FATIMA), world.recorded(db, CLAIRE, name=CLAIRE.name)
    assert desk.opened(subject="a", contribution_reference=named).contribution_reference == named
    for number, wrong in enumerate((anonymous, others, "BRK-00000000")):
        row = desk.opened(subject=f"b{number}", contribution_reference=wrong)
        assert (row.contribution_reference, row.axis_id) == (None, None)


def test_a_request_is_about_the_axis_of_its_comment(desk: Cases) -> None:
    named = desk.world.recorded(desk.db, FATIMA, name=FATIMA.name, axis="A3", commitment=None)
    assert desk.opened(subject="a", contribution_reference=named).axis_id == "A3"
    assert desk.opened(subject="b", contribution_reference=named, axis_id="A2").axis_id == "A2"
    assert desk.opened(subject="c").axis_id is None


# -- finding -----------------------------------------------------------------------------------------------


def test_a_case_is_found_as_it_is_typed_and_by_its_commune_alone(desk: Cases) -> None:
    row = desk.opened()
    code = row.reference.partition("-")[2]
    for typed in (row.reference, f" {row.reference.lower()} ", code, f"raqm {row.reference}"):
        found = cases.find(desk.db, "berkane", typed)
        assert found is not None
        assert found.id == row.id
    assert cases.load(desk.db, "settat", row.reference) is None
    assert cases.find(desk.db, "berkane", "BRK-00000001") is None


def test_lists(desk: Cases) -> None:
    first, second = desk.opened(subject="un"), desk.sent(CLAIRE, "deux")
    desk.opened(KARIM, "trois")
    assert [row.id for row in cases.listed(desk.db, "berkane")] == [first.id, second.id]
    sent = cases.listed(desk.db, "berkane", states={"awaiting_receipt"})
    assert [row.id for row in sent] == [second.id]
    assert [row.id for row in cases.of_citizen(desk.db, first.citizen_id or 0)] == [first.id]


def test_no_reference_belongs_to_two_things(desk: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    comment, request = desk.world.recorded(desk.db, FATIMA), desk.opened().reference
    fresh = references.new_code()
    codes = iter([comment.partition("-")[2], request.partition("-")[2], fresh])
    monkeypatch.setattr(references, "new_code", lambda: next(codes))
    assert references.new_reference(desk.db, "BRK") == f"BRK-{fresh}"


# -- masked and sealed -------------------------------------------------------------------------------------

NUMBERS = "CIN AB123456, tel 0612345678"


def test_no_stored_word_holds_a_card_number_nor_a_persons_a_telephone(desk: Cases) -> None:
    urgent: dict[str, Any] = {"is_urgent": True, "urgent_reason": f"danger {NUMBERS}"}
    row = desk.registered(subject=f"dossier {NUMBERS}", period=f"2025 {NUMBERS}", **urgent)
    for text in (row.matter.subject, row.matter.period, row.matter.urgent_reason):
        assert "[•••]" in text
    words: dict[str, Any] = {"words": f"mots {NUMBERS}"}
    row = actions.clarify(desk.db, row, **desk.by_staff, **words)
    row = actions.clarified(desk.db, row, **desk.by_person, **words)
    row = actions.consult(desk.db, row, **desk.by_staff, **words)
    row = actions.consulted(desk.db, row, **desk.by_staff, **words)
    row = actions.extend(desk.db, row, **desk.by_staff, **words)
    row = actions.answer(
        desk.db, row, **desk.by_staff, **words, outcome="partial", withheld=f"noms {NUMBERS}"
    )
    row = desk.complains(row, "president")
    actions.decide(desk.db, row, **desk.by_staff, **words, step="president", outcome="granted")
    other = desk.registered(subject="autre")
    actions.redirect(desk.db, other, **desk.by_staff, **words, body=f"Agence {NUMBERS}")
    written = [event for each in (row, other) for event in cases.events(desk.db, each.id) if event.words]
    assert len(written) == 9
    for event in written:
        assert "[•••]" in event.words, event
        left = {"AB123456", "0612345678"} & set(event.words.replace(",", " ").split())
        # Staff answer for what they write: the telephone of an office stays.
        assert left == (set() if event.kind == "clarified" else {"0612345678"}), event


def test_our_own_references_are_left_in_words(desk: Cases) -> None:
    reference = desk.opened().reference
    assert reference in desk.opened(subject=f"suite de {reference}").matter.subject


@pytest.mark.parametrize("world", ["sqlite"], indirect=True)
def test_the_raw_file_shows_no_word_and_no_name(world: World, tmp_path: Path) -> None:
    with world.database.writing() as db:
        desk = Cases(world, db)
        row = desk.registered(subject="le marché de la fontaine")
        row = actions.clarify(db, row, **desk.by_staff, words="quelle fontaine exactement")
        assert row.identity == FATIMAS
        assert row.matter.subject == "le marché de la fontaine"
        assert "quelle" in cases.events(db, row.id)[-1].words
        assert "Bennani" not in repr(row)
    raw = b"".join(path.read_bytes() for path in tmp_path.glob("jemaa.db*"))
    for secret in ("fontaine", "Bennani", "FA123456", "Moulouya", "fatima@mail.example"):
        assert secret.encode() not in raw, secret


# -- the chain ---------------------------------------------------------------------------------------------


def test_every_revision_of_a_case_is_linked_and_the_chain_holds(desk: Cases) -> None:
    desk.world.recorded(desk.db, FATIMA)
    row = desk.registered()
    row = desk.complains(desk.refused(row), "president")
    assert receipts.verify_item(desk.db, "berkane", row.reference)
    report = receipts.verify(desk.db, "berkane")
    assert report.is_intact, report.problem
    assert report.links == 1 + row.revision


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (information_requests, {"received_on": date(2026, 11, 20)}),
        (information_requests, {"outcome": "full"}),
        (information_requests, {"sealed_matter": b"moved here from elsewhere"}),
        (information_requests, {"sealed_identity": None}),
        (request_events, {"actor": "somebody@else.example"}),
        (request_events, {"sealed_words": None}),
        (request_events, {"happened_on": date(2026, 11, 1)}),
    ],
)  # fmt: skip
def test_a_case_that_was_changed_beside_jemaa_is_found(desk: Cases, table: object, values: object) -> None:
    row = desk.refused()
    receipts.verify(desk.db, "berkane")
    desk.db.execute(update(table).values(values))  # type: ignore[arg-type]
    assert not receipts.verify_item(desk.db, "berkane", row.reference)
    report = receipts.verify(desk.db, "berkane")
    assert not report.is_intact
    assert row.reference in report.problem


def test_an_event_that_is_gone_is_missed(desk: Cases) -> None:
    desk.refused()
    desk.db.execute(request_events.delete().where(request_events.c.kind == "refuse"))
    assert not receipts.verify(desk.db, "berkane").is_intact


def test_a_case_without_a_receipt_is_found(desk: Cases) -> None:
    row = desk.opened()
    desk.db.before_commit.clear()
    report = receipts.verify(desk.db, "berkane")
    assert report.problem == f"{row.reference} has no receipt"


# -- forgetting --------------------------------------------------------------------------------------------


def test_forgetting_erases_drafts_and_cuts_filed_cases_off_from_the_person(desk: Cases) -> None:
    draft, filed, open_ = desk.opened(subject="a"), desk.sent(subject="b"), desk.registered(subject="c")
    others = desk.registered(CLAIRE, "d")
    identity.new_link(desk.db, draft, now=desk.world.now)
    assert forget(desk.world, desk.db, FATIMA) == forgetting.Forgotten(contributions=0, requests=2)
    gone = desk.again(draft)
    assert (gone.state, gone.outcome, gone.matter.subject, gone.citizen_id) == (
        "closed",
        "withdrawn",
        "",
        None,
    )
    assert rows(desk.db, identity_links) == 0
    for row, subject in ((filed, "b"), (open_, "c")):
        kept = desk.again(row)
        assert (kept.state, kept.matter.subject, kept.identity) == (row.state, subject, FATIMAS)
        assert (kept.citizen_id, kept.account_id) == (None, None)
    assert desk.clocks(open_) == {"reply"}
    assert desk.again(others) == others
    assert receipts.verify(desk.db, "berkane").is_intact
    actions.answer(desk.db, desk.again(open_), **desk.by_staff, outcome="full", words="Le voici")


def test_my_data_counts_requests(desk: Cases) -> None:
    row = desk.opened()
    kept = forgetting.look_my_data(desk.db, commune_id="berkane", citizen_id=row.citizen_id or 0)
    assert kept["requests"] == 1


def test_a_case_that_is_over_goes_after_two_years(desk: Cases) -> None:
    row, running = desk.registered(subject="a"), desk.registered(CLAIRE, "b")
    case_papers.keep(
        desk.db,
        commune_id="berkane",
        request_id=row.id,
        kind="form",
        name="form.pdf",
        language="fr",
        content=b"%PDF",
        now=desk.world.now,
    )
    desk.db.execute(
        mails.insert().values(
            commune_id="berkane",
            request_id=row.id,
            kind="form",
            message_id="m1",
            sealed_message=desk.db.vault.seal("x", "mails.message"),
            state="sent",
            created_at=desk.world.now,
        )
    )
    row = actions.withdraw(desk.db, row, **desk.by_person)
    desk.on(date(2028, 11, 20))
    assert retention.forget_over(desk.db, day=desk.world.day, now=desk.world.now) == 0
    desk.on(date(2028, 11, 21))
    assert retention.forget_over(desk.db, day=desk.world.day, now=desk.world.now) == 1
    assert retention.forget_over(desk.db, day=desk.world.day, now=desk.world.now) == 0
    gone = desk.again(row)
    assert (gone.matter.subject, gone.identity, gone.is_erased) == ("", None, True)
    assert (gone.outcome, gone.received_on, gone.closed_on) == ("withdrawn", RECEIVED, RECEIVED)
    assert not any(event.words for event in cases.events(desk.db, row.id))
    assert rows(desk.db, request_papers) == 0
    assert desk.db.value(mails.select().with_only_columns(mails.c.sealed_message)) is None
    assert {notice.request_id for notice in desk.db.execute(request_notices.select())} == {running.id}
    assert desk.again(running).matter.subject == "b"
    assert receipts.verify(desk.db, "berkane").is_intact


def test_a_draft_that_nobody_sent_goes_after_a_month(desk: Cases) -> None:
    row, sent = desk.opened(subject="a"), desk.sent(subject="b")
    for days, erased in ((29, 0), (1, 1), (1, 0)):
        desk.world.clock.move(days=days)
        assert retention.forget_over(desk.db, day=desk.world.day, now=desk.world.now) == erased
    assert desk.again(row).is_erased
    assert not desk.again(sent).is_erased


def test_two_years_before_a_leap_day(desk: Cases) -> None:
    row = actions.withdraw(desk.db, desk.opened(), **desk.by_person)
    desk.db.execute(update(information_requests).values(closed_on=date(2026, 2, 28)))
    assert retention.forget_over(desk.db, day=date(2028, 2, 29), now=desk.world.now) == 1
    assert desk.again(row).is_erased


# -- what the doctor says ----------------------------------------------------------------------------------


def test_the_doctor_tells_of_what_is_overdue(desk: Cases) -> None:
    row = desk.registered()
    late = desk.world.now + timedelta(days=40)
    quiet = [each.what for each in health.examine(desk.db, now=desk.world.now)]
    assert not any("reply" in what for what in quiet)
    told = [each for each in health.examine(desk.db, now=late) if each.where == "berkane: requests"]
    assert [each.what for each in told] == ["1 are past their last day without a reply"]
    desk.world.clock.move(days=40)
    row = desk.complains(row, "president")
    much_later = desk.world.now + timedelta(days=40)
    found = [each.what for each in health.examine(desk.db, now=much_later) if "requests" in each.where]
    assert any(what.startswith("1 complaints to the president") for what in found)


# -- the tables of words -----------------------------------------------------------------------------------


def test_names_fit_their_columns() -> None:
    assert max(map(len, (*TRANSITIONS, *NOTES))) <= 24
    assert max(map(len, STATES)) <= 24


def test_nothing_is_left_when_a_transaction_fails(world: World) -> None:
    def fail(db: Db) -> None:
        Cases(world, db).registered()
        raise RuntimeError

    with pytest.raises(RuntimeError), world.database.writing() as db:
        fail(db)
    with world.database.reading() as db:
        assert rows(db, information_requests, *CASE_TABLES) == 0


def test_a_contribution_is_no_request_and_a_request_no_contribution(desk: Cases) -> None:
    comment, request = desk.world.recorded(desk.db, FATIMA), desk.opened().reference
    assert cases.find(desk.db, "berkane", comment) is None
    assert contributions.find(desk.db, "berkane", request) is None
