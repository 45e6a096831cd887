"""How a broadcast leaves: once to each, by day, in portions, stopped when somebody says so; and what became of it."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from agenda_rig import TODAY, add_workshop, at, plan_day, rows_of
from broadcast_rig import TEN, TEXTS, Crowd
from fakes import FrozenClock
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, func, select, update
from world import NADIA, OMAR, World

from bot.channels.base import Outbound
from bot.runtime import announcing, wire
from bot.runtime import broadcasts as running
from data import conversations, outbox
from data.agenda import announcements
from data.broadcasts import acting, neutrality, recipients
from data.broadcasts.states import BroadcastError
from data.engine import Database, Db
from data.tables import broadcasts, citizens, outbound_messages
from data.tables import conversations as table


@pytest.fixture
def crowd(world: World) -> Crowd:
    return Crowd(world)


def starts(crowd: Crowd, people: int, channel: str = "terminal", **more: Any) -> None:
    """A broadcast to so many people, approved, its list frozen and its first portions in the outbox."""
    with crowd.world.database.writing() as db:
        for _ in range(people):
            crowd.joins(db, channel)
        crowd.approved(db, **more)
    crowd.advances()


def once_each(crowd: Crowd, people: int) -> None:
    heard = Counter(crowd.heard())
    assert (len(heard), set(heard.values())) == (people, {1})


# -- the whole way -----------------------------------------------------------------------------------------


def test_everybody_hears_once_in_their_language_and_it_ends(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        for language in ("fr", "ar", "ary-Arab", "ary-Latn"):
            crowd.joins(db, language=language)
        crowd.joins(db, agrees=False)
        crowd.approved(db, opens="comment")
    crowd.freezes()
    assert (crowd.state(), crowd.stand()) == ("sending", {"waiting": 4})
    assert crowd.advances() == 4
    with crowd.world.database.writing() as db:
        said = crowd.leaves(db)
    assert [each.language for each in said] == ["fr", "ar", "ary-Arab", "ary-Latn"]
    assert said[0].text.startswith("Un atelier sur le budget")
    assert [button.id for each in said for button in each.buttons] == ["go:comment:"] * 4
    crowd.advances()
    assert (crowd.state(), crowd.stand()) == ("done", {"sent": 4})
    assert [kind for kind, _ in crowd.story()] == ["drafted", "approved", "frozen", "finished"]
    crowd.later(minutes=2).advances()
    once_each(crowd, 4)


def test_who_has_changed_language_since_hears_in_the_new_one(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        citizen_id = crowd.joins(db, language="fr")
        crowd.joins(db, language="fr")
        person = conversations.of_citizen(db, citizen_id, "terminal:berkane")
        assert person
        conversations.save(
            db, person.conversation_id, "", language="ar", heard_at=crowd.now, open_buttons_id=None
        )
        crowd.approved(db)
    crowd.advances()
    with crowd.world.database.writing() as db:
        assert [each.language for each in crowd.leaves(db)] == ["ar", "fr"]


def test_broadcasts_stand_behind_everything_else_and_a_reply_overtakes_them(crowd: Crowd) -> None:
    starts(crowd, 1)
    with crowd.world.database.writing() as db:
        row = db.one(select(outbound_messages))
        assert row is not None
        assert (row.kind, row.priority, row.state) == ("broadcast", outbox.BROADCAST, "queued")
        _, is_mine = outbox.put(
            db,
            commune_id="berkane",
            account_id=row.account_id,
            conversation_id=row.conversation_id,
            body=wire.dump_outbound(Outbound("a", "votre réponse")),
            send_now=True,
            now=crowd.now,
        )
        assert is_mine


def test_what_the_channels_say_flows_back_by_reason(crowd: Crowd) -> None:
    starts(crowd, 5)
    with crowd.world.database.writing() as db:
        crowd.leaves(db, 1, "failed", "Unreachable 21610 opted out")
        crowd.leaves(db, 1, "failed", "Refused 63016 outside the window")
        crowd.leaves(db, 1, "unknown", "read timeout")
        crowd.leaves(db, 1, "delivered")
        crowd.leaves(db, 1)
    crowd.advances()
    assert crowd.stand() == {"failed": 2, "unknown": 1, "delivered": 1, "sent": 1}
    with crowd.world.database.reading() as db:
        far = recipients.progress(db, crowd.row(db).id)
    assert far.reasons == {("failed", "unreachable"): 1, ("failed", "window"): 1}
    assert far.channels == {"terminal": {"failed": 2, "unknown": 1, "delivered": 1, "sent": 1}}
    with crowd.world.database.writing() as db:
        db.execute(
            update(outbound_messages)
            .where(outbound_messages.c.state.in_(("sent", "delivered")))
            .values(state="read")
        )
    crowd.later(minutes=2).advances()
    assert crowd.stand() == {"failed": 2, "unknown": 1, "read": 2}


# -- by day ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "state"), [(8, "approved"), (9, "sending"), (19, "sending"), (20, "approved")]
)
def test_leaves_between_nine_and_eight_in_the_evening(crowd: Crowd, hour: int, state: str) -> None:
    crowd.world.clock.at = TEN.replace(hour=hour, minute=0)
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        crowd.approved(db)
    crowd.advances()
    assert crowd.state() == state


def test_what_has_not_left_by_the_evening_leaves_in_the_morning(crowd: Crowd) -> None:
    crowd.world.clock.at = TEN.replace(hour=19, minute=59)
    starts(crowd, 3)
    with crowd.world.database.writing() as db:
        crowd.leaves(db, 1)
    crowd.later(minutes=2).advances()
    assert (crowd.queued(), crowd.stand()) == (0, {"sent": 1, "waiting": 2})
    crowd.world.clock.at = TEN.replace(day=25, hour=9, minute=0)
    crowd.advances()
    assert (crowd.state(), crowd.queued()) == ("sending", 2)
    once_each(crowd, 3)


def test_a_scheduled_one_waits_for_its_day_and_hour(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        crowd.approved(db, on=(TEN + timedelta(days=2)).date(), hour="15:30")
    crowd.later(days=2, hours=5).advances()
    assert crowd.state() == "approved"
    crowd.later(minutes=30).advances()
    assert crowd.state() == "sending"


def test_a_service_that_was_off_for_two_days_sends_nothing_until_somebody_looked(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        crowd.approved(db, on=TEN.date(), hour="15:00")
    crowd.later(days=2).advances()
    assert (crowd.state(), crowd.story()[-1]) == ("paused", ("paused", "late"))
    with crowd.world.database.writing() as db:
        acting.resume(db, crowd.row(db), actor=NADIA, now=crowd.now)
    crowd.advances()
    crowd.advances()
    assert (crowd.state(), crowd.stand()) == ("sending", {"leaving": 1})


def test_one_that_stood_still_half_way_for_two_days_is_paused_too(crowd: Crowd) -> None:
    starts(crowd, 2)
    with crowd.world.database.writing() as db:
        crowd.leaves(db, 1)
    crowd.later(days=2).advances()
    assert (crowd.state(), crowd.queued(), crowd.stand()) == ("paused", 0, {"sent": 1, "waiting": 1})


def test_approved_on_friday_evening_it_leaves_in_the_morning(crowd: Crowd) -> None:
    crowd.world.clock.at = TEN.replace(hour=21)
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        crowd.approved(db)
    crowd.later(hours=12).advances()
    assert crowd.state() == "sending"


# -- stopped -----------------------------------------------------------------------------------------------


def test_who_says_stop_between_freezing_and_sending_hears_nothing(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        people = [crowd.joins(db) for _ in range(3)]
        crowd.approved(db)
    crowd.freezes()
    with crowd.world.database.writing() as db:
        crowd.says(db, people[0], is_given=False)
    crowd.advances()
    assert crowd.stand() == {"leaving": 2, "dropped": 1}
    with crowd.world.database.writing() as db:  # and who says it while the message stands in the outbox
        crowd.says(db, people[1], is_given=False)
    assert (crowd.stand(), crowd.heard()) == ({"leaving": 1, "dropped": 2}, [people[2]]), "at once"
    crowd.advances()
    assert (crowd.stand(), crowd.heard()) == ({"leaving": 1, "dropped": 2}, [people[2]])
    with crowd.world.database.reading() as db:
        assert recipients.progress(db, crowd.row(db).id).reasons == {("dropped", "stopped"): 2}


def test_who_was_forgotten_or_blocked_us_since_is_left_alone(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        people = [crowd.joins(db) for _ in range(2)]
        crowd.approved(db)
    crowd.freezes()
    with crowd.world.database.writing() as db:
        conversations.mark_reachable(db, people[0], is_reachable=False, now=crowd.now)
    crowd.advances()
    assert crowd.heard() == [people[1]]


def test_pausing_takes_back_what_has_not_left_and_resuming_tells_nobody_twice(crowd: Crowd) -> None:
    starts(crowd, 5)
    with crowd.world.database.writing() as db:
        crowd.leaves(db, 2)
        acting.pause(db, crowd.row(db), actor=NADIA, now=crowd.now)
    assert crowd.queued() == 0
    crowd.later(hours=1).advances()
    assert (crowd.state(), crowd.stand()) == ("paused", {"sent": 2, "waiting": 3})
    with crowd.world.database.writing() as db:
        acting.resume(db, crowd.row(db), actor=NADIA, now=crowd.now)
    crowd.advances()
    with crowd.world.database.writing() as db:
        crowd.leaves(db)
    crowd.advances()
    assert (crowd.state(), crowd.stand()) == ("done", {"sent": 5})
    once_each(crowd, 5)


def test_what_is_on_its_way_while_it_is_paused_is_not_sent_again(crowd: Crowd) -> None:
    starts(crowd, 2)
    with crowd.world.database.writing() as db:
        first = db.value(select(func.min(outbound_messages.c.id)))
        db.execute(update(outbound_messages).where(outbound_messages.c.id == first).values(state="sending"))
        acting.pause(db, crowd.row(db), actor=NADIA, now=crowd.now)
        outbox.mark_sent(db, first, "p1", crowd.now)
    crowd.advances()
    assert crowd.stand() == {"sent": 1, "waiting": 1}


@pytest.mark.parametrize(
    ("act", "stand"),
    [(acting.pause, {"sent": 1, "waiting": 2}), (acting.cancel, {"sent": 1, "dropped": 2})],
)
def test_what_comes_back_into_the_queue_afterwards_does_not_leave_either(
    crowd: Crowd, act: Callable[..., Any], stand: dict[str, int]
) -> None:
    """It was on its way when somebody paused or called it off, and the channel said: later."""
    starts(crowd, 3)
    with crowd.world.database.writing() as db:
        one, *others = outbox.claim_due(db, ["terminal:berkane"], crowd.now, 3)
        act(db, crowd.row(db), actor=NADIA, now=crowd.now)
        outbox.mark_sent(db, one.id, "p1", crowd.now)
        for row in others:
            outbox.put_off(db, row.id, crowd.now + timedelta(seconds=30), "Throttled 429", is_attempt=False)
    crowd.advances()
    assert (crowd.queued(), crowd.stand()) == (0, stand)


def test_cancelling_ends_it_for_who_has_not_heard(crowd: Crowd) -> None:
    starts(crowd, 3)
    with crowd.world.database.writing() as db:
        crowd.leaves(db, 1)
        acting.cancel(db, crowd.row(db), actor=NADIA, now=crowd.now)
        with pytest.raises(BroadcastError):
            acting.resume(db, crowd.row(db), actor=NADIA, now=crowd.now)
    crowd.advances()
    assert (crowd.queued(), crowd.state(), crowd.stand()) == (0, "cancelled", {"sent": 1, "dropped": 2})


def test_neutrality_stops_it_in_the_middle_and_it_never_goes_on_by_itself(crowd: Crowd) -> None:
    starts(crowd, 2)
    with crowd.world.database.writing() as db:
        crowd.leaves(db, 1)
        period = neutrality.enter(
            db, "berkane", starts_on=TEN.date(), ends_on=TEN.date(), reason="Élections", **crowd.who
        )
    crowd.advances()
    assert (crowd.state(), crowd.story()[-1], crowd.queued()) == ("paused", ("paused", "neutrality"), 0)
    with crowd.world.database.writing() as db:
        with pytest.raises(BroadcastError, match="Élections"):
            acting.resume(db, crowd.row(db), actor=NADIA, now=crowd.now)
        neutrality.lift(db, "berkane", period.id, actor=OMAR, now=crowd.now)
    crowd.advances()
    assert crowd.state() == "paused"


# -- not what was approved ---------------------------------------------------------------------------------


def test_what_was_changed_behind_its_approval_goes_back_to_its_author(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        crowd.approved(db)
        db.execute(update(broadcasts).values(texts={**TEXTS, "fr": "Votez"}))
    crowd.advances()
    assert (crowd.state(), crowd.story()[-1]) == ("draft", ("reopened", "changed"))


def test_a_small_one_that_grew_needs_somebody_else(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.setting(db, approval_above=1)
        crowd.joins(db)
        crowd.approve(db, crowd.draft(db), NADIA)
        crowd.joins(db)
    crowd.advances()
    assert (crowd.state(), crowd.story()[-1]) == ("draft", ("reopened", "grew"))


def test_who_subscribes_after_the_list_was_frozen_is_not_of_it(crowd: Crowd) -> None:
    starts(crowd, 1)
    with crowd.world.database.writing() as db:
        crowd.joins(db)
    crowd.advances()
    assert crowd.stand() == {"leaving": 1}


def test_nobody_hears_more_broadcasts_than_the_commune_allows_in_a_week(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.setting(db, at_most=2, in_days=7)
        crowd.joins(db)
        for name in ("one", "two", "three"):
            crowd.approved(db, name)
    for name in ("one", "two", "three"):  # all three are frozen before the first of them has left
        crowd.freezes(name)
    crowd.advances()
    assert [crowd.stand(name) for name in ("one", "two", "three")] == [
        {"leaving": 1},
        {"leaving": 1},
        {"dropped": 1},
    ]
    with crowd.world.database.writing() as db:
        crowd.leaves(db)
        crowd.joins(db)
        crowd.approved(db, "four")
    crowd.later(hours=1).advances()
    assert crowd.stand("four") == {"leaving": 1}  # who just joined
    crowd.later(days=8)
    with crowd.world.database.writing() as db:
        crowd.approved(db, "five")
    crowd.advances()
    assert crowd.stand("five") == {"leaving": 2}


# -- WhatsApp's window -------------------------------------------------------------------------------------


def test_outside_the_window_a_template_leaves_else_it_waits_for_a_word(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.template(db, "fr")
        crowd.joins(db, "whatsapp", "fr")
        crowd.joins(db, "whatsapp", "fr", silent=timedelta(days=2))
        silent = crowd.joins(db, "whatsapp", "ar", silent=timedelta(days=2))
        crowd.approved(db)
    crowd.advances()
    crowd.advances()
    assert crowd.stand() == {"leaving": 2, "parked": 1}
    with crowd.world.database.writing() as db:
        text, template = crowd.leaves(db)
        assert (text.template, text.text[:10]) == ("", "Un atelier")
        assert template.template.startswith("HX")
        assert template.variables[0] == "Un atelier sur le budget"
        person = conversations.of_citizen(db, silent, "whatsapp:berkane")
        assert person
        conversations.save(db, person.conversation_id, "", heard_at=crowd.now, open_buttons_id=None)
    # While others still wait, whoever writes hears it as text.
    with crowd.world.database.writing() as db:
        db.execute(update(broadcasts).values(state="sending", finished_at=None))
    crowd.advances()
    assert crowd.stand() == {"sent": 2, "leaving": 1}


# -- portions, two at once, killed in the middle -----------------------------------------------------------


def test_the_outbox_of_an_account_never_holds_more_than_a_few_seconds_of_its_rate(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.rate(db, "telegram", 1)
    starts(crowd, 30, "telegram")
    assert crowd.queued() == 12  # four fifths of one a second, for fifteen seconds
    crowd.advances()
    assert crowd.queued() == 12
    with crowd.world.database.writing() as db:
        crowd.leaves(db, 5)
    crowd.advances()
    assert (crowd.queued(), crowd.stand()) == (12, {"sent": 5, "leaving": 12, "waiting": 13})


class _Killed(BaseException):
    """The process dies here."""


@pytest.mark.parametrize("at", ["take", "leave", "set_aside"])
def test_killed_in_the_middle_of_a_portion_nobody_hears_twice_or_is_left_out(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    monkeypatch.setattr(running, "PORTION", 7)
    with crowd.world.database.writing() as db:
        people = [crowd.joins(db) for _ in range(40)]
        crowd.approved(db)
    crowd.freezes()
    with crowd.world.database.writing() as db:
        crowd.says(db, people[0], is_given=False)
    done, calls = getattr(recipients, at), iter(range(100))

    def killed(*args: Any, **more: Any) -> Any:
        found = done(*args, **more)
        if next(calls) == (0 if at == "set_aside" else 2):
            raise _Killed
        return found

    with monkeypatch.context() as patched:
        patched.setattr(recipients, at, killed)
        with crowd.world.database.reading() as db:
            broadcast_id = crowd.row(db).id
        with pytest.raises(_Killed):
            running.advance_one(crowd.town.runtime, broadcast_id, crowd.now)
    crowd.advances()
    with crowd.world.database.writing() as db:
        crowd.leaves(db)
    crowd.advances()
    assert (crowd.state(), crowd.stand()) == ("done", {"sent": 39, "dropped": 1})
    once_each(crowd, 39)


@pytest.mark.slow
def test_several_workers_at_once_take_different_people(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PORTION", 10)
    with crowd.world.database.writing() as db:
        for _ in range(120):
            crowd.joins(db)
        crowd.approved(db)
    crowd.freezes()
    with crowd.world.database.reading() as db:
        broadcast_id = crowd.row(db).id
    put: list[int] = []

    def work() -> None:
        while portion := running._in_one(
            crowd.town.runtime,
            lambda db: running.leave_some(db, broadcast_id, "terminal:berkane", 10, crowd.now),
        ):
            put.append(portion)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert sum(put) == 120
    once_each(crowd, 120)


# -- a channel that says: wait -----------------------------------------------------------------------------


def test_a_429_in_the_middle_loses_nobody_and_tells_nobody_twice(crowd: Crowd) -> None:
    starts(crowd, 6)
    with crowd.world.database.writing() as db:
        claimed = outbox.claim_due(db, ["terminal:berkane"], crowd.now, 4)
        assert len(claimed) == 4
        for row in claimed[:2]:
            outbox.mark_sent(db, row.id, f"p{row.id}", crowd.now)
        for row in claimed[2:]:
            outbox.put_off(db, row.id, crowd.now + timedelta(seconds=30), "Throttled 429", is_attempt=False)
    crowd.advances()
    assert crowd.stand() == {"sent": 2, "leaving": 4}
    crowd.later(seconds=31)
    with crowd.world.database.writing() as db:
        for row in outbox.claim_due(db, ["terminal:berkane"], crowd.now, 10):
            outbox.mark_sent(db, row.id, f"p{row.id}", crowd.now)
    crowd.advances()
    assert (crowd.state(), crowd.stand()) == ("done", {"sent": 6})
    once_each(crowd, 6)


# -- whatever happens in whatever order --------------------------------------------------------------------


class _Life(RuleBasedStateMachine):
    """Pauses, stops, evenings, kills and sends in any order: nobody hears twice, who said stop hears nothing more."""

    make: Callable[[], Crowd]

    def __init__(self) -> None:
        super().__init__()
        self.crowd = type(self).make()
        with self.crowd.world.database.writing() as db:
            self.people = [self.crowd.joins(db) for _ in range(6)]
            self.crowd.approved(db)
        self.stopped: set[int] = set()
        self.sent_before_stop: set[int] = set()

    @rule()
    def time_passes(self) -> None:
        self.crowd.later(hours=3)

    @rule()
    def the_service_runs(self) -> None:
        self.crowd.advances()

    @rule()
    def some_leave(self) -> None:
        with self.crowd.world.database.writing() as db:
            self.crowd.leaves(db, 2)

    @rule()
    def it_is_paused(self) -> None:
        self._try(acting.pause)

    @rule()
    def it_is_resumed(self) -> None:
        self._try(acting.resume)

    def _try(self, action: Callable[..., Any]) -> None:
        with self.crowd.world.database.writing() as db:
            try:
                action(db, self.crowd.row(db), actor=NADIA, now=self.crowd.now)
            except BroadcastError:
                return

    @rule()
    def somebody_says_stop(self) -> None:
        citizen = self.people[len(self.stopped) % len(self.people)]
        if citizen not in self.stopped:
            with self.crowd.world.database.writing() as db:
                self.crowd.says(db, citizen, is_given=False)
            self.stopped.add(citizen)
            self.sent_before_stop |= {citizen} & set(self._left())
            self.some_leave()  # before anything else runs

    def _left(self) -> list[int]:
        with self.crowd.world.database.reading() as db:
            return _told(db)

    @invariant()
    def nobody_hears_twice(self) -> None:
        heard = Counter(self.crowd.heard())
        assert not heard or max(heard.values()) == 1

    @invariant()
    def who_said_stop_hears_no_more(self) -> None:
        assert set(self._left()) & self.stopped <= self.sent_before_stop


def _told(db: Db) -> list[int]:
    asked = select(table.c.citizen_id).join(
        outbound_messages, outbound_messages.c.conversation_id == table.c.id
    )
    return list(db.execute(asked.where(outbound_messages.c.state == "sent")).scalars())


@pytest.mark.slow
def test_in_whatever_order_nobody_hears_twice(sqlite_database: Database, clock: FrozenClock) -> None:
    world = World(sqlite_database, clock)

    def make() -> Crowd:
        with world.database.writing() as db:
            for each in (outbound_messages, broadcasts, citizens):
                db.execute(delete(each))
        return Crowd(world)

    _Life.make = staticmethod(make)
    several = settings(
        max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(_Life, settings=several)


# -- an election campaign and the agenda's own news --------------------------------------------------------


def test_neutrality_stops_invitations_and_not_what_people_asked_for(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.world.clock.at = at(TODAY)
        invited = crowd.joins(db)
        add_workshop(db)
        neutrality.enter(
            db,
            "berkane",
            starts_on=TODAY,
            ends_on=TODAY,
            reason="Élections",
            actor=NADIA,
            day=TODAY,
            now=crowd.now,
        )
        plan_day(db, TODAY)
        for each in announcements.due(db, crowd.now):
            announcing.decide(crowd.town.runtime, db, each, crowd.now)
        assert set(rows_of(db, invited)) == {("announced", "dropped", "neutrality")}
