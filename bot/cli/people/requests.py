"""What they ask the commune for, by law 31.13: each case as far as its `stand`, counted back from today by the commune's calendar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.cli.people.living import Life
from bot.cli.people.town import Town
from bot.runtime import filing, letters
from data.calendar import delays
from data.calendar.working_days import WORKING
from data.people_file import ANSWERED, COUNTER, EXTENDED, NEAR, OPEN, OVERDUE, RECEIPT, Asked
from data.requests import actions, cases, notices, proofs
from data.requests.cases import Identity, Matter, RequestRow

SENT_AT, READ_AT = time(19, 40), time(20, 5)
# How many working days lie between today and what a stand is named for.
RECEIVED, LEFT, LATE, ANSWERED_BEFORE, EXTENDED_BEFORE = 4, 2, 4, 3, 5
BEFORE_LAST = 2  # an extension is told while the delay still runs


@dataclass(frozen=True, slots=True)
class _Days:
    """When the request was received, and when the commune did what the stand is named for."""

    received: date
    done: date | None = None


def life(town: Town, asked: Asked) -> Life:
    """Somebody asks, and the case goes as far as its stand."""
    if asked.stand == COUNTER:
        return _at_counter(town, asked)
    return _in_the_chat(town, asked)


# -- days ----------------------------------------------------------------------------------------------------


def _days(town: Town, stand: str) -> _Days:
    return _DAYS[stand](town)


def _due(town: Town, last_day: date) -> date:
    """The day of receipt whose delay has this last day."""
    delay = delays.of_commune(town.db, town.id)[delays.REPLY]
    if delay.unit == WORKING:
        return town.back(last_day, delay.amount)
    return last_day - timedelta(delay.amount)


def _extended(town: Town) -> _Days:
    done = town.back(town.day, EXTENDED_BEFORE)
    return _Days(_due(town, town.ahead(done, BEFORE_LAST)), done)


_DAYS: Mapping[str, Callable[[Town], _Days]] = {
    RECEIPT: lambda town: _Days(town.day),
    OPEN: lambda town: _Days(town.back(town.day, RECEIVED)),
    COUNTER: lambda town: _Days(town.back(town.day, RECEIVED - 2)),
    NEAR: lambda town: _Days(_due(town, town.ahead(town.day, LEFT))),
    OVERDUE: lambda town: _Days(_due(town, town.back(town.day, LATE)), town.back(town.day, LATE - 1)),
    EXTENDED: _extended,
    ANSWERED: lambda town: _Days(town.back(town.day, 12), town.back(town.day, ANSWERED_BEFORE)),
}


# -- in the chat ---------------------------------------------------------------------------------------------


def _in_the_chat(town: Town, asked: Asked) -> Life:
    """Asked in the evening, received the next working day; what the commune says is read on the chat page."""
    days = _days(town, asked.stand)
    moment = town.moment(town.back(days.received, 1), SENT_AT)
    yield moment
    row = _sent(town, asked, moment)
    _read(town, row, moment)
    if asked.stand == RECEIPT:
        return
    yield (moment := town.moment(days.received))
    row = _registered(town, row, days.received, moment)
    yield (moment := town.moment(days.received, READ_AT))
    _read(town, row, moment)
    if days.done is None:
        return
    yield (moment := town.moment(days.done, time(11, 15)))
    _done(town, asked, cases.by_id(town.db, row.id), moment)
    yield (moment := town.moment(days.done, READ_AT))
    _read(town, row, moment)


def _who(town: Town, moment: datetime) -> dict[str, Any]:
    return {"actor": town.staff, "day": town.day_of(moment), "now": moment}


def _sent(town: Town, asked: Asked, moment: datetime) -> RequestRow:
    """The draft of the chat, and the page on which they say who they are."""
    key = str(asked.person)
    opened = cases.open_request(
        town.db,
        commune_id=town.id,
        citizen_id=town.person(key, moment).citizen_id,
        account_id=town.account,
        channel="web",
        language=town.who(key).language,
        subject=asked.subject,
        period=asked.period,
        format="electronic",
        delivery="chat",
        is_urgent=False,
        axis_id=asked.axis,
        day=town.day_of(moment),
        now=moment,
    )
    if isinstance(opened, cases.Refusal):
        raise actions.NotAllowed(opened.reason.value, f"{asked.subject!r} is not taken: {opened.reason}.")
    row = cases.by_id(town.db, opened.request_id)
    day = town.day_of(moment)
    return filing.file_request(town.db, row, _identity(asked), settings=town.settings, day=day, now=moment)


def _identity(asked: Asked) -> Identity:
    return Identity(**asked.identity.model_dump(), is_citizen=True)


def _registered(town: Town, row: RequestRow, received: date, moment: datetime) -> RequestRow:
    row = actions.register(town.db, row, **_who(town, moment), number=row.reference, received_on=received)
    _keep_letter(town, row, moment)
    return row


def _done(town: Town, asked: Asked, row: RequestRow, moment: datetime) -> None:
    """What the stand is named for; of an overdue one, that the delay ran out."""
    who = _who(town, moment)
    match asked.stand:
        case "extended":
            row = actions.extend(town.db, row, **who, words=asked.words)
        case "answered":
            row = actions.answer(town.db, row, **who, outcome="full", words=asked.words)
        case _:
            actions.lapse(town.db, town.id, day=who["day"], now=moment)
            return
    _keep_letter(town, row, moment)


def _keep_letter(town: Town, row: RequestRow, moment: datetime) -> None:
    """As the console does after each act."""
    letters.keep(town.db, row, cases.events(town.db, row.id)[-1].id, now=moment)


def _read(town: Town, row: RequestRow, moment: datetime) -> None:
    """They open the chat page and read what they were told: nothing of it leaves again today."""
    waiting = [each for each in notices.of_request(town.db, row.id) if each.state == notices.WAITING]
    for each in waiting:
        notices.change(town.db, each, notices.LEAVING, via="web")
        notice, case = notices.by_id(town.db, each.id), cases.by_id(town.db, row.id)
        proofs.prove(town.db, case, notice, proofs.READ, town.day_of(moment), moment)


# -- at the counter ------------------------------------------------------------------------------------------


def _at_counter(town: Town, asked: Asked) -> Life:
    """It came by post: its receipt is made, and waits at the counter to be handed over."""
    received = _days(town, asked.stand).received
    moment = town.moment(received)
    yield moment
    row = actions.enter(
        town.db,
        commune_id=town.id,
        language=str(asked.language),
        matter=Matter(asked.subject, asked.period),
        format="paper",
        delivery="counter",
        is_urgent=False,
        identity=_identity(asked),
        number=None,
        received_on=received,
        **_who(town, moment),
    )
    _keep_letter(town, row, moment)
    for notice in notices.of_request(town.db, row.id):
        notices.change(town.db, notice, notices.ON_PAPER, via="paper")
