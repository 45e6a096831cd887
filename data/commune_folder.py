"""What may stand in a commune's folder: commune.yaml, programme.yaml, calendar.yaml, agenda.yaml, as models.

Only shapes are checked here; what must agree between places is checked in data/content_import.py.
"""

import re
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    model_validator,
)

from data import templates
from data.calendar import delays
from data.zones import UnknownZone, zone

SHORT = 24  # characters of a WhatsApp list row, the narrowest place that a short text must fit
PROGRAMME_MONTHS = 24  # openness programmes last two years
TOPICS = ("participatory_democracy", "information_access", "local_governance", "financial_transparency")


class Unfit(ValueError):
    """A value that cannot be taken: an English sentence; the code under which the console says it, and what could be taken."""

    def __init__(self, words: str, code: str, example: str = "") -> None:
        super().__init__(words)
        self.code = code
        self.values = {"example": example} if example else {}


def _day(value: Any) -> date | timedelta:
    """A date, or days from the day of the import (samples only)."""
    if isinstance(value, dict) and set(value) == {"days_ahead"} and type(value["days_ahead"]) is int:
        return timedelta(days=value["days_ahead"])
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unfit(
            "expected a date like 2026-12-31, or {days_ahead: 21} in a sample", "day", "2026-12-31"
        ) from None


def _month(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value):
        return value
    raise Unfit('expected a month like "2026-10"', "month", "2026-10")


def _zone(value: str) -> str:
    try:
        zone(value)
    except UnknownZone:
        raise ValueError("expected a time zone like Africa/Casablanca") from None
    return value


