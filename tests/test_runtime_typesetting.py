"""Papers are typeset while nothing is held."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import pytest
from case_rig import FATIMAS
from notice_rig import Notices
from world import World

from bot import papers as drawn
from bot.pages.identity_desk import Person, Sent
from bot.runtime.identity import RuntimeIdentityDesk
from data.engine import Db
from data.requests import identity, papers


def test_a_form_is_typeset_before_the_transaction_and_kept_as_it_was(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for the one writer while a paper is made; what is kept is what was made."""
    rig = Notices(world)
    desk = RuntimeIdentityDesk(rig.runtime)
    with world.database.writing() as db:
        rig.lets_write(db)
        row = rig.cases(db).opened()
        token = identity.new_link(db, row, now=world.now, hours=72)
    writing, typeset, writes = [0], [], world.database.writing

    @contextmanager
    def counted() -> Iterator[Db]:
        with writes() as db:
            writing[0] += 1
            try:
                yield db
            finally:
                writing[0] -= 1

    def form(language: str, form: drawn.Form) -> bytes:
        typeset.append(writing[0])
        return b"%PDF"

    monkeypatch.setattr(world.database, "writing", counted)
    monkeypatch.setattr(drawn, "form", form)
    person = Person(**asdict(FATIMAS))
    assert isinstance(asyncio.run(desk.send(token, person)), Sent)
    assert typeset == [0]
    with world.database.reading() as db:
        (paper,) = papers.of_request(db, row.id)
        assert papers.content(db, paper.id) == b"%PDF"
