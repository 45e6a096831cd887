"""A request for information in a conversation, on both databases: from a sentence to an open case, and what follows."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from email.parser import BytesParser
from email.policy import SMTP

import pytest
from sqlalchemy import func, select, update
from town import Town

from bot.channels.base import Outbound
from data import contribution_looks as contribution_rules
from data import documents, programmes, receipts, texts
from data.engine import Database, Db
from data.requests import actions, cases, clocks, identity, papers, states, vote
from data.requests.cases import Identity, RequestRow
from data.tables import (
    contributions,
    inbound_messages,
    information_requests,
    mails,
    outbound_messages,
    programme_versions,
)

WHO = "fatima"
SOUGHT = "bghit nchof chhal sarfat ljama3a 3la jardin"
STAFF = "karima@berkane.ma"
FATIMA = Identity("Fatima", "El Alami", True, "FA123456", "12, rue Ibn Sina, Berkane", "fatima@example.org")
ISOLATES = str.maketrans("", "", "\u2068\u2069")

Act = Callable[[Db, RequestRow], object]


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


def shown(said: Outbound) -> str:
    return said.text.translate(ISOLATES)


def reference_in(said: Outbound) -> str:
    found = re.search(r"BRK-[0-9A-Z]{8}", shown(said))
    assert found is not None, said.text
    return found[0]


def ask(town: Town, words: str = SOUGHT, who: str = WHO) -> Outbound:
    """A request with the fewest taps there are: its sentence, and every first choice."""
    said = town.say(who, words)
    if any(button.id.endswith(".keep") for button in said.buttons):
        town.press(who, "keep")
    town.press(who, "~skip")
    if any(button.label == "Ntleb wakha hakkak" for button in (town.last.buttons if town.last else ())):
        town.press(who, "Ntleb wakha hakkak")
    for choice in ("electronic", "email", "ordinary"):
        town.press(who, choice)
    return town.press(who, "yes")


def row_of(town: Town, reference: str) -> RequestRow:
    with town.database.reading() as db:
        row = cases.load(db, town.commune, reference)
    assert row is not None
    return row


def act(town: Town, reference: str, *what: Act) -> RequestRow:
    """What the page or staff do with a case."""
    for each in what:
        with town.database.writing() as db:
            row = cases.load(db, town.commune, reference)
            assert row is not None
            each(db, row)
    return row_of(town, reference)


def today(town: Town) -> date:
    return town.clock.now().date()


def identified(town: Town) -> Act:
    return lambda db, row: actions.identify(db, row, day=today(town), now=town.clock.now(), identity=FATIMA)


def registered(town: Town, number: str = "2026/14") -> Act:
    return lambda db, row: actions.register(
        db, row, actor=STAFF, day=today(town), now=town.clock.now(), number=number, received_on=today(town)
    )


def opened(town: Town) -> str:
    """A request that was filed and has its number."""
    reference = reference_in(ask(town))
    act(town, reference, identified(town), registered(town))
    return reference


def count(town: Town, table: object) -> int:
    with town.database.reading() as db:
        return int(db.value(select(func.count()).select_from(table)))  # type: ignore[arg-type]


# -- from a sentence to a link ---------------------------------------------------------------------------------


def test_a_sentence_becomes_a_draft_with_a_link_and_says_that_nothing_is_filed(town: Town) -> None:
    said = ask(town)
    row = row_of(town, reference_in(said))
    assert (row.state, row.format, row.delivery, row.is_urgent) == (
        "awaiting_identity",
        "electronic",
        "email",
        False,
    )
    assert row.matter.subject == SOUGHT
    assert "Ba9i ma t7etch" in said.text
    assert "chafafiya.ma" in said.text
    with town.database.reading() as db:
        assert receipts.verify(db, "berkane").is_intact


def test_the_link_is_the_one_time_page_of_that_request(town: Town) -> None:
    said = ask(town)
    token = re.search(r"http://127\.0\.0\.1:8000/identity/([A-Za-z0-9_-]+)", shown(said))
    assert token is not None
    assert "72 sa3a" in shown(said)
    with town.database.reading() as db:
        link = identity.find(db, token[1], now=town.clock.now())
    assert link is not None
    assert link.is_open
    assert link.request_id == row_of(town, reference_in(said)).id


def test_the_link_is_kept_nowhere_but_in_the_sealed_message(town: Town) -> None:
    token = ask(town).text.partition("/identity/")[2][:43]
    with town.database.reading() as db:
        states_now = [str(value) for value in db.execute(select(information_requests)).all()]
        conversation = db.execute(select(outbound_messages)).all()
    assert token not in str(states_now)
    assert token not in str(conversation), "what goes out is sealed"


def test_what_is_published_is_shown_before_a_request_is_opened(town: Town) -> None:
    with town.database.reading() as db:
        assert documents.listed(db, "berkane")
    town.say(WHO, "bghit ntleb ma3louma")
    town.say(WHO, "lmizaniya dyal ljama3a dyal 2025")
    said = town.press(WHO, "~skip")
    assert "http://127.0.0.1:8000/documents/berkane/budget-2025.pdf" in shown(said)
    assert f"Tnechrat nhar: {texts.written_day(today(town) - timedelta(days=420), 'ary-Latn')}" in shown(said)
    assert said.buttons[0].label == "Ntleb wakha hakkak"
    said = town.press(WHO, "Budget 2025" if "Budget 2025" in [b.label for b in said.buttons] else "2025")
    assert not said.buttons
    assert count(town, information_requests) == 0


def test_a_document_that_cannot_be_opened_is_named_without_a_link(town: Town) -> None:
    town.say(WHO, "bghit ntleb ma3louma")
    town.say(WHO, "états comptables et financiers 2024")
    said = town.press(WHO, "~skip")
    heard = shown(said)
    assert "sewwlo 3liha f chobbak ljama3a" in heard
    assert "/documents/" not in heard
    assert said.buttons[0].label == "Milaf ra9mi", "nothing to choose: the request goes on"


def test_the_same_again_is_shown_where_the_first_one_is(town: Town) -> None:
    first = reference_in(ask(town))
    again = ask(town, SOUGHT + " !")
    assert reference_in(again) == first
    assert "/identity/" in again.text  # it waits for that page: a new one at once
    assert count(town, information_requests) == 1
    act(town, first, identified(town))
    assert "f tri9o" in ask(town, SOUGHT + " !").text
    opened_case(town, first)
    said = ask(town, SOUGHT + " !")
    assert "deja msjjel" in said.text


def opened_case(town: Town, reference: str) -> None:
    """The request registered at the commune on this day."""
    register: Act = lambda db, row: actions.register(  # noqa: E731
        db, row, actor=STAFF, day=today(town), now=town.clock.now(), number="2026/14", received_on=today(town)
    )
    act(town, reference, register)


def test_the_sixth_of_a_day_is_refused(town: Town) -> None:
    for number in range(cases.A_DAY):
        ask(town, f"{SOUGHT} raqm {'abcde'[number]}")
    assert "bzzaf" in ask(town, f"{SOUGHT} w tri9").text
    assert count(town, information_requests) == cases.A_DAY


def test_a_card_number_is_masked_everywhere_and_told_why(town: Town) -> None:
    town.say(WHO, "bghit ntleb ma3louma")
    said = town.say(WHO, f"{SOUGHT}, lacarte dyali FA123456")
    assert "saf7a m7miya" in said.text
    town.press(WHO, "~skip")
    for choice in ("electronic", "email", "ordinary"):
        town.press(WHO, choice)
    row = row_of(town, reference_in(town.press(WHO, "yes")))
    assert "FA123456" not in row.matter.subject
    assert "[•••]" in row.matter.subject
    with town.database.reading() as db:
        bodies = db.execute(select(inbound_messages)).all()
    assert "FA123456" not in str(bodies)


def test_a_question_on_the_right_is_answered_and_the_waiting_one_comes_back(town: Town) -> None:
    town.say(WHO, "bghit ntleb ma3louma")
    said = town.say(WHO, "ch7al kayakhed ljawab?")
    assert "(lmadda 16)" in said.text
    assert "Chno hiya lma3louma" in said.text
    town.say(WHO, SOUGHT)
    said = town.say(WHO, "ch7al kayakhed ljawab?")
    assert "(lmadda 16)" in said.text
    assert said.buttons[0].id.endswith("~skip")


def test_a_session_of_which_only_the_month_is_known_is_told_by_its_month(town: Town) -> None:
    reference = opened(town)
    with town.database.writing() as db:
        newest = programmes.load(db, programmes.newest_id(db, town.commune))
        stages = [{"id": vote.ADOPTION, "label": {"ar": "المصادقة"}, "month": f"{today(town):%Y-%m}"}]
        content = {**newest.content, "stages": stages}
        db.execute(
            update(programme_versions).where(programme_versions.c.id == newest.id).values(content=content)
        )
    assert "mn b3d ddawra dyal lmajlis, lli f chher nowanbir 2026." in shown(town.say(WHO, reference))


# -- the comment that is a request -----------------------------------------------------------------------------


def comment(town: Town, name: str) -> Outbound:
    town.say(WHO, "3ndi mola7ada 3la lmizania")
    town.press(WHO, "all")
    town.press(WHO, "yes")
    town.say(WHO, "bghina n3erfo ch7al khesrat ljama3a 3la tor9an")
    town.press(WHO, name)
    if name == "named":
        town.say(WHO, "Fatima")
    return town.press(WHO, "yes")


def test_a_named_comment_that_asks_leads_to_a_request_and_each_shows_the_other(town: Town) -> None:
    said = comment(town, "named")
    contribution = reference_in(said)
    town.press(WHO, "~go")
    for choice in ("~skip", "paper", "ordinary"):
        town.press(WHO, choice)
    said = town.press(WHO, "yes")
    reference = reference_in(said)
    assert contribution in said.text
    row = row_of(town, reference)
    assert (row.contribution_reference, row.axis_id) == (contribution, "A4")
    assert contribution in town.say(WHO, reference).text
    assert reference in town.say(WHO, contribution).text
    assert reference not in town.say("hassan", contribution).text, "only its author sees what came of it"


def test_nothing_leads_from_an_anonymous_comment_to_a_request(town: Town) -> None:
    said = comment(town, "anonymous")
    assert not said.buttons
    with town.database.reading() as db:
        assert db.value(select(contributions.c.citizen_id)) is None
    assert count(town, information_requests) == 0


# -- where it stands -------------------------------------------------------------------------------------------


def test_a_case_tells_each_of_its_states(town: Town) -> None:
    reference = reference_in(ask(town))
    assert town.say(WHO, reference).buttons[0].id.endswith(".new_link")
    act(town, reference, identified(town))
    assert "ba9i ma t7ettatch" in town.say(WHO, reference).text.lower()
    act(town, reference, registered(town))
    with town.database.reading() as db:
        due = clocks.find(db, row_of(town, reference).id, "reply")
    assert due is not None
    assert due.due_on is not None
    said = shown(town.say(WHO, reference))
    assert "2026/14" in said
    assert f" {due.due_on.day} " in said
    assert "ttachawor" in said, "the consultation that is open closes before or after that day"


def test_why_that_day_names_each_day_that_is_skipped(town: Town) -> None:
    reference = opened(town)
    town.say(WHO, reference)
    said = shown(town.press(WHO, "why"))
    with town.database.reading() as db:
        clock = clocks.find(db, row_of(town, reference).id, "reply")
        assert clock is not None
        days = clocks.explain(db, clock)
    for each in days:
        if each.why not in ("", "weekend"):
            assert each.names
            assert any(name in said for name in each.names.values()), each
    assert "t7seb mn nhar: 20" in said
    assert len(said.splitlines()) < 40, "a screen or two of a small phone"


def test_who_asks_for_their_request_is_shown_the_only_one(town: Town) -> None:
    reference = opened(town)
    assert reference in town.say(WHO, "fin wsel ttalab dyali").text


def test_a_request_is_shown_only_to_who_opened_it(town: Town) -> None:
    reference = opened(town)
    for _ in range(contribution_rules.MISSES + 1):
        said = town.say("hassan", reference)
        assert SOUGHT not in said.text
        assert "2026/14" not in said.text
    assert "bzzaf dyal lcodat" in said.text, "guessing is throttled"
    said = town.say("hassan", payload=f"go:request_case:{reference}")
    assert "2026/14" not in said.text
    assert "2026/14" in town.say(WHO, payload=f"go:request_case:{reference}").text


def test_a_new_link_voids_the_old_one(town: Town) -> None:
    said = ask(town)
    reference, old = reference_in(said), said.text.partition("/identity/")[2][:43]
    town.clock.move(hours=73)
    town.say(WHO, reference)
    new = town.press(WHO, "new_link").text.partition("/identity/")[2][:43]
    with town.database.reading() as db:
        found = [identity.find(db, token, now=town.clock.now()) for token in (old, new)]
    assert [link is not None and link.is_open for link in found] == [False, True]


def test_a_link_is_not_made_for_a_case_that_moved_on(town: Town) -> None:
    reference = reference_in(ask(town))
    town.say(WHO, reference)
    act(town, reference, identified(town))
    assert "yallah tbddel" in town.press(WHO, "new_link").text


def test_a_clarification_is_answered_and_the_clock_runs_on(town: Town) -> None:
    reference = opened(town)
    town.clock.move(days=3)
    act(
        town,
        reference,
        lambda db, row: actions.clarify(
            db, row, actor=STAFF, day=today(town), now=town.clock.now(), words="أي حديقة؟"
        ),
    )
    town.clock.move(days=4)
    assert "أي حديقة؟" in town.say(WHO, reference).text
    town.press(WHO, "clarify")
    town.say(WHO, "jjerda dyal 7ay Ssalam")
    said = town.press(WHO, "yes")
    row = row_of(town, reference)
    assert row.state == states.OPEN
    with town.database.reading() as db:
        event = cases.events(db, row.id)[-1]
        clock = clocks.find(db, row.id, "reply")
    assert (event.kind, event.actor, event.words) == ("clarified", "requester", "jjerda dyal 7ay Ssalam")
    assert clock is not None
    assert clock.due_on is not None
    assert f" {clock.due_on.day} " in shown(said)


def test_an_answer_written_as_it_comes_is_heard(town: Town) -> None:
    """After the notice nothing is open: the words are asked about, whatever they were read as, and then sent."""
    reference = opened(town)
    assert "jjerda dyal 7ay Ssalam" not in town.say(WHO, "jjerda dyal 7ay Ssalam").text
    town.say(WHO, "menu")
    clarify: Act = lambda db, row: actions.clarify(  # noqa: E731
        db, row, actor=STAFF, day=today(town), now=town.clock.now(), words="أي حديقة؟"
    )
    act(town, reference, clarify)
    said = town.say(WHO, "jjerda dyal 7ay Ssalam")
    assert reference in shown(said)
    assert "jjerda dyal 7ay Ssalam" in shown(said)
    assert "أي حديقة؟" in town.press(WHO, "~go").text
    town.press(WHO, "yes")
    row = row_of(town, reference)
    assert row.state == states.OPEN
    with town.database.reading() as db:
        assert cases.events(db, row.id)[-1].words == "jjerda dyal 7ay Ssalam"
    assert reference not in shown(town.say(WHO, "jjerda dyal 7ay Ssalam"))


def test_a_clarification_answered_twice_is_told(town: Town) -> None:
    reference = opened(town)
    clarify: Act = lambda db, row: actions.clarify(  # noqa: E731
        db, row, actor=STAFF, day=today(town), now=town.clock.now(), words="أي حديقة؟"
    )
    act(town, reference, clarify)
    town.say(WHO, reference)
    town.press(WHO, "clarify")
    town.say(WHO, "jjerda dyal 7ay Ssalam")
    act(
        town,
        reference,
        lambda db, row: actions.clarified(
            db, row, actor=STAFF, day=today(town), now=town.clock.now(), words="au téléphone"
        ),
    )
    assert "yallah tbddel" in town.press(WHO, "yes").text


def test_a_request_is_withdrawn_and_closed(town: Town) -> None:
    reference = opened(town)
    town.say(WHO, reference)
    town.press(WHO, "withdraw")
    assert reference in town.press(WHO, "yes").text
    row = row_of(town, reference)
    assert (row.state, row.outcome) == ("closed", "withdrawn")


def test_nobody_withdraws_another_s(town: Town) -> None:
    reference = opened(town)
    town.say(WHO, reference)
    assert town.last is not None
    button = next(each.id for each in town.last.buttons if each.id.endswith(".withdraw"))
    town.say("hassan", payload=button)
    assert row_of(town, reference).state == "open"


def test_a_refusal_is_told_with_its_reasons_and_its_ladder(town: Town) -> None:
    reference = opened(town)
    act(
        town,
        reference,
        lambda db, row: actions.refuse(
            db,
            row,
            actor=STAFF,
            day=today(town),
            now=town.clock.now(),
            code="in_preparation",
            words="التقرير قيد الإعداد.",
        ),
    )
    said = shown(town.say(WHO, reference))
    assert "katwjed" in said
    assert "التقرير قيد الإعداد." in said
    with town.database.reading() as db:
        window = clocks.find(db, row_of(town, reference).id, "president_window")
    assert window is not None
    assert window.due_on is not None
    assert f" {window.due_on.day} " in said


def test_silence_opens_the_complaint_whose_text_is_made_and_mailed_but_not_lodged(town: Town) -> None:
    reference = opened(town)
    with town.database.reading() as db:
        clock = clocks.find(db, row_of(town, reference).id, "reply")
    assert clock is not None
    assert clock.due_on is not None
    town.clock.move(days=(clock.due_on - today(town)).days)
    assert not any("complain" in each.id for each in town.say(WHO, reference).buttons), "the last day counts"
    town.press(WHO, "done")
    town.clock.move(days=1)
    said = town.say(WHO, reference)
    assert "tchkiw" in said.text
    said = town.press(WHO, "complain")
    assert "7na ma 7ettina walo" in said.text
    row = row_of(town, reference)
    assert row.state == states.OPEN
    with town.database.reading() as db:
        kept = papers.of_request(db, row.id)
        assert [(paper.kind, paper.media_type) for paper in kept] == [("complaint", "application/pdf")]
        sealed = db.value(select(mails.c.sealed_message).where(mails.c.kind == "complaint"))
        message = BytesParser(policy=SMTP).parsebytes(db.vault.open(sealed, "mails.message"))
    assert message["To"] == FATIMA.email


def test_the_last_day_told_before_the_clocks_are_looked_at_is_the_one_after(town: Town) -> None:
    reference = opened(town)
    with town.database.reading() as db:
        clock = clocks.find(db, row_of(town, reference).id, "reply")
    assert clock is not None
    assert clock.due_on is not None
    town.clock.move(days=(clock.due_on + timedelta(days=1) - today(town)).days)
    before = shown(town.say(WHO, reference))
    with town.database.writing() as db:
        actions.lapse(db, town.commune, day=today(town), now=town.clock.now())
    town.press(WHO, "done")
    assert shown(town.say(WHO, reference)) == before


def test_a_complaint_after_its_last_day_is_told(town: Town) -> None:
    reference = opened(town)
    act(
        town,
        reference,
        lambda db, row: actions.refuse(
            db,
            row,
            actor=STAFF,
            day=today(town),
            now=town.clock.now(),
            code="not_available",
            words="لا توجد.",
        ),
    )
    town.say(WHO, reference)
    assert town.last is not None
    late = next(each.id for each in town.last.buttons if each.id.endswith(".complain"))
    town.clock.move(days=60)
    assert "Fat l2ajal" in town.say(WHO, payload=late).text


def test_an_urgent_one_without_a_reason_goes_on_as_ordinary(town: Town) -> None:
    town.say(WHO, SOUGHT)
    for choice in ("keep", "~skip", "paper", "urgent", "~skip"):
        town.press(WHO, choice)
    assert not row_of(town, reference_in(town.press(WHO, "yes"))).is_urgent


def test_an_urgent_one_has_its_reason_and_its_short_clock(town: Town) -> None:
    town.say(WHO, SOUGHT)
    for choice in ("keep", "~skip", "paper", "urgent"):
        town.press(WHO, choice)
    town.say(WHO, "l7it ghadi yti7 3la drari")
    reference = reference_in(town.press(WHO, "yes"))
    row = act(town, reference, identified(town), registered(town))
    assert row.is_urgent
    assert row.matter.urgent_reason == "l7it ghadi yti7 3la drari"
    with town.database.reading() as db:
        clock = clocks.find(db, row.id, "urgent")
    assert clock is not None
    assert clock.due_on == today(town) + timedelta(days=3)


def test_a_subject_of_4000_characters_in_mixed_scripts_is_kept_whole(town: Town) -> None:
    subject = ("chhal sarfat ljama3a شحال صرفات الجماعة combien a dépensé la commune " * 60)[:4000].strip()
    said = ask(town, subject)
    assert row_of(town, reference_in(said)).matter.subject == subject