def _variable(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[A-Z][A-Z0-9_]{2,79}", value):
        return value
    raise ValueError(
        "expected the NAME of an environment variable, like BERKANE_TELEGRAM_TOKEN: secrets never stand in a file"
    )


def _address(value: str) -> str:
    if re.fullmatch(r"https://[^\s/]+\.[^\s/]+(/\S*)?", value):
        return value
    raise ValueError("expected an address like https://www.watiqa.ma")


def _written(value: date | timedelta) -> str | dict[str, int]:
    return {"days_ahead": value.days} if isinstance(value, timedelta) else value.isoformat()


Day = Annotated[date | timedelta, PlainValidator(_day), PlainSerializer(_written)]
Month = Annotated[str, PlainValidator(_month)]
Variable = Annotated[str, PlainValidator(_variable)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=3_000)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,23}$")]
ContentId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,23}$")]
SessionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,23}$")]
Hour = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Confidence = Literal["text", "press", "gk", "estimate"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Localized(Strict):
    """A text in the languages of the chat; `ary-Latn` is for people who write Darija in Latin letters."""

    ar: Text
    fr: Text
    ary: Text
    ary_latn: Annotated[Text | None, Field(alias="ary-Latn")] = None


ShortText = Annotated[str, StringConstraints(min_length=1, max_length=SHORT)]


class Short(Strict):
    """A text that fits a button or a row of a list."""

    ar: ShortText
    fr: ShortText
    ary: ShortText
    ary_latn: Annotated[ShortText | None, Field(alias="ary-Latn")] = None


# -- commune.yaml ------------------------------------------------------------------------------------------


class TelegramAccount(Strict):
    account: Name
    token: Variable
    secret: Variable
    per_second: "Rate" = None


def _shells(value: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    for shells in value.values():
        for shape, sid in shells.items():
            if not re.fullmatch(r"qr-[23]|list-([3-9]|10)", shape):
                raise ValueError(f"{shape!r} is no shell; expected qr-2, qr-3 or list-3 to list-10")
            if not re.fullmatch(r"HX[0-9a-f]{32}", sid):
                raise ValueError(f"{sid!r} is no Content sid; expected HX and 32 hexadecimal digits")
    return value


Variety = Literal["ar", "ary", "ary-Arab", "ary-Latn", "fr"]


class Template(Strict):
    """A template of Twilio's (Content), what fills its {{1}}, {{2}} … in this order, and of which category it is submitted.

    `reference` of the case, name of the `commune`, `title` of the session or workshop, the `news` in a sentence or two (day, hour and
    place in it), and the `payload` of a button. Which of them there are for which template: data/templates.py.
    """

    sid: Annotated[str, StringConstraints(pattern=r"^HX[0-9a-f]{32}$")]
    variables: list[str] = []
    category: Literal["utility", "marketing"] | None = None  # none: as its purpose is


def _templates(value: dict[str, dict[Variety, Template]]) -> dict[str, dict[Variety, Template]]:
    for name, languages in value.items():
        purpose = templates.purpose(name)
        for language, template in languages.items():
            for variable in template.variables:
                if variable not in purpose.variables:
                    expected = ", ".join(purpose.variables)
                    raise ValueError(
                        f"{name}, {language}: {variable!r} fills no variable of it; expected {expected}"
                    )
            if template.category and template.category not in purpose.categories:
                raise ValueError(
                    f"{name}, {language}: must be of the category {' or '.join(purpose.categories)}"
                )
    return value


# Messages a second that the provider lets this account send; none: what it lets everybody (data/rates.py).
Rate = Annotated[int, Field(ge=1, le=1_000)] | Literal["unlimited"] | None


class WhatsappAccount(Strict):
    account: Name
    account_sid: Variable
    auth_token: Variable
    number: Variable
    # Content shells at Twilio, by language and shape: {ar: {qr-2: HX…, list-4: HX…}}
    shells: Annotated[
        dict[Literal["ar", "ary", "ary-Arab", "ary-Latn", "fr"], dict[str, str]], AfterValidator(_shells)
    ] = {}
    # By what they are for and by language: the only way to write once a person has been silent for a day.
    templates: Annotated[dict[Name, dict[Variety, Template]], AfterValidator(_templates)] = {}
    per_second: Rate = None


class Accounts(Strict):
    telegram: TelegramAccount | None = None
    whatsapp: WhatsappAccount | None = None


class Round(Strict):
    name: Name
    kind: Literal["ideas", "draft"]
    opens: Day
    closes: Day


class Door(Strict):
    id: Name
    topics: Annotated[list[Name], Field(min_length=1)]
    url: Annotated[str, AfterValidator(_address)] | None
    short: Short
    line: Localized


def _email(value: str) -> str:
    if re.fullmatch(r"[^\s@<>,;]{1,64}@[^\s@<>,;]+\.[^\s@<>,;]+", value) and len(value) <= 120:
        return value
    raise ValueError("expected an e-mail address like information@berkane.ma")


class InformationOfficer(Strict):
    """The person in charge of access to information (law 31.13, article 12): where official forms are mailed."""

    email: Annotated[str, AfterValidator(_email)]
    name: Localized | None = None


class DelaySetting(Strict):
    """What a commune changes of a delay of the law."""

    amount: Annotated[int, Field(ge=1, le=366)] | None = None
    unit: Literal["working", "calendar"] | None = None


def _of_law(value: dict[str, DelaySetting]) -> dict[str, DelaySetting]:
    for kind in value:
        if kind not in delays.of_law():
            raise ValueError(f"{kind!r} is no delay of law 31.13; expected {', '.join(delays.of_law())}")
    return value


class Prices(Strict):
    """What one message of a template costs, by its category, as the provider bills this commune; no price, no estimate."""

    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "MAD"
    utility: Annotated[float, Field(ge=0, le=1_000)] | None = None
    marketing: Annotated[float, Field(ge=0, le=1_000)] | None = None


class Announcing(Strict):
    """How broadcasts leave: who must approve them, how many a person gets, what they cost."""

    # Up to so many recipients the author may let it leave alone; 0: somebody else always approves.
    approval_above: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    # A person gets at most so many broadcasts in so many days.
    at_most: Annotated[int, Field(ge=1, le=100)] = 2
    in_days: Annotated[int, Field(ge=1, le=90)] = 7
    prices: Prices = Prices()


class OpenData(Strict):
    """Under which licence the open-data package may be used again; none until the commune has chosen."""

    licence: Literal["cc-by-4.0", "odbl-1.0", "cc0-1.0"] | None = None


class CommuneFile(Strict):
    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3,4}$")]
    sample: bool = False
    name: Localized
    province: Localized | None = None
    region: Localized | None = None
    timezone: Annotated[str, AfterValidator(_zone)] = "Africa/Casablanca"
    cndp_reference: Annotated[str, StringConstraints(min_length=3, max_length=60)] | None
    accounts: Accounts = Accounts()
    rounds: Annotated[list[Round], Field(min_length=1)]
    counter_hours: Localized | None = None
    doors: list[Door] = []
    information_officer: InformationOfficer | None = None
    delays: Annotated[dict[str, DelaySetting], AfterValidator(_of_law)] = {}
    open_data: OpenData = OpenData()
    # From how many requests for the same thing on "publish proactively" is proposed.
    publish_after: Annotated[int, Field(ge=2, le=1_000)] = 3
    announcing: Announcing = Announcing()
    # Whether a reply to a request for information, or its extension, leaves only once somebody else approved it.
    four_eyes: bool = False


# -- programme.yaml ----------------------------------------------------------------------------------------


def _start(value: Any) -> date | int:
    if isinstance(value, dict) and set(value) == {"months_ahead"} and type(value["months_ahead"]) is int:
        return int(value["months_ahead"])
    day = _day(value)
    if isinstance(day, timedelta):
        raise Unfit("expected a date like 2027-01-01, or {months_ahead: 3} in a sample", "day", "2027-01-01")
    return day


def _started(value: date | int) -> str | int:
    return value.isoformat() if isinstance(value, date) else value


class Period(Strict):
    start: Annotated[
        date | int, PlainValidator(_start), PlainSerializer(_started)
    ]  # a number: months from the import, from the first
    months: Annotated[int, Field(ge=1, le=60)] = PROGRAMME_MONTHS


class Window(Strict):
    start: Day
    end: Day


class Stage(Strict):
    """A step of the timeline: a day, a window, a month, or (`session`) the first ordinary session from a day on."""

    id: Name
    label: Localized
    date: Day | None = None
    window: Window | None = None
    month: Month | None = None
    session: Day | None = None

    @model_validator(mode="after")
    def _one_time(self) -> "Stage":
        if sum(value is not None for value in (self.date, self.window, self.month, self.session)) != 1:
            raise Unfit("expected exactly one of date, window, month, session", "one-time")
        return self


class Timeline(Strict):
    start_month: Annotated[int, Field(ge=1, le=60)]
    end_month: Annotated[int, Field(ge=1, le=60)]


class Commitment(Strict):
    id: ContentId
    short: Short
    title: Localized
    problem: Localized
    measures: Annotated[list[Localized], Field(min_length=1)]
    departments: list[Name]
    timeline: Timeline
    indicators: list[Localized] = []
    ogp_values: list[
        Literal[
            "access_to_information", "civic_participation", "public_accountability", "technology_innovation"
        ]
    ] = []
    legal_basis: list[Text] = []
    question: Localized


class Axis(Strict):
    id: ContentId
    topic: Literal[
        "", "participatory_democracy", "information_access", "local_governance", "financial_transparency"
    ] = ""
    short: Short
    title: Localized
    summary: Localized
    commitments: list[Commitment] = []


class ProgrammeFile(Strict):
    schema_: Annotated[Literal[1], Field(alias="schema")]
    status: Literal["draft", "adopted"]
    disclaimer: Localized | None = None
    title: Localized
    period: Period
    intro: Localized
    stages: list[Stage] = []
    departments: dict[Name, Localized] = {}
    axes: Annotated[
        list[Axis], Field(min_length=1, max_length=9)
    ]  # a list of ten rows with "more" as the last


# -- calendar.yaml and agenda.yaml ---------------------------------------------------------------------------


def _month_day(value: str) -> str:
    try:
        date.fromisoformat(f"2024-{value}")  # a leap year
    except ValueError:
        raise ValueError(f"{value!r} is no day of the year") from None
    return value


class Note(Strict):
    """What staff read beside a day: where it was announced, what there is to know. One text stands for both languages."""

    ar: Text
    fr: Text

    @model_validator(mode="before")
    @classmethod
    def _in_both(cls, value: Any) -> Any:
        return {"ar": value, "fr": value} if isinstance(value, str) else value

    def by_language(self) -> dict[str, str]:
        return {"ar": self.ar, "fr": self.fr}


class NamedDay(Strict):
    """A day with its name in the languages of the chat; who has no name for it in a language reads the nearest."""

    name_ar: Text
    name_fr: Text | None = None
    name_ary: Text | None = None
    name_ary_latn: Annotated[Text | None, Field(alias="name_ary-Latn")] = None
    confidence: Confidence
    note: Note | None = None

    def names(self) -> dict[str, str]:
        """The names that are written, by language."""
        written = {
            "ar": self.name_ar,
            "fr": self.name_fr,
            "ary": self.name_ary,
            "ary-Latn": self.name_ary_latn,
        }
        return {language: name for language, name in written.items() if name}


class FixedDay(NamedDay):
    md: Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$"), AfterValidator(_month_day)]
    name_fr: Text
    from_year: int | None = None


class ReligiousDays(NamedDay):
    date: Day
    days: Annotated[int, Field(ge=1, le=4)]


class Closure(Strict):
    date: Day
    reason_ar: Text
    reason_fr: Text | None = None
    reason_ary: Text | None = None
    reason_ary_latn: Annotated[Text | None, Field(alias="reason_ary-Latn")] = None
    confidence: Confidence
    note: Note | None = None

    def names(self) -> dict[str, str]:
        """The reasons that are written, by language."""
        written = {
            "ar": self.reason_ar,
            "fr": self.reason_fr,
            "ary": self.reason_ary,
            "ary-Latn": self.reason_ary_latn,
        }
        return {language: reason for language, reason in written.items() if reason}


def _some_day_works(value: list[str]) -> list[str]:
    if len(set(value)) == 7:
        raise ValueError("all seven days are closed; expected one at least on which the commune works")
    return value


class CalendarFile(Strict):
    schema_: Annotated[Literal[1], Field(alias="schema")]
    weekend: Annotated[
        list[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]],
        AfterValidator(_some_day_works),
    ]
    fixed: list[FixedDay] = []
    religious: list[ReligiousDays] = []
    exceptional_closures: list[Closure] = []


