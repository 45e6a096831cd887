"""`jemaa requests`, as the person in charge types it: every action, its letter, and a sentence where it cannot be done."""

import io
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from case_rig import DUE, EXTENDED, FATIMAS, Cases
from click.testing import CliRunner
from desk_rig import Staff, at_work
from sqlalchemy import func, select
from world import CLAIRE, NADIA, OMAR, SI_BRAHIM, World

from bot.cli.requests import requests
from bot.cli.requests.common import worked
from bot.runtime import enclosures
from data import receipts
from data.conversations import Conflict
from data.requests import actions, cases, notices
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.tables import request_notices, request_papers

AMINA = "amina@berkane.example"
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def staff(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Staff:
    return at_work(world, monkeypatch, tmp_path / "var")


def papers_of(staff: Staff, row: RequestRow) -> list[kept.PaperRow]:
    with staff.world.database.reading() as db:
        return kept.of_request(db, row.id)


def snapshot(staff: Staff, row: RequestRow) -> Any:
    with staff.world.database.reading() as db:
        count = select(func.count()).select_from(request_papers)
        return [Cases(staff.world, db).snapshot(row), db.value(count)]


def unchanged(staff: Staff, row: RequestRow, *words: str, **more: Any) -> str:
    """A command that is refused with a sentence, after which everything is as it was."""
    before = snapshot(staff, row)
    told = staff.refuses("requests", *words, **more)
    assert "Traceback" not in told
    assert told.strip().endswith((".", "?"))
    assert snapshot(staff, row) == before
    return told


# -- a case from its receipt to its end --------------------------------------------------------------------


def test_a_case_is_registered_extended_and_answered(staff: Staff, tmp_path: Path) -> None:
    staff.employ()
    row = staff.case()
    told = staff.on(row, "register", "--number", "31/2026")
    assert (told["state"], told["number"], told["last_days"]) == (
        "open",
        "31/2026",
        {"reply": DUE.isoformat()},
    )
    assert told["letter"] == f"acknowledgement-{row.reference}.pdf"
    told = staff.on(row, "extend", "--reason", "Il faut les archives")
    assert told["last_days"] == {"reply": EXTENDED.isoformat()}
    file = tmp_path / "budget détaillé.pdf"
    file.write_bytes(PDF)
    told = staff.on(row, "answer", "--outcome", "full", "--words", "Voici le budget", "--file", str(file))
    assert (told["state"], told["outcome"]) == ("answered", "full")
    found = papers_of(staff, row)
    assert [(each.kind, each.language) for each in found] == [
        ("letter", "ar"), ("letter", "ar"), ("answer", "ary-Latn"), ("letter", "ar"),
    ]  # fmt: skip
    assert (found[2].name, found[2].media_type, found[2].size) == (
        "budget détaillé.pdf",
        "application/pdf",
        len(PDF),
    )
    with staff.world.database.reading() as db:
        assert kept.content(db, found[2].id) == PDF
        assert kept.content(db, found[3].id).startswith(b"%PDF")
        assert receipts.verify(db, "berkane").is_intact
        actors = [event.actor for event in cases.events(db, row.id)]
    assert actors[2:] == [NADIA] * 3


def test_without_a_number_the_reference_is_it_and_today_is_the_day(staff: Staff) -> None:
    row = staff.case("sent", CLAIRE)
    told = staff.on(row, "register")
    assert told["number"] == row.reference
    shown = staff.works("requests", "show", row.reference, "--json").json
    assert shown["received_on"] == staff.world.day.isoformat()
    assert [paper["language"] for paper in shown["papers"]] == ["fr"]


def test_a_case_shows_the_axis_and_the_comment_that_it_came_from(staff: Staff) -> None:
    with staff.world.database.writing() as db:
        comment = staff.world.recorded(db, CLAIRE, name=CLAIRE.name, axis="A3", commitment=None)
    row = staff.case("opened", CLAIRE, contribution_reference=comment)
    assert staff.works("requests", "show", row.reference, "--json").json["axis"] == "A3"
    shown = staff.works("requests", "show", row.reference).out
    assert "  axis: A3\n" in shown
    assert comment in shown


def test_clarification_consultation_and_redirection(staff: Staff, tmp_path: Path) -> None:
    row = staff.case("registered", SI_BRAHIM)
    question = tmp_path / "question.txt"
    question.write_text("أي حديقة؟", encoding="utf-8")
    told = staff.on(row, "clarify", "--words-file", str(question))
    assert (told["state"], told["last_days"], told["letter"]) == (
        "clarifying",
        {},
        f"clarification-{row.reference}.pdf",
    )
    assert staff.works("requests", "show", row.reference, "--json").json["question"] == "أي حديقة؟"
    assert staff.on(row, "clarified", "--words-file", "-", said="حديقة المحطة")["state"] == "open"
    assert staff.on(row, "consult", "--words", "La société qui a fait les travaux")["state"] == "consulting"
    assert staff.on(row, "consulted", "--words", "Elle est d'accord")["state"] == "open"
    told = staff.on(row, "redirect", "--to", "ONEE", "--words", "C'est l'Office qui tient ces chiffres")
    assert (told["state"], told["outcome"], told["letter"]) == (
        "answered",
        "redirected",
        f"redirect-{row.reference}.pdf",
    )


def test_a_refusal_and_its_ladder(staff: Staff) -> None:
    row = staff.case("registered", CLAIRE)
    told = staff.on(
        row, "refuse", "--code", "exception_art7", "--exception", "private_life", "--reasons", "Noms d'agents"
    )
    assert set(told["last_days"]) == {"president_window"}
    day = staff.world.day.isoformat()
    told = staff.on(row, "complain", "--step", "president", "--on", day)
    assert (told["state"], set(told["last_days"])) == ("complaint_president", {"president_answer"})
    told = staff.on(
        row, "decide", "--step", "president", "--outcome", "rejected", "--words", "Le refus est fondé"
    )
    assert set(told["last_days"]) == {"cdai_window"}
    assert "until" in unchanged(staff, row, "close", row.reference)
    staff.on(row, "complain", "--step", "cdai", "--on", day)
    assert staff.on(row, "withdraw", "--words", "Dit au guichet")["state"] == "closed"


def test_a_case_in_text_says_in_which_form_and_which_way(staff: Staff) -> None:
    told = staff.works("requests", "show", staff.case("registered").reference).out
    assert "as: electronic, by: chat" in told


def test_a_partial_answer_names_what_is_withheld(staff: Staff) -> None:
    row = staff.case("registered")
    assert "withheld" in unchanged(
        staff, row, "answer", row.reference, "--outcome", "partial", "--words", "Voici"
    )
    told = staff.on(row, "answer", "--outcome", "partial", "--words", "Voici", "--withheld", "Les noms",
                    "--code", "exception_art7", "--exception", "private_life")  # fmt: skip
    assert (told["outcome"], set(told["last_days"])) == ("partial", {"president_window"})


# -- what cannot be done -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("clarify", "--words", "  "),
        ("extend",),
        ("answer", "--outcome", "full"),
        ("refuse", "--code", "other"),
        ("refuse", "--code", "exception_art7", "--words", "x"),
        ("redirect", "--to", " ", "--words", "x"),
        ("consulted", "--words", "x"),
        ("register",),
        ("complain", "--step", "president", "--on", "2026-11-21"),
        ("decide", "--step", "cdai", "--outcome", "granted", "--words", "x"),
        ("close",),
        ("clarify", "--words", "x", "--words-file", "y"),
        ("clarify", "--words-file", "/nowhere/at/all"),
        ("answer", "--outcome", "full", "--words", "x" * 10_001),
    ],
    ids=lambda words: " ".join(words)[:40],
)  # fmt: skip
def test_a_sentence_and_nothing_changed(staff: Staff, words: tuple[str, ...]) -> None:
    row = staff.case("registered")
    unchanged(staff, row, words[0], row.reference, *words[1:])


