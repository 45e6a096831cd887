"""`jemaa staff`, and `--as` in front of every other staff command: who is let in, and what the others are told."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from desk_rig import Staff, at_work
from world import FATIMA, NADIA, OMAR, World

from bot.channels.base import Outbound
from bot.cli.staff import staff as group
from bot.runtime import wire
from data import conversations, outbox

AMINA = "amina@berkane.example"
ACTIONS = (
    ("conversations", "answer", "1", "Bonjour"),
    ("conversations", "return", "1"),
    ("calendar", "add", "--date", "2026-12-24", "--name-ar", "عطلة", "--name-fr", "Pont"),
    ("nlu", "review"),
    ("mails", "again"),
    ("requests", "register", "BRK-00000000"),
    ("requests", "answer", "BRK-00000000", "--outcome", "full", "--words", "x"),
    ("requests", "groups", "propose", "1"),
    ("requests", "handed", "1"),
    ("staff", "end", "omar@berkane.example"),
)
LOOKS = (
    ("conversations", "list"),
    ("mails", "list"),
    ("requests", "list"),
    ("requests", "year", "2026"),
    ("staff", "list"),
)


@pytest.fixture
def staff(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Staff:
    return at_work(world, monkeypatch, tmp_path / "var")


def add(staff: Staff, email: str, role: str, by: str | None = OMAR) -> str:
    return staff.works("staff", "add", email, "--name", "Amina", "--role", role, by=by).out


def test_the_first_may_be_added_by_anybody_and_administers(staff: Staff) -> None:
    told = add(staff, NADIA, "information_officer", by=None)
    assert "information_officer, administrator" in told
    assert "besides" in told
    assert "reader" in add(staff, AMINA, "reader", by=NADIA)
    listed = staff.works("staff", "list", "--json").json
    assert [(each["email"], each["is_active"]) for each in listed] == [(AMINA, True), (NADIA, True)]
    told = staff.refuses(
        "staff", "add", "--email", "x@berkane.example", "--name", "X", "--role", "reader", by=AMINA
    )
    assert "administrator" in told
    assert staff.audited("refused") == [(AMINA, "staff.change")]
    staff.works("staff", "end", "--email", AMINA)
    assert "no longer" in staff.refuses("staff", "list", by=AMINA)


def test_roles_are_shown() -> None:
    shown = CliRunner().invoke(group, ["roles"]).output
    assert shown.count("\n") == 6
    assert "requests.identity" in shown


@pytest.mark.parametrize("words", ACTIONS, ids=" ".join)
def test_who_lacks_the_permission_changes_nothing(staff: Staff, words: tuple[str, ...]) -> None:
    staff.employ()
    staff.employ(AMINA, "announcer")
    for email, why in (
        (AMINA, "lacks"),
        ("nobody@berkane.example", "not of the staff"),
        ("KARIM@settat.example", "not of the staff"),
    ):
        told = staff.refuses(*words, by=email)
        assert why in told
        assert staff.audited("refused")[-1][0] == email.casefold()
    assert len(staff.audited("refused")) == 3


@pytest.mark.parametrize("words", [*ACTIONS[:5], *LOOKS], ids=" ".join)
def test_a_real_commune_without_staff_refuses_and_says_how_to_begin(
    staff: Staff, words: tuple[str, ...]
) -> None:
    staff.make_real()
    assert "jemaa staff add" in staff.refuses(*words)


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_a_sample_without_staff_lets_anybody_look_and_says_how_to_add_staff(
    staff: Staff, words: tuple[str, ...]
) -> None:
    for by in (None, "whoever@example.ma"):
        done = staff.works(*words, by=by)
        assert done.err.count("jemaa staff add") == 1


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_with_staff_whoever_looks_says_who_they_are(staff: Staff, words: tuple[str, ...]) -> None:
    staff.employ()
    assert "--as" in staff.refuses(*words, by=None)
    assert "sample" not in staff.works(*words).err


@pytest.mark.parametrize("email", ["amina", "a@b@c", f"{'a' * 60}@{'b' * 80}.ma"])
def test_what_is_no_address(staff: Staff, email: str) -> None:
    assert "e-mail" in staff.refuses("staff", "list", by=email)


def test_personal_exports_are_for_the_person_in_charge(staff: Staff, tmp_path: Path) -> None:
    staff.employ()
    words = ("export", "--what", "contributions", "--format", "csv", "--out", str(tmp_path / "x.csv"))
    assert "export.personal" in staff.refuses(*words, "--with-personal-data", by=OMAR)
    assert not (tmp_path / "x.csv").exists()
    staff.works(*words, "--with-personal-data")
    assert staff.audited("personal_data_exported") == [(NADIA, "contributions")]


def test_the_secret_of_a_one_time_link_is_not_in_the_list_of_conversations(staff: Staff) -> None:
    link = f"https://jemaa.berkane.example/identity/{'aB3-_xyZ' * 5}abc"
    with staff.world.database.writing() as db:
        person = staff.world.person(db, FATIMA)
        body = wire.dump_outbound(Outbound("x", f"Rrabit: {link}"))
        outbox.put(db, commune_id="berkane", account_id=FATIMA.account, conversation_id=person.conversation_id,
                   body=body, now=staff.world.now)  # fmt: skip
        staff.world.hears(db, FATIMA, f"ma khdamch {link}")
        conversations.hand_over(db, person.conversation_id, staff.world.now)
    masked = "https://jemaa.berkane.example/identity/[•••]"
    [waiting] = staff.works("conversations", "list", "--json").json
    assert {line["text"] for line in waiting["lines"]} == {f"Rrabit: {masked}", f"ma khdamch {masked}"}
    assert link not in staff.works("conversations", "list").out
