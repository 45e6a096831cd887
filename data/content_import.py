"""Reading a commune's folder into the database: checked as a whole first, then written in one transaction.

A mistake names file, line, field and what was expected; all of them are told at once, and nothing is half imported. A
changed programme becomes a new version, and the old one stays for the comments that were made on it.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy import insert, select, update

from data import audit, communes, documents, fates, messages, rounds, templates
from data import commune_folder as folder_models
from data.agenda import file as agenda_file
from data.agenda.ordinary import first_of_month, next_session_month
from data.calendar import days
from data.commune_folder import AgendaFile, CalendarFile, CommuneFile, ProgrammeFile
from data.engine import Db, lock_imports
from data.tables import channel_accounts, programme_versions
from data.tables import communes as communes_table
from data.tables import rounds as rounds_table
from data.yaml_lines import LANGUAGES, Document, Mistake, Values, read_yaml
from data.zones import zone

ACTOR = "import"

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]


class ContentError(Exception):
    """A commune's folder cannot be imported. `mistakes` says where and what was expected."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


class UnknownFolder(ContentError):
    """No commune of this name is known."""

    def __init__(self, words: str) -> None:
        super().__init__([])
        self.args = (words,)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import changed."""

    commune_id: str
    is_new: bool
    programme_number: int
    is_new_version: bool
    changed_rounds: tuple[str, ...] = ()
    is_new_calendar: bool = False
    moved_dates: int = 0  # last days of running requests that the new calendar moved
    has_new_documents: bool = False
    agenda: tuple[str, ...] = ()  # sessions and workshops that were entered, changed or left aside
    advice: tuple[str, ...] = ()  # nothing wrong, but somebody should look

    def lines(self) -> list[str]:
        """What to tell the person who imported."""
        is_changed = (
            self.is_new
            or self.is_new_version
            or bool(self.changed_rounds)
            or self.is_new_calendar
            or self.has_new_documents
            or bool(self.agenda)
        )
        news = "imported" if self.is_new else "changed" if is_changed else "the same as before"
        version = "a new version" if self.is_new_version else "unchanged"
        changed = [f"Rounds written: {', '.join(self.changed_rounds)}."] if self.changed_rounds else []
        return [
            f"{self.commune_id}: {news}.",
            f"Programme: version {self.programme_number}, {version}.",
            *changed,
            *self._news_of_requests(),
            *self.advice,
        ]

    def _news_of_requests(self) -> Iterator[str]:
        if self.is_new_calendar and not self.is_new:
            yield f"Calendar: changed; last days of requests that moved: {self.moved_dates}."
        if self.has_new_documents and not self.is_new:
            yield "Published documents: changed."
        if not self.is_new:
            yield from self.agenda


@dataclass(slots=True)
class Folder:
    """A commune's folder, read and checked."""

    commune: CommuneFile
    programme: ProgrammeFile
    source: Any  # of the programme, as written: what a version is compared by
    calendar: CalendarFile | None = None
    agenda: AgendaFile | None = None
    advice: list[str] = field(default_factory=list)


# -- reading and checking ----------------------------------------------------------------------------------


def read_folder(folder: Traversable) -> Folder:
    """Read and check all files of a folder. ContentError with every mistake found."""
    written: dict[str, Document] = {}
    commune = _file(folder, "commune.yaml", CommuneFile, written)
    programme = _file(folder, "programme.yaml", ProgrammeFile, written)
    calendar = _file(folder, "calendar.yaml", CalendarFile, written, is_needed=False)
    agenda = _file(folder, "agenda.yaml", AgendaFile, written, is_needed=False)
    if commune:
        _check_commune(commune, written["commune.yaml"])
        if not commune.sample:
            _check_no_relative_days(written.values())
    if programme:
        _check_programme(programme, written["programme.yaml"])
    if programme and agenda:
        _check_agenda(agenda, programme, written["agenda.yaml"])
    if calendar:
        _check_calendar(calendar, written["calendar.yaml"])
    mistakes = [mistake for document in written.values() for mistake in document.mistakes]
    if mistakes or commune is None or programme is None:
        raise ContentError(mistakes)
    found = Folder(commune, programme, written["programme.yaml"].values, calendar, agenda)
    found.advice += _advice(found)
    return found


