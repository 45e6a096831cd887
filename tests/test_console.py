"""The console: who gets in, what each role opens, and that another commune's staff see nothing."""

import pytest
from console_rig import Console
from world import World


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_shows_the_overview_to_everybody_of_the_staff(console: Console, language: str) -> None:
    page = console.client("reader", language=language).sees()
    assert f'lang="{language}-MA"' in page
