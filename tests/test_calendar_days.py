"""The stored calendar: every change recomputes every open date, writes one audit line and corrects whom it must, once."""

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from case_rows import AT, add_cases, corrections_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, insert, select, update
from world import World

from data.calendar import days, working_days
from data.calendar.days import Change, DayError, UnknownDay
from data.content_import import ContentError, ensure_sample, import_commune, known_folders, read_folder
from data.engine import Database, Db
from data.requests import clocks
from data.tables import audit_events, calendar_days, calendars, request_notices

RECEIVED, DUE = date(2026, 10, 29), date(2026, 11, 30)
MONDAY = date(2026, 11, 9)
ACTOR = "nadia@berkane.example"


@pytest.fixture
def db(world: World) -> Iterator[Db]:
    with world.database.writing() as db:
        yield db


def begin(db: Db, case: int, *, told: date | None = None, kind: str = "reply", on: date = RECEIVED) -> date:
    due_on = clocks.start(db, commune_id="berkane", request_id=case, kind=kind, starts_on=on)
    if told:
        clocks.told(db, case, kind, told)
    return due_on


def close(db: Db, day: date = MONDAY, **more: Any) -> Change:
    values = {"kind": "closure", "names": {"ar": "عطلة", "fr": "Fermeture"}, "actor": ACTOR, "now": AT}
    return days.add(db, "berkane", starts_on=day, **{**values, **more})


def due_of(db: Db, case: int, kind: str = "reply") -> date | None:
    found = clocks.find(db, case, kind)
    assert found
    return found.due_on


def numbered(db: Db, day: date) -> int:
    return next(row.id for row in days.listed(db, "berkane") if row.starts_on == day)


def audited(db: Db) -> list[tuple[str, str, Any]]:
    rows = db.execute(select(audit_events).order_by(audit_events.c.id))
    return [(row.actor, row.action, row.detail) for row in rows if row.action.startswith("calendar_")]


# -- a change ----------------------------------------------------------------------------------------------


def test_a_closure_moves_what_counts_across_it(db: Db) -> None:
    across, before, elsewhere = *add_cases(db, "berkane", 2), *add_cases(db, "settat")
    begin(db, across)
    begin(db, before, on=date(2026, 9, 1))
    clocks.start(db, commune_id="settat", request_id=elsewhere, kind="reply", starts_on=RECEIVED)
    change = close(db)
    assert [(each.request_id, each.before, each.after) for each in change.moved] == [
        (across, DUE, date(2026, 12, 1))
    ]
    assert due_of(db, across) == date(2026, 12, 1)
    assert due_of(db, elsewhere) == DUE
    assert audited(db) == [
        (ACTOR, "calendar_day_added", {"day": "2026-11-09", "days": 1, "moved": 1, "corrections": 0})
    ]


def test_calendar_days_are_not_moved(db: Db) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case, kind="cdai_window")
    assert close(db).moved == ()


def test_a_holiday_added_in_the_past_leaves_what_ended_and_what_stands_still(db: Db) -> None:
    ended, stopped, still_open = add_cases(db, "berkane", 3)
    for case in (ended, stopped, still_open):
        begin(db, case, told=DUE)
    clocks.end(db, ended, "reply")
    clocks.stop(db, stopped, "reply", date(2026, 11, 20))
    change = close(db)
    assert [each.request_id for each in change.moved] == [still_open]
    assert due_of(db, ended) == DUE
    assert due_of(db, stopped) is None
    # It is counted once the clock runs on.
    assert clocks.resume(db, stopped, "reply", date(2026, 11, 20)) == date(2026, 12, 1)
    assert [corrections_of(db, case) != [] for case in (ended, stopped, still_open)] == [False, False, True]


