"""Every flow, in the order in which their intents are tried. A new flow is its file and a line here."""

from flows.comment import comment
from flows.menu import menu
from flows.programme import programme
from flows.steps import Flows, listed

FLOWS: Flows = listed(
    comment,
    programme,
    menu,
)