class Time(Strict):
    start: Hour | None
    end: Hour | None = None
    part_of_day: Literal["morning", "afternoon", "evening"] | None = None

    @model_validator(mode="after")
    def _ends_after_start(self) -> "Time":
        if self.end and not self.start:
            raise ValueError("ends at an hour, but no hour is given at which it begins")
        if self.end and self.start and self.end <= self.start:
            raise ValueError("ends before it begins")
        return self


class AgendaItem(Localized):
    axis: ContentId | None = None
    axes: list[ContentId] = []
    from_petition: bool = False


class Registration(Strict):
    required: bool
    closes_days_before: Annotated[int, Field(ge=0, le=60)]


class Workshop(Strict):
    id: ContentId
    date: Day
    time: Time
    axes: list[ContentId] = []
    capacity: Annotated[int, Field(ge=1)] | None = None
    registration: Registration | None = None
    short: Short
    title: Localized
    place: Localized | None
    audience: Localized | None
    agenda: list[AgendaItem] = []
    next_steps: Localized | None = None
    minutes: Localized | None = None


class Sitting(Strict):
    date: Day
    time: Time
    public: bool = True
    place: Localized | None  # null: announced as "place not known yet", never by forgetting it


class Session(Strict):
    id: SessionId
    kind: Literal["ordinary", "extraordinary"]
    month: Month | None = None
    session: Day | None = None
    short: Short
    title: Localized
    sittings: list[Sitting] = []
    attendance: Localized | None = None
    agenda: list[AgendaItem] = []
    deliberations: list[Localized] | None = None


def _published(value: Any) -> date | timedelta | None:
    day = None if value is None else _day(value)
    if isinstance(day, timedelta) and day.days > 0:
        raise ValueError("expected a day that has come, like 2026-12-31, or {days_ahead: -30} in a sample")
    return day


class PublishedDocument(Strict):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
    art10: Name
    axis: ContentId | None = None
    year: Annotated[int, Field(ge=1900, le=2200)]
    published: Annotated[date | timedelta | None, PlainValidator(_published)] = None
    short: Short
    title: Localized
    path: Annotated[str, StringConstraints(pattern=r"^(/|https://)\S+$")]


def _absent(value: Any) -> Any:
    return [] if value is None else value


class AgendaFile(Strict):
    schema_: Annotated[Literal[1], Field(alias="schema")]
    workshops: Annotated[list[Workshop], BeforeValidator(_absent)] = []
    sessions: Annotated[list[Session], BeforeValidator(_absent)] = []
    documents: Annotated[list[PublishedDocument], BeforeValidator(_absent)] = []
