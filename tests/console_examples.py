"""For each page whose address has a part that varies: something of Berkane's that fills it.

An example makes what it needs in the world and gives the parts. Settat's staff are sent to the same address, and must find
nothing there; Berkane's own must find it.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import agenda_rig
from case_rig import Cases
from console_rig import Console
from sqlalchemy import insert, select, update
from world import FATIMA

from data import conversations, reports, staff_access
from data.agenda import registrations
from data.broadcasts import drafts, neutrality
from data.requests import actions, cases, papers
from data.review import themes
from data.tables import contributions, programme_versions, request_notices

Parts = Mapping[str, str | int]
Example = Callable[[Console], Parts]


def made_once(make: Example) -> Example:
    """What several pages show is made once in a world."""

    def example(console: Console) -> Parts:
        if make.__name__ not in console.made:
            console.made[make.__name__] = make(console)
        return console.made[make.__name__]

    return example


def a_member(console: Console) -> Parts:
    return {"id": console.member("reader").id}


def a_session(console: Console) -> Parts:
    member = console.member("reader")
    console.token(member)
    with console.world.database.reading() as db:
        return {"id": staff_access.sessions(db, member.id, now=console.machine())[0].id}


@made_once
def a_case(console: Console) -> Parts:
    with console.world.database.writing() as db:
        return {"reference": Cases(console.world, db).registered().reference}


@made_once
def a_notice(console: Console) -> Parts:
    """One that waits at the counter."""
    a_case(console)
    with console.world.database.writing() as db:
        db.execute(update(request_notices).values(state="on_paper"))
        return {"notice": int(db.value(select(request_notices.c.id)))}


@made_once
def a_draft(console: Console) -> Parts:
    """A refusal that waits for somebody else's approval."""
    with console.world.database.writing() as db:
        row = Cases(console.world, db).registered(subject="Le marché du stade")
        values = {"code": "in_preparation", "words": "Le compte n'est pas arrêté", "exception": None}
        who: dict[str, Any] = {
            "actor": "omar@berkane.example",
            "day": console.world.day,
            "now": console.world.now,
        }
        actions.draft(db, row, "refuse", values, **who)
    return {"reference": row.reference}


@made_once
def a_paper(console: Console) -> Parts:
    parts = a_case(console)
    with console.world.database.writing() as db:
        row = cases.find(db, "berkane", str(parts["reference"]))
        assert row
        paper = papers.keep(
            db,
            commune_id="berkane",
            request_id=row.id,
            kind="letter",
            name="letter.pdf",
            language="fr",
            content=b"%PDF-1.7 Bennani",
            now=console.world.now,
        )
    return {**parts, "paper": paper}


@made_once
def a_conversation(console: Console) -> Parts:
    """One that staff hold, with a photo in it."""
    world = console.world
    with world.database.writing() as db:
        world.hears(db, FATIMA, "bghit nhder m3a chi wa7d")
        token = world.sends_photo(db, FATIMA)
        person = world.person(db, FATIMA)
        conversations.hand_over(db, person.conversation_id, world.now)
        conversations.note_heard(db, person.conversation_id, world.now)
        return {"conversation": person.conversation_id, "token": token}


@made_once
def a_contribution(console: Console) -> Parts:
    with console.world.database.writing() as db:
        token = console.world.sends_photo(db, FATIMA)
        return {"reference": console.world.recorded(db, FATIMA, tokens=[token]), "token": token}


@made_once
def a_theme(console: Console) -> Parts:
    with console.world.database.writing() as db:
        actor, now = "omar@berkane.example", console.world.now
        return {"theme": themes.make(db, "berkane", "الإنارة", None, actor=actor, now=now)}


@made_once
def a_receipt(console: Console) -> Parts:
    """Of a comment that was typed in at the counter."""
    with console.world.database.writing() as db:
        reference = console.world.recorded(db, FATIMA, "Le budget du jardin")
        typed_in = {"source": "counter", "channel": "counter"}
        db.execute(update(contributions).where(contributions.c.reference == reference).values(typed_in))
        return {"reference": reference}


@made_once
def a_version(console: Console) -> Parts:
    """The second of two."""
    with console.world.database.writing() as db:
        first = db.one(select(programme_versions).where(programme_versions.c.commune_id == "berkane"))
        assert first
        values = {**first._mapping, "number": 2}
        db.execute(insert(programme_versions).values({k: v for k, v in values.items() if k != "id"}))
    return {"number": 2}


@made_once
def a_report(console: Console) -> Parts:
    with console.world.database.writing() as db:
        asked: dict[str, Any] = {
            "kind": "consultation",
            "language": "fr",
            "file_format": "pdf",
            "options": {},
        }
        who: dict[str, Any] = {
            "commune_id": "berkane",
            "actor": "omar@berkane.example",
            "now": console.world.now,
        }
        reports.ask(db, **asked, **who)
        row = reports.take(db, console.world.now)
        assert row
        file: dict[str, Any] = {"name": "a.pdf", "media_type": "application/pdf", "content": b"%PDF-1.7"}
        reports.finish(db, row, **file, now=console.world.now)
    return {"id": row.id}


