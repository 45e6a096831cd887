"""Every flow, in the order in which their intents are tried. A new flow is its file and a line here."""

from flows.after_workshop import after_workshop
from flows.arrival import arrival
from flows.basics import basics
from flows.comment import comment
from flows.idea import idea
from flows.information import information
from flows.items import items
from flows.menu import menu
from flows.my_data import my_data
from flows.my_registrations import my_registrations
from flows.notice import notice
from flows.out_of_scope import out_of_scope
from flows.person import person
from flows.process import process
from flows.programme import programme
from flows.registration import registration
from flows.reminders import reminders
from flows.replies import replies
from flows.request_answer import request_answer
from flows.request_case import request_case
from flows.rights import rights
from flows.session import session
from flows.steps import Flows, listed
from flows.workshop import workshop

FLOWS: Flows = listed(
    comment,
    idea,
    programme,
    items,
    process,
    rights,
    information,
    request_case,
    request_answer,
    session,
    reminders,
    workshop,
    registration,
    my_registrations,
    arrival,
    after_workshop,
    replies,
    my_data,
    person,
    notice,
    basics,
    menu,
    out_of_scope,
)
