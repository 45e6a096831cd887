"""Where sessions, sittings, workshops and registrations may stand, and what moves them from where to where."""

from collections.abc import Mapping

EXPECTED = "expected"  # named, without any date that staff entered: it is not announced
ANNOUNCED = "announced"  # a sitting has its date
HELD, CANCELLED = "held", "cancelled"
PLANNED, POSTPONED, NO_QUORUM = "planned", "postponed", "no_quorum"
REGISTERED, WAITING, CAME, ABSENT = "registered", "waiting", "came", "absent"

Transitions = Mapping[str, Mapping[str, str]]

SESSION: Transitions = {
    "announce": {EXPECTED: ANNOUNCED, ANNOUNCED: ANNOUNCED},
    "change": {EXPECTED: EXPECTED, ANNOUNCED: ANNOUNCED},
    "publish_agenda": {EXPECTED: EXPECTED, ANNOUNCED: ANNOUNCED},
    "cancel": {EXPECTED: CANCELLED, ANNOUNCED: CANCELLED},
    "hold_sitting": {ANNOUNCED: ANNOUNCED},
    "hold": {ANNOUNCED: HELD},
    "decide": {HELD: HELD},
}
SITTING: Transitions = {
    "change": {PLANNED: PLANNED},
    "postpone": {PLANNED: POSTPONED},
    "no_quorum": {PLANNED: NO_QUORUM},
    "hold": {PLANNED: HELD},
    "cancel": {PLANNED: CANCELLED, POSTPONED: CANCELLED},
}
WORKSHOP: Transitions = {
    "change": {PLANNED: PLANNED, POSTPONED: POSTPONED},
    "move": {PLANNED: PLANNED, POSTPONED: PLANNED},  # another date is known
    "postpone": {PLANNED: POSTPONED},  # none is known yet
    "cancel": {PLANNED: CANCELLED, POSTPONED: CANCELLED},
    "hold": {PLANNED: HELD},
    "minutes": {HELD: HELD},
}
REGISTRATION: Transitions = {
    "again": {CANCELLED: REGISTERED},
    "wait_again": {CANCELLED: WAITING},
    "move_up": {WAITING: REGISTERED},
    "change_seats": {REGISTERED: REGISTERED, WAITING: WAITING},
    "cancel": {REGISTERED: CANCELLED, WAITING: CANCELLED},
    "check_in": {REGISTERED: CAME, WAITING: CAME, ABSENT: CAME},
    "walk_in": {CANCELLED: CAME},  # comes after all, and there is room
    "absent": {REGISTERED: ABSENT},
}


class AgendaError(ValueError):
    """This cannot be entered, or not done as things stand; the words say why, the code says it to programs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def after(table: Transitions, action: str, state: str, name: str) -> str:
    """Where an action leads. AgendaError."""
    found = table[action].get(state)
    if found is None:
        raise AgendaError("state", f"{name} is {state}: {action.replace('_', ' ')} cannot be done there.")
    return found
