"""The dossier of a case: what is in it, that it is always the same, that its receipts can be verified without Jemaa."""

import hashlib
import hmac
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from case_rig import DUE, FATIMAS, Cases
from desk_rig import at_work
from pdf_reading import words as text_of
from world import CLAIRE, NADIA, SI_BRAHIM, World

from bot.papers.sheet import LANGUAGES, has
from bot.runtime import dossier, letters
from data import receipts
from data.calendar.delays import of_law
from data.requests import actions, cases, notices, proofs, retention
from data.requests import papers as kept
from data.requests.cases import RequestRow


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


def opened(packed: bytes, row: RequestRow) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return {name.removeprefix(f"{row.reference}/"): archive.read(name) for name in archive.namelist()}


def built(desk: Cases, row: RequestRow) -> dict[str, bytes]:
    return opened(dossier.build(desk.db, row, day=desk.world.day), row)


def keep(desk: Cases, row: RequestRow) -> None:
    letters.keep(desk.db, row, cases.events(desk.db, row.id)[-1].id, now=desk.world.now)


def full(desk: Cases) -> RequestRow:
    """Registered, extended, refused; with letters, an attachment in Arabic, and a notice that was handed over."""
    row = desk.registered(SI_BRAHIM, "كم صرفت الجماعة على الحديقة؟")
    keep(desk, row)
    row = actions.extend(desk.db, row, **desk.by_staff, words="Il faut les archives")
    keep(desk, row)
    values: dict[str, Any] = {
        "commune_id": "berkane",
        "request_id": row.id,
        "language": "ar",
        "now": desk.world.now,
    }
    kept.keep(desk.db, **values, kind="answer", name="../ميزانية 2024/é.pdf", content=b"%PDF-x")
    kept.keep(desk.db, **values, kind="answer", name="صورة.png", content=b"png", media_type="image/png")
    row = desk.refused(row)
    keep(desk, row)
    notice = desk.notice(row, "refused")
    proofs.hand(
        desk.db, "berkane", notice.id, actor=NADIA, on=desk.world.day, day=desk.world.day, now=desk.world.now
    )
    return desk.again(row)


def test_all_of_a_case(desk: Cases) -> None:
    row = full(desk)
    files = built(desk, row)
    assert list(files) == [
        "00-README.txt", "01-form.pdf", "02-timeline-ar.pdf", "02-timeline-fr.pdf", "03-receipts.json",
        "04-notices.json", "05-complaint-president-ar.pdf", "05-complaint-president-fr.pdf", "SHA256SUMS.txt",
        f"papers/01-letter-acknowledgement-{row.reference}.pdf", f"papers/02-letter-extension-{row.reference}.pdf",
        "papers/03-answer-2024-e.pdf", "papers/04-answer-paper.png", f"papers/05-letter-refusal-{row.reference}.pdf",
    ]  # fmt: skip
    assert all(name.isascii() for name in files)
    assert all(content.startswith(b"%PDF") for name, content in files.items() if name.endswith(".pdf"))
    french = text_of(files["02-timeline-fr.pdf"])
    for part in ("Il faut les archives", "refus", row.reference, "Prolongation", "remis en main propre"):
        assert part in french, part
    assert NADIA not in french
    assert "papers/03-answer" in files["SHA256SUMS.txt"].decode()
    for line in files["SHA256SUMS.txt"].decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest


def test_the_timeline_says_why_that_day(desk: Cases) -> None:
    row = desk.registered(CLAIRE, "Les comptes")
    words = text_of(dossier.timeline(desk.db, row, "fr", day=desk.world.day))
    assert "fin de semaine" in words
    assert "18 décembre 2026" in words
    assert "20" in words
    arabic = text_of(dossier.timeline(desk.db, row, "ar", day=desk.world.day))
    assert "2026" in arabic


def test_a_clock_that_stands_still_is_told_so(desk: Cases) -> None:
    row = actions.clarify(desk.db, desk.registered(), **desk.by_staff, words="Lequel ?")
    assert "suspendu" in text_of(dossier.timeline(desk.db, row, "fr", day=desk.world.day))


def test_the_same_case_gives_the_same_bytes(desk: Cases) -> None:
    row = full(desk)
    day = desk.world.day
    assert dossier.build(desk.db, row, day=day) == dossier.build(desk.db, row, day=day)


