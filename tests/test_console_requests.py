"""Cases in the console: from the list to a reply, with the letter looked at first; whoever is second is told so."""

import io
import re
import zipfile
from datetime import timedelta
from html import unescape

import pytest
from case_rig import Cases
from console_rig import Console, plain
from sqlalchemy import select
from world import World

from data.requests import cases, notices
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.tables import audit_events

# What the pages ask of the database is tested on both databases in its own room.
pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def sent(console: Console, subject: str = "Budget du jardin") -> str:
    with console.world.database.writing() as db:
        return Cases(console.world, db).sent(subject=subject).reference


def registered(console: Console, subject: str = "Budget du jardin") -> str:
    with console.world.database.writing() as db:
        return Cases(console.world, db).registered(subject=subject).reference


def row_of(console: Console, reference: str) -> RequestRow:
    with console.world.database.reading() as db:
        row = cases.load(db, "berkane", reference)
    assert row
    return row


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_list_says_what_is_late(console: Console, language: str) -> None:
    late = registered(console, subject="Budget du jardin")
    with console.world.database.writing() as db:
        Cases(console.world, db).on(console.world.day + timedelta(40))
    fresh = sent(console, subject="Marché de la route")
    client = console.client(language=language)
    page = plain(client.sees("/requests"))
    assert page.index(late) < page.index(fresh)
    assert "Budget du jardin" in page
    assert late in client.sees("/requests", show="overdue")
    assert fresh not in client.sees("/requests", show="overdue")
    assert fresh in client.sees("/requests", show="to_register")
    assert client.get("/requests", show="nothing", page="x").status_code == 200


def test_a_reference_that_is_typed_opens_its_case(console: Console) -> None:
    reference = sent(console)
    client = console.client("information_officer", language="fr")
    response = client.get("/requests", reference=reference.lower().replace("-", " "))
    assert response.headers["location"].endswith(f"/requests/{reference}")
    assert "BRK-NOTHING" in client.sees("/requests", reference="BRK-NOTHING")


def test_a_case_goes_from_its_receipt_to_its_answer(console: Console) -> None:
    reference = sent(console)
    client = console.client("information_officer", language="fr")
    page = client.does(f"/requests/{reference}/do/register", {"number": "12/2026"})
    assert "12/2026" in page
    assert "Pourquoi ce jour" in page
    values = {"outcome": "full", "words": "Le jardin a coûté ce que dit le budget."}
    files = {"file1": ("budget.pdf", b"%PDF-1.4 budget", "application/pdf")}
    page = client.does(f"/requests/{reference}/do/answer", values, files=files)
    assert "budget.pdf" in page
    row = row_of(console, reference)
    assert (row.state, row.outcome) == ("answered", "full")
    with console.world.database.reading() as db:
        assert {each.kind for each in kept.of_request(db, row.id)} >= {"letter", "answer"}
        assert any(each.kind == "answered" for each in notices.of_request(db, row.id))


@pytest.mark.parametrize("act", ["extend", "clarify"])
def test_what_the_day_forbids_is_not_offered(console: Console, act: str) -> None:
    reference = registered(console)
    client = console.client("information_officer", language="fr")
    link = f"/requests/{reference}/do/{act}"
    assert link in client.sees(f"/requests/{reference}")
    console.world.clock.at += timedelta(60)
    assert link not in client.sees(f"/requests/{reference}")
    response = client.get(link)
    assert response.status_code == 409
    assert "Le dernier jour est passé" in plain(response.text)


def test_an_extension_says_first_what_it_changes_and_is_offered_once(console: Console) -> None:
    reference = registered(console)
    client = console.client("information_officer", language="fr")
    form = client.sees(f"/requests/{reference}/do/extend")
    first, then = re.findall(r"<b>([^<]+ 20\d\d)</b>", form)
    assert first in client.sees(f"/requests/{reference}")
    assert "jours ouvrables de plus" in plain(form)
    page = client.does(f"/requests/{reference}/do/extend", {"words": "Il faut réunir les pièces."})
    until = page.partition('id="until"')[2][:400]
    assert then in until
    assert first not in until
    assert f"/requests/{reference}/do/extend" not in page


def test_the_letter_is_shown_before_and_nothing_is_done(console: Console) -> None:
    reference = registered(console)
    before = row_of(console, reference)
    client = console.client("information_officer", language="ar")
    values = {"words": "نحتاج إلى وقت لجمع الوثائق", "preview": "1", "revision": str(before.revision)}
    response = client.post(f"/requests/{reference}/do/extend", values)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert row_of(console, reference) == before