def _file(
    folder: Traversable,
    name: str,
    model: type[Model],
    documents: dict[str, Document],
    *,
    is_needed: bool = True,
) -> Model | None:
    document = documents[name] = Document(name)
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        if is_needed:
            document.add((), "this file is missing")
        return None
    except (OSError, UnicodeDecodeError) as error:
        words = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error.strerror)
        document.add((), words)
        return None
    document = documents[name] = read_yaml(name, text)
    if document.mistakes:
        return None
    try:
        return model.model_validate(document.values)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            _note(document, model, each)
        return None


def read_entry(name: str, text: str, model: type[Model]) -> Model:
    """One entry of a folder's file, as a person wrote it by itself. ContentError with every mistake found."""
    document = read_yaml(name, text)
    if not document.mistakes:
        try:
            return model.model_validate(document.values)
        except ValidationError as error:
            for each in error.errors(include_url=False):
                _note(document, model, each)
    raise ContentError(document.mistakes)


def check_programme(document: Document) -> ProgrammeFile:
    """A programme by itself, as staff upload it. ContentError with every mistake found."""
    try:
        programme = ProgrammeFile.model_validate(document.values)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            _note(document, ProgrammeFile, each)
    else:
        _check_programme(programme, document)
        if not document.mistakes:
            return programme
    raise ContentError(document.mistakes)


def _note(document: Document, model: type[BaseModel], error: Mapping[str, Any]) -> None:
    """Say one of pydantic's errors in a sentence, at its place."""
    path = tuple(part for part in error["loc"] if part != "[key]")
    context, given = error.get("ctx", {}), error["input"]
    code, values = _coded(error["type"], context, given, path)
    match error["type"]:
        case "missing":
            words = "is missing"
        case "extra_forbidden":
            near = _near(str(path[-1]), document, path)
            words = f"is not known here{f'; did you mean {near}?' if near else ''}"
            code, values = ("unknown-field-near", {"near": near}) if near else (code, values)
        case "string_too_long":
            words = f"has {len(given)} characters; expected at most {context['max_length']}"
        case "string_too_short":
            words = "is empty; expected a text"
        case "string_pattern_mismatch":
            words = (
                f"{given!r} does not fit; expected {_PATTERNS.get(context['pattern'], context['pattern'])}"
            )
        case "value_error":
            words = str(context["error"])
        case "literal_error":
            words = f"{given!r} is not known; expected {context['expected']}"
        case "model_type" | "model_attributes_type" | "dict_type":
            words = f"expected fields below it, found {_shown(given)}"
        case _:
            words = f"{_lower(error['msg'])}, found {_shown(given)}"
    document.add(path, words, code, **values)


_TEXTS = ("Localized", "Short")  # models of a text in every language
# Errors of pydantic that need nothing but their name.
_CODES = {
    "extra_forbidden": "unknown-field",
    "dict_type": "fields",
    "string_type": "no-words",
    "list_type": "no-list",
    "int_type": "no-number",
    "int_parsing": "no-number",
    "int_from_float": "no-number",
    "int_parsing_size": "no-number",
}
# Errors of a limit, by the name under which pydantic tells it.
_LIMITS = {
    "greater_than_equal": ("too-small", "ge"),
    "less_than_equal": ("too-big", "le"),
    "too_short": ("list-short", "min_length"),
    "too_long": ("list-long", "max_length"),
}
_SHAPES = {r"^[a-z][a-z0-9_-]{0,23}$": "shape-name", r"^[A-Za-z][A-Za-z0-9_-]{0,23}$": "shape-id"}


def _coded(kind: str, context: Mapping[str, Any], given: Any, path: Place) -> tuple[str, Values]:
    """The code of one of pydantic's errors and its values; no code for what only its English says."""
    if kind in ("missing", "string_too_short") or (given is None and kind != "literal_error" and path):
        language = path[-1] if path and path[-1] in LANGUAGES else ""
        return ("missing-language", {"language": str(language)}) if language else ("missing", {})
    if kind in _LIMITS:
        code, name = _LIMITS[kind]
        return code, {"limit": context[name]}
    match kind:
        case "string_too_long":
            return "too-long", {"count": len(given), "most": context["max_length"]}
        case "string_pattern_mismatch" if context["pattern"] in _SHAPES:
            return _SHAPES[context["pattern"]], {"given": _plain(given)}
        case "value_error":
            unfit = context["error"]
            return (unfit.code, unfit.values) if isinstance(unfit, folder_models.Unfit) else ("", {})
        case "literal_error":
            return _of_choices(context["expected"], _plain(given))
        case "model_type" | "model_attributes_type":
            return _of_fields(context, given, path), {}
    return _CODES.get(kind, ""), {}


