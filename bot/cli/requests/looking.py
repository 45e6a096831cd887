"""Looking at cases: the list, one case with its clocks and why that day, the counter's list, the year's table."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.calendar import counted_json, counted_line
from bot.cli.desk import Desk, opened
from bot.cli.requests.common import commune_option, found, json_option, reference_argument
from bot.cli.requests.words import ISOLATES, language_option, outcome_words, state_words
from bot.papers.sheet import say
from data import audit, mails, staff
from data.calendar.working_days import Counted
from data.engine import Db
from data.requests import cases, clocks, drafts, figures, listing, notices, states, vote
from data.requests import papers as kept
from data.requests.actions.handling import open_question
from data.requests.cases import RequestRow
from data.requests.listing import Listed

SUBJECT = 60  # characters of a subject in a line of the list
_reader = as_option(required=False)
identity_option = click.option(
    "--identity", is_flag=True, help="With name and address, where your roles allow it."
)


def dumped(value: Any) -> str:
    """JSON for people's scripts: letters unescaped, days as ISO."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain_json)


def _plain_json(value: Any) -> Any:
    return counted_json(value) if isinstance(value, Counted) else value.isoformat()


def sees_identity(db: Db, desk: Desk, actor: str | None, *, is_asked: bool, as_json: bool) -> bool:
    """Whether names are shown: to who may see them and said who they are; in JSON only when asked for."""
    if is_asked:
        staff.check(db, desk.commune, actor, "requests.identity")
        if actor is None:
            raise click.UsageError("--identity needs --as EMAIL: who sees it is noted.")
        return True
    return not as_json and actor is not None and staff.may(db, desk.commune, actor, "requests.identity")


def note_seen(desk: Desk, actor: str | None, references: Sequence[str]) -> None:
    if actor is None or not references:
        return
    with desk.database.writing() as db:
        seen = {"references": list(references)}
        audit.note(db, desk.commune, actor, "request_identity_seen", "requests", desk.now, seen)


@click.command("list")
@commune_option
@_reader
@click.option(
    "--state", "chosen", multiple=True, type=click.Choice(states.STATES), help="May be given several times."
)
@click.option("--overdue", is_flag=True, help="Only those whose last day has passed without a reply.")
@click.option("--due-soon", is_flag=True, help=f"Only those due within {listing.SOON} working days.")
@language_option
@identity_option
@json_option
def list_(
    *,
    commune: str,
    actor: str | None,
    chosen: tuple[str, ...],
    overdue: bool,
    due_soon: bool,
    language: str,
    identity: bool,
    as_json: bool,
) -> None:
    """Show the cases: those with the nearest last day first, then those to be registered, then the others."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.identity" if identity else "requests.read")
        with desk.database.reading() as db:
            named = sees_identity(db, desk, actor, is_asked=identity, as_json=as_json)
            rows = listing.listed(
                db, commune, day=desk.day, states=chosen or None, overdue=overdue, due_soon=due_soon
            )
            shown = [_listed(each, desk.day, named=named) for each in rows]
        if named:
            note_seen(desk, actor, [each.row.reference for each in rows if each.row.has_identity])
    if as_json:
        click.echo(dumped(shown))
        return
    for each in shown:
        click.echo(_list_line(each, language).translate(ISOLATES))
    if not shown:
        click.echo(say(language, "case-none"))


def _listed(each: Listed, day: date, *, named: bool) -> dict[str, Any]:
    row = each.row
    return {
        **_plain(row),
        "due_on": each.due_on,
        "is_overdue": each.is_overdue,
        "is_due_soon": each.is_due_soon,
        "age_days": None if row.state == states.CLOSED else (day - (row.received_on or row.created_on)).days,
        "subject": row.matter.subject,
        **({"identity": identity_of(row)} if named else {}),
    }


def _plain(row: RequestRow) -> dict[str, Any]:
    names = (
        "reference",
        "state",
        "outcome",
        "refusal_code",
        "exception_code",
        "is_urgent",
        "format",
        "delivery",
    )
    more = ("channel", "language", "created_on", "register_number", "received_on", "closed_on", "revision")
    return {name: getattr(row, name) for name in (*names, *more)} | {
        "axis": row.axis_id,
        "group": row.group_id,
    }


def identity_of(row: RequestRow) -> dict[str, Any] | None:
    return asdict(row.identity) if row.identity else None


def _list_line(each: Mapping[str, Any], language: str) -> str:
    """Where it stands, how old it is and until when it waits. A line of Arabic begins with Arabic."""
    outcome = f" ({outcome_words(each['outcome'], language)})" if each["outcome"] else ""
    state = f"{state_words(each['state'], language)}{outcome}"
    first = [f"{state:<28}", each["reference"]] if language == "ar" else [each["reference"], f"{state:<28}"]
    age = "" if each["age_days"] is None else say(language, "case-age", days=each["age_days"])
    due = say(language, "case-last-day", day=each["due_on"].isoformat()) if each["due_on"] else ""
    urgent = say(language, "case-urgent") if each["is_urgent"] else ""
    subject = " ".join(each["subject"].split())
    subject = subject if len(subject) <= SUBJECT else f"{subject[:SUBJECT]}…"
    who = each.get("identity")
    name = [f"{who['first_name']} {who['family_name']}"] if who else []
    parts = [
        *first,
        f"{age:<10}",
        f"{due:<24}",
        f"{_mark(each, language):<13}",
        f"{urgent:<8}",
        subject,
        *name,
    ]
    return "  ".join(parts)


def _mark(each: Mapping[str, Any], language: str) -> str:
    if each["state"] == states.AWAITING_RECEIPT:
        return say(language, "case-to-register")
    if each["is_overdue"]:
        return say(language, "case-overdue")
    return say(language, "case-soon") if each["is_due_soon"] else ""


# -- one case ------------------------------------------------------------------------------------------------


@click.command()
@reference_argument
@commune_option
@_reader
@click.option("--why", is_flag=True, help="Every day that each running clock counts or skips, and why.")
@click.option(
    "--language", type=click.Choice(("ar", "fr", "ary", "ary-Latn")), default="fr", help="Of the days' names."
)
@identity_option
@json_option
def show(
    *,
    reference: str,
    commune: str,
    actor: str | None,
    why: bool,
    language: str,
    identity: bool,
    as_json: bool,
) -> None:
    """Show a case: what happened, its clocks, its notices and what proves them, its papers."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.identity" if identity else "requests.read")
        with desk.database.reading() as db:
            row = found(db, commune, reference)
            named = sees_identity(db, desk, actor, is_asked=identity, as_json=as_json)
            told = _case(db, row, desk, why=why, named=named)
        if named:
            note_seen(desk, actor, [row.reference] if row.has_identity else [])
    if as_json:
        click.echo(dumped(told))
        return
    for line in _case_lines(told, language):
        click.echo(line)