def test_whoever_comes_second_is_told_so(console: Console) -> None:
    reference = registered(console)
    seen = row_of(console, reference).revision
    client = console.client("information_officer", language="fr")
    client.does(f"/requests/{reference}/do/clarify", {"words": "Quelle année ?", "revision": str(seen)})
    response = client.post(
        f"/requests/{reference}/do/refuse",
        {"code": "unclear", "words": "Pas clair", "revision": str(seen)},
    )
    assert response.status_code == 409
    assert "Pas clair" in response.text
    assert "collègue vient de le faire" in unescape(response.text)
    assert row_of(console, reference).state == "clarifying"


@pytest.mark.parametrize(
    ("act", "values", "sentence"),
    [
        ("extend", {}, "Écrivez les mots"),
        ("refuse", {"code": "exception_art7", "words": "Non"}, "exception de l'article 7"),
        ("answer", {"outcome": "partial", "words": "Voici"}, "Une réponse partielle dit"),
        ("complain", {"step": "president", "lodged_on": "2026-13-01"}, "Donnez le jour"),
        ("redirect", {"words": "ailleurs"}, "Nommez l'institution"),
        ("extend", {"words": "x" * 10_001}, "10 000 caractères"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    console: Console, act: str, values: dict[str, str], sentence: str
) -> None:
    reference = registered(console)
    client = console.client("information_officer", language="fr")
    response = client.post(f"/requests/{reference}/do/{act}", values)
    assert response.status_code == 422
    assert sentence in unescape(response.text)
    if values.get("words"):
        assert values["words"][:20] in response.text
    assert row_of(console, reference).state == "open"


def test_what_is_not_possible_now_is_not_offered_and_refused(console: Console) -> None:
    reference = sent(console)
    client = console.client("information_officer", language="fr")
    assert f"/requests/{reference}/do/extend" not in client.sees(f"/requests/{reference}")
    assert client.get(f"/requests/{reference}/do/extend").status_code == 409
    assert client.get(f"/requests/{reference}/do/dance").status_code == 404
    response = client.post(f"/requests/{reference}/do/extend", {"words": "plus de temps"})
    assert response.status_code == 422


def test_who_asks_is_seen_by_few_and_noted(console: Console) -> None:
    reference = registered(console)
    agent = console.client("consultation_agent", language="fr")
    page = agent.sees(f"/requests/{reference}")
    assert "Bennani" not in page
    assert "/identity" not in page
    for path in ("identity", "form", "dossier", "papers/1", "do/answer"):
        assert agent.get(f"/requests/{reference}/{path}").status_code == 403, path
    officer = console.client("information_officer", language="fr")
    assert "Bennani" in officer.sees(f"/requests/{reference}/identity")
    assert officer.get(f"/requests/{reference}/form").content.startswith(b"%PDF")
    packed = officer.get(f"/requests/{reference}/dossier").content
    assert zipfile.ZipFile(io.BytesIO(packed)).testzip() is None
    with console.world.database.reading() as db:
        noted = set(db.execute(select(audit_events.c.action)).scalars())
    assert {"request_identity_seen", "request_form_taken", "request_dossier_taken"} <= noted


def test_a_paper_opens_in_the_browser_and_an_unknown_one_does_not(console: Console) -> None:
    reference = sent(console)
    client = console.client("information_officer", language="fr")
    client.does(f"/requests/{reference}/do/register", {})
    with console.world.database.reading() as db:
        paper = kept.of_request(db, row_of(console, reference).id)[0]
    response = client.get(f"/requests/{reference}/papers/{paper.id}")
    assert response.headers["content-disposition"].startswith("inline")
    assert client.get(f"/requests/{reference}/papers/999999").status_code == 404


def test_a_notice_is_handed_over_at_the_counter(console: Console) -> None:
    reference = registered(console)
    with console.world.database.writing() as db:
        row = cases.load(db, "berkane", reference)
        assert row
        notice = notices.of_request(db, row.id)[0]
        notices.change(db, notice, notices.ON_PAPER, via="paper")
    client = console.client("information_officer", language="fr")
    page = client.sees("/requests/handover")
    assert reference in page
    assert client.sees(f"/requests/handover/{notice.id}")
    client.does(f"/requests/handover/{notice.id}", {"on": console.world.day.isoformat()})
    with console.world.database.reading() as db:
        assert notices.by_id(db, notice.id).proof == "handed"
    assert reference not in plain(client.sees("/requests/handover"))
    assert client.get(f"/requests/handover/{notice.id}").status_code == 404
