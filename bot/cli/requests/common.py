"""What the commands of a case share: its options, finding it, and doing something with it in one transaction."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.cli.actor import as_option
from bot.cli.desk import Desk, opened
from bot.cli.numbers import ID
from bot.runtime import letters
from data.conversations import Conflict
from data.engine import Db
from data.requests import cases, clocks
from data.requests import papers as kept
from data.requests.cases import RequestRow
from data.requests.drafts import WAITING, DraftRow

WORDS_LIMIT = 10_000  # characters: more belongs into a file that goes with the answer

reference_argument = click.argument("reference", metavar="REFERENCE")
commune_option = click.option("--commune", required=True, help="Whose requests.")
json_option = click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
by_staff = as_option()
revision_option = click.option(
    "--revision", type=ID, help="What `show` showed: refused when the case was changed since."
)


def words_options(work: Callable[..., Any]) -> Callable[..., Any]:
    """--words, --reason and --reasons are one; --words-file reads them, `-` from standard input."""
    file = click.option(
        "--words-file", metavar="PATH", help="Read the words from a file; - is standard input."
    )
    words = click.option(
        "--words", "--reason", "--reasons", "words", default="", help="What the person is told."
    )
    return words(file(work))


def words_of(words: str, words_file: str | None) -> str:
    """The words as given. UsageError."""
    if words and words_file:
        raise click.UsageError("Either --words or --words-file.")
    if words_file == "-":
        words = sys.stdin.read()
    elif words_file:
        words = read_text(Path(words_file))
    if len(words) > WORDS_LIMIT:
        raise click.UsageError(
            f"At most {WORDS_LIMIT} characters; longer texts go with the answer as a file."
        )
    return words.strip()


def read_text(path: Path) -> str:
    """A file in UTF-8. UsageError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path} is not written in UTF-8.") from error
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror}.") from error


def found(db: Db, commune: str, reference: str) -> RequestRow:
    """The case of a reference, however it was typed. UsageError."""
    row = cases.find(db, commune, reference)
    if row is None:
        raise click.UsageError(f"{commune} has no request {reference}.")
    return row


Act = Callable[[Db, RequestRow, dict[str, Any], Desk], RequestRow | DraftRow]


def worked(
    permission: str,
    *,
    reference: str,
    commune: str,
    actor: str,
    revision: int | None,
    as_json: bool,
    act: Act,
) -> None:
    """Do something with a case, with its letter, in one transaction; tell how it stands then. A draft has no letter yet.

    `act(db, row, who, desk)`: `who` is the actor, the day and the moment, as data/requests/actions takes them.
    """
    with opened(commune) as desk:
        desk.permit(actor, permission)
        with desk.database.writing() as db:
            row = found(db, commune, reference)
            if revision is not None and revision != row.revision:
                raise Conflict(
                    f"{row.reference} was changed by somebody else (revision {row.revision}); look again."
                )
            done = act(db, row, {"actor": actor, "day": desk.day, "now": desk.now}, desk)
            told = drafted(row, done) if isinstance(done, DraftRow) else lettered(db, done, desk)
    tell(told, as_json=as_json)


def lettered(db: Db, row: RequestRow, desk: Desk) -> dict[str, Any]:
    """Write the letter that the last event of a case calls for; how the case stands then."""
    letter = letters.keep(db, row, cases.events(db, row.id)[-1].id, now=desk.now)
    return _told(db, row, letter)


def drafted(row: RequestRow, draft: DraftRow) -> dict[str, Any]:
    """How a case stands, and what waits for somebody else's approval."""
    return {
        "reference": row.reference,
        "state": row.state,
        "revision": row.revision,
        "draft": {"kind": draft.kind, "state": draft.state, "version": draft.version, "by": draft.drafter},
    }


def tell(told: dict[str, Any], *, as_json: bool) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, default=date.isoformat) if as_json else _line(told))


def _told(db: Db, row: RequestRow, letter: int | None) -> dict[str, Any]:
    papers = {paper.id: paper.name for paper in kept.of_request(db, row.id)}
    running = [clock for clock in clocks.of_request(db, row.id) if clock.state == clocks.RUNNING]
    return {
        "reference": row.reference,
        "state": row.state,
        "outcome": row.outcome,
        "number": row.register_number,
        "revision": row.revision,
        "last_days": {clock.kind: clock.due_on for clock in running},
        "letter": papers.get(letter) if letter else None,
    }


def _line(told: dict[str, Any]) -> str:
    if "draft" in told:
        draft = told["draft"]
        how = "waits for approval" if draft["state"] == WAITING else "was sent back"
        return f"{told['reference']}  {told['state']}  draft ({draft['kind']}) of {draft['by']} {how}"
    parts = [f"{told['reference']}  {told['state']}"]
    parts += [told["outcome"]] if told["outcome"] else []
    parts += [f"n° {told['number']}"] if told["number"] else []
    parts += [f"{kind} until {day}" for kind, day in told["last_days"].items()]
    parts += [f"letter {told['letter']}"] if told["letter"] else []
    return "  ".join([*parts, f"revision {told['revision']}"])