def _case(db: Db, row: RequestRow, desk: Desk, *, why: bool, named: bool) -> dict[str, Any]:
    running = clocks.of_request(db, row.id)
    awaited = clocks.find(db, row.id, row.reply_clock)
    due_on = awaited.due_on if awaited and awaited.state == clocks.RUNNING and row.outcome is None else None
    before = vote.before_vote(db, row.commune_id, due_on, desk.day) if due_on else None
    question = open_question(db, row)
    return {
        **_plain(row),
        "due_on": due_on,
        "is_overdue": due_on is not None and due_on < desk.day,
        "subject": row.matter.subject,
        "period": row.matter.period,
        "urgent_reason": row.matter.urgent_reason,
        "contribution": row.contribution_reference,
        **({"identity": identity_of(row)} if named else {}),
        "question": question.words if question else None,
        "draft": _draft(db, row),
        "before_vote": before.as_json() if before else None,
        "clocks": [_clock(db, clock, why=why) for clock in running],
        "events": [_event(each) for each in cases.events(db, row.id)],
        "notices": [_notice(db, each) for each in notices.of_request(db, row.id)],
        "papers": [_paper(each) for each in kept.of_request(db, row.id)],
    }


def _draft(db: Db, row: RequestRow) -> dict[str, Any] | None:
    """Of a reply that waits for somebody's approval; its words: `jemaa requests drafts`."""
    draft = drafts.of_request(db, row.id)
    if draft is None:
        return None
    stale = {"is_stale": draft.is_stale(row)}
    return {"kind": draft.kind, "state": draft.state, "by": draft.drafter, "version": draft.version, **stale}


def _clock(db: Db, clock: clocks.ClockRow, *, why: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "kind": clock.kind,
        "state": clock.state,
        "starts_on": clock.starts_on,
        "amount": clock.amount,
        "unit": clock.unit,
        "due_on": clock.due_on,
        "told_due_on": clock.told_due_on,
        "is_provisional": clocks.is_provisional(db, clock),
    }
    if why and clock.state != clocks.ENDED:
        shown["days"] = clocks.explain(db, clock)
    return shown


def _event(each: cases.EventRow) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": each.kind,
        "actor": each.actor,
        "on": each.happened_on,
        "at": each.happened_at.isoformat(timespec="seconds"),
        "detail": dict(each.detail),
        "words": each.words,
    }


def _notice(db: Db, each: notices.NoticeRow) -> dict[str, Any]:
    """With what became of its mail, which holds the letter and the files, also beside the chat."""
    names = ("id", "kind", "state", "via", "proof", "proved_on")
    mail = mails.state_of(db, each.mail_id) if each.mail_id else None
    shown = {name: getattr(each, name) for name in names}
    return {**shown, "mail": mail, "dates": each.facts.get("dates") or {}}


def _paper(each: kept.PaperRow) -> dict[str, Any]:
    return {
        name: getattr(each, name)
        for name in ("id", "kind", "name", "language", "media_type", "size", "digest")
    }


