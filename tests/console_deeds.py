"""For each page of the console that changes something: a form that works, with what it needs in the world.

A deed makes its example (console_examples.py) and gives the parts of the address and what is typed.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import console_examples as examples
import pyotp
from case_rig import Cases
from console_rig import Client, Console
from sqlalchemy import update

from bot.console import passwords
from data import contributions, moderation, programme_files, programmes, staff_access
from data.requests import actions, drafts
from data.requests.cases import find
from data.review import themes
from data.tables import broadcasts

ME = "all@berkane.example"
OMAR = "omar@berkane.example"
Parts = Mapping[str, str | int]
Typed = Mapping[str, Any]
Deed = Callable[[Console, Client], tuple[Parts, Typed]]
BOTH = {"ar": "نص", "fr": "Un texte"}


def soon(console: Console, days: int = 20) -> str:
    return (console.world.day + timedelta(days)).isoformat()


def in_both(*names: str) -> dict[str, str]:
    return {f"{name}_{language}": text for name in names for language, text in BOTH.items()}


def plainly(**typed: Any) -> Deed:
    """An address that does not vary."""
    return lambda console, client: ({}, typed)


def with_example(make: examples.Example, **typed: Any) -> Deed:
    return lambda console, client: (make(console), typed)


# -- one's own account -------------------------------------------------------------------------------------


def own_password(console: Console, client: Client) -> tuple[Parts, Typed]:
    before, after = passwords.new_password(), passwords.new_password()
    member = console.member()
    with console.world.database.writing() as db:
        staff_access.set_password(db, member, passwords.hashed(before), actor=OMAR, now=console.world.now)
    client.cookies.set("jemaa_staff", console.token(member), path="/console")
    return {}, {"before": before, "after": after}


def own_codes(console: Console, client: Client) -> tuple[Parts, Typed]:
    page = client.sees("/account/codes")
    secret = re.findall(r'name="secret" value="(\w+)"', page)[0]
    signature = re.findall(r'name="signature" value="(\w+)"', page)[0]
    return {}, {"secret": secret, "signature": signature, "code": pyotp.TOTP(secret).at(console.machine.at)}


def own_codes_away(console: Console, client: Client) -> tuple[Parts, Typed]:
    secret, member = pyotp.random_base32(), console.member()
    with console.world.database.writing() as db:
        staff_access.set_totp(db, member, secret, None, actor=OMAR, now=console.world.now)
    return {}, {"code": pyotp.TOTP(secret).at(console.machine.at)}


# -- contributions -----------------------------------------------------------------------------------------


def seen(console: Console) -> tuple[Parts, dict[str, Any]]:
    """A contribution as its page shows it."""
    parts = examples.a_contribution(console)
    with console.world.database.reading() as db:
        row = contributions.load(db, "berkane", str(parts["reference"]))
    assert row
    return parts, {"seen": row.revision, "words": row.words}


def with_contribution(**typed: Any) -> Deed:
    def deed(console: Console, client: Client) -> tuple[Parts, Typed]:
        parts, shown = seen(console)
        return parts, {"seen": shown["seen"], **typed}

    return deed


def picked(**typed: Any) -> Deed:
    return lambda console, client: ({}, {"pick": [examples.a_contribution(console)["reference"]], **typed})


def masked(console: Console, client: Client) -> tuple[Parts, Typed]:
    parts, shown = seen(console)
    word = shown["words"].split()[0]
    return parts, {"seen": shown["seen"], "passage": word, "sure": word, "do": "mask"}


def shown_again(console: Console, client: Client) -> tuple[Parts, Typed]:
    parts, _ = seen(console)
    with console.world.database.writing() as db:
        row = contributions.load(db, "berkane", str(parts["reference"]))
        assert row
        on: dict[str, Any] = {"actor": OMAR, "day": console.world.day, "now": console.world.now}
        moderation.hide(db, row, reason="spam", **on)
    return parts, {"seen": seen(console)[1]["seen"]}


def theme_answered(console: Console, client: Client) -> tuple[Parts, Typed]:
    theme, one = examples.a_theme(console), examples.a_contribution(console)
    with console.world.database.writing() as db:
        who: dict[str, Any] = {"actor": OMAR, "now": console.world.now}
        themes.join(db, "berkane", int(theme["theme"]), [str(one["reference"])], **who)
    return theme, {"state": "accepted", "reason-fr": "Oui, c'est retenu."}


# -- cases -------------------------------------------------------------------------------------------------


def with_draft(**typed: Any) -> Deed:
    def deed(console: Console, client: Client) -> tuple[Parts, Typed]:
        parts = examples.a_draft(console)
        with console.world.database.reading() as db:
            row = find(db, "berkane", str(parts["reference"]))
            assert row
            draft = drafts.of_request(db, row.id)
        assert draft
        return parts, {"version": draft.version, **typed}

    return deed


def _after(cases: Cases, act: str) -> Any:
    return getattr(actions, act)(cases.db, cases.registered(), words="?", **cases.by_staff)


def _over(cases: Cases) -> Any:
    """Answered, and nobody complained in time."""
    row = cases.answered()
    cases.on(date(2027, 6, 1))
    return row


# How a case comes to where an act is possible, and what is typed then.
ACTS: Mapping[str, tuple[Callable[[Cases], Any], Typed]] = {
    "register": (lambda cases: cases.sent(), {"number": "12/2026"}),
    "answer": (lambda cases: cases.registered(), {"outcome": "full", "words": "Voici."}),
    "extend": (lambda cases: cases.registered(), {"words": "Les archives sont loin."}),
    "clarify": (lambda cases: cases.registered(), {"words": "Quelle année ?"}),
    "clarified": (lambda cases: _after(cases, "clarify"), {"words": "2025."}),
    "consult": (lambda cases: cases.registered(), {"words": "La société du marché."}),
    "consulted": (lambda cases: _after(cases, "consult"), {"words": "Elle accepte."}),
    "refuse": (lambda cases: cases.registered(), {"code": "in_preparation", "words": "Pas encore arrêté."}),
    "redirect": (lambda cases: cases.registered(), {"body": "L'agence du bassin", "words": "Elle l'a."}),
    "complain": (lambda cases: cases.refused(), {"step": "president", "lodged_on": "2026-11-21"}),
    "decide": (
        lambda cases: cases.complains(cases.refused(), "president"),
        {"step": "president", "decision": "rejected", "words": "Motivée."},
    ),
    "correct_receipt": (lambda cases: cases.registered(), {"number": "99/2026", "words": "Mal lu."}),
    "remark": (lambda cases: cases.registered(), {"words": "À suivre."}),
    "withdraw": (lambda cases: cases.registered(), {"words": "Par téléphone."}),
    "close": (_over, {"words": "Fini."}),
}


def act(name: str) -> Deed:
    def deed(console: Console, client: Client) -> tuple[Parts, Typed]:
        make, typed = ACTS[name]
        with console.world.database.writing() as db:
            row = make(Cases(console.world, db))
        return {"reference": row.reference, "act": name}, typed

    return deed


# -- the rest ----------------------------------------------------------------------------------------------


def said_at_the_counter(console: Console, client: Client) -> tuple[Parts, Typed]:
    place = re.findall(r'<option value="([^"]+/[^"]+)"', client.sees("/counter/contribution"))[0]
    said = {"words": "Plus de bancs", "language": "fr", "place": place, "agreed": "1"}
    return {}, said


ASKED = {
    "language": "fr", "subject": "Le budget du jardin", "format": "electronic", "delivery": "counter",
    "first_name": "Fatima Zahra", "family_name": "Bennani", "kind": "citizen", "document": "FA123456",
    "address": "12, rue de la Moulouya, Berkane", "number": "7/2026", "received_on": "2026-11-21",
}  # fmt: skip


def adopted(console: Console, client: Client) -> tuple[Parts, Typed]:
    with console.world.database.reading() as db:
        text = programme_files.as_yaml(programmes.load(db, programmes.newest_id(db, "berkane")))
    changed = text.replace("status: draft", "status: adopted").encode()
    page = client.post("/programme/upload", {}, files={"file": ("p.yaml", changed)}).text
    return {}, {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0] for name in ("kept", "newest")}


def changed_broadcast(console: Console, client: Client) -> tuple[Parts, Typed]:
    return examples.a_broadcast(console), BROADCAST


def called_off(console: Console, client: Client) -> tuple[Parts, Typed]:
    parts = examples.a_broadcast(console)
    with console.world.database.writing() as db:
        db.execute(update(broadcasts).values(state="approved"))
    return {**parts, "deed": "cancel"}, {}


BROADCAST = {
    "purpose": "workshops",
    "text_ar": "ورشة\nالسبت.",
    "text_ary": "ورشة\nالسبت.",
    "text_fr": "Atelier\nSamedi.",
}
SESSION = {"id": "2027-05", "kind": "ordinary", "month": "2027-05", **in_both("short", "title")}
WORKSHOP = {"id": "W9", "start": "15:00", "axes": "A1", **in_both("short", "title")}
CLOSURE = {
    "kind": "closure",
    "name_ar": "إغلاق",
    "name_fr": "Fermeture",
    "starts_on": "2026-12-16",
    "sure": "1",
}
MEMBER = {"email": "amal@berkane.example", "name": "Amal", "roles": "reader"}

DEEDS: Mapping[str, Deed] = {
    "/account/password": own_password,
    "/account/codes": own_codes,
    "/account/codes/remove": own_codes_away,
    "/contributions/sort": picked(title="Les jardins"),
    "/contributions/themes": picked(title="Les jardins", axis="A1"),
    "/contributions/themes/{theme}/change": with_example(examples.a_theme, title="Les parcs"),
    "/contributions/themes/{theme}/answer": theme_answered,
    "/contributions/{reference}/theme": with_contribution(title="Les jardins"),
    "/contributions/{reference}/answer": with_contribution(
        **{"state": "accepted", "reason-fr": "Oui.", "do": "publish"}
    ),
    "/contributions/{reference}/hide": with_contribution(reason="insult"),
    "/contributions/{reference}/mask": masked,
    "/contributions/{reference}/unhide": shown_again,
    "/requests/handover/{notice}": with_example(examples.a_notice),
    "/requests/{reference}/draft/approve": with_draft(),
    "/requests/{reference}/draft/return": with_draft(words="Ajoutez l'année."),
    "/requests/{reference}/draft/drop": with_draft(),
    "/requests/{reference}/do/{act}": act("extend"),
    "/settings/calendar/{deed}": lambda console, client: ({"deed": "add"}, CLOSURE),
    "/conversations/{conversation}/answer": with_example(examples.a_conversation, words="مرحبا بكم"),
    "/conversations/{conversation}/return": with_example(examples.a_conversation),
    "/agenda/sessions/new": plainly(**SESSION),
    "/agenda/sessions/{session}/do/{act}": lambda console, client: (
        {**examples.a_sitting(console), "act": "sitting"},
        {"date": soon(console, 40), "start": "10:00"},
    ),
    "/agenda/workshops/new": lambda console, client: ({}, WORKSHOP | {"date": soon(console)}),
    "/agenda/workshops/{workshop}/do/{act}": lambda console, client: (
        {**examples.a_workshop(console), "act": "postpone"},
        {"to": soon(console, 30)},
    ),
    "/broadcasts/new": plainly(name="atelier", **BROADCAST),
    "/broadcasts/neutrality": lambda console, client: (
        {},
        {"starts_on": soon(console), "ends_on": soon(console, 30), "reason": "Élections"},
    ),
    "/broadcasts/neutrality/{period}/lift": with_example(examples.a_period),
    "/broadcasts/{name}/change": changed_broadcast,
    "/broadcasts/{name}/do/{deed}": called_off,
    "/counter/contribution": said_at_the_counter,
    "/counter/request": plainly(**ASKED),
    "/programme/adopt": adopted,
    "/reports": plainly(kind="open_data"),
    "/reports/exports": plainly(what="contributions", format="xlsx"),
    "/settings/staff/new": plainly(**MEMBER),
    "/settings/staff/{id}": with_example(examples.a_member, name="Amal", roles="reader"),
    "/settings/staff/{id}/password": with_example(examples.a_member),
    "/settings/staff/{id}/codes": with_example(examples.a_member),
    "/settings/staff/{id}/end": with_example(examples.a_member),
}
# Written elsewhere in full, with what the deed needs.
ELSEWHERE = {
    "/agenda/workshops/{workshop}/door": "tests/test_console_agenda.py",
    "/counter/receipt/{reference}": "tests/test_console_counter_sending.py",
}
# Nothing that citizens or the law see is changed, and what stands there says who did it.
UNNOTED = {
    "/account/sessions/{id}/end": "one's own way in",
    "/account/sessions/end": "one's own way in",
    "/sign-out": "one's own way in",
    "/contributions/{reference}/tags": "the staff's own sorting; a tag says who gave it",
    "/contributions/{reference}/notes": "among staff; a note says who wrote it, and only they take it back",
    "/programme/upload": "shows what would change; `adopt` does it",
}
