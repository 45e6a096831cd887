"""Sessions, workshops, seats and subscriptions in a conversation, on both databases; and the calendar entries."""

import asyncio
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from starlette.applications import Starlette
from town import Town

from bot.channels.base import Outbound
from bot.pages.calendar import calendar_routes
from bot.runtime.calendar import RuntimeCalendar
from data import consents
from data.agenda import registrations, rows, sessions, sittings, subscriptions, workshops
from data.agenda.rows import SessionRow
from data.commune_folder import Localized, Sitting, Time, Workshop
from data.engine import Database
from data.tables import registrations as registrations_table

AMINA, BRAHIM = "amina", "brahim"
STAFF = "karima@berkane.ma"
NEXT = "next-ordinary"  # the sample's session: its month is known, its date is not
HALL = Localized(ar="مقر الجماعة", fr="Siège de la commune", ary="الجماعة")
ISOLATES = str.maketrans("", "", "\u2068\u2069")

Act = Callable[..., Any]


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


def shown(said: Outbound) -> str:
    return said.text.translate(ISOLATES)


def labels(said: Outbound) -> list[str]:
    return [button.label for button in said.buttons]


def reference_in(said: Outbound) -> str:
    found = re.search(r"BRK-[0-9A-Z]{8}", shown(said))
    assert found is not None, said.text
    return found[0]


def staff(town: Town, act: Act, *what: Any, of: str = NEXT, **more: Any) -> SessionRow:
    """What staff do with a session."""
    now = town.clock.now()
    with town.database.writing() as db:
        row = rows.session(db, town.commune, of)
        return act(db, row, *what, actor=STAFF, day=now.date(), now=now, **more)  # type: ignore[no-any-return]


def on(day: date, start: str | None = "10:00", place: Localized | None = HALL) -> Sitting:
    return Sitting(date=day, time=Time(start=start), place=place)


def small_workshop(town: Town, capacity: int = 2) -> None:
    """A workshop of two seats, before the sample's own."""
    now = town.clock.now()
    title = Localized(ar="ورشة صغيرة", fr="Petit atelier", ary="ورشة صغيرة")
    entry = Workshop.model_validate(
        {
            "id": "SMALL",
            "date": (now + timedelta(days=7)).date().isoformat(),
            "time": {"start": "15:00"},
            "capacity": capacity,
            "registration": {"required": True, "closes_days_before": 0},
            "short": {"ar": "ورشة صغيرة", "fr": "Petit atelier", "ary": "ورشة صغيرة"},
            "title": title.model_dump(by_alias=True, exclude_none=True),
            "place": None,
            "audience": None,
        }
    )
    with town.database.writing() as db:
        workshops.add(db, town.commune, entry, actor=STAFF, day=now.date(), now=now)


def registered(town: Town, who: str, workshop: str = "SMALL", seats: str = "1") -> Outbound:
    """From the wish to the answer, in as few steps as there are."""
    said = town.say(who, "Ntsejjel f warcha")
    if any(button.id.endswith(f".{workshop}") for button in said.buttons):
        town.press(who, workshop)
    town.press(who, seats)
    return town.press(who, "yes")


def subscribed(town: Town, who: str, what: str = "all") -> Outbound:
    town.say(who, "Lichtirakat dyali")
    return town.press(who, what)


def state_of(town: Town, reference: str) -> str:
    asked = select(registrations_table.c.state).where(registrations_table.c.reference == reference)
    with town.database.reading() as db:
        return str(db.value(asked))


# -- sessions ----------------------------------------------------------------------------------------------


def test_a_month_is_told_as_a_month_and_no_date_is_made_of_it(town: Town) -> None:
    said = shown(town.say(AMINA, "Dawrat lmajlis"))
    assert "fbrayer 2027" in said
    assert "ba9i ma dkhlat ttarikh" in said
    assert ".ics" not in said