@made_once
def a_sitting(console: Console) -> Parts:
    """A session that is announced, with its agenda."""
    with console.world.database.writing() as db:
        agenda_rig.add_session(
            db,
            agenda_rig.sitting(20),
            name="2027-12",
            points=[agenda_rig.point("Budget")],
            day=console.world.day,
        )
    return {"session": "2027-12"}


@made_once
def a_workshop(console: Console) -> Parts:
    """One that somebody registered for."""
    world = console.world
    with world.database.writing() as db:
        agenda_rig.add_workshop(db, 20, name="W7")
        person = world.person(db, FATIMA)
        registrations.register(
            db,
            commune_id="berkane",
            workshop_id="W7",
            citizen_id=person.citizen_id,
            account_id=FATIMA.account,
            seats=2,
            language=FATIMA.language,
            day=world.day,
            now=world.now,
        )
    return {"workshop": "W7"}


@made_once
def a_broadcast(console: Console) -> Parts:
    texts = {
        "ar": "ورشة الشباب\nننتظركم يوم السبت في دار الشباب.",
        "fr": "Atelier jeunes\nNous vous attendons samedi.",
    }
    with console.world.database.writing() as db:
        written = drafts.Draft("workshops", {**texts, "ary": texts["ar"]})
        who: dict[str, Any] = {
            "actor": "omar@berkane.example",
            "day": console.world.day,
            "now": console.world.now,
        }
        return {"name": drafts.draft(db, "berkane", "atelier-jeunes", written, **who).name}


@made_once
def a_period(console: Console) -> Parts:
    """Of neutrality."""
    world = console.world
    with world.database.writing() as db:
        days: dict[str, Any] = {
            "starts_on": world.day + timedelta(200),
            "ends_on": world.day + timedelta(220),
        }
        who: dict[str, Any] = {"actor": "omar@berkane.example", "day": world.day, "now": world.now}
        return {"period": neutrality.enter(db, "berkane", reason="Élections", **days, **who).id}


# By address. "do/{act}" and the like name one of their kinds.
EXAMPLES: dict[str, Example] = {
    "/contributions/themes/{theme}": a_theme,
    "/contributions/themes/{theme}/change": a_theme,
    "/contributions/themes/{theme}/answer": a_theme,
    "/contributions/{reference}": a_contribution,
    "/contributions/{reference}/media/{token}": a_contribution,
    "/contributions/{reference}/tags": a_contribution,
    "/contributions/{reference}/notes": a_contribution,
    "/contributions/{reference}/theme": a_contribution,
    "/contributions/{reference}/answer": a_contribution,
    "/contributions/{reference}/hide": a_contribution,
    "/contributions/{reference}/mask": a_contribution,
    "/contributions/{reference}/unhide": a_contribution,
    "/counter/receipt/{reference}": a_receipt,
    "/account/sessions/{id}/end": a_session,
    "/settings/staff/{id}": a_member,
    "/settings/staff/{id}/password": a_member,
    "/settings/staff/{id}/codes": a_member,
    "/settings/staff/{id}/end": a_member,
    "/requests/{reference}": a_case,
    "/requests/{reference}/identity": a_case,
    "/requests/{reference}/form": a_case,
    "/requests/{reference}/dossier": a_case,
    "/requests/{reference}/do/{act}": lambda console: {**a_case(console), "act": "extend"},
    "/requests/{reference}/draft": a_draft,
    "/requests/{reference}/draft/letter": a_draft,
    "/requests/{reference}/draft/approve": a_draft,
    "/requests/{reference}/draft/return": a_draft,
    "/requests/{reference}/draft/drop": a_draft,
    "/conversations/{conversation}": a_conversation,
    "/conversations/{conversation}/answer": a_conversation,
    "/conversations/{conversation}/return": a_conversation,
    "/conversations/{conversation}/media/{token}": a_conversation,
    "/requests/{reference}/papers/{paper}": a_paper,
    "/requests/handover/{notice}": a_notice,
    "/settings/calendar/{deed}": lambda console: {"deed": "add"},
    "/reports/file/{id}": a_report,
    "/agenda/sessions/{session}": a_sitting,
    "/agenda/sessions/{session}/do/{act}": lambda console: {**a_sitting(console), "act": "agenda"},
    "/agenda/workshops/{workshop}": a_workshop,
    "/agenda/workshops/{workshop}/do/{act}": lambda console: {**a_workshop(console), "act": "change"},
    "/agenda/workshops/{workshop}/door": a_workshop,
    "/broadcasts/{name}": a_broadcast,
    "/broadcasts/{name}/change": a_broadcast,
    "/broadcasts/{name}/do/{deed}": lambda console: {**a_broadcast(console), "deed": "approve"},
    "/broadcasts/neutrality/{period}/lift": a_period,
    "/programme/{number}": a_version,
    "/programme/{number}/changes": a_version,
    "/programme/{number}/file/{kind}": lambda console: {**a_version(console), "kind": "yaml"},
}
# Numbers that every commune counts for itself: Settat's staff find their own there.
OWN_COUNT = ("/programme/", "/settings/calendar/")
# Files: nothing in them is in a language of the console.
FILES = ("/file/", "/form", "/dossier", "/papers/", "/media/", "/progress", "/letter", "/news")
# Seen by nobody but Berkane's: in no page that Settat's staff open.
BERKANES = ("Fatima Zahra", "Bennani", "BRK-", "@berkane.example", "bghit nhder")
