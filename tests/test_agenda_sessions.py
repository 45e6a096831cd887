"""Sessions of the council: what staff may enter, and what the law allows to follow."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from agenda_rig import (
    NADIA,
    OTHER_PLACE,
    PLACE,
    TODAY,
    add_session,
    point,
    postpone,
    session,
    sitting,
    texts,
    who,
)
from sqlalchemy import select
from world import World

from data.agenda import asking, rows, sessions, sittings, states
from data.agenda.states import AgendaError
from data.commune_folder import Localized
from data.conversations import Conflict
from data.engine import Db
from data.tables import audit_events


@pytest.fixture
def db(world: World) -> Iterator[Db]:
    with world.database.writing() as db:
        yield db


def standing(db: Db) -> list[tuple[int, str, date, str]]:
    return [
        (n, each.state, each.held_on, each.starts_at or "")
        for n, each in rows.standing(rows.sittings_of(db, session(db)))
    ]


def audited(db: Db) -> list[tuple[str, str]]:
    asked = select(audit_events.c.actor, audit_events.c.action).order_by(audit_events.c.id)
    return [(actor, action) for actor, action in db.execute(asked) if action != "commune_imported"]


# -- entering ----------------------------------------------------------------------------------------------


def test_a_session_is_announced_by_its_first_sitting_and_not_before(db: Db) -> None:
    row = add_session(db, points=[point()])
    assert row.state == states.EXPECTED
    found = asking.next_session(db, "berkane", TODAY)
    assert found
    assert not found.is_announced
    row = sittings.add(db, row, sitting(20), **who())
    assert row.state == states.ANNOUNCED
    found = asking.next_session(db, "berkane", TODAY)
    assert found
    assert (found.row.session_id, found.is_announced) == ("2027-02", True)
    assert found.as_json()["sittings"][0]["day"] == "2026-12-11"
    assert audited(db) == [
        (NADIA, "session_added"),
        (NADIA, "session_agenda_published"),
        (NADIA, "sitting_added"),
    ]


def test_the_sample_s_month_alone_announces_nothing(db: Db) -> None:
    found = asking.next_session(db, "berkane", TODAY)
    assert found
    assert (found.row.session_id, found.row.month, found.is_announced) == ("next-ordinary", "2027-02", False)
    assert found.agenda
    assert len(found.agenda.points) == 6


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (sitting(-1), "past"),
        (sitting(0, "11:30"), "past"),
        (sitting(1_000), "far"),
    ],
)
def test_a_sitting_that_cannot_be(db: Db, wrong: Any, code: str) -> None:
    with pytest.raises(AgendaError) as error:
        add_session(db, wrong)
    assert error.value.code == code


def test_today_in_the_afternoon_is_still_to_come(db: Db) -> None:
    assert add_session(db, sitting(0, "15:00")).state == states.ANNOUNCED


def test_an_end_before_the_start_is_refused_by_the_entry_and_by_a_change(db: Db) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        sitting(20, "10:00", end="09:00")
    row = add_session(db, sitting(20, "10:00", end="12:00"))
    with pytest.raises(AgendaError, match="before it begins"):
        sittings.change(db, row, 1, starts_at="13:00", ends_at="12:00", **who())


def test_a_place_is_written_or_said_to_be_unknown(db: Db) -> None:
    with pytest.raises(ValueError, match="place"):
        type(sitting(20)).model_validate({"date": TODAY, "time": {"start": "10:00"}})
    row = add_session(db, sitting(20, place=None))
    assert rows.sitting(db, row, 1).place is None


def test_what_is_not_known_is_refused_with_what_is(db: Db) -> None:
    with pytest.raises(AgendaError, match="no axis of the programme"):
        add_session(db, points=[point(axes=["A7"])])
    add_session(db)
    with pytest.raises(AgendaError, match="has a session '2027-02' already"):
        add_session(db)
    with pytest.raises(AgendaError, match="Known are: next-ordinary, 2027-02"):
        rows.session(db, "berkane", "2031")
    with pytest.raises(AgendaError, match="Known are: next-ordinary"):
        rows.session(db, "settat", "2027-02")


def test_an_agenda_gets_a_new_version_and_the_old_one_stays(db: Db) -> None:
    row = add_session(db, sitting(20), points=[point()])
    with pytest.raises(AgendaError, match="says the same"):
        sessions.publish_agenda(db, row, [point()], **who())
    row = sessions.publish_agenda(
        db, row, [point(), point("Jeunes", ["A1", "A4"])], **who(TODAY + timedelta(days=2))
    )
    first, second = rows.agendas(db, row)
    assert (first.number, len(first.points), first.axes) == (1, 1, ["A4"])
    assert (second.number, len(second.points), second.axes) == (2, 2, ["A4", "A1"])
    assert rows.agenda(db, row) == second
    with pytest.raises(AgendaError, match="without a point"):
        sessions.publish_agenda(db, row, [], **who())


# -- what follows ------------------------------------------------------------------------------------------


def test_a_sitting_is_put_off_and_its_new_date_takes_its_place(db: Db) -> None:
    add_session(db, sitting(20), sitting(27))
    postpone(db, 1, sitting(22, "15:00"))
    assert standing(db) == [
        (1, "planned", date(2026, 12, 13), "15:00"),
        (2, "planned", date(2026, 12, 18), "10:00"),
    ]
    with pytest.raises(AgendaError, match="is postponed"):
        postpone(db, 1, sitting(23))
    with pytest.raises(AgendaError, match="already"):
        postpone(db, 3, sitting(22, "15:00"))


def test_put_off_without_a_date_until_one_is_entered(db: Db) -> None:
    row = add_session(db, sitting(20))
    row = postpone(db, 1, None)
    view = asking.next_session(db, "berkane", TODAY)
    assert view
    assert (view.row.session_id, view.is_announced) == ("2027-02", False)
    with pytest.raises(AgendaError, match="No sitting"):
        sittings.hold(db, row, **who(TODAY + timedelta(days=30)))
    row = sittings.add(db, row, sitting(40), instead_of=1, **who())
    assert standing(db) == [(1, "planned", date(2026, 12, 31), "10:00")]
    with pytest.raises(AgendaError, match="does not wait"):
        sittings.add(db, row, sitting(41), instead_of=1, **who())


def test_without_a_quorum_the_council_is_convened_again_as_article_42_says(db: Db) -> None:
    row = add_session(db, sitting(20))  # a Friday, 2026-12-11
    first = TODAY + timedelta(days=20)
    with pytest.raises(AgendaError, match="not taken place yet"):
        sittings.no_quorum(db, row, 1, sitting(23), **who())
    for ahead in (22, 26):
        with pytest.raises(AgendaError, match="2026-12-14 to 2026-12-16"):
            sittings.no_quorum(db, row, 1, sitting(ahead), **who(first))
    row = sittings.no_quorum(db, row, 1, sitting(25), **who(first))  # Wednesday the 16th
    second = TODAY + timedelta(days=25)
    with pytest.raises(AgendaError, match="from 2026-12-21 on"):
        sittings.no_quorum(db, row, 2, sitting(29), **who(second))
    for other in (sitting(30, "11:00"), sitting(30, place=OTHER_PLACE)):
        with pytest.raises(AgendaError, match="same place and hour"):
            sittings.no_quorum(db, row, 2, other, **who(second))
    row = sittings.no_quorum(db, row, 2, sitting(31), **who(second))
    third = rows.sittings_of(db, row)[-1]
    assert rows.convening(rows.sittings_of(db, row), third) == 3
    with pytest.raises(AgendaError, match="any number is enough"):
        sittings.no_quorum(db, row, 3, sitting(40), **who(TODAY + timedelta(days=31)))
    assert standing(db) == [(1, "planned", date(2026, 12, 22), "10:00")]


def test_a_postponement_between_does_not_count_as_a_convening(db: Db) -> None:
    row = add_session(db, sitting(20))
    row = postpone(db, 1, sitting(21))
    day = TODAY + timedelta(days=21)
    row = sittings.no_quorum(db, row, 2, sitting(24), **who(day))
    found = rows.sittings_of(db, row)
    assert [rows.convening(found, each) for each in found] == [1, 1, 2]


def test_held_decided_and_asked(db: Db) -> None:
    row = add_session(db, sitting(20), sitting(27))
    day = TODAY + timedelta(days=20)
    with pytest.raises(AgendaError, match="announced: decide"):
        sessions.decide(db, row, [Localized(**texts("Adopté"))], **who())
    with pytest.raises(AgendaError, match="has come yet"):
        sittings.hold(db, row, **who())
    row = sittings.hold(db, row, **who(day))
    assert row.state == states.ANNOUNCED
    with pytest.raises(AgendaError, match="has not come yet"):
        sittings.hold(db, row, 2, **who(day))
    row = sittings.hold(db, row, **who(day + timedelta(days=7)))
    assert row.state == states.HELD
    found = asking.decided(db, "berkane")
    assert found
    assert found.as_json()["decided"] is None
    row = sessions.decide(db, row, [Localized(**texts("Adopté"))], **who(day + timedelta(days=9)))
    again = sessions.decide(
        db, row, [Localized(**texts("Adopté")), Localized(**texts("Rejeté"))], **who(day + timedelta(days=12))
    )
    assert again.deliberations_on == day + timedelta(days=9)
    found = asking.decided(db, "berkane")
    assert found
    assert [each["fr"] for each in found.as_json()["decided"]] == ["Adopté", "Rejeté"]


def test_called_off_with_all_its_sittings(db: Db) -> None:
    row = add_session(db, sitting(20), sitting(27))
    row = sittings.cancel(db, row, 2, **who())
    assert row.state == states.ANNOUNCED
    row = sessions.cancel(db, row, **who())
    assert [state for _, state, _, _ in standing(db)] == ["cancelled", "cancelled"]
    with pytest.raises(AgendaError, match="is cancelled: cancel cannot be done"):
        sessions.cancel(db, row, **who())
    found = asking.next_session(db, "berkane", TODAY)
    assert found
    assert found.row.session_id == "next-ordinary"


def test_what_somebody_else_changed_is_looked_at_again(db: Db) -> None:
    row = add_session(db, sitting(20))
    sittings.change(db, row, 1, place=Localized(**OTHER_PLACE), **who())
    with pytest.raises(Conflict, match="look again"):
        sessions.cancel(db, row, **who())
    assert session(db).state == states.ANNOUNCED
    assert rows.sitting(db, session(db), 1).place != PLACE