def test_what_staff_entered_is_told_with_its_place_and_a_calendar_entry(town: Town) -> None:
    staff(town, sittings.add, on(date(2027, 2, 3)))
    said = shown(town.say(AMINA, "Dawrat lmajlis"))
    assert "larb3 3 fbrayer 2027" in said
    assert "m3a 10:00" in said
    assert "الجماعة" in said
    assert "http://127.0.0.1:8000/calendar/berkane/next-ordinary.ics?language=ary-Latn" in said


def test_a_session_that_moved_is_told_with_the_day_it_had(town: Town) -> None:
    staff(town, sittings.add, on(date(2027, 2, 3)))
    staff(town, sittings.postpone, 1, on(date(2027, 2, 10)))
    said = shown(town.say(AMINA, "Dawrat lmajlis"))
    assert "Ljalsa lli kant nhar larb3 3 fbrayer 2027 t2ejlat. Ha ttarikh jjdid." in said
    assert "Ljalsa: larb3 10 fbrayer 2027" in said


def test_a_session_put_off_without_a_day_has_none(town: Town) -> None:
    staff(town, sittings.add, on(date(2027, 2, 3)))
    staff(town, sittings.postpone, 1, None)
    said = shown(town.say(AMINA, "Dawrat lmajlis"))
    assert "Ttarikh jjdid ba9i ma t7edded" in said
    assert ".ics" not in said


def test_without_a_quorum_it_is_convened_again(town: Town) -> None:
    staff(town, sittings.add, on(date(2026, 11, 25)))
    town.clock.move(days=4)
    staff(town, sittings.no_quorum, 1, on(date(2026, 11, 30)))
    said = shown(town.say(AMINA, "Dawrat lmajlis"))
    assert "ma kmelch fiha nnisab (l9anoun 113.14, lmadda 42)" in said
    assert "letnin 30 nowanbir 2026" in said


def test_a_session_that_was_called_off_is_not_passed_over(town: Town) -> None:
    staff(town, sittings.add, on(date(2027, 2, 3)))
    staff(town, sessions.cancel)
    said = town.say(AMINA, "Dawrat lmajlis")
    assert "Had ddawra tlghat" in shown(said)
    assert "agenda" not in [button.id.partition(".")[2] for button in said.buttons]


def test_what_was_decided_is_read_once_it_is_posted(town: Town) -> None:
    staff(town, sittings.add, on(date(2026, 11, 25)))
    town.clock.move(days=5)
    staff(town, sittings.hold)
    assert "باقي ما دخلات هنا شنو قرر المجلس" in shown(town.say(AMINA, payload=f"go:session:{NEXT}"))
    adopted = Localized(
        ar="المصادقة على البرنامج", fr="Adoption du programme", ary="المجلس صادق على البرنامج"
    )
    staff(town, sessions.decide, [adopted])
    said = shown(town.say(BRAHIM, payload=f"go:session:{NEXT}"))
    assert "المجلس صادق على البرنامج" in said
    assert "المادة 273" in said


def test_a_question_in_the_middle_of_a_comment_is_answered_there(town: Town) -> None:
    asked = town.say(AMINA, "bghit n3ti mola7ada")
    said = town.say(AMINA, "Dawrat lmajlis")
    assert "fbrayer 2027" in shown(said)
    assert labels(said) == labels(asked)


# -- seats -------------------------------------------------------------------------------------------------


def test_a_place_is_taken_and_found_again_by_its_code(town: Town) -> None:
    said = registered(town, AMINA, "W2", "2")
    reference = reference_in(said)
    assert state_of(town, reference) == "registered"
    assert "Wach n9dro nketbo likom hna 3la lwarchat?" in shown(said)
    town.press(AMINA, "yes")
    assert "Rakom msjjlin. Ch7al mn blassa: 2" in shown(town.say(AMINA, reference))


def test_somebody_else_does_not_see_it(town: Town) -> None:
    reference = reference_in(registered(town, AMINA, "W2"))
    assert "Rakom msjjlin" not in shown(town.say(BRAHIM, reference))


