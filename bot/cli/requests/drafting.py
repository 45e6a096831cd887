"""Four eyes on replies, where a commune sets them: the drafts that wait, approving one, sending it back."""

from pathlib import Path
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.desk import Desk, opened
from bot.cli.numbers import ID
from bot.cli.requests.acting import on_a_case
from bot.cli.requests.common import commune_option, found, json_option, words_of, words_options, worked
from bot.cli.requests.looking import dumped
from bot.cli.requests.paper import write
from bot.runtime import letters
from data import audit
from data.engine import Db
from data.requests import actions, cases, drafts
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.requests.drafts import DraftRow
from data.requests.states import NotAllowed

_version = click.option(
    "--version", type=ID, help="Of the draft, as `drafts` showed it: refused when it was changed since."
)


@click.command("drafts")
@click.argument("reference", required=False)
@commune_option
@as_option(required=False)
@click.option(
    "--letter",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Of one case: write the letter as it would leave today, as a PDF.",
)
@json_option
def drafts_(
    *, reference: str | None, commune: str, actor: str | None, letter: Path | None, as_json: bool
) -> None:
    """Show the replies that wait for somebody else's approval, or of one case the draft in full."""
    if letter and (reference is None or actor is None):
        raise click.UsageError("--letter needs the REFERENCE of a case and --as EMAIL.")
    with opened(commune) as desk:
        desk.permit(actor, "requests.identity" if letter else "requests.read")
        with desk.database.reading() as db:
            wanted = found(db, commune, reference).reference if reference else None
            shown = [
                _shown(db, desk, each, draft)
                for each, draft in drafts.listed(db, commune)
                if wanted in (None, each)
            ]
        if letter and wanted and actor:
            _write_letter(desk, wanted, letter, actor)
    if as_json:
        click.echo(dumped(shown))
        return
    for each in shown:
        click.echo(_line(each))
        if reference:
            click.echo("\n".join(f"  {name}: {value}" for name, value in each["values"].items() if value))
    if not shown:
        click.echo("No draft waits.")


def _shown(db: Db, desk: Desk, reference: str, draft: DraftRow) -> dict[str, Any]:
    row = cases.by_id(db, draft.request_id)
    return {
        "reference": reference,
        "kind": draft.kind,
        "state": draft.state,
        "drafted_by": draft.drafter,
        "drafted_at": draft.drafted_at,
        "version": draft.version,
        "is_stale": draft.is_stale(row),
        "remark": draft.remark or None,
        "values": draft.values,
        "papers": [paper.name for paper in kept.of_request(db, row.id, drafts=True)],
    }


def _line(each: dict[str, Any]) -> str:
    parts = [
        each["reference"],
        each["kind"],
        each["state"],
        f"by {each['drafted_by']}",
        f"version {each['version']}",
    ]
    parts += ["the case has moved since"] if each["is_stale"] else []
    parts += [f"sent back: {each['remark']}"] if each["remark"] else []
    return "  ".join([*parts, *each["papers"]])


def _write_letter(desk: Desk, reference: str, path: Path, actor: str) -> None:
    with desk.database.writing() as db:
        row = found(db, desk.commune, reference)
        draft = _draft(db, row)
        who: dict[str, Any] = {"actor": actor, "day": desk.day, "now": desk.now}
        made = actions.tried(
            db, row, draft, lambda db, done: letters.of_event(db, done, cases.events(db, done.id)[-1]), **who
        )
        if made is None:
            raise NotAllowed("no_letter", f"{reference} has no letter: nobody has said yet who asks.")
        audit.note(db, desk.commune, actor, "request_draft_seen", reference, desk.now)
    write(path, made.pdf)
    click.echo(f"{path}: {len(made.pdf)} bytes", err=True)


@click.command()
@on_a_case
@_version
def approve(*, version: int | None, **common: Any) -> None:
    """Let a draft leave that somebody else wrote: what it says is done, with today's date."""

    def act(db: Db, row: RequestRow, who: dict[str, Any], desk: Desk) -> RequestRow:
        return actions.approve(db, row, version=version or _draft(db, row).version, **who)

    worked("requests.approve", **common, act=act)


@click.command("return")
@on_a_case
@words_options
@_version
def return_(*, words: str, words_file: str | None, version: int | None, **common: Any) -> None:
    """Send a draft back to who wrote it, with a word."""
    text = words_of(words, words_file)

    def act(db: Db, row: RequestRow, who: dict[str, Any], desk: Desk) -> DraftRow:
        seen = version or _draft(db, row).version
        return actions.send_back(db, row, version=seen, words=text, actor=who["actor"], now=who["now"])

    worked("requests.approve", **common, act=act)


def _draft(db: Db, row: RequestRow) -> DraftRow:
    draft = drafts.of_request(db, row.id)
    if draft is None:
        raise NotAllowed("no_draft", f"{row.reference} has no draft that waits.")
    return draft


COMMANDS = (drafts_, approve, return_)
