"""Where a case may go: every pair of state and action, and random walks whose laws hold after every step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from case_rig import FATIMAS, Cases
from fakes import FrozenClock
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from world import CLAIRE, World

from data import receipts
from data.calendar import delays
from data.conversations import Conflict
from data.engine import Database
from data.requests import actions, cases, clocks, notices, retention, states
from data.requests.cases import RequestRow
from data.requests.clocks import ENDED, RUNNING, STOPPED
from data.requests.ladder import WINDOWS
from data.requests.states import CLOSED, STATES, TRANSITIONS, NotAllowed
from data.tables import information_requests, request_clocks


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


# -- every pair --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Does:
    """Every action, as somebody does it who gives it all that it needs."""

    desk: Cases
    decision: str = "rejected"

    def do(self, action: str, row: RequestRow) -> RequestRow:
        found: Callable[[RequestRow], RequestRow] = getattr(self, action)
        return found(row)

    def identify(self, row: RequestRow) -> RequestRow:
        return actions.identify(self.desk.db, row, **self.desk.by_person, identity=FATIMAS)

    def register(self, row: RequestRow) -> RequestRow:
        day = self.desk.world.day
        return actions.register(
            self.desk.db, row, **self.desk.by_staff, number=f"{row.id}/26", received_on=day
        )

    def clarify(self, row: RequestRow) -> RequestRow:
        return actions.clarify(self.desk.db, row, **self.desk.by_staff, words="Lequel ?")

    def clarified(self, row: RequestRow) -> RequestRow:
        return actions.clarified(self.desk.db, row, **self.desk.by_person, words="Celui-ci")

    def consult(self, row: RequestRow) -> RequestRow:
        return actions.consult(self.desk.db, row, **self.desk.by_staff, words="L'entreprise")

    def consulted(self, row: RequestRow) -> RequestRow:
        return actions.consulted(self.desk.db, row, **self.desk.by_staff, words="Elle consent")

    def extend(self, row: RequestRow) -> RequestRow:
        return actions.extend(self.desk.db, row, **self.desk.by_staff, words="Pièces nombreuses")

    def correct_receipt(self, row: RequestRow) -> RequestRow:
        number = f"{row.revision}-{row.id}/26"
        return actions.correct_receipt(self.desk.db, row, **self.desk.by_staff, number=number, words="Erreur")

    def answer(self, row: RequestRow) -> RequestRow:
        return actions.answer(self.desk.db, row, **self.desk.by_staff, outcome="full", words="Voici")

    def refuse(self, row: RequestRow) -> RequestRow:
        return self.desk.refused(row)

    def redirect(self, row: RequestRow) -> RequestRow:
        return actions.redirect(
            self.desk.db, row, **self.desk.by_staff, body="La province", words="Ils l'ont"
        )

    def withdraw(self, row: RequestRow) -> RequestRow:
        return actions.withdraw(self.desk.db, row, **self.desk.by_person)

    def complain_president(self, row: RequestRow) -> RequestRow:
        return self._complains(row, "president")

    def complain_cdai(self, row: RequestRow) -> RequestRow:
        return self._complains(row, "cdai")

    def complain_court(self, row: RequestRow) -> RequestRow:
        return self._complains(row, "court")

    def _complains(self, row: RequestRow, step: str) -> RequestRow:
        """Today; of a case that is over, on the last day of its window."""
        window = actions.window_of(self.desk.db, row, step, self.desk.world.day)
        is_over = row.state == CLOSED and window is not None
        return self.desk.complains(row, step, window.last_day if window and is_over else None)

    def decide_president(self, row: RequestRow) -> RequestRow:
        return self.desk.decided(row, "president", self.decision)

    def decide_cdai(self, row: RequestRow) -> RequestRow:
        return self.desk.decided(row, "cdai", self.decision)

    def decide_court(self, row: RequestRow) -> RequestRow:
        return self.desk.decided(row, "court", self.decision)

    def close(self, row: RequestRow) -> RequestRow:
        return actions.close(self.desk.db, row, **self.desk.by_staff)

    def erase(self, row: RequestRow) -> RequestRow:
        return retention.erase(self.desk.db, row, **self.desk.by_staff)


def silent(desk: Cases) -> RequestRow:
    """Registered, and nobody replied in time: what may be done late may be done here."""
    row = desk.registered()
    after_last_day(desk, row)
    return row


def after_last_day(desk: Cases, row: RequestRow) -> None:
    due_on = desk.due(row)
    assert due_on is not None
    desk.on(due_on + timedelta(days=1))


def in_state(desk: Cases, state: str) -> RequestRow:
    """A case in a state, without a reply wherever that is possible."""
    does = Does(desk)
    ways: dict[str, Callable[[], RequestRow]] = {
        "awaiting_identity": desk.opened,
        "awaiting_receipt": desk.sent,
        "open": desk.registered,
        "clarifying": lambda: does.clarify(desk.registered()),
        "consulting": lambda: does.consult(desk.registered()),
        "answered": desk.refused,
        "complaint_president": lambda: does.complain_president(silent(desk)),
        "complaint_cdai": lambda: to_commission(desk),
        "court": lambda: does.complain_court(does.decide_cdai(to_commission(desk))),
        "closed": lambda: does.withdraw(desk.opened()),
    }
    row = ways[state]()
    assert row.state == state
    return row


def to_commission(desk: Cases) -> RequestRow:
    does = Does(desk)
    return does.complain_cdai(does.decide_president(does.complain_president(silent(desk))))


def ready(desk: Cases, action: str, row: RequestRow) -> RequestRow:
    """What an action needs besides its state: silence before a complaint, a decision, days gone by, a reply."""
    does = Does(desk)
    if row.state == CLOSED and action.startswith("complain_"):
        return let_be(desk, action)
    if action == "complain_president" and row.state in ("open", "consulting"):
        after_last_day(desk, row)
    if action in ("complain_cdai", "complain_court"):
        row = does.do("decide_president" if action == "complain_cdai" else "decide_cdai", row)
    if action == "close":
        row = row if row.outcome else does.answer(row)
        desk.world.clock.move(days=400)
    return row


def let_be(desk: Cases, action: str) -> RequestRow:
    """Closed for want of a complaint, of which staff hear only now; it was lodged on the last day."""
    does = Does(desk)
    row = desk.refused(desk.registered(CLAIRE))
    if action != "complain_president":
        row = does.decide_president(does.complain_president(row))
    if action == "complain_court":
        row = does.decide_cdai(does.complain_cdai(row))
    desk.on((desk.due(row, WINDOWS[action.removeprefix("complain_")]) or desk.world.day) + timedelta(days=1))
    return does.close(row)


ACTIONS = sorted(set(TRANSITIONS) - {"lapse"})


@pytest.mark.parametrize("action", ACTIONS)
def test_what_is_allowed_moves_the_case(desk: Cases, action: str) -> None:
    for state, to in TRANSITIONS[action].items():
        desk.world.clock.move(days=1)
        row = ready(desk, action, in_state(desk, state))
        happened = len(cases.events(desk.db, row.id))
        moved = Does(desk).do(action, row)
        assert moved.state == to, state
        assert moved.revision > row.revision
        assert cases.events(desk.db, row.id)[happened:][-1].kind == action
        assert (moved.closed_on is not None) == (to == CLOSED)
        assert receipts.verify_item(desk.db, "berkane", row.reference)
        if to != CLOSED:
            actions.withdraw(desk.db, moved, **desk.by_person)  # so that the next one may ask the same


@pytest.mark.parametrize("state", STATES)
def test_everything_else_is_refused_and_changes_nothing(desk: Cases, state: str) -> None:
    row = in_state(desk, state)
    before = desk.snapshot(row)
    for action in (each for each in ACTIONS if state not in TRANSITIONS[each]):
        with pytest.raises(NotAllowed) as caught:
            Does(desk).do(action, row)
        assert caught.value.code == "state", action
        assert desk.snapshot(row) == before, action


def test_the_table_is_whole() -> None:
    assert all(hasattr(Does, action) for action in ACTIONS)
    reached = {to for moves in TRANSITIONS.values() for to in moves.values()}
    assert reached == set(STATES) - {"awaiting_identity"}
    assert {state for moves in TRANSITIONS.values() for state in moves} == set(STATES)
    for action in ("withdraw", "answer", "refuse", "lapse"):
        assert CLOSED not in TRANSITIONS[action]


# -- random walks ------------------------------------------------------------------------------------------


def called_for(row: RequestRow, kinds: list[str], known: dict[str, clocks.ClockRow]) -> dict[str, str]:
    """The clocks that a case must have running or stopped, from what happened to it. A slow, second reading of the law."""
    reply = row.reply_clock
    wanted: dict[str, str] = {}
    if row.state in (*states.STATES[:2], CLOSED):
        return wanted
    if row.outcome is None and "close" not in kinds:
        wanted[reply] = STOPPED if row.state == "clarifying" else RUNNING
    opened = {
        event_window
        for event_window in ("president_window", "cdai_window", "court_window")
        if event_window in known
    }
    if row.state == "answered" or (row.state in ("open", "consulting") and "president_window" in opened):
        wanted["president_window"] = RUNNING
    steps = (("complaint_president", "president", "cdai_window"), ("complaint_cdai", "cdai", "court_window"))
    for state, step, window in steps:
        if row.state == state:
            if window in opened:
                wanted[window] = RUNNING
            was_broken = f"decide_{step}" in kinds or (
                step == "president" and window in opened and row.outcome and known[f"{step}_answer"].state == ENDED
            )  # fmt: skip
            if not was_broken:
                wanted[f"{step}_answer"] = RUNNING
    return wanted


REPLIES = {"answer": ("full", "partial"), "refuse": ("refused",), "redirect": ("redirected",)}


class Walk(RuleBasedStateMachine):
    """One case, random actions on random days; some by people who saw an older revision."""

    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.database, FrozenClock())
        self.row: RequestRow | None = None
        self.seen: list[RequestRow] = []
        self.events: list[cases.EventRow] = []
        self.proved = 0
        self.decision = "rejected"

    @initialize(
        start=st.sampled_from(
            ["awaiting_identity", "urgent", "open", "complaint_president", "complaint_cdai"]
        )
    )
    def begin(self, start: str) -> None:
        with self.database.writing() as db:
            db.execute(information_requests.update().values(citizen_id=None))
            db.execute(request_clocks.update().values(state=ENDED))  # earlier walks are over
            desk = Cases(self.world, db)
            self.row = desk.urgent() if start == "urgent" else in_state(desk, start)
        self.seen = [self.row]

    @rule(action=st.sampled_from([each for each in ACTIONS if each != "erase"]))
    def act(self, action: str) -> None:
        self._act(action, self._row())

    @precondition(lambda self: self._row().state != CLOSED)
    @rule(data=st.data())
    def act_as_the_state_allows(self, data: st.DataObject) -> None:
        allowed = [each for each in ACTIONS if self._row().state in TRANSITIONS[each]]
        going_on = [each for each in allowed if each not in ("withdraw", "redirect", "close", "erase")]
        self._act(data.draw(st.sampled_from(going_on)), self._row())

    @precondition(lambda self: self._row().state in (*states.REGISTERED, *states.LADDER.values()))
    @rule(gone=st.integers(0, 2))
    def time_goes_by_until_something_is_due(self, gone: int) -> None:
        with self.database.reading() as db:
            ends = [clock.due_on for clock in clocks.of_request(db, self._row().id) if clock.state == RUNNING]
        days = [(due - self.world.day).days for due in ends if due is not None and due >= self.world.day]
        self.world.clock.move(days=min(days, default=0) + gone)

    def _row(self) -> RequestRow:
        assert self.row is not None
        return self.row

    def _act(self, action: str, row: RequestRow) -> None:
        with self.database.writing() as db:
            desk = Cases(self.world, db)
            before = desk.snapshot(row)
            try:
                self.row = Does(desk, self.decision).do(action, row)
            except NotAllowed:
                assert desk.snapshot(row) == before
            else:
                assert self.row.state == TRANSITIONS[action][row.state]
                self.seen.append(self.row)

    @precondition(lambda self: len(self.seen) > 1)
    @rule(action=st.sampled_from(ACTIONS), data=st.data())
    def act_on_what_was_seen_before(self, action: str, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from([each for each in self.seen if each.revision < self._row().revision]))
        with self.database.writing() as db:
            desk = Cases(self.world, db)
            before = desk.snapshot(row)
            with pytest.raises(Conflict):
                Does(desk).do(action, row)
            assert desk.snapshot(row) == before

    @rule(decision=st.sampled_from(actions.DECISIONS))
    def complaints_will_be(self, decision: str) -> None:
        self.decision = decision

    @rule(days=st.sampled_from([0, 1, 2, 4, 14, 16, 31, 70]))
    def time_goes_by(self, days: int) -> None:
        self.world.clock.move(days=days)

    @rule()
    def the_job_runs_twice(self) -> None:
        with self.database.writing() as db:
            desk = Cases(self.world, db)
            if desk.lapse():
                self.row = desk.again(self._row())
                self.seen.append(self.row)
            before = desk.snapshot(self._row())
            assert desk.lapse() == []
            assert desk.snapshot(self._row()) == before

    @rule()
    def a_notice_is_proved(self) -> None:
        with self.database.writing() as db:
            desk, row = Cases(self.world, db), self._row()
            running = desk.clocks(row)
            for notice in notices.of_request(db, row.id):
                if notice.facts.get("starts") in running and notice.proved_on is None:
                    desk.prove(row, notice.kind, self.world.day)

    @invariant()
    def the_laws_hold(self) -> None:
        if self.row is None:
            return
        with self.database.writing() as db:
            row = cases.by_id(db, self.row.id)
            self.events_are_only_added(cases.events(db, row.id), row)
            known = {clock.kind: clock for clock in clocks.of_request(db, row.id)}
            self.clocks_are_as_the_state_calls_for(row, known)
            self.outcome_is_what_was_replied(row)
            assert receipts.verify_item(db, "berkane", row.reference)
            self.row = row

    def events_are_only_added(self, found: list[cases.EventRow], row: RequestRow) -> None:
        assert found[: len(self.events)] == self.events
        assert row.revision == len(found), "each event is a revision"
        assert [event.happened_on for event in found] == sorted(event.happened_on for event in found)
        self.events = found

    def clocks_are_as_the_state_calls_for(self, row: RequestRow, known: dict[str, clocks.ClockRow]) -> None:
        kinds = [event.kind for event in self.events]
        standing = {kind: clock.state for kind, clock in known.items() if clock.state != ENDED}
        assert standing == called_for(row, kinds, known), (row.state, row.outcome, kinds)
        law = delays.of_law()
        for kind, clock in known.items():
            extended = law["urgent_extension" if row.is_urgent else "extension"].amount
            longer = extended if kind == row.reply_clock and "extend" in kinds else 0
            assert clock.amount == law[kind].amount + longer
            assert (clock.due_on is None) == (clock.state == STOPPED) or clock.state == ENDED
        if row.received_on:
            assert known[row.reply_clock].starts_on == row.received_on

    def outcome_is_what_was_replied(self, row: RequestRow) -> None:
        replies = [event for event in self.events if event.kind in REPLIES]
        granted = [event for event in self.events if event.detail.get("outcome") in ("granted", "partly")]
        for before, again in pairwise(replies):
            assert again.kind == "answer", "a refusal is given once"
            assert any(before.id < each.id < again.id for each in granted), (
                "never two answers, but to a complaint"
            )
        if replies:
            assert row.outcome in REPLIES[replies[-1].kind]
        elif self.events[-1].kind == "withdraw":
            assert row.outcome == "withdrawn"
        else:
            assert row.outcome is None
        assert [event.kind for event in self.events].count("extend") <= 1


@pytest.mark.slow
def test_random_walks_on_sqlite(sqlite_database: Database) -> None:
    walk(sqlite_database, 40)


@pytest.mark.slow
@pytest.mark.postgres
def test_random_walks_on_postgres(postgres_database: Database) -> None:
    walk(postgres_database, 12)


def walk(database: Database, examples: int) -> None:
    walking: Any = type("Walking", (Walk,), {"database": database})
    case = walking.TestCase
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    case.settings = settings(
        max_examples=examples, stateful_step_count=30, deadline=None, suppress_health_check=slow
    )
    case("runTest").runTest()