def test_a_feast_is_moved_confirmed_and_removed(db: Db) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case, on=date(2027, 2, 26))
    row = clocks.find(db, case, "reply")
    assert row
    assert row.due_on == date(2027, 3, 30)
    assert clocks.is_provisional(db, row)
    feast = numbered(db, date(2027, 3, 9))
    # From Tuesday and Wednesday to Friday and Saturday: one working day less is lost.
    moved = days.move(db, "berkane", feast, starts_on=date(2027, 3, 12), actor=ACTOR, now=AT)
    assert moved.row.is_provisional
    assert due_of(db, case) == date(2027, 3, 29)
    confirmed = days.confirm(db, "berkane", feast, actor=ACTOR, now=AT)
    assert confirmed.moved == ()
    assert not clocks.is_provisional(db, row)
    with pytest.raises(DayError, match="confirmed already"):
        days.confirm(db, "berkane", feast, actor=ACTOR, now=AT)
    days.remove(db, "berkane", feast, actor=ACTOR, now=AT)
    assert due_of(db, case) == date(2027, 3, 26)
    with pytest.raises(UnknownDay):
        days.remove(db, "berkane", feast, actor=ACTOR, now=AT)
    assert [action for _, action, _ in audited(db)] == [
        "calendar_day_moved",
        "calendar_day_confirmed",
        "calendar_day_removed",
    ]
    assert audited(db)[0][2]["before"] == "2027-03-09"


def test_moved_and_confirmed_in_one_step_and_made_longer(db: Db) -> None:
    feast = numbered(db, date(2027, 3, 9))
    change = days.move(
        db, "berkane", feast, starts_on=date(2027, 3, 10), days=3, confidence="press", actor=ACTOR, now=AT
    )
    assert not change.row.is_provisional
    assert not days.load(db, "berkane").is_working(date(2027, 3, 12))


def test_a_day_of_every_year(db: Db) -> None:
    days.add(
        db, "berkane", kind="fixed", month_day="12-02", from_year=2027, names={"fr": "Fête"}, actor=ACTOR, now=AT
    )  # fmt: skip
    known = days.load(db, "berkane")
    assert known.is_working(date(2026, 12, 2))
    assert not known.is_working(date(2027, 12, 2))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": "party"}, "no kind of day"),
        ({"kind": "fixed"}, "day of the year"),
        ({"kind": "fixed", "starts_on": None, "month_day": "02-30"}, "no day of the year"),
        ({"month_day": "05-01"}, "day of the year"),
        ({"days": 0}, "0 days"),
        ({"days": 40}, "40 days"),
        ({"names": {}}, "needs a name"),
        ({"kind": "fixed", "starts_on": None, "month_day": "11-06"}, "on that day already"),
        ({"starts_on": date(2026, 3, 23)}, "on that day already"),
    ],
)
def test_what_no_calendar_can_hold(db: Db, wrong: dict[str, Any], words: str) -> None:
    values: dict[str, Any] = {"kind": "closure", "starts_on": MONDAY, "names": {"fr": "Fermeture"}}
    before = days.listed(db, "berkane")
    with pytest.raises(DayError, match=words):
        days.add(db, "berkane", **{**values, **wrong}, actor=ACTOR, now=AT)
    assert days.listed(db, "berkane") == before
    assert audited(db) == []


def test_a_fixed_day_is_not_moved(db: Db) -> None:
    fixed = next(row.id for row in days.listed(db, "berkane") if row.month_day)
    with pytest.raises(DayError, match="remove it"):
        days.move(db, "berkane", fixed, starts_on=MONDAY, actor=ACTOR, now=AT)


def test_the_days_of_another_commune_are_out_of_reach(db: Db) -> None:
    with pytest.raises(UnknownDay):
        days.remove(db, "settat", numbered(db, date(2027, 3, 9)), actor=ACTOR, now=AT)


