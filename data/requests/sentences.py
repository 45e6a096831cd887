"""Why something cannot be done with a case as it stands, and what can be done first: in words, for people."""

from data.requests.cases import RequestRow
from data.requests.states import (
    ANSWERED,
    AWAITING_IDENTITY,
    AWAITING_RECEIPT,
    CLARIFYING,
    CLOSED,
    COMPLAINT_CDAI,
    COMPLAINT_PRESIDENT,
    CONSULTING,
    COURT,
    OPEN,
    REGISTERED,
    TRANSITIONS,
)

STANDING = {
    AWAITING_IDENTITY: "a draft: the person has not said yet who they are",
    AWAITING_RECEIPT: "not filed yet: its receipt is still to be given",
    OPEN: "filed and open",
    CLARIFYING: "waiting for what the person was asked",
    CONSULTING: "waiting for the third party that is consulted",
    ANSWERED: "answered",
    COMPLAINT_PRESIDENT: "with the president, after a complaint",
    COMPLAINT_CDAI: "with the commission (CDAI), after a complaint",
    COURT: "before the administrative court",
    CLOSED: "closed",
}
# What leads on from a state to where most can be done: the command, and why it comes first.
_FIRST = {
    AWAITING_RECEIPT: ("register", "give its receipt"),
    CLARIFYING: ("clarified", "note what the person answered"),
    CONSULTING: ("consulted", "note what the third party answered"),
}


def cannot(row: RequestRow, action: str) -> str:
    """The sentence for an action that the state of a case does not allow."""
    name = action.replace("complain_", "complain --step ").replace("decide_", "decide --step ")
    said = f"{row.reference} is {STANDING[row.state]}: {name} cannot be done there."
    if row.state in _FIRST and set(TRANSITIONS[action]) & set(REGISTERED):
        command, why = _FIRST[row.state]
        said += f" First {why}: `jemaa requests {command} {row.reference} …`."
    elif row.state == AWAITING_IDENTITY:
        said += " The person opens the link to the identity page first."
    elif row.state == ANSWERED and action.startswith(("complain_", "decide_")):
        said += " The president comes first: `jemaa requests complain --step president`."
    return said