def _of_choices(expected: str, given: str) -> tuple[str, Values]:
    known: Values = {"expected": ", ".join(filter(None, _CHOICES.findall(expected))) or expected}
    return ("unknown-value", {"given": given, **known}) if given else ("no-value", known)


def _of_fields(context: Mapping[str, Any], given: Any, path: Place) -> str:
    if not path:
        return "empty" if given is None else "no-programme"
    return "languages" if context.get("class_name") in _TEXTS else "fields"


_CHOICES = re.compile(r"'([^']*)'")  # in "'draft' or 'adopted'"


def _plain(value: Any) -> str:
    """A value as it stands in the file; nothing for what is no single value."""
    return str(value)[:60] if isinstance(value, str | int | float | date) else ""


_PATTERNS = {
    r"^[A-Z]{3,4}$": "3 or 4 capital letters, like BRK",
    r"^[a-z][a-z0-9-]{1,39}$": "small letters, digits and hyphens, like berkane",
    r"^[a-z][a-z0-9_-]{0,23}$": "small letters, digits, - and _, at most 24, like draft",
    r"^[A-Za-z][A-Za-z0-9_-]{0,23}$": "letters, digits, - and _, at most 24, like A1-C2",
    r"^[A-Za-z0-9][A-Za-z0-9_-]{0,23}$": "letters, digits, - and _, at most 24, like 2027-02",
    r"^([01]\d|2[0-3]):[0-5]\d$": 'an hour like "10:00"',
    r"^\d\d-\d\d$": 'a day of the year like "05-01"',
}


def _shown(value: Any) -> str:
    return "nothing" if value is None else repr(value)[:60]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _near(name: str, document: Document, path: Place) -> str:
    siblings = {str(each[-1]) for each in document.lines if len(each) == len(path) and each[:-1] == path[:-1]}
    known = {field for model in _models() for field in _fields(model)} - siblings
    return next(iter(get_close_matches(name, sorted(known), 1)), "")


def _models() -> Iterator[type[BaseModel]]:
    for value in vars(folder_models).values():
        if isinstance(value, type) and issubclass(value, BaseModel):
            yield value


def _fields(model: type[BaseModel]) -> set[str]:
    return {info.alias or name for name, info in model.model_fields.items()}


def _check_commune(commune: CommuneFile, document: Document) -> None:
    if not commune.sample and not commune.cndp_reference:
        document.add(
            ("cndp_reference",),
            "is missing; expected the reference of the declaration to the data-protection commission "
            "(law 09.08, article 19); only `sample: true` may do without",
        )
    _check_unique(document, [(("rounds", n, "name"), r.name) for n, r in enumerate(commune.rounds)])
    _check_unique(document, [(("doors", n, "id"), d.id) for n, d in enumerate(commune.doors)])
    for number, each in enumerate(commune.rounds):
        place = ("rounds", number)
        if type(each.opens) is not type(each.closes):
            document.add(place, "expected both days as dates, or both as days_ahead")
        elif _is_backwards(each.opens, each.closes):
            document.add((*place, "closes"), "lies before the day on which the round opens")
        for other in commune.rounds[:number]:
            if _overlap(each, other):
                document.add(place, f"is open together with the round {other.name!r}; expected one at a time")


ANY_DAY = date(2000, 1, 3)  # two relative days are compared as seen from the same day


def _is_backwards(start: date | timedelta, end: date | timedelta) -> bool:
    return resolve(end, ANY_DAY) < resolve(start, ANY_DAY)


def _overlap(one: folder_models.Round, other: folder_models.Round) -> bool:
    if len({type(day) for day in (one.opens, one.closes, other.opens, other.closes)}) != 1:
        return False  # a date and days from the import cannot be compared yet
    return not (_is_backwards(one.opens, other.closes) or _is_backwards(other.opens, one.closes))


def _check_unique(document: Document, found: list[tuple[Place, str]]) -> None:
    seen: set[str] = set()
    for path, value in found:
        if value in seen:
            document.add(path, f"{value!r} is used twice", "used-twice", given=value)
        seen.add(value)


def _check_no_relative_days(documents: Any) -> None:
    for document in documents:
        for path in document.lines:
            if path and path[-1] in ("days_ahead", "months_ahead"):
                document.add(
                    path[:-1], "expected a date: only a commune with `sample: true` may count from the import"
                )