def test_news_of_workshops_are_asked_about_once(town: Town) -> None:
    small_workshop(town)
    registered(town, AMINA)
    assert "Ma ghadich nketbo likom" in shown(town.press(AMINA, "no"))
    said = shown(registered(town, AMINA, "W2"))
    assert "Wach mwaf9in" not in said
    assert "Ma ghadich nketbo likom" in said


def test_a_full_workshop_gives_a_number_and_then_a_seat(town: Town) -> None:
    small_workshop(town)
    first = reference_in(registered(town, AMINA, seats="2"))
    town.press(AMINA, "yes")
    second = registered(town, BRAHIM)
    assert "Nnmra dyalkom f lla2i7a: 1" in shown(second)
    assert ".ics" not in shown(second)
    assert state_of(town, reference_in(second)) == "waiting"
    town.say(AMINA, "Ttsjilat dyali")
    town.press(AMINA, "give_back")
    town.press(AMINA, "yes")
    assert state_of(town, first) == "cancelled"
    assert state_of(town, reference_in(second)) == "registered"


def test_seats_are_changed_as_far_as_there_are_some(town: Town) -> None:
    small_workshop(town, capacity=3)
    reference = reference_in(registered(town, AMINA, seats="2"))
    town.press(AMINA, "yes")
    registered(town, BRAHIM)
    town.press(BRAHIM, "yes")
    town.say(AMINA, "Ttsjilat dyali")
    town.press(AMINA, "change")
    assert "Kber 3adad momkin likom: 2" in shown(town.press(AMINA, "3"))
    town.say(AMINA, "Ttsjilat dyali")
    town.press(AMINA, "change")
    assert "Ch7al mn blassa: 1" in shown(town.press(AMINA, "1"))
    assert state_of(town, reference) == "registered"


def test_who_is_registered_is_shown_their_place_instead(town: Town) -> None:
    registered(town, AMINA, "W2")
    town.press(AMINA, "yes")
    said = town.say(AMINA, "Ntsejjel f warcha")
    assert "Rakom msjjlin" in shown(said)
    assert labels(said) == ["Nredd lblays", "Nbddel lblays", "Ma nbddel walo"]


def test_a_workshop_called_off_between_the_question_and_the_yes(town: Town) -> None:
    small_workshop(town)
    town.say(AMINA, "Ntsejjel f warcha")
    town.press(AMINA, "SMALL")
    town.press(AMINA, "1")
    now = town.clock.now()
    with town.database.writing() as db:
        row = rows.workshop(db, town.commune, "SMALL")
        workshops.cancel(db, row, actor=STAFF, day=now.date(), now=now)
    assert "Had lwarcha tlghat." in shown(town.press(AMINA, "yes"))
    assert "Warcha tlghat: ورشة صغيرة" in shown(town.say(BRAHIM, "Lwarchat"))


def test_registration_ends_two_days_before(town: Town) -> None:
    town.clock.move(days=20)
    said = town.say(AMINA, "Lwarchat")
    assert "Ttsjil sala." in shown(said)
    assert "Ntsejjel f warcha" not in labels(said)


def test_what_came_out_of_the_last_workshop(town: Town) -> None:
    town.say(AMINA, "Lwarchat")
    assert "ba9i ma dkhlat hna chno khrej mnha" in shown(town.press(AMINA, "last"))
    now = town.clock.now()
    with town.database.writing() as db:
        row = rows.workshop(db, town.commune, "W1")
        words = Localized(ar="اقتُرح نشر الميزانية", fr="Publier le budget", ary="ننشرو الميزانية")
        workshops.keep_minutes(db, row, words, actor=STAFF, day=now.date(), now=now)
    town.say(BRAHIM, "Lwarchat")
    assert "ننشرو الميزانية" in shown(town.press(BRAHIM, "last"))


# -- subscriptions -----------------------------------------------------------------------------------------


def kinds(town: Town) -> list[tuple[str, str]]:
    with town.database.reading() as db:
        return [(each.kind, each.axis_id) for each in subscriptions.of_citizen(db, 1)]


