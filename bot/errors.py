"""What an operator may do wrong, gathered so that the command line answers with a sentence.

SettingsError       a setting is missing or wrong (bot/settings.py)
ContentError        a commune folder does not say what it must (data/content_import.py)
UnknownFolder       no folder of that commune's name (data/content_import.py)
UnknownCommune      no such commune in the database (data/communes.py)
Conflict            someone else just did this (data/conversations.py)
VaultError          the keys do not open what is stored (data/vault.py)
ExportError         the export cannot be written (data/exports.py)
NotTaken            a phrasing cannot become training text (nlu/from_use.py)
NotPermitted        who asks may not do this (data/staff.py)
StaffError          the staff cannot be changed so (data/staff.py)
NotAllowed          a case does not stand so that this can be done (data/requests/states.py)
ClockError          a clock of a case does not stand so (data/requests/clocks.py)
AgendaError         a session or a workshop cannot be entered or moved so (data/agenda/states.py)
BroadcastError      a broadcast cannot be sent so (data/broadcasts/states.py)
UnknownBroadcast    the commune has no broadcast of this name (data/broadcasts/rows.py)
"""

from bot.settings import SettingsError
from data.agenda.states import AgendaError
from data.answers import AnswerError
from data.broadcasts.rows import UnknownBroadcast
from data.broadcasts.states import BroadcastError
from data.communes import UnknownCommune
from data.content_import import ContentError, UnknownFolder
from data.conversations import Conflict
from data.exports import ExportError
from data.moderation import ModerationError
from data.requests.clocks import ClockError
from data.requests.states import NotAllowed
from data.staff import NotPermitted, StaffError
from data.vault import VaultError
from nlu.from_use import NotTaken

OPERATOR_ERRORS = (
    UnknownFolder,
    UnknownCommune,
    SettingsError,
    ContentError,
    Conflict,
    VaultError,
    ExportError,
    NotTaken,
    NotPermitted,
    StaffError,
    NotAllowed,
    ClockError,
    AgendaError,
    AnswerError,
    ModerationError,
    BroadcastError,
    UnknownBroadcast,
)
