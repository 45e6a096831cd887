"""A refusal that rests on article 7 names its exception in words, in every language."""

import pytest
from case_rig import Cases
from fluent_files import patterns, variables
from world import CLAIRE, World

from bot.runtime import notice_words
from data import texts
from data.requests import actions
from data.requests.refusals import EXCEPTIONS

ROOM = ("exceptions",)


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_the_notice_names_the_exception(world: World, exception: str, language: str) -> None:
    with world.database.writing() as db:
        desk = Cases(world, db)
        row = actions.refuse(
            db,
            desk.registered(CLAIRE),
            **desk.by_staff,
            code="exception_art7",
            exception=exception,
            words="Motifs",
        )
        text = notice_words.told(db, row, desk.notice(row, "refused"), world.day).text(language)
    name = texts.plain(language, f"exception-{exception.replace('_', '-')}")
    assert name in text
    assert exception not in text


def test_another_ground_names_none(world: World) -> None:
    with world.database.writing() as db:
        desk = Cases(world, db)
        row = desk.refused()
        text = notice_words.told(db, row, desk.notice(row, "refused"), world.day).text("fr")
    assert "article 7" not in text


def test_every_language_names_all_of_them_in_its_own_letters() -> None:
    keys = {f"exception-{each.replace('_', '-')}" for each in EXCEPTIONS} | {"exception-named"}
    for language in texts.LANGUAGES:
        found = patterns(language, ROOM)
        assert set(found) == keys
        assert variables(found["exception-named"]) == {"exception"}
        for key in keys - {"exception-named"}:
            text = texts.plain(language, key)
            assert len(text) < 100
            assert ("\u0600" <= text[0] <= "\u06ff") == (language in ("ar", "ary")), text
