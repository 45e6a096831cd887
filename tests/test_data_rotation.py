"""After a rotation the newest key alone opens everything."""

import pytest
from fakes import SECRET
from sqlalchemy import select
from world import FATIMA, World

from data import attachments, contributions, conversations, health, messages, rotation
from data.engine import Database
from data.tables import attachments as attachments_table
from data.vault import Vault, derive

OLD, NEW = derive(SECRET, "encryption"), b"n" * 32


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
    newest.close()
