"""What may be done with a case. Each action takes the case as somebody saw it, who acts, and the day.

It raises Conflict when the case was changed since, and NotAllowed, with a sentence, when it cannot be done as the case
stands; then nothing has changed. It returns the case as it is afterwards. Words are masked and sealed with the event; who
must be told gets a notice. `lapse` is the system's: what happens when a delay ran out by itself.
"""

from data.conversations import Conflict
from data.requests.actions.complaints import DECISIONS, complain, decide
from data.requests.actions.drafting import approve, discard, draft, paper_kind, reply, send_back, tried
from data.requests.actions.entering import enter, remark
from data.requests.actions.filing import correct_receipt, identify, register
from data.requests.actions.handling import (
    Extension,
    clarified,
    clarify,
    consult,
    consulted,
    extend,
    extension,
    open_question,
    still_runs,
)
from data.requests.actions.lapses import Lapsed, lapse, lapse_one, lapsing
from data.requests.actions.replies import answer, close, may_close, redirect, refuse, withdraw
from data.requests.ladder import ANSWERS, WINDOWS, Window, window_of
from data.requests.states import NotAllowed

__all__ = [
    "ANSWERS",
    "DECISIONS",
    "WINDOWS",
    "Conflict",
    "Extension",
    "Lapsed",
    "NotAllowed",
    "Window",
    "answer",
    "approve",
    "clarified",
    "clarify",
    "close",
    "complain",
    "consult",
    "consulted",
    "correct_receipt",
    "decide",
    "discard",
    "draft",
    "enter",
    "extend",
    "extension",
    "identify",
    "lapse",
    "lapse_one",
    "lapsing",
    "may_close",
    "open_question",
    "paper_kind",
    "redirect",
    "refuse",
    "register",
    "remark",
    "reply",
    "send_back",
    "still_runs",
    "tried",
    "window_of",
    "withdraw",
]