def _check_programme(programme: ProgrammeFile, document: Document) -> None:
    axes = list(enumerate(programme.axes))
    _check_unique(document, [(("axes", n, "id"), axis.id) for n, axis in axes])
    _check_unique(document, [(("axes", n, "topic"), axis.topic) for n, axis in axes if axis.topic])
    _check_unique(document, [(("stages", n, "id"), stage.id) for n, stage in enumerate(programme.stages)])
    _check_unique(
        document,
        [
            (("axes", n, "commitments", m, "id"), commitment.id)
            for n, axis in axes
            for m, commitment in enumerate(axis.commitments)
        ],
    )
    for n, axis in axes:
        for m, commitment in enumerate(axis.commitments):
            place = ("axes", n, "commitments", m)
            for d, department in enumerate(commitment.departments):
                if department not in programme.departments:
                    document.add(
                        (*place, "departments", d),
                        f"{department!r} is not among the departments of this file",
                        "department",
                        given=department,
                        known=", ".join(programme.departments),
                    )
            if commitment.timeline.end_month < commitment.timeline.start_month:
                document.add((*place, "timeline", "end_month"), "lies before start_month", "months-backwards")
    _check_period(programme.period, document)
    for n, stage in enumerate(programme.stages):
        window = stage.window
        if window and type(window.start) is type(window.end) and _is_backwards(window.start, window.end):
            document.add(("stages", n, "window", "end"), "lies before the start", "days-backwards")


def _check_period(period: folder_models.Period, document: Document) -> None:
    if isinstance(period.start, date):
        try:
            _last_day(period.start, period.months)
        except (ValueError, OverflowError):
            words = "the month in which it ends has no such day; expected the first of a month"
            document.add(("period", "start"), words, "no-last-day", example="2027-01-01")


def _check_agenda(agenda: AgendaFile, programme: ProgrammeFile, document: Document) -> None:
    known = {axis.id for axis in programme.axes}
    for path, value in _named_axes(agenda):
        if value not in known:
            document.add(path, f"{value!r} is not an axis of programme.yaml")
    for name, entries in (
        ("workshops", agenda.workshops),
        ("sessions", agenda.sessions),
        ("documents", agenda.documents),
    ):
        _check_unique(document, [((name, n, "id"), entry.id) for n, entry in enumerate(entries)])  # type: ignore[attr-defined]


def _check_calendar(calendar: CalendarFile, document: Document) -> None:
    """A day written twice would be shown twice to whoever asks why it was skipped."""
    places = {
        "fixed": [each.md for each in calendar.fixed],
        "religious": [str(each.date) for each in calendar.religious],
        "exceptional_closures": [str(each.date) for each in calendar.exceptional_closures],
    }
    for name, written in places.items():
        last = "md" if name == "fixed" else "date"
        _check_unique(document, [((name, n, last), day) for n, day in enumerate(written)])


def _named_axes(agenda: AgendaFile) -> Iterator[tuple[Place, str]]:
    for n, workshop in enumerate(agenda.workshops):
        for m, axis in enumerate(workshop.axes):
            yield ("workshops", n, "axes", m), axis
        for m, item in enumerate(workshop.agenda):
            if item.axis:
                yield ("workshops", n, "agenda", m, "axis"), item.axis
    for n, session in enumerate(agenda.sessions):
        for m, item in enumerate(session.agenda):
            for a, axis in enumerate(item.axes):
                yield ("sessions", n, "agenda", m, "axes", a), axis
    for n, document in enumerate(agenda.documents):
        if document.axis:
            yield ("documents", n, "axis"), document.axis


def _advice(found: Folder) -> Iterator[str]:
    if found.calendar is None:
        yield "calendar.yaml is not there: delays are counted without any holiday."
    if found.commune.information_officer is None and not found.commune.sample:
        yield (
            "commune.yaml names no information_officer: nobody receives the forms of information requests "
            "(law 31.13, article 12)."
        )
    programme = found.programme
    texts = [("title", programme.title), *((f"axis {axis.id}", axis.title) for axis in programme.axes)]
    lacking = [name for name, text in texts if text.ary_latn is None]
    if lacking:
        yield f"No ary-Latn text for {', '.join(lacking)}: who writes Darija in Latin letters reads it in Arabic letters."


# -- dates -------------------------------------------------------------------------------------------------


def resolve(day: date | timedelta, today: date) -> date:
    """A day of a file as a date: relative ones count from the day of the import."""
    return today + day if isinstance(day, timedelta) else day


