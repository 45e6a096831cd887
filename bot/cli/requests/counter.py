"""The counter: what the person could not be told by chat or mail, in words, to be handed over, and noted."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.desk import opened
from bot.cli.requests.common import commune_option, json_option
from bot.cli.requests.looking import dumped, identity_of, identity_option, note_seen, sees_identity
from bot.cli.requests.paper import write
from bot.cli.requests.words import ISOLATES, language_option, notice_words
from bot.papers.sheet import say
from bot.runtime import notices as worded
from data import audit
from data.engine import Db
from data.requests import cases, notices, proofs
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.requests.papers import PaperRow
from data.requests.proofs import Standing

# Of these the commune writes a letter as well, in the same moment.
_WITH_LETTER = ("registered", "clarify", "extended", "answered", "partly_answered", "refused", "redirected")


@click.command("paper-list")
@commune_option
@as_option(required=False)
@language_option
@identity_option
@json_option
def paper_list(*, commune: str, actor: str | None, language: str, identity: bool, as_json: bool) -> None:
    """Show the notices that found no way by themselves: to be handed over at the counter, by post or by telephone."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.identity" if identity else "requests.read")
        with desk.database.reading() as db:
            named = sees_identity(db, desk, actor, is_asked=identity, as_json=as_json)
            found = [(each, _case(db, commune, each)) for each in proofs.waiting_for_staff(db, commune)]
            shown = [_shown(each, row, named=named) for each, row in found]
        if named:
            note_seen(desk, actor, sorted({row.reference for _, row in found if row.has_identity}))
    if as_json:
        click.echo(dumped(shown))
        return
    for each in shown:
        click.echo("  ".join(_line(each, language, named=named)).translate(ISOLATES))
    click.echo(say(language, "paper-next" if shown else "paper-none").translate(ISOLATES))


def _case(db: Db, commune: str, waiting: Standing) -> RequestRow:
    row = cases.load(db, commune, waiting.reference)
    if row is None:
        raise LookupError(f"There is no request {waiting.reference}.")
    return row


def _shown(each: Standing, row: RequestRow, *, named: bool) -> dict[str, Any]:
    return {
        **asdict(each),
        "created_at": each.created_at.isoformat(timespec="seconds"),
        "facts": dict(each.facts),
        "has_identity": row.has_identity,
        **({"identity": identity_of(row)} if named else {}),
    }


def _line(each: Mapping[str, Any], language: str, *, named: bool) -> list[str]:
    since = say(language, "paper-since", day=date.fromisoformat(each["created_at"][:10]))
    parts = [notice_words(each["kind"], language), f"#{each['id']}", each["reference"], since]
    parts.append(_whom(each, language, named=named))
    if each["may_have_arrived"]:
        parts.append(f"({say(language, 'paper-may-have-arrived')})")
    return parts if language == "ar" else [*parts[1:3], parts[0], *parts[3:]]


def _whom(each: Mapping[str, Any], language: str, *, named: bool) -> str:
    who = each.get("identity")
    if not each["has_identity"]:
        return say(language, "paper-nobody")
    if not named or not who:
        return say(language, "paper-see-file")
    parts = (f"{who['first_name']} {who['family_name']}", who["address"], who["email"])
    return ", ".join(" ".join(part.split()) for part in parts if part)


# -- one of them -------------------------------------------------------------------------------------------


@click.command("paper")
@click.argument("notice", type=click.IntRange(1, 2**31 - 1))
@commune_option
@as_option()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it there: the letter as a PDF; the words alone as text; words and several papers as one ZIP.",
)
@language_option
def paper_(*, notice: int, commune: str, actor: str, out: Path | None, language: str) -> None:
    """Print the words of a NOTICE of the paper list, as they are handed over or read out, and name its letter."""
    with opened(commune) as desk:
        desk.permit(actor, "requests.handle")
        with desk.database.writing() as db:
            try:
                words = worded.paper_text(db, commune, notice, day=desk.day).translate(ISOLATES)
            except LookupError as error:
                raise click.UsageError(str(error.args[0])) from error
            row, papers = _of_notice(db, notice)
            contents = [(each.name, kept.content(db, each.id)) for each in papers]
            audit.note(
                db, commune, actor, "notice_printed", row.reference, desk.now, {"notice": notice}
            )  # fmt: skip
            if out:
                write(out, _packed(words, contents))
    click.echo(words)
    click.echo()
    for each in papers:
        click.echo(f"{say(language, 'paper-letter')} {each.name}")
    if out:
        click.echo(f"{say(language, 'paper-written')} {out}")
        if len(contents) > 1:
            click.echo(say(language, "paper-letters-more"))
    else:
        click.echo(say(language, "paper-take"))


def _of_notice(db: Db, notice_id: int) -> tuple[RequestRow, list[PaperRow]]:
    """The case of a notice, the letter made with it and the papers that it names."""
    notice = notices.by_id(db, notice_id)
    named, made = set(notice.facts.get("papers") or ()), ("letter", notice.created_at)
    has_letter = notice.kind in _WITH_LETTER
    return cases.by_id(db, notice.request_id), [
        each
        for each in kept.of_request(db, notice.request_id)
        if not each.is_emptied and (each.id in named or (has_letter and (each.kind, each.created_at) == made))
    ]


def _packed(words: str, contents: Sequence[tuple[str, bytes]]) -> bytes:
    if not contents:
        return f"{words}\n".encode()
    if len(contents) == 1:
        return contents[0][1]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notice.txt", f"{words}\n")
        for number, (name, content) in enumerate(contents, 1):
            archive.writestr(f"{number:02d}-{name}", content)
    return packed.getvalue()
