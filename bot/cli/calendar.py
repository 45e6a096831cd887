"""`jemaa calendar`: the last day of a delay and why it is that day; the days on which a commune does not work."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import click

from bot.bootstrap import demo_clock, ensure_communes, open_database
from bot.cli.actor import as_option, permit
from bot.cli.numbers import ID
from bot.clock import local_day
from bot.settings import Settings, read_settings
from data import communes, texts
from data.calendar import days, delays
from data.calendar.days import Change
from data.calendar.stored import DayRow
from data.calendar.working_days import WEEKEND, Counted, WorkingDays, due, explain, is_provisional
from data.engine import Database, Db
from data.requests import clocks
from data.requests.clocks import Moved

FIRST_YEAR, LAST_YEAR = 1900, 2200
LANGUAGES = ("ar", "ary", "ary-Latn", "fr")
# Who has no name for a day in a language reads the nearest.
_NEAREST = {
    "ar": ("ar", "ary", "fr"),
    "ary": ("ary", "ar", "fr"),
    "ary-Latn": ("ary-Latn", "fr", "ar"),
    "fr": ("fr", "ar", "ary"),
}
_WEEKEND = {"ar": "نهاية الأسبوع", "ary": "الويكاند", "ary-Latn": "weekend", "fr": "week-end"}


class _Date(click.ParamType[date]):
    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = datetime.strptime(value.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"{value!r} is no date. Write year-month-day, like 2026-10-29.", param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(
                f"{value!r} is too far away; expected a year from {FIRST_YEAR} to {LAST_YEAR}.", param, ctx
            )
        return day


DATE = _Date()
_commune = click.option("--commune", required=True, help="Whose calendar.")
_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
_dry = click.option("--dry-run", is_flag=True, help="Show which cases would move, and change nothing.")
_sure = click.option(
    "--yes",
    "is_sure",
    is_flag=True,
    help="Also where a last day that somebody was told comes earlier by it.",
)
_language = click.option(
    "--language", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Of the days' names."
)


@click.group()
def calendar() -> None:
    """The days on which a commune does not work, and the last day of every delay of law 31.13."""


@contextmanager
def _opened(commune: str) -> Iterator[tuple[Settings, Database]]:
    settings = read_settings()
    database = open_database(settings)
    try:
        ensure_communes(database, settings, [commune], demo_clock(settings))
        yield settings, database
    finally:
        database.close()


# -- the last day ------------------------------------------------------------------------------------------


@calendar.command("due")
@_commune
@click.option("--received", type=DATE, required=True, help="The day of receipt; it is not counted.")
@click.option("--urgent", is_flag=True, help="The urgent delay of article 17.")
@click.option("--extended", is_flag=True, help="With its extension.")
@click.option("--explain", "is_explained", is_flag=True, help="List every day counted and every day skipped.")
@_language
@_json
def due_(
    *,
    commune: str,
    received: date,
    urgent: bool,
    extended: bool,
    is_explained: bool,
    language: str,
    as_json: bool,
) -> None:
    """Print the last day to answer a request, alone on the first line."""
    with _opened(commune) as (_, database), database.reading() as db:
        found = delays.of_commune(db, commune)
        known = days.load(db, commune)
    delay = found[delays.URGENT if urgent else delays.REPLY]
    more = found[delays.URGENT_EXTENSION if urgent else delays.EXTENSION]
    amount = delay.amount + (more.amount if extended else 0)
    last = due(known, received, amount, delay.unit)
    may_move = is_provisional(known, received, last, delay.unit)
    counted = explain(known, received, amount, delay.unit) if is_explained else []
    if as_json:
        report = {
            "commune": commune,
            "received": received,
            "last_day": last,
            "is_provisional": may_move,
            "amount": amount,
            "unit": delay.unit,
            "article": delay.article,
        }
        if is_explained:
            report["days"] = [counted_json(each) for each in counted]
        click.echo(json.dumps(report, ensure_ascii=False, default=date.isoformat))
        return
    click.echo(last)
    if may_move:
        click.echo(_why_provisional(known, last))
    for each in counted:
        click.echo(counted_line(each, language))


def _why_provisional(known: WorkingDays, last: date | None) -> str:
    if last and known.last_known_year and last.year > known.last_known_year:
        return f"provisional: the religious days of {last.year} are not known yet"
    return "provisional: a religious day that is only estimated may still move it"


def counted_json(each: Counted) -> dict[str, Any]:
    """The same as an object."""
    return {
        "day": each.day,
        "number": each.number,
        "why": each.why,
        "name": dict(each.names or {}),
        "is_provisional": each.is_provisional,
    }


def counted_line(each: Counted, language: str) -> str:
    """A day of a count in a line: its number, or why it is skipped."""
    number = "" if each.number is None else str(each.number)
    mark = "provisional" if each.is_provisional else ""
    reason = "" if each.number is not None else _reason(each, language)
    weekday = _weekday(each.day, language)
    return f"{each.day}  {weekday}  {number:>3}  {mark:<11}  {reason}".rstrip()


def _weekday(day: date, language: str) -> str:
    """Its name in Darija, which no terminal knows how to shorten; else its short one."""
    return texts.written_day(day, language).rsplit(" ", 3)[0] if language.startswith("ary") else f"{day:%a}"


def _reason(each: Counted, language: str) -> str:
    if each.why == WEEKEND:
        return _WEEKEND[language]
    return _name(each.names or {}, language) or each.why


def _name(names: Mapping[str, str], language: str) -> str:
    return next((names[each] for each in _NEAREST[language] if names.get(each)), "")


# -- the days ----------------------------------------------------------------------------------------------


@calendar.command("list")
@_commune
@click.option("--year", type=int, help="Only days of this year, and those of every year.")
@_language
@_json
def list_(commune: str, year: int | None, language: str, as_json: bool) -> None:
    """Show the days on which nobody works besides weekends, each with its number."""
    with _opened(commune) as (_, database), database.reading() as db:
        found = [row for row in days.listed(db, commune) if _is_of(row, year)]
    if as_json:
        click.echo(json.dumps([_row_as_json(row) for row in found], ensure_ascii=False, default=str))
        return
    for row in found:
        click.echo(_day_line(row, language))


def _is_of(row: DayRow, year: int | None) -> bool:
    if year is None:
        return True
    if row.month_day:
        return row.from_year is None or row.from_year <= year
    return any(day.year == year for day in row.dates())


def _row_as_json(row: DayRow) -> dict[str, Any]:
    return {
        "number": row.id,
        "kind": row.kind,
        "date": row.month_day or row.starts_on,
        "days": row.days,
        "from_year": row.from_year,
        "name": dict(row.names),
        "confidence": row.confidence,
        "is_provisional": row.is_provisional,
        "source": row.source,
        "note": dict(row.notes) if row.notes else None,
    }


def _day_line(row: DayRow, language: str) -> str:
    when = row.month_day or str(row.starts_on)
    length = f"{row.days} days" if row.days > 1 else "1 day"
    mark = "provisional" if row.is_provisional else ""
    return f"{row.id:>4}  {when:<10}  {length:<7}  {row.kind:<9}  {row.source:<5}  {mark:<11}  {_name(row.names, language)}".rstrip()


@calendar.command()
@_commune
@click.option(
    "--kind", type=click.Choice(("closure", "religious", "fixed")), default="closure", show_default=True
)
@click.option("--date", "on", required=True, metavar="DATE", help="2026-12-24; of a fixed one 12-24.")
@click.option("--days", "length", type=int, default=1, show_default=True, help="How many days it lasts.")
@click.option("--from-year", type=int, help="Of a fixed one: the first year in which it holds.")
@click.option("--name-ar", required=True, help="What it is called in Arabic.")
@click.option("--name-fr", required=True, help="… in French.")
@click.option("--name-ary", default="", help="… in Darija, in Arabic letters.")
@click.option("--name-ary-latn", default="", help="… in Darija, in Latin letters.")
@click.option(
    "--estimate", is_flag=True, help="Not announced yet: last days that count across it are provisional."
)
@click.option("--note", help="Where it was announced.")
@as_option()
@_dry
@_json
def add(
    *,
    commune: str,
    kind: str,
    on: str,
    length: int,
    from_year: int | None,
    name_ar: str,
    name_fr: str,
    name_ary: str,
    name_ary_latn: str,
    estimate: bool,
    note: str | None,
    actor: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add a day on which nobody works: a closure, a religious feast, or a day of every year."""
    is_fixed = kind == "fixed"
    starts_on = None if is_fixed else DATE.convert(on, None, None)
    names = {"ar": name_ar, "fr": name_fr, "ary": name_ary, "ary-Latn": name_ary_latn}
    _change(
        commune,
        lambda db, now: days.add(
            db,
            commune,
            kind=kind,
            names={language: name.strip() for language, name in names.items() if name.strip()},
            starts_on=starts_on,
            days=length,
            month_day=on.strip() if is_fixed else None,
            from_year=from_year,
            confidence="estimate" if estimate else days.CONFIRMED,
            notes={"ar": note, "fr": note} if note else None,
            actor=actor,
            now=now,
        ),
        actor=actor,
        dry_run=dry_run,
        as_json=as_json,
    )