def as_stored(programme: ProgrammeFile, today: date) -> dict[str, Any]:
    """The programme as it is stored: the file's own structure, every day an ISO date."""
    content = programme.model_dump(
        mode="json", by_alias=True, exclude_none=True, exclude={"schema_", "status"}
    )
    start = programme.period.start
    first = first_of_month(today, start) if isinstance(start, int) else start
    last = _last_day(first, programme.period.months)
    content["period"] = {"start": first.isoformat(), "end": last.isoformat()}
    content["stages"] = [
        {
            "id": stage.id,
            "label": stage.label.model_dump(by_alias=True, exclude_none=True),
            **_stage_time(stage, today),
        }
        for stage in programme.stages
    ]
    return content


def _last_day(first: date, months: int) -> date:
    """The day before the same day, so many months later. ValueError when that month has no such day."""
    return first_of_month(first, months).replace(day=first.day) - timedelta(days=1)


def _stage_time(stage: folder_models.Stage, today: date) -> dict[str, Any]:
    if stage.date is not None:
        return {"date": resolve(stage.date, today).isoformat()}
    if stage.window is not None:
        start, end = resolve(stage.window.start, today), resolve(stage.window.end, today)
        return {"window": {"start": start.isoformat(), "end": end.isoformat()}}
    if stage.session is not None:
        return {"month": next_session_month(resolve(stage.session, today))}
    return {"month": stage.month}


# -- writing -----------------------------------------------------------------------------------------------


def import_commune(db: Db, folder: Path | Traversable, *, now: datetime) -> ImportReport:
    """Import a commune's folder; again after a change. ContentError, and nothing written, when it has mistakes.

    A relative day is fixed the first time it is written, and stays until the file's own words change.
    """
    found = read_folder(folder)
    lock_imports(db)
    commune = found.commune
    _check_against_others(db, commune)
    today = now.astimezone(zone(commune.timezone)).date()
    profile = commune.model_dump(mode="json", by_alias=True, exclude={"schema_", "id", "prefix"})
    known = db.one(select(communes_table.c.profile).where(communes_table.c.id == commune.id))
    values = {"prefix": commune.prefix, "profile": profile, "imported_at": now}
    if known is None:
        db.execute(insert(communes_table).values(id=commune.id, revision=1, **values))
    changed_rounds = _write_rounds(db, commune, known.profile["rounds"] if known else [], today)
    number, is_new_version = _write_programme(db, commune.id, found.programme, found.source, today, now)
    _open_accounts(db, commune)
    templates.fill_of(db, commune.id, profile)
    is_new_calendar, moved = days.import_file(
        db, commune.id, found.calendar, actor=ACTOR, today=today, now=now
    )
    listed = found.agenda.documents if found.agenda else ()
    has_new_documents = documents.write(db, commune.id, listed, today=today)
    agenda = agenda_file.write(db, commune.id, found.agenda, today=today, now=now)
    if known is not None and (is_new_version or changed_rounds or known.profile != profile):
        revision = communes_table.c.revision + 1
        db.execute(
            update(communes_table)
            .where(communes_table.c.id == commune.id)
            .values(revision=revision, **values)
        )
    audit.note(db, commune.id, ACTOR, "commune_imported", commune.id, now, {"programme": number})
    return ImportReport(
        commune.id,
        known is None,
        number,
        is_new_version,
        tuple(changed_rounds),
        is_new_calendar,
        moved,
        has_new_documents,
        agenda,
        tuple(found.advice),
    )


def _check_against_others(db: Db, commune: CommuneFile) -> None:
    """What another commune holds cannot be taken: its prefix, its accounts."""
    mistakes = []
    owner = db.value(select(communes_table.c.id).where(communes_table.c.prefix == commune.prefix))
    if owner not in (None, commune.id):
        mistakes.append(
            Mistake("commune.yaml", 1, "prefix", f"{commune.prefix} belongs to the commune {owner!r}")
        )
    for channel, account_id in _account_ids(commune):
        owner = db.value(select(channel_accounts.c.commune_id).where(channel_accounts.c.id == account_id))
        if owner not in (None, commune.id):
            place = f"accounts.{channel}.account"
            mistakes.append(Mistake("commune.yaml", 1, place, f"belongs to the commune {owner!r}"))
    if mistakes:
        raise ContentError(mistakes)


def _account_ids(commune: CommuneFile) -> Iterator[tuple[str, str]]:
    for channel in ("telegram", "whatsapp"):
        account = getattr(commune.accounts, channel)
        if account:
            yield channel, f"{channel}:{account.account}"


def _open_accounts(db: Db, commune: CommuneFile) -> None:
    for channel, account_id in _account_ids(commune):
        messages.open_account(db, account_id=account_id, commune_id=commune.id, channel=channel)