def test_a_change_that_fails_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with world.database.writing() as db:
        (case,) = add_cases(db, "berkane")
        begin(db, case, told=DUE)
        before = days.listed(db, "berkane")

    def _away(*_: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("data.audit.note", _away)
    with pytest.raises(RuntimeError), world.database.writing() as db:
        close(db)
    with world.database.reading() as db:
        assert days.listed(db, "berkane") == before
        assert (due_of(db, case), corrections_of(db, case)) == (DUE, [])


# -- who is told -------------------------------------------------------------------------------------------


def test_only_who_was_told_another_date_is_corrected(db: Db) -> None:
    told, never_told, told_by_chance, elsewhere = add_cases(db, "berkane", 4)
    begin(db, told, told=DUE)
    begin(db, never_told)
    begin(db, told_by_chance, told=date(2026, 12, 1))
    begin(db, elsewhere, told=DUE, on=date(2026, 9, 1))
    change = close(db)
    assert (len(change.moved), change.told) == (3, 1)
    assert corrections_of(db, told) == [
        ("date_changed:reply:2026-12-01", "waiting", "2026-11-30", "2026-12-01")
    ]
    assert not any(corrections_of(db, case) for case in (never_told, told_by_chance, elsewhere))


def test_there_and_back_tells_nothing(db: Db) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case, told=DUE)
    change = close(db)
    days.remove(db, "berkane", change.row.id, actor=ACTOR, now=AT)
    assert due_of(db, case) == DUE
    assert corrections_of(db, case, "waiting") == []
    close(db)  # and once more
    assert len(corrections_of(db, case, "waiting")) == 1


def test_two_changes_tell_one_date(db: Db) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case, told=DUE)
    close(db)
    close(db, date(2026, 11, 10))
    assert corrections_of(db, case, "waiting") == [
        ("date_changed:reply:2026-12-02", "waiting", "2026-11-30", "2026-12-02")
    ]


@pytest.mark.parametrize("state", ["parked", "on_paper"])
def test_what_nobody_has_read_yet_is_taken_back_too(db: Db, state: str) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case, told=DUE)
    change = close(db)
    db.execute(update(request_notices).values(state=state))
    days.remove(db, "berkane", change.row.id, actor=ACTOR, now=AT)
    assert [found for _, found, _, _ in corrections_of(db, case)] == ["dropped"]


def test_what_is_just_leaving_will_have_been_told(db: Db) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case, told=DUE)
    change = close(db)
    db.execute(update(request_notices).values(state="leaving"))
    days.remove(db, "berkane", change.row.id, actor=ACTOR, now=AT)
    assert corrections_of(db, case, "waiting") == [
        ("date_changed:reply:2026-11-30", "waiting", "2026-12-01", "2026-11-30")
    ]


def test_a_date_that_comes_again_is_told_again(db: Db) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case, told=DUE)
    for told in (date(2026, 12, 1), DUE):
        if told == DUE:
            days.remove(db, "berkane", numbered(db, MONDAY), actor=ACTOR, now=AT)
        else:
            close(db)
        db.execute(update(request_notices).where(request_notices.c.state == "waiting").values(state="told"))
        clocks.told(db, case, "reply", told, AT)
    close(db)
    assert corrections_of(db, case, "waiting") == [
        ("date_changed:reply:2026-12-01:2", "waiting", "2026-11-30", "2026-12-01")
    ]


def test_a_notice_that_waits_for_another_reason_names_the_new_date(db: Db) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case)
    db.execute(
        insert(request_notices).values(
            commune_id="berkane", request_id=case, kind="registered", slot="registered", state="waiting",
            facts={"event_id": 1, "dates": {"reply": "2026-11-30", "court_window": "2027-01-01"}}, created_at=AT,
        )
    )  # fmt: skip
    close(db)
    facts = db.value(select(request_notices.c.facts))
    assert facts["dates"] == {"reply": "2026-12-01", "court_window": "2027-01-01"}


# -- the file ----------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "berkane"
    shutil.copytree(Path(str(known_folders(None)["berkane"])), copy)
    return copy


def edit(folder: Path, old: str, new: str, name: str = "calendar.yaml") -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_both_samples_have_their_calendar_with_names_in_four_languages(db: Db) -> None:
    for commune in ("berkane", "settat"):
        rows = days.listed(db, commune)
        assert len(rows) == 22
        assert all(set(row.names) == {"ar", "fr", "ary", "ary-Latn"} for row in rows)