@calendar.command()
@click.argument("number", type=ID)
@_commune
@click.option("--to", "starts_on", type=DATE, required=True, help="Its first day from now on.")
@click.option("--days", "length", type=int, help="How many days it lasts from now on.")
@click.option("--confirmed", is_flag=True, help="It was announced for that day: no estimate any more.")
@as_option()
@_dry
@_sure
@_json
def move(
    *,
    number: int,
    commune: str,
    starts_on: date,
    length: int | None,
    confirmed: bool,
    actor: str,
    dry_run: bool,
    is_sure: bool,
    as_json: bool,
) -> None:
    """Put the day with this NUMBER on another date."""
    _change(
        commune,
        lambda db, now: days.move(
            db,
            commune,
            number,
            starts_on=starts_on,
            days=length,
            confidence=days.CONFIRMED if confirmed else None,
            actor=actor,
            now=now,
        ),
        actor=actor,
        dry_run=dry_run,
        is_sure=is_sure,
        as_json=as_json,
    )


@calendar.command()
@click.argument("number", type=ID)
@_commune
@as_option()
@_dry
@_json
def confirm(number: int, commune: str, actor: str, dry_run: bool, as_json: bool) -> None:
    """The day with this NUMBER was announced as it stands: it is provisional no more."""
    _change(
        commune,
        lambda db, now: days.confirm(db, commune, number, actor=actor, now=now),
        actor=actor,
        dry_run=dry_run,
        as_json=as_json,
    )


