"""Every yes and no is kept; the last word holds."""

from typing import Any

from sqlalchemy import func, select
from world import CLAIRE, FATIMA, World

from data import consents
from data.tables import consents as consents_table


def say(world: World, who: Any, db: Any, purpose: str, *, is_given: bool) -> None:
    consents.record(
        db,
        commune_id=who.commune,
        citizen_id=world.person(db, who).citizen_id,
        purpose=purpose,
        is_given=is_given,
        text_shown="Acceptez-vous ?",
        language=who.language,
        source=who.account,
        now=world.now,
    )


def test_the_last_word_holds_and_every_word_is_kept(world: World) -> None:
    with world.database.writing() as db:
        fatima = world.person(db, FATIMA).citizen_id
        assert consents.last_word(db, fatima, "comments") is None
        for is_given in (False, True):
            say(world, FATIMA, db, "comments", is_given=is_given)
        say(world, CLAIRE, db, "comments", is_given=False)
        assert consents.last_word(db, fatima, "comments") is True
        assert consents.last_word(db, world.person(db, CLAIRE).citizen_id, "comments") is False
        assert db.value(select(func.count()).select_from(consents_table)) == 3


def test_stop_ends_every_notice_and_names_them(world: World) -> None:
    with world.database.writing() as db:
        for purpose in ("comments", "sessions", "workshops"):
            say(world, FATIMA, db, purpose, is_given=True)
        fatima = world.person(db, FATIMA).citizen_id
        assert consents.subscriptions(db, fatima) == ["sessions", "workshops"]
        order = {
            "commune_id": "berkane",
            "citizen_id": fatima,
            "language": "ary-Latn",
            "source": FATIMA.account,
        }
        assert consents.stop(db, now=world.now, **order) == ["sessions", "workshops"]  # type: ignore[arg-type]
        assert consents.stop(db, now=world.now, **order) == []  # type: ignore[arg-type]
        assert consents.subscriptions(db, fatima) == []
        assert consents.last_word(db, fatima, "comments") is True, "not a notice"
