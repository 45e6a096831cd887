"""What staff read about cases, in words: the list, the counter's list and what is printed from it."""

import io
import shlex
import zipfile
from pathlib import Path

import pytest
from case_rig import DUE, FATIMAS
from click.testing import CliRunner
from desk_rig import Staff, at_work
from notice_rig import Notices
from world import CLAIRE, NADIA, World

from bot.cli import jemaa
from bot.cli.requests.words import LANGUAGES, notice_words, outcome_words, state_words
from bot.runtime import filing
from bot.runtime import officer as reminding
from bot.settings import Settings
from data import health
from data.requests import notices, states
from data.requests.cases import RequestRow
from data.tables import request_notices

OFFICER = "information.officer@berkane.example"  # of the sample's commune.yaml
AMINA = "amina@berkane.example"


@pytest.fixture
def staff(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Staff:
    return at_work(world, monkeypatch, tmp_path / "var")


def on_paper(staff: Staff, row: RequestRow, kind: str, state: str = "on_paper") -> int:
    """The notice of a kind waits to be handed over; its number."""
    with staff.world.database.writing() as db:
        found = next(each for each in notices.of_request(db, row.id) if each.kind == kind)
        mine = request_notices.c.id == found.id
        db.execute(request_notices.update().where(mine).values(state=state))
    return found.id


# -- the list ----------------------------------------------------------------------------------------------


def test_the_list_says_what_to_do_first_and_how_old_it_is(staff: Staff) -> None:
    draft = staff.case("opened", CLAIRE, "Marchés")
    sent = staff.case("sent", subject="Marché couvert")
    staff.world.clock.move(days=1)
    filed = staff.case("registered", subject="Budget")
    staff.world.clock.move(days=2)
    shown = staff.works("requests", "list", "--json").json
    assert [each["reference"] for each in shown] == [filed.reference, sent.reference, draft.reference]
    assert [each["age_days"] for each in shown] == [2, 3, 3]
    assert [each["state"] for each in shown] == ["open", "awaiting_receipt", "awaiting_identity"]
    first, second, third = staff.works("requests", "list").out.splitlines()
    assert first.startswith(f"{filed.reference}  enregistrée, en cours")
    assert f"dernier jour {shown[0]['due_on']}" in first
    assert "âge 2 j" in first
    assert "À ENREGISTRER" in second
    assert "brouillon" in third


def test_the_list_in_arabic_begins_with_arabic(staff: Staff) -> None:
    staff.case("registered", subject="ميزانية الحديقة")
    (line,) = staff.works("requests", "list", "--language", "ar").out.splitlines()
    assert line.startswith("مسجل")
    assert f"آخر يوم {DUE}" in line
    assert not any("\u2066" <= letter <= "\u2069" for letter in line)


def test_a_closed_case_has_no_age(staff: Staff) -> None:
    row = staff.case("opened")
    staff.on(row, "withdraw", "--words", "Dit au guichet")
    (shown,) = staff.works("requests", "list", "--json").json
    assert shown["age_days"] is None
    assert "close (retirée)" in staff.works("requests", "list").out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_outcome_and_notice_has_its_words(language: str) -> None:
    for state in states.STATES:
        assert state_words(state, language) != state
    for outcome in states.OUTCOMES:
        assert outcome_words(outcome, language) != outcome
    for kind in notices.KINDS:
        assert notice_words(kind, language) != kind


# -- the counter -------------------------------------------------------------------------------------------


def test_the_counters_list_says_whom_to_call(staff: Staff) -> None:
    staff.employ()
    staff.employ(AMINA, "reader")
    row = staff.case("refused")
    number = on_paper(staff, row, "refused")
    listed = staff.works("requests", "paper-list").out
    for part in (f"#{number}  {row.reference}  Refus", "depuis le", FATIMAS.family_name, FATIMAS.address):
        assert part in listed, part
    hidden = staff.works("requests", "paper-list", by=AMINA).out
    assert FATIMAS.family_name not in hidden
    assert "voir le dossier" in hidden
    assert staff.works("requests", "paper-list", "--language", "ar").out.startswith("الرفض")
    assert staff.audited("request_identity_seen") == [(NADIA, "requests")] * 2
    (told,) = staff.works("requests", "paper-list", "--json").json
    assert "identity" not in told
    (told,) = staff.works("requests", "paper-list", "--json", "--identity").json
    assert told["identity"]["address"] == FATIMAS.address


def test_who_gave_no_identity_reads_it_when_they_write(staff: Staff) -> None:
    row = staff.case("opened")
    with staff.world.database.writing() as db:
        notices.put(db, row, "identity_expired", "identity_expired", {}, staff.world.now)
    on_paper(staff, row, "identity_expired", "parked")
    assert "sans identité" in staff.works("requests", "paper-list").out


def test_the_words_of_a_notice_are_printed_with_its_letter(staff: Staff, tmp_path: Path) -> None:
    staff.employ()
    staff.employ(AMINA, "reader")
    row = staff.case("registered", CLAIRE)
    staff.on(row, "refuse", "--code", "in_preparation", "--reasons", "Le compte n'est pas arrêté")
    number = on_paper(staff, row, "refused")
    printed = staff.works("requests", "paper", str(number)).out
    assert "La commune a refusé votre demande." in printed
    assert "Le compte n'est pas arrêté" in printed
    assert f"Lettre : refusal-{row.reference}.pdf" in printed
    out = tmp_path / "lettre.pdf"
    assert str(out) in staff.works("requests", "paper", str(number), "--out", str(out)).out
    assert out.read_bytes().startswith(b"%PDF")
    assert out.stat().st_mode & 0o077 == 0
    assert staff.audited("notice_printed") == [(NADIA, row.reference)] * 2
    assert "information_officer" in staff.refuses("requests", "paper", str(number), by=AMINA)
    assert "no notice" in staff.refuses("requests", "paper", "4711")
    assert "no notice" in staff.refuses("requests", "paper", str(number), commune="settat")


def test_words_alone_are_text_and_several_papers_a_zip(staff: Staff, tmp_path: Path) -> None:
    row = staff.case("registered", CLAIRE)
    file = tmp_path / "liste.csv"
    file.write_text("a;b\n")
    staff.world.clock.move(minutes=5)
    staff.on(row, "answer", "--outcome", "full", "--words", "Voici", "--file", str(file))
    packed, words = tmp_path / "tout.zip", tmp_path / "mots.txt"
    staff.works("requests", "paper", str(on_paper(staff, row, "answered")), "--out", str(packed))
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as archive:
        assert archive.namelist() == ["notice.txt", "01-liste.csv", f"02-answer-{row.reference}.pdf"]
        assert "Voici" in archive.read("notice.txt").decode()
    staff.works("requests", "paper", str(on_paper(staff, row, "sent_to_officer")), "--out", str(words))
    assert "Votre formulaire" in words.read_text("utf-8")


# -- what a mail tells to type -----------------------------------------------------------------------------


def test_the_command_in_the_forms_mail_works_as_it_is_pasted(staff: Staff) -> None:
    staff.employ(OFFICER)
    row = staff.case("opened")
    with staff.world.database.writing() as db:
        row = filing.file_request(
            db, row, FATIMAS, settings=Settings(), day=staff.world.day, now=staff.world.now
        )
        (text,) = Notices(staff.world).mail_texts(db, "form")
    command = next(line for line in text.splitlines() if line.startswith("    jemaa"))
    done = CliRunner().invoke(jemaa, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output
    (shown,) = staff.works("requests", "list", "--json", by=OFFICER).json
    assert (shown["reference"], shown["state"]) == (row.reference, "open")


def test_the_reminder_and_the_doctor_say_the_command_whole(staff: Staff) -> None:
    staff.employ(OFFICER)
    staff.case("registered")
    staff.world.clock.move(days=30)
    with staff.world.database.writing() as db:
        assert reminding.remind(Settings(), db, "berkane", day=staff.world.day, now=staff.world.now)
        (text,) = Notices(staff.world).mail_texts(db, "officer:")
        findings = health.examine(db, now=staff.world.now)
    command = f"jemaa requests list --commune berkane --as {OFFICER}"
    assert f"    {command}" in text.splitlines()
    assert any(f"`{command}`" in finding.what_to_do for finding in findings)
    assert CliRunner().invoke(jemaa, shlex.split(command)[1:]).exit_code == 0
