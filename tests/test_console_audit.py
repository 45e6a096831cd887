"""The audit log: every deed leaves its line, and a line is read in words."""

import ast
import re
from html import unescape
from pathlib import Path
from typing import Any, cast

import pytest
from case_rig import Cases
from console_deeds import ACTS, DEEDS, ELSEWHERE, ME, UNNOTED, Deed, act
from console_rig import Console, plain
from sqlalchemy import select
from world import FATIMA, World

from bot.console.desk import Desk
from bot.console.requests import acting
from bot.console.rooms import every_page
from bot.console.words import LANGUAGES, Words
from bot.runtime.parts import Runtime
from data import audit, staff
from data.broadcasts import states as broadcasts
from data.requests import states
from data.review import themes
from data.tables import audit_events

pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)
WRITTEN = [page.path for page in every_page(Desk(cast(Runtime, None), b"")) if "POST" in page.methods]


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def noted(console: Console, actor: str = ME) -> list[Any]:
    with console.world.database.reading() as db:
        lines = select(audit_events).where(audit_events.c.actor == actor).order_by(audit_events.c.id)
        return list(db.execute(lines).all())


def does(console: Console, path: str, deed: Deed) -> list[Any]:
    """The lines that a form leaves."""
    client = console.client()
    parts, typed = deed(console, client)
    before = len(noted(console))
    response = client.post(path.format(**parts), typed)
    assert response.status_code in (200, 303), plain(response.text)
    return noted(console)[before:]


# -- every deed leaves a line ------------------------------------------------------------------------------


def test_every_page_that_changes_something_is_tried(world: World) -> None:
    assert sorted(WRITTEN) == sorted((*DEEDS, *ELSEWHERE, *UNNOTED)), "add a form to tests/console_deeds.py"
    assert list(ACTS) == [each.name for each in acting.ACTS]


@pytest.mark.parametrize("path", DEEDS)
def test_a_deed_leaves_its_line(console: Console, path: str) -> None:
    lines = does(console, path, DEEDS[path])
    assert lines
    for line in lines:
        for language in LANGUAGES:
            assert Words(language).has(f"audit-action-{line.action}"), line.action


@pytest.mark.parametrize("name", ACTS)
def test_an_act_on_a_case_leaves_one_line_and_none_of_its_words(console: Console, name: str) -> None:
    deed = act(name)
    (line,) = does(console, "/requests/{reference}/do/{act}", deed)
    assert line.subject.startswith("BRK-")
    expected = f"case_{name}" if name in states.TRANSITIONS or name == "remark" else f"case_{name}_president"
    assert line.action == ("receipt_corrected" if name == "correct_receipt" else expected)
    words = str(ACTS[name][1].get("words", ""))
    assert not words or words not in str(line.detail)


def test_what_the_person_and_the_service_do_is_no_deed_of_staff(console: Console) -> None:
    with console.world.database.writing() as db:
        before = audit.listed(db, "berkane")[0].id
        rig = Cases(console.world, db)
        rig.complains(rig.refused(), "president")
        found = [each.action for each in audit.listed(db, "berkane") if each.id > before]
    assert found == ["case_refuse", "case_register"]


# -- its words ---------------------------------------------------------------------------------------------


def test_every_action_has_a_name(world: World) -> None:
    known = {f"broadcast_{each}" for each in (*broadcasts._DONE_AS.values(), "drafted")}
    known |= {f"case_{each}" for each in (*states.TRANSITIONS, "withheld", "remark")}
    known -= {"case_identify", "case_correct_receipt", "case_lapse", "case_erase"}  # not in the log
    known |= written_in_code()
    for language in LANGUAGES:
        names = Words(language).beginning("audit-action-")
        assert known <= names.keys(), known - names.keys()
        assert len(set(names.values())) == len(names)


