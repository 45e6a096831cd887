"""`jemaa contributions`: what citizens said; answered, hidden from publication and shown again. Their authors are told."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.agenda.common import changing, name, text_options, texts
from bot.cli.calendar import DATE
from bot.cli.desk import opened
from bot.cli.numbers import ID
from data import answers, fates, moderation, programmes
from data import contributions as kept
from data.answers import Measure, Published
from data.contributions import ContributionRow
from data.conversations import Conflict
from data.engine import Db
from data.moderation import Moderated
from data.passages import Place, title
from data.requests import cases
from data.review import listing
from data.review.filters import NO, NONE, YES, Filters
from data.review.listing import Listed

MOST = 500  # of a page
EXCERPT = 60  # characters of the words in a line of the list
LANGUAGES = ("fr", "ar")
# How the author hears of it, in a line.
TOLD = {
    fates.WAITS: "the author is told in the chat",
    fates.BY_CODE: "the author gave no name, and finds it by the code",
    fates.STOPPED: "the author wants no messages, and finds it by the code",
    fates.NO_WAY: "the author cannot be written to, and finds it by the code",
    "": "nobody is told again",
}

reference_argument = click.argument("reference", metavar="REFERENCE")
commune_option = click.option("--commune", required=True, help="Whose.")
json_option = click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Of the titles."
)
revision_option = click.option(
    "--revision", type=ID, help="What `show` showed: refused when it was changed since."
)
by_staff = as_option()
_reader = as_option(required=False)


@click.group()
def contributions() -> None:
    """Comments and ideas: look at them, answer them, hide from publication what may not stand there.

    REFERENCE is the code of a contribution, however it is typed. Every action is noted with who did it (--as).
    """


def _found(db: Db, commune: str, reference: str, revision: int | None = None) -> ContributionRow:
    """UsageError, Conflict."""
    row = kept.find(db, commune, reference)
    if row is None:
        raise click.UsageError(f"{commune} has no contribution {reference}.")
    if revision is not None and revision != row.revision:
        raise Conflict(f"{row.reference} was changed by somebody else (revision {row.revision}); look again.")
    return row


# -- looking -----------------------------------------------------------------------------------------------


@contributions.command("list")
@commune_option
@_reader
@click.option("--axis", help="Only those about an axis.")
@click.option("--commitment", help="Only those about a commitment.")
@click.option(
    "--answer", type=click.Choice((NONE, *answers.STATES)), help="By the answer; `none`: not answered yet."
)
@click.option("--hidden/--published", "hidden", default=None, help="Only those hidden, or only the others.")
@click.option("--theme", type=ID, help="Only those of a theme.")
@click.option("--since", type=DATE, help="Received from that day on.")
@click.option("--until", type=DATE, help="Received until that day.")
@click.option("--limit", type=click.IntRange(1, MOST), default=100, show_default=True, help="How many.")
@click.option("--after", metavar="PLACE", help="Where the page before ended (`next` in --json).")
@json_option
def list_(
    *, commune: str, actor: str | None, limit: int, after: str | None, as_json: bool, **by: Any
) -> None:
    """Show contributions, newest first. Erased ones are left out."""
    place = listing.Place.read(after) if after else None
    if after and place is None:
        raise click.UsageError("--after is what `next` said.")
    with opened(commune) as desk:
        desk.permit(actor, "contributions.read")
        with desk.database.reading() as db:
            page = listing.listing(db, commune, _filters(by), after=place, limit=limit)
    if as_json:
        rows = [_listed(row) for row in page.rows]
        click.echo(_dumped({"contributions": rows, "next": str(page.next) if page.next else None}))
        return
    for row in page.rows:
        click.echo(_line(row))
    if not page.rows:
        click.echo("There is none.")
    if page.next:
        click.echo(f"More: --after {page.next}")


def _filters(by: Mapping[str, Any]) -> Filters:
    chosen = {facet: by[facet] for facet in ("axis", "commitment", "answer") if by[facet]}
    if by["hidden"] is not None:
        chosen["hidden"] = YES if by["hidden"] else NO
    return Filters(chosen, theme=by["theme"], since=by["since"], until=by["until"])


def _listed(row: Listed) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "kind": row.kind,
        "status": row.status,
        "axis": row.axis_id,
        "commitment": row.commitment_id,
        "words": row.excerpt,
        "language": row.language,
        "channel": row.channel,
        "is_anonymous": row.is_anonymous,
        "received_on": row.received_on,
        "answer": row.answer_state,
        "hidden": row.hidden_reason,
        "theme": row.theme_id,
        "source": row.source,
        "media": list(row.media),
        "tags": list(row.tags),
    }


def _line(row: Listed) -> str:
    words = " ".join(row.excerpt.split())
    shown = words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1]}…"
    marks = [row.answer_state or "not answered"]
    marks += [f"hidden: {row.hidden_reason}"] if row.hidden_reason else []
    marks += [row.status] if row.status != "received" else []
    about = row.commitment_id or row.axis_id
    return f"{row.reference}  {row.received_on}  {about:<8}  {', '.join(marks)}  {shown}"


@contributions.command()
@reference_argument
@commune_option
@_reader
@language_option
@json_option
def show(*, reference: str, commune: str, actor: str | None, language: str, as_json: bool) -> None:
    """Show one with its words, its answers, and the request that was made of it."""
    with opened(commune) as desk:
        desk.permit(actor, "contributions.read")
        with desk.database.reading() as db:
            shown = _whole(db, _found(db, commune, reference))
    if as_json:
        click.echo(_dumped(shown))
        return
    for line in _lines(shown, language):
        click.echo(line)


def _whole(db: Db, row: ContributionRow) -> dict[str, Any]:
    version = programmes.load(db, row.programme_version_id)
    request = cases.of_contribution(db, row.citizen_id, row.reference) if row.citizen_id is not None else None
    return {
        "reference": row.reference,
        "revision": row.revision,
        "kind": row.kind,
        "status": row.status,
        "axis": row.axis_id,
        "commitment": row.commitment_id,
        "title": dict(title(version.content, Place(row.axis_id, row.commitment_id)) or {}),
        "programme_version": version.number,
        # Withdrawn words are the author's again.
        "words": row.words if row.status == "received" else None,
        "language": row.language,
        "channel": row.channel,
        "source": row.source,
        "is_anonymous": row.is_anonymous,
        "received_on": row.received_on,
        "hidden": row.hidden_reason,
        "theme": row.theme_id,
        "request": request,
        "answers": [_answer(each) for each in answers.of_contribution(db, row.id)],
        "events": [{"kind": kind, "actor": who, "on": on} for kind, who, on in kept.events(db, row.id)],
    }


def _answer(row: answers.AnswerRow) -> dict[str, Any]:
    return {
        "state": row.state,
        "reasons": dict(row.reasons),
        "axis": row.axis_id,
        "commitment": row.commitment_id,
        "programme_version": row.programme_number,
        "answered_by": row.answered_by,
        "answered_on": row.answered_on,
    }


def _lines(shown: Mapping[str, Any], language: str) -> list[str]:
    about = f"{shown['commitment'] or shown['axis']}  {name(shown['title'], language)}"
    found = [f"{shown['reference']}  {shown['received_on']}  {shown['status']}  revision {shown['revision']}"]
    found += [about, shown["words"] or "(no words)"]
    found += [f"Hidden: {shown['hidden']}"] if shown["hidden"] else []
    found += [f"Request for information: {shown['request']}"] if shown["request"] else []
    for each in shown["answers"]:
        found.append(f"{each['state']}, {each['answered_on']}, {each['answered_by']}:")
        found += [f"  {written}: {words}" for written, words in each["reasons"].items()]
    return found


# -- answering ---------------------------------------------------------------------------------------------


@contributions.command()
@click.argument("reference", metavar="[REFERENCE]", required=False)
@commune_option
@click.option("--theme", type=ID, help="Answer all of a theme at once, instead of one.")
@click.option("--again", is_flag=True, help="With --theme: also those that were answered by themselves.")
@click.option("--state", type=click.Choice(answers.STATES), required=True, help="What becomes of it.")
@text_options("reason", "Why; in one language at least")
@click.option("--axis", help="The axis whose words changed because of it.")
@click.option("--commitment", help="The commitment whose words changed because of it.")
@click.option("--programme", "number", type=ID, help="The adopted version with the new words; else the last.")
@revision_option
@by_staff
@json_option
def answer(
    *, reference: str | None, commune: str, theme: int | None, actor: str, as_json: bool, **given: Any
) -> None:
    """Answer REFERENCE, or a --theme, for the commune: its authors are told in their language, where they agreed."""
    if (reference is None) == (theme is None):
        raise click.UsageError("Name the contribution, or a --theme.")
    if given["again"] and theme is None:
        raise click.UsageError("--again goes with --theme.")
    reasons = texts(given, "reason") or {}
    with changing(commune, actor, "contributions.answer") as at:
        said = {"state": given["state"], "reasons": reasons, **at.who}
        said["measure"] = _measure(at.db, commune, given)
        if theme is not None:
            done = answers.publish_theme(at.db, commune, theme, replaces=given["again"], **said)
        else:
            row = _found(at.db, commune, str(reference), given["revision"])
            done = [answers.publish(at.db, row, **said)]
    if as_json:
        told = [_published(each) for each in done]
        click.echo(_dumped({"theme": theme, "answered": told} if theme is not None else told[0]))
        return
    for each in done:
        click.echo(f"{each.reference}  {each.answer.state}  {TOLD[each.told]}")
    if not done:
        click.echo("Nothing of this theme waits for an answer.")


def _measure(db: Db, commune: str, given: Mapping[str, Any]) -> Measure | None:
    """UsageError."""
    axis, commitment, number = given["axis"], given["commitment"], given["number"]
    if commitment and not axis:
        axis = _axis_of(db, commune, commitment)
    if not axis:
        if number:
            raise click.UsageError("--programme goes with --axis or --commitment.")
        return None
    return Measure(axis, commitment, number)


def _axis_of(db: Db, commune: str, commitment: str) -> str:
    """The axis in which the programme has a commitment. UsageError."""
    content = programmes.load(db, programmes.newest_id(db, commune)).content
    for axis in content["axes"]:
        if any(each["id"] == commitment for each in axis["commitments"]):
            return str(axis["id"])
    raise click.UsageError(f"The programme has no commitment {commitment}; name its --axis too.")


def _published(done: Published) -> dict[str, Any]:
    return {"reference": done.reference, **_answer(done.answer), "is_new": done.is_new, "told": done.told}


# -- hiding ------------------------------------------------------------------------------------------------


@contributions.command(
    epilog="Reasons: " + "; ".join(f"{key}: {words}" for key, words in moderation.GUIDELINE.items()) + "."
)
@reference_argument
@commune_option
@click.option("--reason", type=click.Choice(moderation.REASONS), required=True, help="The author is told it.")
@click.option(
    "--contains-request",
    is_flag=True,
    help="It asks for an information: the request is kept, and its author can go on with it.",
)
@revision_option
@by_staff
@json_option
def hide(
    *,
    reference: str,
    commune: str,
    reason: str,
    contains_request: bool,
    revision: int | None,
    actor: str,
    as_json: bool,
) -> None:
    """Keep REFERENCE out of what is published. Its author is told why; a request in it goes on."""
    with changing(commune, actor, "contributions.moderate") as at:
        row = _found(at.db, commune, reference, revision)
        done = moderation.hide(at.db, row, reason=reason, contains_request=contains_request, **at.who)
    _tell(done, as_json=as_json)


@contributions.command()
@reference_argument
@commune_option
@revision_option
@by_staff
@json_option
def unhide(*, reference: str, commune: str, revision: int | None, actor: str, as_json: bool) -> None:
    """Let REFERENCE be published again; its author is told, if they were told the other."""
    with changing(commune, actor, "contributions.moderate") as at:
        done = moderation.unhide(at.db, _found(at.db, commune, reference, revision), **at.who)
    _tell(done, as_json=as_json)


def _tell(done: Moderated, *, as_json: bool) -> None:
    told = {
        "reference": done.reference,
        "hidden": done.hidden_reason,
        "told": done.told,
        "request": done.request,
    }
    parts = [done.reference, f"hidden: {done.hidden_reason}" if done.hidden_reason else "published again"]
    parts += [f"request {done.request} goes on"] if done.request else []
    click.echo(_dumped(told) if as_json else "  ".join([*parts, TOLD[done.told]]))


def _dumped(value: Mapping[str, Any] | Sequence[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=date.isoformat)
