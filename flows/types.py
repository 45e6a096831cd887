"""What a flow sees, says and asks for: frozen values, standard library only, JSON-safe where they are kept.

The runtime (bot/runtime) translates rows and readings into these and back; nothing here knows a channel,
a database, a clock or a text. A label or a line is a *key* of the Fluent files, or a `Localized` text that
came with the commune's content.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
Localized: TypeAlias = Mapping[str, str]  # "ar", "ary", "fr" and perhaps "ary-Latn" to text
Label: TypeAlias = str | Localized  # a str is a text key


@dataclass(frozen=True, slots=True)
class TextKey:
    """A line of the Fluent files used inside another line: worded by the renderer, in the person's language."""

    key: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month whose day nobody entered: "2027-02"."""

    written: str


# What a line may be filled with. A date and a month are written out in words by the renderer; a Localized is picked
# by language; a TextKey is worded; a tuple is joined as a list of lines.
Argument: TypeAlias = str | int | date | Month | Localized | TextKey | tuple[Localized | TextKey, ...] | None

TEXT, VOICE, PHOTO = "text", "voice", "photo"
Kind: TypeAlias = Literal["open", "short"]
OPEN: Kind = "open"  # comment, idea, reason: all but an exact control word is kept
SHORT: Kind = "short"  # subject, place, name: a question read above .8 is answered, never stored

# -- what is seen ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Commitment:
    id: str
    number: int  # place within its axis, from 1
    short: Localized
    title: Localized
    problem: Localized
    measures: tuple[Localized, ...]
    indicators: tuple[Localized, ...]
    departments: tuple[Localized, ...]
    start_month: int
    end_month: int
    question: Localized


@dataclass(frozen=True, slots=True)
class Axis:
    id: str
    number: int
    topic: str  # participatory_democracy, information_access, local_governance, financial_transparency or ""
    short: Localized
    title: Localized
    summary: Localized
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the programme's timeline; a day, a window or only a month, as the commune entered it."""

    id: str
    label: Localized
    starts_on: date | None
    ends_on: date | None
    month: str  # "2023-10" when only the month is known


@dataclass(frozen=True, slots=True)
class Programme:
    version: int
    status: str  # draft, adopted
    title: Localized
    intro: Localized
    disclaimer: Localized | None
    stages: tuple[Stage, ...]
    axes: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A consultation round. `state` is computed for the day of the visit."""

    id: int
    kind: Literal["ideas", "draft"]
    state: Literal["not_yet", "open", "closed"]
    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Door:
    """Where a matter that is not the openness programme's belongs: watiqa.ma, chikaya.ma, the counter."""

    id: str
    topics: tuple[str, ...]
    short: Localized
    line: Localized
    url: str | None


@dataclass(frozen=True, slots=True)
class Commune:
    id: str
    name: Localized
    prefix: str
    is_sample: bool
    cndp_reference: str | None
    doors: tuple[Door, ...]
    counter_hours: Localized | None


@dataclass(frozen=True, slots=True)
class Visit:
    """The world on the day of a turn, rebuilt each turn from the frame's pins."""

    commune: Commune
    programme: Programme
    round: Round | None
    day: date
    channel: str  # telegram, whatsapp, web, terminal
    # What each label key says, in every language: so that a button may be answered by writing its words.
    # The runtime builds it once from the catalogue; without it only content, numbers and synonyms are matched.
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # The round that opens next, when the commune entered one and none is open.
    next_round: Round | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Media:
    """Something that is not text. `id` names the stored attachment; it is empty for what we do not keep."""

    kind: str  # voice, photo, sticker, location, contact, video, file, other
    id: str = ""
    problem: str = ""  # "", too_large, lost (given up after three tries), wrong_type
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of the citizen, as received and as read."""

    text: str = ""
    payload: str = ""  # what a pressed button carried
    media: Media | None = None
    language: str = ""  # ar, ary-Arab, ary-Latn, fr, or "" when it cannot be said
    is_sure: bool = False  # whether the language was read with confidence
    intent: str = ""
    confidence: float = 0.0
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[Entity, ...] = ()
    hours_silent: float = 0.0  # since the person's previous message
    was_cut: bool = False  # the message was longer than we keep
    asked: str = (
        ""  # the reference of a request of theirs whose question from the commune waits for an answer
    )
    door: str = ""  # the text as the code of a workshop's door, where it is one
    message: int = 0  # the runtime's own counter of this person's messages: what `form_since` points to


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a `Do` or a `Look`, in plain JSON."""

    result: Json


Event: TypeAlias = Heard | Done

