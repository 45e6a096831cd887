"""Broadcasts in the console: written, seen as the chat shows them, approved by another, paused and resumed; days of neutrality."""

import re
from datetime import timedelta
from html import unescape

import pytest
from console_rig import Console, plain
from world import CLAIRE, FATIMA, World

from data import consents
from data.broadcasts import neutrality, rows
from data.broadcasts.rows import BroadcastRow

TEXTS = {
    "text_ar": "ورشة جديدة\nننتظركم يوم السبت.",
    "text_fr": "Atelier jeunes\nNous vous attendons samedi.",
    "text_ary": "ورشة جديدة\nكنتسناوكم نهار السبت.",
}
DRAFT = {"purpose": "workshops", **TEXTS}


# What the pages ask of the database is tested on both databases in its own room.
pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


@pytest.fixture
def console(world: World) -> Console:
    with world.database.writing() as db:
        for someone in (FATIMA, CLAIRE):
            world.hears(db, someone, "salam")
            consents.record(
                db,
                commune_id="berkane",
                citizen_id=world.person(db, someone).citizen_id,
                purpose=consents.WORKSHOPS,
                is_given=True,
                text_shown="…",
                language=someone.language,
                source=someone.account,
                now=world.now,
            )
    return Console(world)


def row(console: Console, name: str = "atelier-jeunes") -> BroadcastRow:
    with console.world.database.reading() as db:
        found = rows.look(db, "berkane", name)
    assert found
    return found


def deed(console: Console, name: str, *roles: str) -> int:
    client = console.client(*roles, language="fr")
    return client.post(
        f"/broadcasts/atelier-jeunes/do/{name}", {"revision": str(row(console).revision)}
    ).status_code


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_it_is_written_and_seen_as_the_chat_will_show_it(console: Console, language: str) -> None:
    client = console.client("announcer", language=language)
    page = client.does("/broadcasts/new", DRAFT)
    for text in TEXTS.values():
        assert text.partition("\n")[2] in page
    assert row(console).state == "draft"
    assert "atelier-jeunes" in client.sees("/broadcasts")
    other = DRAFT | {"text_fr": "Un autre atelier\nDimanche."}
    assert "Dimanche." in client.does("/broadcasts/atelier-jeunes/change", other)


@pytest.mark.parametrize("role", ["announcer", "approver"])
def test_what_is_lacking_is_said_before_anybody_approves(console: Console, role: str) -> None:
    unread = {name: text for name, text in DRAFT.items() if name != "text_ary"}
    console.client("announcer").does("/broadcasts/new", unread)
    client = console.client(role, language="fr")
    page = client.sees("/broadcasts/atelier-jeunes")
    assert "Il manque le texte" in plain(page)
    assert "/do/approve" not in page
    with console.world.database.writing() as db:
        for someone in (FATIMA, CLAIRE):
            consents.stop(
                db,
                commune_id="berkane",
                citizen_id=console.world.person(db, someone).citizen_id,
                language="fr",
                source=someone.account,
                now=console.world.now,
            )
    console.client("announcer").does("/broadcasts/atelier-jeunes/change", DRAFT)
    page = client.sees("/broadcasts/atelier-jeunes")
    assert "Il manque le texte" not in plain(page)
    assert "Personne ne la recevrait" in plain(page)
    assert "/do/approve" not in page


def test_another_approves_it_and_it_is_paused_resumed_and_called_off(console: Console) -> None:
    console.client("announcer").does("/broadcasts/new", DRAFT)
    assert deed(console, "approve", "announcer") in (403, 409)
    assert row(console).state == "draft"
    assert deed(console, "approve", "approver") == 303
    assert row(console).approved_by == "approver@berkane.example"
    assert deed(console, "pause", "approver") == 303  # whoever let it go may halt it
    assert row(console).state == "paused"
    assert deed(console, "resume", "announcer") == 303
    assert row(console).state == "approved"
    assert deed(console, "cancel", "reader") == 403
    assert deed(console, "cancel", "announcer") == 303
    assert deed(console, "approve", "approver") == 409
    assert deed(console, "dance", "announcer") == 404


def test_who_saw_another_text_does_not_approve_this_one(console: Console) -> None:
    console.client("announcer").does("/broadcasts/new", DRAFT)
    seen = row(console).revision
    console.client("announcer").does(
        "/broadcasts/atelier-jeunes/change", DRAFT | {"text_fr": "Autre\nchose."}
    )
    client = console.client("approver", language="fr")
    assert client.post("/broadcasts/atelier-jeunes/do/approve", {"revision": str(seen)}).status_code == 409
    assert row(console).state == "draft"


