"""The desk's pages show what the list shows, a page at a time."""

from datetime import timedelta

import pytest
from case_rig import Cases
from world import World

from data.requests import actions, desk, listing


def test_the_desk_counts_and_sorts_what_the_list_says(world: World) -> None:
    with world.database.writing() as db:
        rig = Cases(world, db)
        for subject, wait in (("budget", 25), ("eau", 24), ("jardin", 1)):
            rig.registered(subject=subject)
            rig.on(world.day + timedelta(wait))
        rig.opened(subject="nobody said who asks")
        page = desk.page(db, "berkane", day=world.day)
        listed = [each for each in listing.listed(db, "berkane", day=world.day) if each.row.has_identity]
    assert [each.row.reference for each in page.cases] == [each.row.reference for each in listed]
    assert [each.row.matter.subject for each in page.cases] == ["budget", "eau", "jardin"]
    assert [each.is_overdue for each in page.cases] == [True, False, False]
    assert [each.due_on for each in page.cases] == [each.due_on for each in listed]
    shown = {name: page.counts[name] for name in ("all", "overdue", "open", "closed", "to_register")}
    assert shown == {"all": 3, "overdue": 1, "open": 3, "closed": 0, "to_register": 0}


@pytest.mark.parametrize("chosen", desk.FILTERS)
def test_every_filter_counts_what_it_shows(
    world: World, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "PAGE", 2)
    with world.database.writing() as db:
        rig = Cases(world, db)
        for number in range(4):
            row = rig.registered(subject=f"matter {number}")
            rig.on(world.day + timedelta(14))
        actions.answer(db, row, outcome="full", words="voici", **rig.by_staff)
        rig.sent(subject="to be registered")
        first = desk.page(db, "berkane", day=world.day, chosen=chosen)
        shown = [
            each.row.id
            for number in range(1, first.pages + 1)
            for each in desk.page(db, "berkane", day=world.day, chosen=chosen, number=number).cases
        ]
        beyond = desk.page(db, "berkane", day=world.day, chosen=chosen, number=99)
    assert len(shown) == len(set(shown)) == first.counts[chosen]
    assert first.counts["all"] == 5
    assert beyond.number == first.pages