def test_a_case_that_is_not_there_or_of_another_commune(staff: Staff) -> None:
    row = staff.case("registered")
    assert "no request" in unchanged(staff, row, "show", "BRK-00000000")
    assert "no request" in unchanged(staff, row, "withdraw", row.reference, "--words", "x", commune="settat")


def test_only_who_may_acts(staff: Staff) -> None:
    staff.employ()
    staff.employ(AMINA, "reader")
    row = staff.case("registered")
    for words in (
        ("withdraw", "--words", "x"),
        ("extend", "--words", "x"),
        ("answer", "--outcome", "full", "--words", "x"),
    ):
        assert "information_officer" in unchanged(staff, row, words[0], row.reference, *words[1:], by=AMINA)
    assert len(staff.audited("refused")) == 3


def office(part: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(part, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("programme.exe", b"MZ", "not taken"),
        ("sans", b"%PDF-", "not taken"),
        ("faux.pdf", b"MZ\x90", "not what its name says"),
        ("faux.docx", office("xl/a.xml"), "not what its name says"),
        ("faux.xlsx", b"PK\x03\x04rien", "not what its name says"),
        ("image.png", b"\xff\xd8\xff", "not what its name says"),
        ("liste.csv", b"a\x00b", "not what its name says"),
        ("vide.pdf", b"", "empty"),
        ("grand.pdf", b"%PDF-" + bytes(enclosures.LIMIT), "MB"),
        (None, b"", "No such file"),
        ("", b"", "folder"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_given(
    staff: Staff, tmp_path: Path, name: str | None, content: bytes, why: str
) -> None:
    row = staff.case("registered")
    path = tmp_path / (name if name is not None else "absent.pdf")
    if name:
        path.write_bytes(content)
    good = tmp_path / "bon.pdf"
    good.write_bytes(PDF)
    files = ("--file", str(good), "--file", str(path))
    assert why in unchanged(
        staff, row, "answer", row.reference, "--outcome", "full", "--words", "Voici", *files
    )


def test_every_type_of_file_that_is_taken(staff: Staff, tmp_path: Path) -> None:
    contents = {
        "pdf": PDF, "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff",
        "docx": office("word/d.xml"), "xlsx": office("xl/w.xml"), "pptx": office("ppt/p.xml"),
        "odt": office("content.xml"), "ods": office("content.xml"), "odp": office("content.xml"),
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "csv": "a;é".encode("cp1252"), "zip": office("n'importe"),
    }  # fmt: skip
    assert set(contents) == set(enclosures.KINDS)
    for ending, content in contents.items():
        found = enclosures.checked(f"الميزانية.{ending.upper()}", content)
        assert (found.name, found.content) == (f"الميزانية.{ending.upper()}", content)
    many = [
        word for number in range(enclosures.MOST + 1) for word in ("--file", str(tmp_path / f"{number}.pdf"))
    ]
    for number in range(enclosures.MOST + 1):
        (tmp_path / f"{number}.pdf").write_bytes(PDF)
    row = staff.case("registered")
    assert "zip" in unchanged(staff, row, "answer", row.reference, "--outcome", "full", "--words", "x", *many)


# -- two at once -------------------------------------------------------------------------------------------


def test_a_revision_that_is_gone(staff: Staff) -> None:
    row = staff.case("registered")
    staff.on(row, "consult", "--words", "Un tiers")
    told = unchanged(
        staff,
        row,
        "answer",
        row.reference,
        "--outcome",
        "full",
        "--words",
        "x",
        "--revision",
        str(row.revision),
    )
    assert "changed by somebody else" in told
    staff.on(row, "consulted", "--words", "oui", "--revision", str(row.revision + 1))


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do things in threads of their own, begun together; what each gave or raised."""
    barrier, found = threading.Barrier(len(acts)), list[Any]()

    def work(act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            found.append(act())
        except Exception as error:  # noqa: BLE001 - looked at by the test
            found.append(error)

    threads = [threading.Thread(target=work, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_members_answer_at_once(staff: Staff) -> None:
    """Both saw the same case: one answers it, the other is told so; the person gets one answer and one letter."""
    row = staff.case("registered")

    def answering(actor: str, words: str) -> Callable[[], Any]:
        def act() -> None:
            worked(
                "requests.reply", reference=row.reference, commune="berkane", actor=actor, revision=row.revision, as_json=True,
                act=lambda db, found, who, desk: actions.answer(db, found, **who, outcome="full", words=words),
            )  # fmt: skip

        return act

    found = at_once(answering(NADIA, "Voici"), answering(OMAR, "Autre chose"))
    assert sum(each is None for each in found) == 1, found
    refused = next(each for each in found if each is not None)
    assert isinstance(refused, Conflict | actions.NotAllowed)
    with staff.world.database.reading() as db:
        answers = [event for event in cases.events(db, row.id) if event.kind == "answer"]
        replies = [notice for notice in notices.of_request(db, row.id) if notice.slot == "reply"]
        assert receipts.verify(db, "berkane").is_intact
    assert (len(answers), len(replies), len(papers_of(staff, row))) == (1, 1, 1)


# -- looking -------------------------------------------------------------------------------------------------


def test_the_list(staff: Staff) -> None:
    late = staff.case("registered", subject="Budget")
    fresh = staff.case("opened", CLAIRE, "Marchés")
    staff.world.clock.move(days=24)
    soon = staff.works("requests", "list", "--due-soon", "--json").json
    assert [(each["reference"], each["is_due_soon"]) for each in soon] == [(late.reference, True)]
    assert staff.works("requests", "list", "--overdue", "--json").json == []
    staff.world.clock.move(days=10)
    overdue = staff.works("requests", "list", "--overdue", "--json").json
    assert [(each["reference"], each["due_on"], each["is_overdue"]) for each in overdue] == [
        (late.reference, DUE.isoformat(), True)
    ]
    listed = [each["reference"] for each in staff.works("requests", "list", "--json").json]
    assert listed == [late.reference, fresh.reference]
    only = staff.works("requests", "list", "--state", "awaiting_identity", "--json").json
    assert [each["reference"] for each in only] == [fresh.reference]
    assert "EN RETARD" in staff.works("requests", "list").out
    assert staff.works("requests", "list", "--json", commune="settat").json == []


def test_who_asks_is_shown_to_who_may_see_it_and_it_is_noted(staff: Staff) -> None:
    staff.employ()
    staff.employ(AMINA, "reader")
    row = staff.case("registered")
    for words in (("list",), ("show", row.reference)):
        for by, sees in ((NADIA, True), (AMINA, False)):
            shown = staff.works("requests", *words, by=by)
            assert (FATIMAS.family_name in shown.out) == sees, (words, by)
            assert FATIMAS.family_name not in staff.works("requests", *words, "--json", by=by).out
        assert FATIMAS.family_name in staff.works("requests", *words, "--json", "--identity").out
        assert "requests.identity" in staff.refuses("requests", *words, "--json", "--identity", by=AMINA)
    assert staff.audited("request_identity_seen") == [(NADIA, "requests")] * 4
    assert FATIMAS.document_number not in staff.works("requests", "list", by=NADIA).out


def test_a_case_is_shown_whole(staff: Staff) -> None:
    row = staff.case("registered", SI_BRAHIM, "كم صرفت الجماعة على الحديقة")
    staff.on(row, "extend", "--words", "Archives")
    shown = staff.works("requests", "show", row.reference, "--why", "--language", "ar")
    for part in (
        "كم صرفت",
        "reply",
        "extend",
        "Archives",
        "acknowledgement",
        "Why that day",
        "نهاية الأسبوع",
        "no proof",
    ):
        assert part in shown.out or part == "acknowledgement", part
    told = staff.works("requests", "show", row.reference, "--why", "--json").json
    days = told["clocks"][0]["days"]
    assert (days[-1]["number"], days[-1]["day"]) == (40, EXTENDED.isoformat())
    assert told["before_vote"]["kind"] in ("consultation", "session")
    assert told["revision"] == row.revision + 1
    assert {"kind": "extended", "proof": None}.items() <= told["notices"][-1].items()


def test_a_notice_handed_over_at_the_counter(staff: Staff) -> None:
    row = staff.case("refused")
    with staff.world.database.writing() as db:
        db.execute(
            request_notices.update().where(request_notices.c.kind == "refused").values(state="on_paper")
        )
    (waiting,) = staff.works("requests", "paper-list", "--json").json
    assert (waiting["reference"], waiting["kind"]) == (row.reference, "refused")
    staff.world.clock.move(days=9)
    assert "to come" in unchanged(staff, row, "handed", str(waiting["id"]), "--on", "2030-01-01")
    assert "no notice" in unchanged(staff, row, "handed", "4711")
    done = staff.works("requests", "handed", str(waiting["id"]), "--json").json
    assert (done["proof"], done["proved_on"]) == ("handed", staff.world.day.isoformat())
    clock = next(
        c
        for c in staff.works("requests", "show", row.reference, "--json").json["clocks"]
        if c["kind"] == "president_window"
    )
    assert clock["starts_on"] == staff.world.day.isoformat()
    assert "Rien n’attend" in staff.works("requests", "paper-list").out


def test_the_form_is_taken_by_who_may(staff: Staff, tmp_path: Path) -> None:
    staff.employ()
    staff.employ(AMINA, "reader")
    row, draft = staff.case(), staff.case("opened", CLAIRE, "autre")
    out = tmp_path / "form.pdf"
    assert "requests.identity" in unchanged(staff, row, "form", row.reference, "--out", str(out), by=AMINA)
    assert "who asks" in unchanged(staff, draft, "form", draft.reference, "--out", str(out))
    assert not out.exists()
    staff.works("requests", "form", row.reference, "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF")
    assert out.stat().st_mode & 0o077 == 0
    assert staff.audited("request_form_taken") == [(NADIA, row.reference)]
    assert "cannot be written" in staff.refuses(
        "requests", "form", row.reference, "--out", "/nowhere/form.pdf"
    )


def test_the_year_in_both_languages(staff: Staff) -> None:
    staff.case("answered")
    french = staff.works("requests", "year", "2026").out
    arabic = staff.works("requests", "year", "2026", "--language", "ar").out
    assert "Reçues: 1" in french
    assert "moyenne: 0\n" in french
    assert "médiane: 0\n" in french
    assert "المتوصل بها: 1" in arabic
    assert len(french.splitlines()) == len(arabic.splitlines())
    assert staff.works("requests", "year", "2026", "--json").json["received"] == 1
    assert staff.works("requests", "year", "2025", "--json").json["received"] == 0


def test_every_command_has_its_help() -> None:
    for name, command in requests.commands.items():
        assert command.get_short_help_str(), name
        assert CliRunner().invoke(requests, [name, "--help"]).exit_code == 0