def test_the_same_file_again_changes_nothing(db: Db, folder: Path) -> None:
    before = days.listed(db, "berkane")
    report = import_commune(db, folder, now=AT)
    assert (report.is_new_calendar, days.listed(db, "berkane"), audited(db)) == (False, before, [])
    assert report.lines()[0] == "berkane: the same as before."


def test_a_better_estimate_in_the_file_moves_the_feast(db: Db, folder: Path) -> None:
    (case,) = add_cases(db, "berkane")
    begin(db, case, told=date(2027, 3, 30), on=date(2027, 2, 26))
    count = len(days.listed(db, "berkane"))
    edit(folder, 'date: "2027-03-09"', 'date: "2027-03-12"')
    report = import_commune(db, folder, now=AT)
    assert len(days.listed(db, "berkane")) == count
    assert "Calendar: changed; last days of requests that moved: 1." in report.lines()
    assert due_of(db, case) == date(2027, 3, 29)
    assert [each[3] for each in corrections_of(db, case)] == ["2027-03-29"]
    assert audited(db) == [("import", "calendar_imported", {"moved": 1, "corrections": 1})]


def test_what_staff_changed_stays(db: Db, folder: Path) -> None:
    days.move(db, "berkane", numbered(db, date(2027, 3, 9)), starts_on=date(2027, 3, 10), actor=ACTOR, now=AT)
    days.remove(db, "berkane", numbered(db, date(2027, 6, 6)), actor=ACTOR, now=AT)
    close(db)
    edit(folder, 'date: "2027-03-09"', 'date: "2027-03-08"')
    edit(folder, 'date: "2026-03-23"', 'date: "2026-03-24"')
    import_commune(db, folder, now=AT)
    starts = {row.starts_on for row in days.listed(db, "berkane")}
    assert {date(2027, 3, 10), MONDAY, date(2026, 3, 24)} <= starts
    assert not {date(2027, 3, 8), date(2027, 6, 6), date(2026, 3, 23)} & starts


