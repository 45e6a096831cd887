"""Drafting and approving broadcasts: what must be there, who may let it leave, who would hear it and who would not."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from agenda_rig import add_workshop
from broadcast_rig import TEXTS, Crowd
from fluent_files import patterns, variables
from hypothesis import example, given
from hypothesis import strategies as st
from world import FATIMA, NADIA, OMAR, World

from bot.runtime.broadcasts import Worded
from data import consents, conversations
from data.agenda import registrations, subscriptions
from data.broadcasts import drafts, neutrality, previews, rows, segments, wording
from data.broadcasts.drafts import Draft
from data.broadcasts.previews import Counted
from data.broadcasts.segments import Segment
from data.broadcasts.states import ACTIONS, BroadcastError
from data.conversations import Conflict
from data.engine import Db

NAMES = {"fr": "Commune de Berkane", "ar": "جماعة بركان", "ary": "جماعة بركان"}


@pytest.fixture
def crowd(world: World) -> Crowd:
    return Crowd(world)


def refused(code: str, work: Callable[[], Any]) -> str:
    with pytest.raises(BroadcastError) as caught:
        work()
    assert caught.value.code == code, caught.value
    return str(caught.value)


def count(crowd: Crowd, db: Db, **segment: Any) -> Counted:
    """The people of a segment, drafted under a name of its own."""
    name = f"count-{len(rows.of_commune(db, 'berkane'))}"
    more = {key: segment.pop(key) for key in ("purpose", "texts") if key in segment}
    return previews.count(db, crowd.draft(db, name, segment=Segment(**segment), **more), crowd.now)


# -- the words ---------------------------------------------------------------------------------------------


def test_says_the_name_of_the_commune_and_how_to_stop() -> None:
    said = wording.message(TEXTS, "fr", NAMES)
    assert said is not None
    assert said.startswith("Un atelier sur le budget\n\u2068Commune de Berkane\u2069 vous invite.")
    assert said.endswith("écrivez « stop ».")


def test_shows_arabic_letters_to_a_reader_of_latin_darija_and_says_so_first() -> None:
    said = wording.message(TEXTS, "ary-Latn", NAMES)
    assert said is not None
    first, *_, last = said.split("\n\n")
    assert "l7orof l3arbiya" in first
    assert "stop" in last
    assert wording.missing(TEXTS) == []
    assert wording.message({"fr": "Bonjour"}, "ar", NAMES) is None
    assert wording.missing({"fr": "Bonjour"}) == ["ar", "ary", "ary-Latn"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"fr": "Bonjour { $nom }"}, "variable"),
        ({"fr": "Bonjour { $commune"}, "fluent"),
        ({"fr": "Bonjour { NUMBER(1) }"}, "variable"),
        ({"fr": "مرحبا"}, "script"),
        ({"ar": "Bonjour"}, "script"),
        ({"fr": "a" * 1_001}, "long"),
        ({"de": "Guten Tag"}, "language"),
    ],
)
def test_refuses_a_text_that_cannot_be_said(written: dict[str, str], code: str) -> None:
    refused(code, lambda: wording.checked(written))


@example("\n [")
@given(st.text("ab .*[}{\"'#=-$\n é", min_size=1, max_size=40))
def test_a_text_without_braces_is_said_as_it_was_written(text: str) -> None:
    try:
        kept = wording.checked({"fr": f"x {text}"})["fr"]
    except BroadcastError:
        assert set("{}") & set(text)
        return
    if not set("{}") & set(text):
        lines = [line.rstrip() for line in kept.splitlines()]
        said = wording.bare({"fr": kept}, "fr", NAMES)
        assert said is not None
        assert [line.strip() for line in said.splitlines()] == [line.strip() for line in lines]


def test_warns_of_what_telephones_may_turn_round() -> None:
    found = list(wording.warnings({"ar": "Atelier ورشة\n{ $commune } تدعوكم"}, ("ar", "fr")))
    assert [(each.language, each.what, each.line) for each in found] == [
        ("ar", "begins", 1),
        ("fr", "missing", 0),
    ]


def test_the_words_of_staff_are_in_arabic_and_french_with_the_same_variables() -> None:
    ar, fr = (patterns(each, ("broadcasts",)) for each in ("ar", "fr"))
    assert list(ar) == list(fr)
    assert {key: variables(each) for key, each in ar.items()} == {k: variables(v) for k, v in fr.items()}
    for reason in segments.REASONS:
        assert f"broadcasts-reason-{reason}" in ar
    for state in {to for found in ACTIONS.values() for to in found.values()}:
        assert f"broadcasts-state-{state}" in ar


# -- drafting ----------------------------------------------------------------------------------------------


def test_keeps_a_draft_with_its_event_and_refuses_a_second_of_its_name(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        row = crowd.draft(db, opens="comment")
        assert (row.state, row.opens, row.template) == ("draft", "comment:", "workshop_news")
        assert [event.kind for event in rows.events(db, row.id)] == ["drafted"]
        refused("name", lambda: crowd.draft(db))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"texts": {}}, "no_text"),
        ({"purpose": "comments"}, "purpose"),
        ({"segment": Segment(axes=("Z9",))}, "axis"),
        ({"segment": Segment(channels=("fax",))}, "channel"),
        ({"segment": Segment(languages=("de",))}, "language"),
        ({"segment": Segment(roles=("came:W99",))}, "role"),
        ({"segment": Segment(roles=("mayor",))}, "role"),
        ({"opens": "workshop:W99"}, "opens"),
        ({"opens": "person"}, "opens"),
        ({"on": date(2026, 11, 23)}, "past"),
        ({"on": date(2029, 1, 1)}, "far"),
        ({"on": date(2026, 11, 25), "hour": "22:00"}, "night"),
        ({"on": date(2026, 11, 25), "hour": "9h"}, "hour"),
        ({"hour": "10:00"}, "hour"),
    ],
)
def test_refuses_what_cannot_be_sent(crowd: Crowd, more: dict[str, Any], code: str) -> None:
    with crowd.world.database.writing() as db:
        refused(code, lambda: crowd.draft(db, **more))


# -- who would hear it -------------------------------------------------------------------------------------


def test_counts_by_channel_and_language_and_says_who_is_left_out_and_why(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        for language in ("fr", "ar", "ary-Arab", "ary-Latn"):
            crowd.joins(db, "telegram", language)
        crowd.joins(db, "telegram", agrees=None)
        crowd.joins(db, "telegram", agrees=False)
        blocked = crowd.joins(db, "telegram")
        conversations.mark_reachable(db, blocked, is_reachable=False, now=crowd.now)
        crowd.joins(db, "whatsapp")
        crowd.joins(db, "whatsapp", silent=timedelta(days=2))
        found = count(crowd, db)
        assert found.reached == {
            ("telegram", "ar"): 1,
            ("telegram", "ary"): 1,
            ("telegram", "ary-Latn"): 1,
            ("telegram", "fr"): 1,
            ("whatsapp", "fr"): 1,
        }
        assert found.reasons() == {"no_consent": 1, "stopped": 1, "unreachable": 1, "no_template": 1}
        assert found.costs == ()


def test_a_template_reaches_who_has_been_silent_and_has_its_price(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.template(db, "fr")
        crowd.joins(db, "whatsapp", silent=timedelta(days=2))
        crowd.joins(db, "whatsapp", "ar", silent=timedelta(days=2))
        crowd.joins(db, "whatsapp")
        found = count(crowd, db)
        assert (found.total, found.reasons()) == (2, {"no_template": 1})
        cost = found.costs[0]
        assert (cost.category, cost.templates, cost.sum) == ("marketing", 1, None)
        crowd.setting(db, prices={"currency": "MAD", "marketing": 0.6})
        assert count(crowd, db).costs[0].sum == 0.6


def test_a_language_without_a_text_is_left_out_and_said(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db, language="ar")
        crowd.joins(db, language="fr")
        row = crowd.draft(db, texts={"fr": "Bonjour"})
        assert previews.count(db, row, crowd.now).reasons() == {"no_text": 1}
        assert "ar, ary, ary-Latn" in refused("no_text", lambda: crowd.approve(db, row))
        written = Draft(row.purpose, row.texts, Segment(languages=("fr",)))
        row = drafts.change(db, row, written, **crowd.who)
        assert crowd.approve(db, row).state == "approved"


def test_segments_choose_by_what_people_did(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        add_workshop(db)
        wrote = crowd.world.person(db, FATIMA).citizen_id
        crowd.world.recorded(db, FATIMA, name="Fatima", axis="A1")
        crowd.says(db, wrote, is_given=True, language="ary-Latn", source=FATIMA.account)
        reader, comer = crowd.joins(db), crowd.joins(db, language="ar")
        subscriptions.subscribe(
            db,
            commune_id="berkane",
            citizen_id=reader,
            account_id="terminal:berkane",
            kind="axis",
            axis_id="A2",
            language="fr",
            now=crowd.now,
        )
        taken = registrations.register(
            db,
            commune_id="berkane",
            workshop_id="W9",
            citizen_id=comer,
            account_id="terminal:berkane",
            language="ar",
            seats=1,
            day=crowd.now.date(),
            now=crowd.now,
        )
        assert isinstance(taken, registrations.Registered)
        assert count(crowd, db).total == 3
        assert count(crowd, db, commented=True).reached == {("telegram", "ary-Latn"): 1}
        assert count(crowd, db, axes=("A1",)).reached == {("telegram", "ary-Latn"): 1}
        assert count(crowd, db, axes=("A2",)).reached == {("terminal", "fr"): 1}
        assert count(crowd, db, axes=("A1", "A2")).total == 2
        assert count(crowd, db, roles=("registered:W9",)).reached == {("terminal", "ar"): 1}
        assert count(crowd, db, roles=("came:W9",)).total == 0
        assert count(crowd, db, requested=True).total == 0
        assert count(crowd, db, channels=("telegram",)).total == 1
        assert count(crowd, db, languages=("ar",), channels=("terminal",)).total == 1
        assert count(crowd, db, purpose=consents.SESSIONS).reasons() == {"no_consent": 3}


def test_another_communes_people_are_never_counted(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        person = conversations.find_or_open(
            db, commune_id="settat", account_id="terminal:settat", address="k", now=crowd.now
        )
        consents.record(
            db,
            commune_id="settat",
            citizen_id=person.citizen_id,
            purpose=consents.WORKSHOPS,
            is_given=True,
            text_shown="?",
            language="fr",
            source="terminal:settat",
            now=crowd.now,
        )
        assert count(crowd, db).total == 0


# -- approving ---------------------------------------------------------------------------------------------


def test_nobody_approves_what_they_wrote(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        row = crowd.draft(db)
        assert "somebody else" in refused("author", lambda: crowd.approve(db, row, NADIA.upper()))
        row = crowd.approve(db, row, OMAR)
        assert (row.state, row.approved_by) == ("approved", OMAR)


def test_who_changed_a_word_wrote_it_too_and_a_change_takes_the_approval_back(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        row = crowd.approved(db)
        changed = {**crowd.who, "actor": OMAR}
        row = drafts.change(db, row, Draft(row.purpose, {**TEXTS, "fr": "Autre chose"}), **changed)
        assert (row.state, row.approved_by, row.approved_digest) == ("draft", None, None)
        for actor in (NADIA, OMAR):
            refused("author", lambda who=actor: crowd.approve(db, row, who))  # type: ignore[misc]
        assert crowd.approve(db, row, "salma@berkane.example").state == "approved"


def test_a_small_one_may_be_let_go_by_its_author_unless_the_law_wants_it_told(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.setting(db, approval_above=1)
        crowd.joins(db)
        row = crowd.draft(db)
        assert drafts.permission_to_approve(db, row, 1, NADIA) == "broadcasts.draft"
        assert drafts.permission_to_approve(db, row, 2, OMAR) == "broadcasts.approve"
        refused("author", lambda: drafts.permission_to_approve(db, row, 2, NADIA))
        assert crowd.approve(db, row, NADIA).state == "approved"
        refused("author", lambda: crowd.approve(db, crowd.draft(db, "legal", is_statutory=True), NADIA))


def test_a_segment_of_nobody_is_refused_with_the_reasons(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db, agrees=False)
        assert "1 stopped" in refused("nobody", lambda: crowd.approved(db))


def test_neutrality_refuses_all_but_what_the_law_wants_told(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        period = neutrality.enter(
            db,
            "berkane",
            starts_on=crowd.now.date(),
            ends_on=crowd.now.date() + timedelta(days=9),
            reason="Élections communales",
            **crowd.who,
        )
        row = crowd.draft(db)
        assert "Élections communales" in refused("neutrality", lambda: crowd.approve(db, row))
        after = crowd.draft(db, "after", on=period.ends_on + timedelta(days=1))
        assert crowd.approve(db, after).state == "approved"
        assert crowd.approve(db, crowd.draft(db, "legal", is_statutory=True)).state == "approved"
        neutrality.lift(db, "berkane", period.id, actor=OMAR, now=crowd.now)
        assert crowd.approve(db, row).state == "approved"
        refused("unknown", lambda: neutrality.lift(db, "settat", period.id, actor=OMAR, now=crowd.now))


@pytest.mark.parametrize(
    ("starts", "ends", "reason", "code"),
    [(1, 0, "x", "days"), (-9, -1, "x", "past"), (0, 400, "x", "long"), (0, 1, " ", "reason")],
)
def test_a_period_that_cannot_be_is_refused(
    crowd: Crowd, starts: int, ends: int, reason: str, code: str
) -> None:
    day = crowd.now.date()
    days: dict[str, Any] = {
        "starts_on": day + timedelta(days=starts),
        "ends_on": day + timedelta(days=ends),
    }
    with crowd.world.database.writing() as db:
        refused(code, lambda: neutrality.enter(db, "berkane", **days, reason=reason, **crowd.who))


def test_two_approvals_at_once_are_one(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.joins(db)
        row = crowd.draft(db)
        crowd.approve(db, row)
        with pytest.raises(Conflict):
            crowd.approve(db, row)


def test_every_language_is_previewed_as_the_chat_will_show_it(crowd: Crowd) -> None:
    with crowd.world.database.writing() as db:
        crowd.template(db, "fr")
        row = crowd.draft(db, opens="comment")
        worded = Worded(db, row)
        assert worded.text("ar") == wording.message(TEXTS, "ar", NAMES)
        assert [button.id for button in worded.buttons("fr")] == ["go:comment:"]
        assert all(len(worded.buttons(each)[0].label) <= 20 for each in wording.LANGUAGES)
        values = worded.values("fr")("fr")
        assert values == {
            "title": "Un atelier sur le budget",
            "news": "\u2068Commune de Berkane\u2069 vous invite.",
            "commune": "Commune de Berkane",
            "payload": "go:comment:",
        }


def test_no_name_is_that_of_a_page(crowd: Crowd) -> None:
    with crowd.world.database.reading() as db:
        for first in ("New", "Neutrality"):
            name = drafts.free_name(db, "berkane", Draft(consents.WORKSHOPS, {"fr": first}), crowd.now.date())
            assert name == f"{first.lower()}-2"