def test_the_consent_is_asked_once_and_kept_as_it_was_shown(town: Town) -> None:
    assert "Wach mwaf9in?" in shown(subscribed(town, AMINA, "mine"))
    town.press(AMINA, "yes")
    assert kinds(town) == [("mine", "")]
    subscribed(town, AMINA, "axis")
    assert "Wakha: ghadi nketbo likom" in shown(town.press(AMINA, "A4"))
    assert kinds(town) == [("axis", "A4"), ("mine", "")]


def test_all_and_less_take_each_other_s_place(town: Town) -> None:
    subscribed(town, AMINA)
    town.press(AMINA, "yes")
    assert "khda blasst" in shown(subscribed(town, AMINA, "mine"))
    assert kinds(town) == [("mine", "")]
    subscribed(town, AMINA)
    assert kinds(town) == [("all", "")]


def test_without_a_yes_nothing_is_on(town: Town) -> None:
    subscribed(town, AMINA)
    assert "ma ghadich nketbo likom 3la ddawrat" in shown(town.press(AMINA, "no"))
    assert kinds(town) == []


def test_stop_names_what_stops_and_nothing_comes_back_by_itself(town: Town) -> None:
    subscribed(town, AMINA)
    town.press(AMINA, "yes")
    assert "ttadkir" in shown(town.say(AMINA, "stop")).lower()
    assert kinds(town) == []
    assert "Wach mwaf9in?" in shown(subscribed(town, AMINA, "mine"))
    town.press(AMINA, "yes")
    assert kinds(town) == [("mine", "")]


def test_the_last_one_ended_ends_the_consent(town: Town) -> None:
    subscribed(town, AMINA)
    town.press(AMINA, "yes")
    assert "We99efna: ttadkir b ga3 ddawrat." in shown(subscribed(town, AMINA, "stop"))
    with town.database.reading() as db:
        assert consents.last_word(db, 1, "sessions") is False
    assert kinds(town) == []


def test_news_of_workshops_are_a_strand_of_their_own(town: Town) -> None:
    subscribed(town, AMINA, "workshops")
    town.press(AMINA, "yes")
    assert "akhbar lwarchat" in shown(town.say(AMINA, "Lichtirakat dyali"))
    with town.database.reading() as db:
        assert consents.subscriptions(db, 1) == ["workshops"]


# -- calendar entries ------------------------------------------------------------------------------------------


def fetch(town: Town, path: str) -> httpx.Response:
    app = Starlette(routes=calendar_routes(RuntimeCalendar(town.runtime)))

    async def get() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jemaa") as client:
            return await client.get(path)

    return asyncio.run(get())


def test_a_telephone_fetches_the_entry_and_the_feed(town: Town) -> None:
    staff(town, sittings.add, on(date(2027, 2, 3)))
    entry = fetch(town, "/calendar/berkane/next-ordinary.ics?language=fr")
    assert entry.headers["content-type"].startswith("text/calendar")
    assert "DTSTART:20270203T100000Z" in entry.text
    assert "DTSTART:20261212T150000Z" in fetch(town, "/calendar/berkane/W2.ics").text
    assert fetch(town, "/calendar/berkane.ics").text.count("BEGIN:VEVENT") == 3


@pytest.mark.parametrize(
    "path", ["berkane/W99.ics", "settat.ics", "nowhere.ics", "berkane/..%2fx.ics", "berkane/x.html"]
)
def test_what_is_not_there_is_not_found(town: Town, path: str) -> None:
    assert fetch(town, f"/calendar/{path}").status_code == 404


def test_a_session_without_a_date_has_no_entry(town: Town) -> None:
    assert "VEVENT" not in fetch(town, "/calendar/berkane/next-ordinary.ics").text


def test_seats_left_follow_what_is_taken(town: Town) -> None:
    registered(town, AMINA, "W2", "2")
    assert "Lblays lkhawyin: 38" in shown(town.say(BRAHIM, "Lwarchat"))
    with town.database.reading() as db:
        assert registrations.free(db, rows.workshop(db, town.commune, "W2")) == 38
