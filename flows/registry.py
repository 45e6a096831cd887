"""Every flow, in the order in which their intents are tried. A new flow is its file and a line here."""

from flows.steps import Flows, listed

FLOWS: Flows = listed()