@calendar.command()
@click.argument("number", type=ID)
@_commune
@as_option()
@_dry
@_sure
@_json
def remove(number: int, commune: str, actor: str, dry_run: bool, is_sure: bool, as_json: bool) -> None:
    """The commune works on the day with this NUMBER after all."""
    _change(
        commune,
        lambda db, now: days.remove(db, commune, number, actor=actor, now=now),
        actor=actor,
        dry_run=dry_run,
        is_sure=is_sure,
        as_json=as_json,
    )


# -- what a change does ------------------------------------------------------------------------------------


class _NotSaved(Exception):
    """A look at what would happen is over: the transaction is undone."""


def _undo(is_wanted: bool) -> None:
    if is_wanted:
        raise _NotSaved


def _change(
    commune: str,
    work: Callable[[Db, datetime], Change],
    *,
    actor: str,
    dry_run: bool,
    is_sure: bool = True,
    as_json: bool,
) -> None:
    """Do it, or only look at it, and tell what moved. Unless sure, nobody who was told a last day gets an earlier one."""
    told: list[str] = []
    with _opened(commune) as (settings, database):
        now = demo_clock(settings).now()
        permit(database, commune, actor, "calendar.change", now)
        try:
            with database.writing() as db:
                change = work(db, now)
                _refuse_earlier(change, is_wanted=dry_run or is_sure)
                today = local_day(now, communes.load(db, commune).profile["timezone"])
                references = clocks.references(db, commune)
                told += _change_lines(change, references, today, dry_run=dry_run, as_json=as_json)
                _undo(dry_run)
        except _NotSaved:
            pass
        except (days.DayError, days.UnknownDay) as error:
            raise click.UsageError(str(error.args[0])) from error
    for line in told:
        click.echo(line)


def _earlier(change: Change) -> list[Moved]:
    """The last days that somebody was told, and that come earlier by it."""
    return [each for each in change.moved if each.told is not None and each.after < each.told]


def _refuse_earlier(change: Change, *, is_wanted: bool) -> None:
    if (earlier := _earlier(change)) and not is_wanted:
        raise click.UsageError(
            f"Last days that people were told and that would come earlier: {len(earlier)}. "
            "Look at them with --dry-run; with --yes it is done, and they are told."
        )


def _change_lines(
    change: Change, references: Mapping[int, str], today: date, *, dry_run: bool, as_json: bool
) -> list[str]:
    if as_json:
        moved = [
            {
                "reference": references[each.request_id],
                "clock": each.kind,
                "before": each.before,
                "after": each.after,
            }
            for each in change.moved
        ]
        report = {
            "day": _row_as_json(change.row),
            "moved": moved,
            "corrections": change.told,
            "earlier": len(_earlier(change)),
            "is_saved": not dry_run,
        }
        return [json.dumps(report, ensure_ascii=False, default=str)]
    verb, will = ("would move", "would be told") if dry_run else ("moved", "will be told")
    lines = [
        _day_line(change.row, "fr").lstrip(),
        f"Last days that {verb}: {len(change.moved)}. People who {will}: {change.told}.",
        *(
            f"{references[each.request_id]:<13}  {each.kind:<16}  {each.before} → {each.after}"
            for each in change.moved
        ),
    ]
    if change.row.starts_on is not None and change.row.starts_on < today:
        lines.insert(
            1, f"This day is past; the cases that it moves: {len({m.request_id for m in change.moved})}."
        )
    if earlier := _earlier(change):
        lines.append(f"Warning: last days that people were told and that come earlier: {len(earlier)}.")
    return [*lines, "Nothing was saved."] if dry_run else lines
