"""Where an information request may stand, and what moves it from where to where. Law 31.13, articles 14 to 21.

A state says where a case stands, its outcome how it ended; silence is no state: that a case is overdue is read from its clocks.
"""

from collections.abc import Mapping

AWAITING_IDENTITY = "awaiting_identity"  # written in the chat; the identity page has not been sent yet
AWAITING_RECEIPT = "awaiting_receipt"  # the form went to the person in charge; not filed yet
OPEN = "open"  # registered: the day of receipt is day 0
CLARIFYING = "clarifying"  # the person was asked something: the clock stands still
CONSULTING = "consulting"  # a third party is asked (article 9): the clock runs on
ANSWERED = "answered"
COMPLAINT_PRESIDENT = "complaint_president"  # article 19
COMPLAINT_CDAI = "complaint_cdai"  # article 20
COURT = "court"  # article 21
CLOSED = "closed"

STATES = (
    AWAITING_IDENTITY,
    AWAITING_RECEIPT,
    OPEN,
    CLARIFYING,
    CONSULTING,
    ANSWERED,
    COMPLAINT_PRESIDENT,
    COMPLAINT_CDAI,
    COURT,
    CLOSED,
)
OUTCOMES = ("full", "partial", "refused", "redirected", "withdrawn")
STEPS = ("president", "cdai", "court")
REGISTERED = (OPEN, CLARIFYING, CONSULTING)  # with the commune, which has not replied
LADDER = {"president": COMPLAINT_PRESIDENT, "cdai": COMPLAINT_CDAI, "court": COURT}

_BEFORE_CLOSED = STATES[:-1]
# A reply that comes late is taken wherever the person's complaint has got to by then; it takes nothing from the complaint.
_REPLY = dict.fromkeys(REGISTERED, ANSWERED) | {state: state for state in LADDER.values()}
_ON_LADDER = (COMPLAINT_PRESIDENT, COMPLAINT_CDAI)

# What happens to a case: from which state to which. Only data/requests/moves.py moves a case, and only so.
TRANSITIONS: Mapping[str, Mapping[str, str]] = {
    "identify": {AWAITING_IDENTITY: AWAITING_RECEIPT},
    "register": {AWAITING_RECEIPT: OPEN},
    "clarify": {OPEN: CLARIFYING},
    "clarified": {CLARIFYING: OPEN},
    "consult": {OPEN: CONSULTING},
    "consulted": {CONSULTING: OPEN},
    "extend": {OPEN: OPEN, CONSULTING: CONSULTING},
    "answer": _REPLY,
    "refuse": _REPLY,
    "redirect": dict.fromkeys(REGISTERED, ANSWERED),  # a reply as well: it may be complained about
    "withdraw": dict.fromkeys(_BEFORE_CLOSED, CLOSED),
    # Also while still open: the commune was silent until its last day. And once closed, when it was lodged in time.
    "complain_president": dict.fromkeys((OPEN, CONSULTING, ANSWERED, CLOSED), COMPLAINT_PRESIDENT),
    "complain_cdai": dict.fromkeys((COMPLAINT_PRESIDENT, CLOSED), COMPLAINT_CDAI),
    "complain_court": dict.fromkeys((COMPLAINT_CDAI, CLOSED), COURT),
    "decide_president": {COMPLAINT_PRESIDENT: COMPLAINT_PRESIDENT},
    "decide_cdai": {COMPLAINT_CDAI: COMPLAINT_CDAI},
    "decide_court": {COURT: COURT},
    "close": dict.fromkeys((OPEN, CONSULTING, ANSWERED, *LADDER.values()), CLOSED),
    "correct_receipt": {state: state for state in REGISTERED},
    # A delay ran out by itself: the next step of the ladder is open.
    "lapse": {state: state for state in (OPEN, CONSULTING, *_ON_LADDER)},
    "erase": dict.fromkeys((AWAITING_IDENTITY, AWAITING_RECEIPT, CLOSED), CLOSED),
}
# Noted without moving anything.
NOTES = ("open", "withheld", "forgotten", "remark")


class NotAllowed(Exception):
    """This cannot be done with the case as it stands; the sentence says why, the code says it to programs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def after(action: str, state: str) -> str | None:
    """Where an action leads from a state; None when it cannot be done there."""
    return TRANSITIONS[action].get(state)