def test_its_receipts_are_verified_without_jemaa(world: World) -> None:
    with world.database.writing() as db:
        row = full(Cases(world, db))
    with world.database.reading() as db:
        files = opened(dossier.build(db, row, day=world.day), row)
        assert receipts.verify(db, "berkane").is_intact
    told = json.loads(files["03-receipts.json"])
    links = told["links"]
    assert [link["kind"] for link in links] == ["requested"] + ["moved"] * (len(links) - 1)
    for link in links:
        parts = [
            told["commune"],
            *(
                link[name]
                for name in (
                    "number",
                    "kind",
                    "reference",
                    "revision",
                    "item_digest",
                    "added_on",
                    "previous_digest",
                )
            ),
        ]
        written = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
        assert hashlib.sha256(written).hexdigest() == link["digest"]
    last = links[-1]
    item = hmac.new(bytes.fromhex(last["salt"]), last["item"].encode(), hashlib.sha256).hexdigest()
    assert item == last["item_digest"]
    assert FATIMAS.document_number not in last["item"]
    assert [link["salt"] for link in links[:-1]] == [None] * (len(links) - 1)
    assert "previous_digest" in files["00-README.txt"].decode()
    arabic, french = "سلسلة الوصولات", "chaîne des récépissés"
    assert arabic in files["00-README.txt"].decode()
    assert french in files["00-README.txt"].decode()


def test_notices_come_with_their_proof(desk: Cases) -> None:
    found = {each["kind"]: each for each in json.loads(built(desk, full(desk))["04-notices.json"])}
    assert (found["refused"]["proof"], found["refused"]["proved_on"]) == (
        "handed",
        desk.world.day.isoformat(),
    )
    assert found["registered"]["proof"] is None


@pytest.mark.parametrize("step", ["president", "cdai", "court"])
def test_the_complaint_of_the_step_that_is_open(desk: Cases, step: str) -> None:
    row = desk.refused()
    for before in ("president", "cdai"):
        if before == step:
            break
        row = desk.decided(desk.complains(row, before), before)
        if step == "cdai":
            break
    names = [name for name in built(desk, row) if name.startswith("05-")]
    assert names == [f"05-complaint-{step}-{language}.pdf" for language in LANGUAGES]


def test_silence_opens_the_first_step_before_anything_ran(desk: Cases) -> None:
    row = desk.registered()
    assert not [name for name in built(desk, row) if name.startswith("05-")]
    desk.on(DUE + timedelta(days=1))
    assert [name for name in built(desk, row) if name.startswith("05-complaint-president")]


def test_what_nobody_filed_and_what_was_erased(desk: Cases) -> None:
    draft = desk.opened(CLAIRE, "Rien encore")
    assert "01-form.pdf" not in built(desk, draft)
    row = actions.withdraw(desk.db, desk.registered(), **desk.by_person)
    desk.on(date(2029, 1, 1))
    row = retention.erase(desk.db, row, actor="system", day=desk.world.day, now=desk.world.now)
    files = built(desk, row)
    assert not {"01-form.pdf"} & set(files)
    assert "Budget" not in text_of(files["02-timeline-fr.pdf"])


@pytest.mark.parametrize(
    ("name", "ascii_name"),
    [("../../etc/passwd", "etc-passwd"), ("ميزانية.pdf", "paper.pdf"), ("é à.PDF", "e-a.PDF"), ("", "paper"),
     ("...", "paper"), ("a" * 200 + ".zip", "a" * 60 + ".zip"), ("con\\x:y.doc", "con-x-y.doc")],
)  # fmt: skip
def test_names_that_unpack_everywhere(name: str, ascii_name: str) -> None:
    assert dossier.ascii_name(name) == ascii_name


def test_every_word_is_there() -> None:
    keys = [f"notice-{kind}" for kind in notices.KINDS] + [
        f"proof-{proof}" for proof in ("sent", "mailed", "delivered", "read", "handed")
    ]
    keys += [f"clock-{kind}" for kind in of_law() if "extension" not in kind]
    for key in keys:
        for language in LANGUAGES:
            assert has(language, key), (key, language)


def test_by_command_and_only_for_who_may(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    staff = at_work(world, monkeypatch, tmp_path / "var")
    staff.employ()
    staff.employ("amina@berkane.example", "reader")
    row, out = staff.case("registered"), tmp_path / "dossier.zip"
    words = ("requests", "dossier", row.reference, "--out", str(out))
    assert "requests.identity" in staff.refuses(*words, by="amina@berkane.example")
    assert not out.exists()
    staff.works(*words)
    assert "01-form.pdf" in opened(out.read_bytes(), row)
    assert out.stat().st_mode & 0o077 == 0
    assert staff.audited("request_dossier_taken") == [(NADIA, row.reference)]