# -- what is asked of the world (an effect is one dataclass + one handler in bot/runtime/effects.py) -----------


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Result: {"ok": true}."""

    purpose: str
    is_given: bool
    text_key: str  # the text the person saw, stored as shown


@dataclass(frozen=True, slots=True)
class RecordContribution:
    """Result: {"ok": true, "reference": "BRK-…"} or {"ok": false, "refusal": "round_closed" | "too_many"}."""

    kind: Literal["comment", "idea"]
    axis_id: str
    commitment_id: str | None
    words: str
    media: tuple[str, ...]
    name: str | None  # None: anonymous


@dataclass(frozen=True, slots=True)
class CorrectContribution:
    """Result: {"ok": true} or {"ok": false, "refusal": "round_closed" | "not_found" | "withdrawn"}."""

    reference: str
    words: str


@dataclass(frozen=True, slots=True)
class WithdrawContribution:
    """Result: as for CorrectContribution."""

    reference: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Result: {"ok": true}. The bot is silent from here until staff hand back or a set time passes."""

    matter: str  # what the person said, if anything


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Result: {"ok": true, "contributions": n}. Erases the person and all that is tied to them."""


@dataclass(frozen=True, slots=True)
class StopNotices:
    """Result: {"ok": true, "purposes": ["sessions", …]}: what was on and now is off."""


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Result: {"ok": true, "reference": "BRK-…", "link": "https://…", "hours": 72} or {"ok": false, "refusal":
    "too_many" | "same_again" | "urgent_without_reason", "reference": of the same one that is open, or ""}.

    A draft: it is filed when the person in charge acknowledges the form (law 31.13, article 14).
    """

    subject: str
    period: str
    format: str  # electronic, paper, consultation
    delivery: str  # email, counter
    is_urgent: bool
    urgent_reason: str
    contribution_reference: str | None  # of the named comment that it came from


@dataclass(frozen=True, slots=True)
class NewIdentityLink:
    """Result: {"ok": true, "link", "hours"} or {"ok": false, "refusal": "not_found" | "changed"}."""

    reference: str


@dataclass(frozen=True, slots=True)
class AnswerClarification:
    """Result: {"ok": true, "due_on": ISO or null} or a refusal as for NewIdentityLink."""

    reference: str
    words: str
    question: int | None  # "question_id" of the case as the person saw it: words answer no other question


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    """Result: {"ok": true} or a refusal as for NewIdentityLink; "changed" when it is not as the person saw it."""

    reference: str
    revision: int  # of the case as the person saw it


@dataclass(frozen=True, slots=True)
class LodgeComplaint:
    """The text of a complaint is made ready; lodging it is the person's. Result: {"ok": true, "last_day": ISO,
    "is_mailed": whether it went to their e-mail} or {"ok": false, "refusal": "too_late" | "not_found" | "changed"}.
    """

    reference: str
    step: str  # president, cdai, court


@dataclass(frozen=True, slots=True)
class Subscribe:
    """To reminders of the council's sessions; all of them and something narrower take each other's place.

    Result: {"ok": true} or {"ok": false, "refusal": "no_consent" | "unknown_axis"}.
    """

    kind: Literal["all", "axis", "mine"]
    axis_id: str = ""


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Result: {"ok": true}. With the last of the sessions the consent `sessions` ends; the last three are each a consent."""

    kind: Literal["all", "axis", "mine", "workshops", "replies", "comments"]
    axis_id: str = ""


@dataclass(frozen=True, slots=True)
class RegisterForWorkshop:
    """Result: {"ok": true, "reference", "state": "registered" | "waiting", "place": n in the waiting list or null} or
    {"ok": false, "refusal": a reason of data/agenda/registrations.py, "most": n seats that are possible}.
    """

    workshop_id: str
    seats: int


@dataclass(frozen=True, slots=True)
class ChangeSeats:
    """Result: as for RegisterForWorkshop; "full" when more seats than are free were asked for."""

    reference: str
    seats: int


@dataclass(frozen=True, slots=True)
class CancelRegistration:
    """Result: {"ok": true} or a refusal as for RegisterForWorkshop."""

    reference: str


@dataclass(frozen=True, slots=True)
class Arrive:
    """Somebody registered types the code of the door. Result: {"ok": true, "reference", "state": "came", "seats"} or a refusal."""

    code: str


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody without a registration takes free seats at the door. Result: as for Arrive; "full" with "most" that are possible."""

    code: str
    seats: int


@dataclass(frozen=True, slots=True)
class WorkshopAnswer:
    axis_id: str
    words: str
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordWorkshopAnswers:
    """What somebody who came answers afterwards, one contribution an axis, all of them or none.

    Result: {"ok": true, "references": ["BRK-…", …]} or {"ok": false, "refusal": "round_closed" | "too_many" | "unknown"}.
    """

    workshop_id: str
    answers: tuple[WorkshopAnswer, ...]
    skipped: tuple[str, ...]  # axes
    name: str | None  # None: anonymous


Order: TypeAlias = (
    RecordConsent
    | RecordContribution
    | CorrectContribution
    | WithdrawContribution
    | HandOver
    | ForgetMe
    | StopNotices
    | OpenRequest
    | NewIdentityLink
    | AnswerClarification
    | WithdrawRequest
    | LodgeComplaint
    | Subscribe
    | Unsubscribe
    | RegisterForWorkshop
    | ChangeSeats
    | CancelRegistration
    | Arrive
    | WalkIn
    | RecordWorkshopAnswers
)