def _write_rounds(db: Db, commune: CommuneFile, before: list[dict[str, Any]], today: date) -> list[str]:
    """Add and change rounds; one that is no longer in the file stays, with what was said in it."""
    written_before = {each["name"]: each for each in before}
    known = {row.name: row for row in rounds.of_commune(db, commune.id)}
    changed = []
    for each in commune.rounds:
        if each.name in known and each.model_dump(mode="json") == written_before.get(each.name):
            continue
        values = {
            "kind": each.kind,
            "opens_on": resolve(each.opens, today),
            "closes_on": resolve(each.closes, today),
        }
        if each.name in known:
            db.execute(update(rounds_table).where(rounds_table.c.id == known[each.name].id).values(values))
        else:
            db.execute(insert(rounds_table).values(commune_id=commune.id, name=each.name, **values))
        changed.append(each.name)
    return changed


def write_programme(
    db: Db, commune_id: str, programme: ProgrammeFile, source: Any, *, actor: str, now: datetime
) -> tuple[int, bool]:
    """Make an uploaded programme the newest version; its number, and whether it is new. It is what people read from now on."""
    lock_imports(db)
    row = communes.load(db, commune_id)
    today = now.astimezone(zone(row.profile["timezone"])).date()
    number, is_new = _write_programme(db, commune_id, programme, source, today, now, may_return=True)
    if is_new:
        revision = communes_table.c.revision + 1
        db.execute(update(communes_table).where(communes_table.c.id == commune_id).values(revision=revision))
        detail = {"programme": number, "status": programme.status}
        audit.note(db, commune_id, actor, "programme_uploaded", commune_id, now, detail)
    return number, is_new


def _write_programme(
    db: Db,
    commune_id: str,
    programme: ProgrammeFile,
    source: Any,
    today: date,
    now: datetime,
    *,
    may_return: bool = False,
) -> tuple[int, bool]:
    """A folder that was imported before and is imported again changes nothing, also when a newer one was uploaded since.

    With `may_return` an older version may become the newest again: somebody saw what that changes, and wants it.
    """
    written = json.dumps(source, sort_keys=True, ensure_ascii=False, default=str)
    digest = hashlib.sha256(written.encode()).hexdigest()
    known = db.execute(
        select(programme_versions.c.number, programme_versions.c.digest)
        .where(programme_versions.c.commune_id == commune_id)
        .order_by(programme_versions.c.number.desc())
    ).all()
    if any(row.digest == digest for row in (known[:1] if may_return else known)):
        return known[0].number, False
    number = known[0].number + 1 if known else 1
    db.execute(
        insert(programme_versions).values(
            commune_id=commune_id,
            number=number,
            status=programme.status,
            content=as_stored(programme, today),
            digest=digest,
            imported_at=now,
        )
    )
    if programme.status == "adopted":
        fates.tell_adopted(db, commune_id, number, day=today, now=now)
    return number, True


# -- the samples -------------------------------------------------------------------------------------------


def known_folders(extra_folder: str | None) -> dict[str, Traversable]:
    """The commune folders that ship with Jemaa and those in `extra_folder`, which win."""
    places: list[Traversable] = [files("data") / "content" / "communes"]
    if extra_folder:
        places.append(Path(extra_folder))
    return {
        folder.name: folder
        for place in places
        if place.is_dir()
        for folder in place.iterdir()
        if (folder / "commune.yaml").is_file()
    }


def ensure_sample(
    db: Db, commune_id: str, *, extra_folder: str | None = None, now: datetime
) -> ImportReport | None:
    """Import a commune that is named and not there yet, or that has no calendar because it was imported before there
    were any; None when nothing is to do. ContentError, UnknownFolder.
    """
    known = known_folders(extra_folder)
    if commune_id in {row.id for row in communes.every(db)} and (
        commune_id not in communes.without_calendar(db) or commune_id not in known
    ):
        return None
    if not re.fullmatch(r"[a-z][a-z0-9-]*", commune_id) or commune_id not in known:
        names = ", ".join(sorted(known)) or "none"
        raise UnknownFolder(
            f"There is no commune {commune_id!r}. Known are: {names}. Import one with `jemaa import`."
        )
    report = import_commune(db, known[commune_id], now=now)
    if report.commune_id != commune_id:
        words = f"{report.commune_id!r} stands in a folder named {commune_id!r}; expected the same name"
        raise ContentError([Mistake("commune.yaml", 1, "id", words)])
    return report
