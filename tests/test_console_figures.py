"""The pictures of the first page follow what happens, and are kept only for as long as counting them costs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from console_rig import Console, plain
from world import FATIMA, World

from bot.console import figures

pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)


def one_more(world: World) -> None:
    with world.database.writing() as db:
        world.recorded(db, FATIMA)


def counted(console: Console) -> figures.Counted:
    console.client().sees()
    return figures._kept[console.world.database]["berkane"]


def test_what_just_came_in_is_counted(world: World) -> None:
    console = Console(world)
    before = counted(console).came.total
    one_more(world)
    console.machine.at += timedelta(minutes=1)
    assert counted(console).came.total == before + 1


def test_what_took_long_is_shown_again_for_a_while(world: World) -> None:
    console = Console(world)
    kept = figures._kept.setdefault(world.database, {})
    kept["berkane"] = slow = replace(counted(console), took=1.0)
    assert counted(console) is slow
    console.machine.at += timedelta(seconds=figures.KEPT_TIMES)
    assert counted(console) is not slow


def test_the_page_says_when_it_was_counted(world: World) -> None:
    one_more(world)
    page = plain(Console(world).client(language="fr").sees())
    assert "Compté le" in page