def test_the_preview_counts_by_language_and_says_who_is_left_out(console: Console) -> None:
    client = console.client("announcer", language="fr")
    page = plain(client.does("/broadcasts/new", DRAFT))
    assert "Telegram" in page
    assert "Total 2" in unescape(page)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text_fr": "Atelier {\nSamedi."}, "N'écrivez pas d'accolades"),
        ({"on": "2026-12-01", "hour": "06:00"}, "entre 9 h et 20 h"),
        ({"text_ar": "", "text_fr": "", "text_ary": ""}, "Il manque un texte"),
        ({"purpose": "fun"}, "Choisissez pour qui"),
        ({"on": "2020-01-01"}, "Ce jour est passé"),
        ({"hour": "10:00"}, "Une heure a besoin de son jour"),
        ({"axes": "A99"}, "Cet axe"),
        ({"roles": "came:W99"}, "Cet atelier"),
    ],
)
def test_what_cannot_be_sent_is_said_and_what_was_typed_stays(
    console: Console, typed: dict[str, str], sentence: str
) -> None:
    response = console.client("announcer", language="fr").post("/broadcasts/new", DRAFT | typed)
    assert response.status_code == 422
    assert sentence in unescape(plain(response.text))
    if "text_fr" not in typed:
        assert "Nous vous attendons samedi." in response.text


def test_days_of_neutrality_keep_it_back(console: Console) -> None:
    client = console.client("approver", language="fr")
    days = {"starts_on": console.world.day.isoformat(), "reason": "Élections communales"}
    assert client.post("/broadcasts/neutrality", days | {"ends_on": ""}).status_code == 422
    ends = (console.world.day + timedelta(30)).isoformat()
    page = client.does("/broadcasts/neutrality", days | {"ends_on": ends})
    assert "Élections communales" in unescape(page)
    console.client("announcer").does("/broadcasts/new", DRAFT)
    assert "Neutralité" in client.sees("/broadcasts/atelier-jeunes")
    assert deed(console, "approve", "approver") == 409
    with console.world.database.reading() as db:
        period = neutrality.listed(db, "berkane")[0].id
    client.does(f"/broadcasts/neutrality/{period}/lift")
    assert client.post(f"/broadcasts/neutrality/{period}/lift").status_code == 404
    assert deed(console, "approve", "approver") == 303


def test_what_nobody_would_get_is_not_offered_for_approval(console: Console) -> None:
    console.client("announcer").does("/broadcasts/new", DRAFT | {"channels": "whatsapp"})
    page = console.client("approver", language="fr").sees("/broadcasts/atelier-jeunes")
    assert "do/approve" not in page
    assert "Personne ne la recevrait" in unescape(page)


def test_who_may_not_write_looks(console: Console) -> None:
    console.client("announcer").does("/broadcasts/new", DRAFT)
    client = console.client("reader")
    assert "/do/" not in client.sees("/broadcasts/atelier-jeunes")
    assert client.get("/broadcasts/new").status_code == 403
    assert client.get("/broadcasts/nothing").status_code == 404


def test_it_is_named_by_its_first_line_and_nobody_sees_a_code(console: Console) -> None:
    client = console.client("announcer", language="fr")
    page = client.sees("/broadcasts/new")
    assert 'name="name"' not in page
    assert "$commune" not in page
    assert re.search(r"<label[^>]*>Arabe ", page)
    assert "Au moins une langue" in page
    where = []
    for first in ("Le marché de l'été : { $commune } vous invite à tout voir", "Été", "Été", ""):
        texts = {"text_fr": f"{first}\nSamedi."} if first else {"text_fr": "", "languages": "ar"}
        where.append(client.post("/broadcasts/new", DRAFT | texts).headers["location"].rpartition("/")[2])
    assert where == ["le-marche-de-l-ete-vous-invite-a", "ete", "ete-2", f"workshops-{console.world.day}"]
    changing = client.sees(f"/broadcasts/{where[0]}/change")
    assert "$commune" not in changing
    assert "Commune de Berkane vous invite" in changing
    assert "$commune" not in client.sees("/broadcasts")
    chosen = {"axes": "A4", "languages": ["fr", "ar"], "roles": "registered:W2", "commented": "1"}
    shown = client.does(f"/broadcasts/{where[1]}/change", DRAFT | chosen)
    assert "registered:W2" not in shown
    assert "(Inscrits)" in shown


def test_a_period_is_entered_with_the_words_of_the_guide(console: Console) -> None:
    for language, words in (("fr", "Inscrire une période"), ("ar", "تسجيل فترة")):
        page = console.client("approver", language=language).sees("/broadcasts/neutrality")
        assert f">{words}</button>" in page