def _case_lines(told: Mapping[str, Any], language: str) -> list[str]:
    state = "  ".join(
        filter(None, (told["state"], told["outcome"], told["refusal_code"], told["exception_code"]))
    )
    number = (
        f"n° {told['register_number']}, received on {told['received_on']}"
        if told["received_on"]
        else "not filed yet"
    )
    lines = [
        f"{told['reference']}  {state}  revision {told['revision']}",
        f"  {number}",
        f"  {told['subject']}",
    ]
    lines += [f"  axis: {told['axis']}"] if told["axis"] else []
    lines += [f"  from the comment {told['contribution']}"] if told["contribution"] else []
    lines += [f"  period: {told['period']}"] if told["period"] else []
    lines += [f"  urgent: {told['urgent_reason']}"] if told["is_urgent"] else []
    lines += [f"  as: {told['format']}, by: {told['delivery']}"]
    lines += _identity_lines(told.get("identity"))
    lines += [f"  waits for: {told['question']}"] if told["question"] else []
    if told["before_vote"]:
        lines.append(_vote_line(told["before_vote"]))
    lines += ["Clocks", *(_clock_line(each) for each in told["clocks"])] if told["clocks"] else []
    for clock in told["clocks"]:
        if "days" in clock:
            lines += [
                f"Why that day: {clock['kind']}",
                *(f"  {counted_line(each, language)}" for each in clock["days"]),
            ]
    lines += ["What happened", *(line for each in told["events"] for line in _event_lines(each))]
    lines += ["Notices", *(_notice_line(each) for each in told["notices"])] if told["notices"] else []
    lines += (
        [
            "Papers",
            *(f"  #{p['id']}  {p['kind']:<10}  {p['name']}  {p['size']} bytes" for p in told["papers"]),
        ]
        if told["papers"]
        else []
    )
    return lines


def _identity_lines(who: Mapping[str, Any] | None) -> list[str]:
    if not who:
        return []
    kind = "card" if who["is_citizen"] else "residence document"
    return [
        f"  {who['first_name']} {who['family_name']}, {kind} {who['document_number']}",
        f"  {'; '.join(filter(None, (who['address'], who['email'])))}",
    ]


def _vote_line(before: Mapping[str, Any]) -> str:
    what = {"consultation": "the consultation closes", "session": "the council votes"}[before["kind"]]
    when = before.get("day") or before.get("month")
    return f"  the last day is {'AFTER' if before['is_after'] else 'before'} {what} ({when})"


def _clock_line(each: Mapping[str, Any]) -> str:
    mark = "  provisional" if each["is_provisional"] else ""
    last = each["due_on"] or "stands still"
    return f"  {each['kind']:<17}  {each['starts_on']} + {each['amount']} {each['unit']:<8}  {last}  {each['state']}{mark}"


def _event_lines(each: Mapping[str, Any]) -> list[str]:
    lines = [f"  {each['on']}  {each['kind']:<19}  {each['actor']}"]
    return lines + [f"      {line}" for line in each["words"].splitlines()]


def _notice_line(each: Mapping[str, Any]) -> str:
    proof = f"{each['proof']} on {each['proved_on']}" if each["proof"] else "no proof"
    mail = f"  mail {each['mail']}" if each["mail"] else ""
    return f"  #{each['id']}  {each['kind']:<16}  {each['state']:<8}  {each['via'] or '':<8}  {proof}{mail}"


# -- the year --------------------------------------------------------------------------------------------------


@click.command()
@click.argument("number", metavar="YEAR", type=click.IntRange(1900, 2200))
@commune_option
@_reader
@click.option(
    "--language", type=click.Choice(("ar", "fr")), default="fr", show_default=True, help="Of the headings."
)
@json_option
def year(*, number: int, commune: str, actor: str | None, language: str, as_json: bool) -> None:
    """Show the table of a year: received, in time, late, unanswered, refused and on what ground, days."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.read")
        with desk.database.reading() as db:
            table = figures.year(db, commune, number, day=desk.day)
    if as_json:
        click.echo(dumped({"commune": commune, **asdict(table)}))
        return
    for line in year_lines(table, language):
        click.echo(line)


def year_lines(table: figures.Year, language: str) -> list[str]:
    """The table in Arabic or French, a line a number; without the signs that isolate values, which a terminal may show."""
    names = ("received", "in_time", "late", "unanswered", "pending", "full", "partial", "refused")
    more = ("redirected", "withdrawn", "extended", "urgent", "mean_days", "median_days")
    lines = [say(language, "year-title", year=str(table.year), day=table.day)]
    lines += [_number_line(say(language, f"year-{name}"), getattr(table, name)) for name in (*names, *more)]
    for code, count in table.refused_by_code.items():
        lines.append(
            _number_line(f"{say(language, 'year-refused')} ({say(language, f'year-code-{code}')})", count)
        )
    for part, counted in (("language", table.by_language), ("channel", table.by_channel)):
        for name, each in counted.items():
            value = "•" if each is None else each
            lines.append(
                _number_line(
                    f"{say(language, f'year-{part}')} ({say(language, f'year-{part}-{name}')})", value
                )
            )
    if None in (*table.by_language.values(), *table.by_channel.values()):
        lines.append(say(language, "year-small", least=figures.SMALL))
    return [line.translate(ISOLATES) for line in lines]


def _number_line(label: str, value: Any) -> str:
    if isinstance(value, float):
        value = f"{value:g}".replace(".", ",")
    return f"{label}: {'—' if value is None else value}"
