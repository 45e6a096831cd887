"""Four eyes: nobody replies alone where the commune wants two, and nothing leaves that the second did not see."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from case_rig import DUE, Cases, rows
from sqlalchemy import select, update
from world import FATIMA, NADIA, OMAR, World

from data import communes, receipts
from data.conversations import Conflict
from data.engine import Db
from data.requests import actions, cases, drafts, retention
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.requests.drafts import DraftRow
from data.requests.states import NotAllowed
from data.tables import audit_events, request_drafts, request_papers
from data.tables import communes as communes_table

VALUES: dict[str, dict[str, Any]] = {
    "answer": {
        "outcome": "full",
        "words": "Voici le budget",
        "withheld": "",
        "code": None,
        "exception": None,
    },
    "refuse": {"code": "in_preparation", "words": "Le compte n'est pas arrêté", "exception": None},
    "redirect": {"body": "ONEE", "words": "C'est l'Office qui tient ces chiffres"},
    "extend": {"words": "Il faut chercher dans les archives"},
}


def wants_four_eyes(db: Db, wanted: bool = True, commune: str = "berkane") -> None:
    profile = {**communes.load(db, commune).profile, "four_eyes": wanted}
    db.execute(update(communes_table).where(communes_table.c.id == commune).values(profile=profile))


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        wants_four_eyes(db)
        yield Cases(world, db)


def drafted(desk: Cases, row: RequestRow, kind: str = "answer", by: str = NADIA, **more: Any) -> DraftRow:
    who = {**desk.by_staff, "actor": by}
    found = actions.reply(desk.db, row, kind, VALUES[kind], **who, **more)
    assert isinstance(found, DraftRow)
    return found


def approved(desk: Cases, row: RequestRow, found: DraftRow, by: str = OMAR) -> RequestRow:
    return actions.approve(desk.db, row, version=found.version, **{**desk.by_staff, "actor": by})


def enclosed(desk: Cases, row: RequestRow) -> int:
    return kept.keep(
        desk.db,
        commune_id=row.commune_id,
        request_id=row.id,
        kind=actions.paper_kind(desk.db, row.commune_id),
        name="budget.pdf",
        language="fr",
        content=b"%PDF-1.7 budget",
        now=desk.world.now,
    )


def audited(db: Db, action: str) -> list[tuple[str, Any]]:
    wanted = select(audit_events.c.actor, audit_events.c.detail).where(audit_events.c.action == action)
    return [tuple(row) for row in db.execute(wanted.order_by(audit_events.c.id))]


def unchanged(desk: Cases, row: RequestRow, code: str, work: Callable[[], Any]) -> None:
    """It is refused, and all stands as it stood."""
    before = (desk.snapshot(row), drafts.of_request(desk.db, row.id), len(desk.db.before_commit))
    with pytest.raises(NotAllowed) as refused:
        work()
    assert refused.value.code == code
    assert (desk.snapshot(row), drafts.of_request(desk.db, row.id), len(desk.db.before_commit)) == before


@pytest.mark.parametrize("kind", drafts.DRAFTED)
def test_what_one_writes_another_lets_leave_and_then_it_is_done(desk: Cases, kind: str) -> None:
    row = desk.registered()
    papers = [enclosed(desk, row)] if kind == "answer" else []
    before = desk.snapshot(row)
    found = drafted(desk, row, kind, papers=papers)
    assert desk.snapshot(row) == before
    assert found.values == VALUES[kind]
    assert kept.of_request(desk.db, row.id) == []
    desk.on(desk.world.day + timedelta(3))
    done = approved(desk, row, found)
    event = cases.events(desk.db, row.id)[-1]
    assert (event.kind, event.actor, event.detail["drafted_by"]) == (kind, OMAR, NADIA)
    assert event.happened_on == desk.world.day
    assert (
        done.outcome
        == {"answer": "full", "refuse": "refused", "redirect": "redirected", "extend": None}[kind]
    )
    assert [each.kind for each in kept.of_request(desk.db, row.id)] == ["answer"] * len(papers)
    assert event.detail.get("papers", []) == papers
    assert len(desk.told(row)) == len(before[2]) + 1
    assert drafts.of_request(desk.db, row.id) is None
    assert audited(desk.db, "request_drafted") == [(NADIA, {"kind": kind})]
    assert audited(desk.db, "request_draft_approved") == [(OMAR, {"kind": kind, "drafted_by": NADIA})]


def test_the_chain_of_receipts_holds_only_what_was_done(world: World) -> None:
    with world.database.writing() as db:
        wants_four_eyes(db)
        desk = Cases(world, db)
        row = desk.registered()
        found = drafted(desk, row)
    with world.database.writing() as db:
        before = receipts.verify(db, "berkane")
        drafted(Cases(world, db), cases.by_id(db, row.id), seen=found.version)
    with world.database.writing() as db:
        assert receipts.verify(db, "berkane") == before
        desk = Cases(world, db)
        approved(desk, desk.again(row), drafts.listed(db, "berkane")[0][1])
    with world.database.reading() as db:
        after = receipts.verify(db, "berkane")
    assert before.is_intact
    assert after.is_intact
    assert after != before


@pytest.mark.parametrize("kind", drafts.DRAFTED)
def test_nobody_replies_past_the_draft(desk: Cases, kind: str) -> None:
    row = desk.registered()
    act = actions.drafting.ACTIONS[kind]
    unchanged(desk, row, "four_eyes", lambda: act(desk.db, row, **desk.by_staff, **VALUES[kind]))
    other = "extend" if kind != "extend" else "refuse"
    found = drafted(desk, row, other)
    drafts.approve(desk.db, found)  # approved for something else
    with pytest.raises(NotAllowed):
        act(desk.db, row, **desk.by_staff, **VALUES[kind])


def test_without_four_eyes_it_is_done_at_once(desk: Cases) -> None:
    wants_four_eyes(desk.db, wanted=False)
    done = actions.reply(desk.db, desk.registered(), "answer", VALUES["answer"], **desk.by_staff)
    assert isinstance(done, RequestRow)
    assert "drafted_by" not in cases.events(desk.db, done.id)[-1].detail


def test_a_draft_can_still_leave_when_the_commune_wants_four_eyes_no_more(desk: Cases) -> None:
    row = desk.registered()
    found = drafted(desk, row)
    wants_four_eyes(desk.db, wanted=False)
    assert approved(desk, row, found).outcome == "full"


def test_whoever_wrote_it_does_not_approve_it_nor_send_it_back(desk: Cases) -> None:
    row = desk.registered()
    found = drafted(desk, row)
    unchanged(desk, row, "own_draft", lambda: approved(desk, row, found, by=NADIA))
    who: dict[str, Any] = {"version": found.version, "actor": NADIA, "now": desk.world.now}
    unchanged(desk, row, "own_draft", lambda: actions.send_back(desk.db, row, words="Non", **who))


def test_a_draft_that_cannot_be_done_is_not_kept(desk: Cases) -> None:
    row = desk.registered()
    wrong = {**VALUES["answer"], "outcome": "partial"}
    unchanged(desk, row, "withheld", lambda: actions.reply(desk.db, row, "answer", wrong, **desk.by_staff))
    desk.on(DUE + timedelta(1))
    unchanged(desk, row, "too_late", lambda: drafted(desk, row, "extend"))


def test_it_goes_back_with_a_word_and_comes_again(desk: Cases) -> None:
    row = desk.registered()
    papers = [enclosed(desk, row), enclosed(desk, row)]
    found = drafted(desk, row, papers=papers)
    who: dict[str, Any] = {"actor": OMAR, "now": desk.world.now}
    unchanged(
        desk, row, "words", lambda: actions.send_back(desk.db, row, version=found.version, words=" ", **who)
    )
    back = actions.send_back(desk.db, row, version=found.version, words="Ajoutez l'année", **who)
    assert (back.state, back.remark, back.reviewer) == ("returned", "Ajoutez l'année", OMAR)
    assert drafts.states(desk.db, "berkane") == {row.id: "returned"}
    unchanged(desk, row, "draft_returned", lambda: approved(desk, row, back))
    with pytest.raises(Conflict):
        approved(desk, row, found)
    again = drafted(desk, row, papers=papers[:1], seen=back.version)
    assert (again.state, again.remark, again.papers) == ("waiting", "", tuple(papers[:1]))
    assert [each.id for each in kept.of_request(desk.db, row.id, drafts=True)] == papers[:1]
    approved(desk, row, again)
    assert [each.id for each in kept.of_request(desk.db, row.id)] == papers[:1]


def test_what_waits_is_another_s_until_it_was_sent_back(desk: Cases) -> None:
    row = desk.registered()
    found = drafted(desk, row)
    unchanged(desk, row, "draft_waits", lambda: drafted(desk, row, "refuse", by=OMAR))
    with pytest.raises(Conflict):
        drafted(desk, row, "refuse", seen=0)
    mine = drafted(desk, row, "refuse", seen=found.version)
    assert [(each, found.kind) for each, found in drafts.listed(desk.db, "berkane")] == [
        (row.reference, "refuse")
    ]
    assert mine.version == found.version + 1
    back = actions.send_back(
        desk.db, row, version=mine.version, words="Répondez", actor=OMAR, now=desk.world.now
    )
    corrected = drafted(desk, row, by=OMAR, seen=back.version)
    unchanged(desk, row, "own_draft", lambda: approved(desk, row, corrected))
    assert approved(desk, row, corrected, by=NADIA).outcome == "full"


def test_a_case_that_moved_meanwhile_is_looked_at_again_first(desk: Cases) -> None:
    row = desk.registered()
    found = drafted(desk, row)
    moved = actions.remark(desk.db, row, **desk.by_staff, words="La personne a appelé")
    assert found.is_stale(moved)
    with pytest.raises(Conflict):
        approved(desk, row, found)  # as it was seen before
    unchanged(desk, moved, "draft_stale", lambda: approved(desk, moved, found))
    again = drafted(desk, moved, seen=found.version)
    assert approved(desk, moved, again).outcome == "full"


def test_a_draft_goes_with_its_case(desk: Cases) -> None:
    row = desk.registered()
    drafted(desk, row, papers=[enclosed(desk, row)])
    actions.withdraw(desk.db, row, **desk.by_staff, words="Dit au guichet")
    assert rows(desk.db, request_drafts, request_papers) == 0


def test_a_reply_that_passes_takes_a_forgotten_draft_along(desk: Cases) -> None:
    row = desk.registered()
    drafted(desk, row, "extend")
    wants_four_eyes(desk.db, wanted=False)
    desk.refused(row)
    assert rows(desk.db, request_drafts) == 0


def test_it_can_be_dropped(desk: Cases) -> None:
    row = desk.registered()
    found = drafted(desk, row, papers=[enclosed(desk, row)])
    who: dict[str, Any] = {"actor": NADIA, "now": desk.world.now}
    with pytest.raises(Conflict):
        actions.discard(desk.db, row, version=found.version + 1, **who)
    actions.discard(desk.db, row, version=found.version, **who)
    assert rows(desk.db, request_drafts, request_papers) == 0
    unchanged(desk, row, "no_draft", lambda: actions.discard(desk.db, row, version=1, **who))


def test_erasing_and_forgetting(desk: Cases) -> None:
    row = desk.registered()
    found = drafted(desk, row, papers=[enclosed(desk, row)])
    citizen = desk.world.person(desk.db, FATIMA).citizen_id
    retention.forget_citizen(desk.db, citizen, actor=cases.REQUESTER, day=desk.world.day, now=desk.world.now)
    assert found.is_stale(desk.again(row))  # the commune must reply still, and looks at it again
    closed = actions.withdraw(desk.db, desk.again(row), **desk.by_staff)
    desk.db.execute(  # as if one had been left behind
        request_drafts.insert().values(
            commune_id="berkane", request_id=row.id, kind="answer", state="waiting", revision=1, version=1,
            sealed_values=desk.db.vault.seal("{}", drafts.VALUES), papers=[], drafter=NADIA,
            drafted_at=desk.world.now,
        )
    )  # fmt: skip
    retention.erase(desk.db, closed, actor=cases.SYSTEM, day=desk.world.day, now=desk.world.now)
    assert rows(desk.db, request_drafts) == 0


def test_looking_at_a_draft_changes_nothing(desk: Cases) -> None:
    row = desk.registered()
    found = drafted(desk, row)
    before = (desk.snapshot(row), len(desk.db.before_commit))
    event = actions.tried(
        desk.db,
        row,
        found,
        lambda db, done: cases.events(db, done.id)[-1],
        **{**desk.by_staff, "actor": OMAR},
    )
    assert event.kind == "answer"
    assert (desk.snapshot(row), len(desk.db.before_commit)) == before
    assert drafts.of_request(desk.db, row.id) == found


def test_card_numbers_are_not_kept_in_a_draft(desk: Cases) -> None:
    row = desk.registered()
    found = actions.reply(desk.db, row, "extend", {"words": "Carte FA123456"}, **desk.by_staff)
    assert isinstance(found, DraftRow)
    assert "FA123456" not in found.values["words"]
    assert b"FA1" not in desk.db.value(select(request_drafts.c.sealed_values))