def written_in_code() -> set[str]:
    """What is noted under a name that stands in the code."""
    found = set()
    for path in [*Path("bot").rglob("*.py"), *Path("data").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(ast.unparse(node.func)):
                texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
                found |= {
                    each
                    for each in texts
                    if isinstance(each, str) and re.fullmatch(r"[a-z]+(_[a-z]+)+", each)
                }
    return found - {"no_quorum"}


def _called(name: str) -> bool:
    return name.endswith(("audit.note", "visit.note", "taking.noted", "workshops.noted")) or name in (
        "noted", "_note", "_changed", "_rewritten", "_replaced",
    )  # fmt: skip


def line(console: Console, action: str, subject: str, detail: Any = None, actor: str = ME) -> None:
    with console.world.database.writing() as db:
        audit.note(db, "berkane", actor, action, subject, console.world.now, detail)


def cells(console: Console, language: str, **query: str) -> list[str]:
    """The newest line as it is read: who, what, about what, and the detail."""
    page = unescape(console.client(language=language).sees("/settings/audit", **query))
    row = page.partition("<tbody>")[2].partition("</tr>")[0]
    return [plain(each).strip() for each in re.findall(r"<td[^>]*>(.*?)</td>", row, flags=re.DOTALL)]


def test_a_line_names_the_member_and_keeps_the_address_below(console: Console) -> None:
    console.member()
    who: dict[str, Any] = {"actor": "omar@berkane.example", "now": console.world.now}
    with console.world.database.writing() as db:
        staff.add(db, "berkane", email="salma@berkane.example", name="سلمى", roles=["reader"], **who)
        staff.end(db, "berkane", email="salma@berkane.example", **who)
    line(console, "case_extend", "BRK-1", actor="salma@berkane.example")
    assert cells(console, "ar")[0] == "سلمى salma@berkane.example"
    line(console, "case_extend", "BRK-1", actor="nobody@berkane.example")
    assert cells(console, "ar")[0] == "nobody@berkane.example"
    line(console, "commune_imported", "berkane", {"programme": 1}, actor="import")
    assert cells(console, "ar")[0] == "النظام"
    assert cells(console, "fr", actor="salma@berkane.example")[1] == "Délai d'une demande prolongé"


@pytest.mark.parametrize(
    ("action", "subject", "detail", "arabic", "french"),
    [
        ("contribution_answered", "BRK-1", {"state": "not_accepted"}, ("BRK-1", "لم يؤخذ بها"), ("BRK-1", "Non retenue")),
        ("contribution_hidden", "BRK-1", {"reason": "spam", "request": None}, ("BRK-1", "إشهار أو تكرار"), ("BRK-1", "Publicité ou répétition")),
        ("commune_imported", "berkane", {"programme": 1}, ("", "النسخة: 1"), ("", "version : 1")),
        ("request_identity_seen", "requests", {"references": ["BRK-1", "BRK-2"]}, ("BRK-1 ، BRK-2", ""), ("BRK-1 , BRK-2", "")),
        ("notice_printed", "BRK-1", {"notice": 2}, ("BRK-1", ""), ("BRK-1", "")),
        ("staff_added", ME, {"roles": ["reader", "administrator"]}, ("Nadia", "اطلاع، مدير الحسابات"), ("Nadia", "Lecture, Gestion des comptes")),
        ("calendar_day_moved", "7", {"day": "2026-11-30", "days": 1, "moved": 2, "corrections": 0}, ("", "اليوم: 30 نونبر 2026 · آجال تغيرت: 2"), ("", "jour : 30 nov. 2026 · derniers jours changés : 2")),
        ("calendar_day_added", "8", {"day": "11-06", "days": 1, "moved": 0, "corrections": 0}, ("", "اليوم: 06/11"), ("", "jour : 06/11")),
        ("report_asked", "report:3", {"kind": "export", "what": "contributions", "personal": True}, ("", "المساهمات · مع الأسماء"), ("", "Contributions · avec les noms")),
        ("receipt_corrected", "BRK-1", {"number": "7/2026", "received_on": "2026-11-20"}, ("BRK-1", "الرقم السابق: 7/2026 · يوم التوصل السابق: 20 نونبر 2026"), ("BRK-1", "numéro précédent : 7/2026 · jour de réception précédent : 20 nov. 2026")),
        ("request_drafted", "BRK-1", {"kind": "refuse"}, ("BRK-1", "النوع: الرفض"), ("BRK-1", "nature : Refuser")),
        ("broadcast_paused", "fete", {"why": "late"}, ("fete", "توقف أكثر من يوم"), ("fete", "Arrêt de plus d'un jour")),
        ("sitting_changed", "2027-02", {"sitting": 1, "fields": ["starts_at", "ends_at", "place"], "corrections": 3}, ("2027-02", "رقم الجلسة: 1 · ما تغير: التوقيت، المكان · تصحيحات تُرسل: 3"), ("2027-02", "séance numéro : 1 · ce qui change : l'heure, le lieu · corrections à envoyer : 3")),
    ],
)  # fmt: skip
def test_a_detail_is_said_in_words_and_what_says_nothing_is_left_out(
    console: Console, action: str, subject: str, detail: Any, arabic: tuple[str, str], french: tuple[str, str]
) -> None:
    console.member()
    line(console, action, subject, detail)
    assert [tidy(each) for each in cells(console, "ar")[2:]] == [tidy(each) for each in arabic]
    assert [tidy(each) for each in cells(console, "fr")[2:]] == [tidy(each) for each in french]


def tidy(text: str) -> str:
    return re.sub(r"\s+([،,])", r"\1", text)


def test_a_theme_is_named(console: Console) -> None:
    console.member()
    with console.world.database.writing() as db:
        reference = console.world.recorded(db, FATIMA)
        who: dict[str, Any] = {"actor": ME, "now": console.world.now}
        themes.join(db, "berkane", themes.make(db, "berkane", "الإنارة", None, **who), [reference], **who)
    assert cells(console, "ar")[1:] == ["إضافة إلى موضوع", "الإنارة", reference]


def test_every_line_of_a_full_log_is_read_without_a_code(console: Console) -> None:
    """Whatever the deeds of the console leave is told without a name of ours."""
    for path, deed in DEEDS.items():
        if not path.startswith("/account") and not path.endswith(
            ("/draft/return", "/draft/drop", "/do/{act}")
        ):
            client = console.client()
            parts, typed = deed(console, client)
            client.post(path.format(**parts), typed)
    for language in LANGUAGES:
        page = console.client(language=language).sees("/settings/audit")
        body = plain(page.partition("<tbody>")[2].partition("</tbody>")[0])
        ours = set(re.findall(r"\b[a-z]+_[a-z_]+\b", body.replace("@berkane.example", "@")))
        assert not ours, ours


def test_arabic_names_of_actions_are_verbal_nouns(world: World) -> None:
    """None of them says `he did`."""
    verbs = {
        "أضاف",
        "غير",
        "أنهى",
        "أخذ",
        "أدخل",
        "صدر",
        "قرأ",
        "أجاب",
        "أعاد",
        "أخفى",
        "سلم",
        "استورد",
        "رفع",
        "جمع",
        "صادق",
        "دخل",
    }
    for name, text in Words("ar").beginning("audit-action-").items():
        first = text.split()[0]
        assert first not in verbs - {"رفع", "جمع"}, name


def test_a_list_has_the_comma_of_its_language(world: World) -> None:
    assert Words("ar").listed(["أ", "ب"]) == "أ، ب"
    assert Words("fr").listed(["a", "<b>"]) == "a, &lt;b&gt;"
