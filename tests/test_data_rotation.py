"""After a rotation the newest key alone opens everything."""

import pytest
from case_rig import FATIMAS, Cases
from fakes import SECRET
from sqlalchemy import insert, select
from world import FATIMA, World

from bot.runtime import filing
from bot.settings import Settings
from data import attachments, contributions, conversations, health, mails, messages, rotation
from data.engine import Database, Db
from data.requests import actions, identity, papers
from data.tables import attachments as attachments_table
from data.tables import contribution_notes, reports, staff_members
from data.tables import contributions as contributions_table
from data.vault import Vault, derive

OLD, NEW = derive(SECRET, "encryption"), b"n" * 32


def a_case(world: World, db: Db) -> int:
    """A request with everything that is sealed of one; the id of its form."""
    desk = Cases(world, db)
    row = desk.opened()
    link = identity.find(db, identity.new_link(db, row, now=world.now), now=world.now)
    assert link
    identity.keep_draft(db, link, {"first_name": "Fatima"}, now=world.now)
    row = filing.file_request(db, row, FATIMAS, settings=Settings(), day=world.day, now=world.now)
    row = actions.register(db, row, number="1", received_on=world.day, **desk.by_staff)
    actions.clarify(db, row, words="Quelle année ?", **desk.by_staff)
    drafted = desk.registered(subject="Le marché")
    values = {"words": "Il faut du temps"}
    draft = actions.draft(db, drafted, "extend", values, **desk.by_staff)
    actions.send_back(
        db, drafted, version=draft.version, words="Lequel ?", actor="omar@berkane.example", now=world.now
    )
    return papers.of_request(db, row.id)[0].id


def what_the_console_seals(world: World, db: Db, reference: str) -> None:
    """A note among staff, somebody's secret of one-time codes, a report: as their rooms put them."""
    note = {
        "commune_id": "berkane",
        "contribution_id": db.value(
            select(contributions_table.c.id).where(contributions_table.c.reference == reference)
        ),
        "sealed_words": db.vault.seal("à relire", "contribution_notes.words"),
        "author": "amina@berkane.example",
        "written_at": world.now,
    }
    member = {
        "commune_id": "berkane",
        "email": "amina@berkane.example",
        "name": "Amina",
        "roles": ["reader"],
        "is_active": True,
        "added_by": "amina@berkane.example",
        "added_at": world.now,
        "sealed_totp": db.vault.seal("JBSWY3DPEHPK3PXP", "staff_members.totp"),
    }
    report = {
        "commune_id": "berkane",
        "kind": "consultation",
        "language": "fr",
        "format": "pdf",
        "options": {},
        "state": "done",
        "sealed_bytes": db.vault.seal(b"%PDF", "reports.bytes"),
        "made_by": "amina@berkane.example",
        "created_at": world.now,
    }
    for table, values in ((contribution_notes, note), (staff_members, member), (reports, report)):
        db.execute(insert(table).values(values))


def test_every_sealed_value_is_sealed_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "BATCH", 2)
    with world.database.writing() as db:
        health.check_keys(db, now=world.now)
        token = world.sends_photo(db, FATIMA, b"bytes")
        heard = [world.hears(db, FATIMA, f"salam {number}") for number in range(5)]
        attachments.expect(
            db, commune_id="berkane", inbound_id=heard[0].inbound_id, kind="voice", source="{}", now=world.now
        )
        world.says(db, FATIMA, "Mer7ba")
        reference = world.recorded(db, FATIMA, name=FATIMA.name, tokens=[token])
        conversations.set_state(db, heard[0].conversation_id, "{}")
        what_the_console_seals(world, db, reference)
        paper_id = a_case(world, db)
    url = world.database.url.render_as_string(False)
    both = Database(url, Vault(SECRET, [NEW, OLD]))
    with both.writing() as db:
        health.check_keys(db, now=world.now)
    with both.reading() as db:
        for column in rotation.sealed_columns():
            assert db.value(select(column).where(column.is_not(None))), f"{column} is not tried"
    assert rotation.reseal(both) > 10
    assert rotation.reseal(both) == 0
    both.close()
    newest = Database(url, Vault(SECRET, [NEW]))
    with newest.writing() as db:
        health.check_keys(db, now=world.now)
        assert attachments.read(db, "berkane", token) == b"bytes"
        assert contributions.name_of(db, "berkane", reference) == FATIMA.name
        row = conversations.load(db, heard[0].conversation_id)
        assert (row.state, row.address) == ("{}", FATIMA.address)
        lines = messages.spoken(db, row.id, after=None, limit=10)
        assert {"salam 4" in line.body for line in lines} == {True, False}
        sealed = db.value(
            select(attachments_table.c.sealed_source).where(attachments_table.c.state == "fetching")
        )
        assert db.vault.open_text(sealed, "attachments.source") == "{}"
        assert papers.content(db, paper_id).startswith(b"%PDF")
        (mail,) = mails.claim_due(db, world.now)
        assert mail.message.startswith(b"Message-ID")
    newest.close()