def test_a_weekend_of_the_commune_s_own(db: Db, folder: Path) -> None:
    edit(folder, "weekend: [saturday, sunday]", "weekend: [friday]")
    import_commune(db, folder, now=AT)
    known = days.load(db, "berkane")
    assert known.is_working(date(2026, 11, 21))
    assert not known.is_working(date(2026, 11, 20))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[saturday, sunday]", "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]", "all seven"),
        ('md: "11-18"', 'md: "11-06"', "used twice"),
        ('date: "2027-03-09"', 'date: "2026-03-20"', "used twice"),
        ('md: "11-18"', 'md: "11-31"', "11-31"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be(folder: Path, old: str, new: str, words: str) -> None:
    edit(folder, old, new)
    with pytest.raises(ContentError, match=words):
        read_folder(folder)


def test_delays_and_the_person_in_charge(db: Db, folder: Path) -> None:
    edit(folder, "delays: {}", "delays: {urgentt: {unit: working}}", "commune.yaml")
    with pytest.raises(ContentError, match="'urgentt' is no delay of law"):
        read_folder(folder)
    edit(folder, "urgentt", "urgent", "commune.yaml")
    edit(folder, "information.officer@berkane.example", "nobody", "commune.yaml")
    with pytest.raises(ContentError, match="e-mail address"):
        read_folder(folder)
    edit(folder, "email: nobody", "email: information@berkane.example", "commune.yaml")
    import_commune(db, folder, now=AT)
    (case,) = add_cases(db, "berkane")
    assert begin(db, case, kind="urgent") == date(2026, 11, 3)


def test_a_real_commune_is_advised_to_name_one(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(
            r"\{days_ahead: (-?\d+)\}", lambda found: str(RECEIVED + timedelta(int(found[1]))), text
        )
        text = re.sub(r"\{months_ahead: \d\}", "2027-01-01", text).replace("sample: true", "sample: false")
        text = text.replace("cndp_reference: null", "cndp_reference: D-1/2026")
        path.write_text(re.sub(r"information_officer: \{.*\}", "", text), encoding="utf-8")
    assert any("names no information_officer" in line for line in read_folder(folder).advice)
    assert not any(
        "information_officer" in line for line in read_folder(known_folders(None)["settat"]).advice
    )


def test_a_commune_from_before_there_were_calendars_gets_its_own(db: Db) -> None:
    db.execute(calendar_days.delete().where(calendar_days.c.commune_id == "berkane"))
    db.execute(calendars.delete().where(calendars.c.commune_id == "berkane"))
    assert days.load(db, "berkane").is_working(date(2026, 11, 6))
    assert ensure_sample(db, "berkane", now=AT) is not None
    assert not days.load(db, "berkane").is_working(date(2026, 11, 6))
    assert ensure_sample(db, "berkane", now=AT) is None


# -- the law of recomputing --------------------------------------------------------------------------------


starts = st.dates(date(2026, 9, 1), date(2027, 3, 1))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    received=st.lists(starts, min_size=1, max_size=6),
    closures=st.lists(st.dates(date(2026, 9, 1), date(2027, 6, 1)), min_size=1, max_size=5, unique=True),
    kept=st.data(),
)
def test_after_any_changes_every_date_is_the_calendar_s(
    sqlite_database: Database, received: list[date], closures: list[date], kept: st.DataObject
) -> None:
    """Whatever was added and removed: each running clock is due when the calendar of now says."""
    with suppress(_Over), sqlite_database.writing() as db:
        ensure_sample(db, "berkane", now=AT)
        cases = add_cases(db, "berkane", len(received))
        first = [begin(db, case, on=day) for case, day in zip(cases, received, strict=True)]
        for case, due_on in zip(cases, first, strict=True):
            clocks.told(db, case, "reply", due_on)
        added = [close(db, day) for day in closures if days.load(db, "berkane").is_working(day)]
        for change in added:
            if kept.draw(st.booleans()):
                days.remove(db, "berkane", change.row.id, actor=ACTOR, now=AT)
        known = days.load(db, "berkane")
        for case, day, told in zip(cases, received, first, strict=True):
            now_due = due_of(db, case)
            assert now_due == working_days.due(known, day, 20, "working")
            waiting = [each[3] for each in corrections_of(db, case, "waiting")]
            assert waiting == ([] if now_due == told else [str(now_due)])
        raise _Over


class _Over(Exception):
    """One example is over: its rows are undone."""


def test_many_cases_cost_as_many_statements_as_few(db: Db) -> None:
    """What is told and what moved is read and written at once, however many cases are open."""
    counts = []
    for number, cases in enumerate((3, 60)):
        for case in add_cases(db, "berkane", cases, first=100 * number):
            begin(db, case, told=DUE)
        statements: list[str] = []
        listen = _listener(statements)
        event.listen(db.connection, "before_cursor_execute", listen)
        change = close(db, date(2026, 11, 9 + number))
        event.remove(db.connection, "before_cursor_execute", listen)
        assert change.told >= cases
        counts.append(len(statements))
    # The second change takes the first one's corrections back.
    assert counts[1] <= counts[0] + 1


def _listener(statements: list[str]) -> Callable[..., None]:
    def listen(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    return listen


def test_a_clock_that_starts_meanwhile_waits_for_the_new_calendar(database: Database) -> None:
    """Two at once: no date is computed with a calendar that somebody is just changing."""
    with database.writing() as db:
        ensure_sample(db, "berkane", now=AT)
        (case,) = add_cases(db, "berkane")
    changed, started = threading.Event(), threading.Event()

    def start() -> None:
        changed.wait(30)
        with database.writing() as db:
            started.set()
            begin(db, case)

    thread = threading.Thread(target=start)
    thread.start()
    with database.writing() as db:
        close(db)
        changed.set()
        started.wait(0.3)  # on SQLite it cannot start before this transaction ends
        time.sleep(0.2)
    thread.join(30)
    with database.reading() as db:
        assert due_of(db, case) == date(2026, 12, 1)