# -- what comes out of a step ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    key: str
    args: Mapping[str, Argument] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: `id` is its whole payload (at most 64 bytes)."""

    id: str
    label: Label
    hint: Localized | None = None  # the longer line of a list row


@dataclass(frozen=True, slots=True)
class Ask:
    """The waiting question, in one of its three wordings: `key`, `key.example`, `key.simple`."""

    key: str
    wording: Literal["", "example", "simple"]
    args: Mapping[str, Argument]
    choices: tuple[Choice, ...]
    accepts: tuple[str, ...]  # TEXT, VOICE, PHOTO; empty for a question of choices only
    token: str  # names this question, carried by its buttons: an old button cannot answer a new question


@dataclass(frozen=True, slots=True)
class Do:
    order: Order


@dataclass(frozen=True, slots=True)
class Look:
    """What can change underneath: read by the runtime, journalled like an answer.

    Names and results (bot/runtime/looks.py):
    consent(purpose) -> true | false | null (never asked);
    item(reference) -> {"found": true, "reference", "kind", "axis_id", "commitment_id", "words", "status",
      "received_on", "is_mine", "can_change", "is_chain_intact", "media": n, "request": reference or ""}
      | {"found": true, "kind": "request" | "registration", "reference"} (of whose it is only)
      | {"found": false, "is_throttled": bool};
    my_items() -> {"items": [item, …]} (named ones of this person, newest first, at most 9; a request as kind, reference, subject);
    my_data() -> {"messages": n, "items": n, "requests": n, "consents": [...]};
    subscriptions() -> {"purposes": [...]};
    documents(matter) -> {"documents": [{"id", "short", "title", "url", "year", "published": ISO or null}, …]} (published ones
      that match, best first; url "": it cannot be opened from here, the commune's counter has it);
    request(reference) -> {"found": true, "reference", "subject", "state", "outcome", "number", "received_on", "due_on",
      "is_urgent", "is_extended", "is_provisional", "provisional" (by what: "religious" | "closure"), "is_overdue", "refusal_code", "words" (of the last answer, refusal,
      extension or redirection), "question" (the open clarification), "question_id", "revision",
      "ladder": [{"step", "opens_on", "last_day", "if_silent" (it opens when a complaint is not answered)}, …],
      "before_vote": null | {"kind": "consultation" | "session", "day" or (of a session) "month", "is_after": bool},
      "contribution", "can": [...]}
      | {"found": false, "is_throttled": bool} (another's is not found either);
    why_that_day(reference) -> {"counted": n, "days": [{"day", "number", "why", "name": {…}}, …], "received_on", "due_on"};
    session(id) -> {"session": {"id", "kind", "title", "state", "month", "sittings": [{"day", "start", "end", "place", "is_public",
      "state": "planned" | "postponed" | "held" | "cancelled", "before": ISO of the sitting it replaces or null, "why":
      "postponed" | "no_quorum" | ""}, …], "attendance", "points": [{"text", "axes", "is_petition"}, …], "agenda_on", "version",
      "ics"} | null, "decided": {"id", "title", "on", "decisions": [Localized, …]} | null, "called_off": [title, …]} (id "": the
      next one, and the last that was held; of a session named, its own);
    workshops() -> {"coming": [workshop, …], "held": the last one | null}, a workshop being {"id", "short", "title", "day", "start",
      "end", "part", "place", "audience", "points": [Localized, …], "axes": [id, …], "next_steps", "minutes", "state": "planned" |
      "postponed" | "cancelled" | "held", "seats": "open" | "full" | a reason of data/agenda/registrations.py, "capacity", "left":
      n or null (no limit), "until": the last day to register or null, "mine": registration | null, "ics"};
    registrations() -> {"registrations": [{"reference", "seats", "state": "registered" | "waiting", "place": n | null, "workshop"}, …]};
    my_subscriptions() -> {"all": bool, "mine": bool, "axes": [id, …], "workshops": bool, "replies": bool, "comments": true | false |
      null (never asked)};
    door(code) -> {"workshop": workshop (with "mine" also of who came) | null, "when": "today" | "early" | "over", "room": n seats that
      nobody was promised, null without a limit};
    workshop_questions(id) -> {"id", "title" (null: they did not come to it), "day", "axes": [id, …] that wait for an answer} (id "": the
      last one that they came to);
    visit() -> null: nothing is read. The engine goes over to a form with other pins (a new one, or an older one
      uncovered): the runtime passes, with Done, the visit rebuilt from `conversation.pins` ({}: today's).
    """

    name: str
    args: Mapping[str, str] = field(default_factory=dict)


Effect: TypeAlias = Say | Ask | Do | Look
