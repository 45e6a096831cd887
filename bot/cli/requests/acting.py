"""What is done with a case: registered, asked about, extended, answered, refused, and its complaints noted."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.cli.calendar import DATE
from bot.cli.desk import Desk
from bot.cli.requests.common import (
    by_staff,
    commune_option,
    json_option,
    reference_argument,
    revision_option,
    words_of,
    words_options,
    worked,
)
from bot.runtime import enclosures
from data.engine import Db
from data.requests import actions, refusals, states
from data.requests import papers as kept
from data.requests.actions.complaints import DECISIONS
from data.requests.cases import RequestRow
from data.requests.drafts import DraftRow

_steps = click.option(
    "--step", type=click.Choice(states.STEPS), required=True, help="Of the ladder of complaints."
)


def on_a_case(work: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every action takes; they arrive together as `common`."""
    for option in (json_option, revision_option, by_staff, commune_option, reference_argument):
        work = option(work)
    return work


@click.command()
@on_a_case
@click.option("--number", help="Of the receipt (article 14); without it, the reference.")
@click.option("--received", type=DATE, help="The day of receipt, day 0 of the delay; today without it.")
def register(*, number: str | None, received: date | None, **common: Any) -> None:
    """Give the receipt: the case is filed, and the delay runs (articles 14, 16, 17)."""

    def act(db: Db, row: RequestRow, who: dict[str, Any], desk: Desk) -> RequestRow:
        received_on = received or desk.day
        return actions.register(db, row, **who, number=number or row.reference, received_on=received_on)

    worked("requests.handle", **common, act=act)


@click.command("correct-receipt")
@on_a_case
@words_options
@click.option("--number", help="The right number of the receipt.")
@click.option("--received", type=DATE, help="The right day of receipt.")
def correct_receipt(
    *, words: str, words_file: str | None, number: str | None, received: date | None, **common: Any
) -> None:
    """Correct a wrong receipt, before a reply: the delay is counted anew, and the person is told."""
    text = words_of(words, words_file)

    def act(db: Db, row: RequestRow, who: dict[str, Any], desk: Desk) -> RequestRow:
        return actions.correct_receipt(db, row, **who, words=text, number=number, received_on=received)

    worked("requests.handle", **common, act=act)


@click.command()
@on_a_case
@words_options
def remark(*, words: str, words_file: str | None, **common: Any) -> None:
    """Note something for those who work on the case; the person is not told."""
    _with_words("requests.handle", actions.remark, words_of(words, words_file), common)


@click.command()
@on_a_case
@words_options
def clarify(*, words: str, words_file: str | None, **common: Any) -> None:
    """Ask the person what they mean; the clock stands still until they answer."""
    _with_words("requests.handle", actions.clarify, words_of(words, words_file), common)


@click.command()
@on_a_case
@words_options
def clarified(*, words: str, words_file: str | None, **common: Any) -> None:
    """Note what the person answered, at the counter or by letter; the clock runs on."""
    _with_words("requests.handle", actions.clarified, words_of(words, words_file), common)


@click.command()
@on_a_case
@words_options
def consult(*, words: str, words_file: str | None, **common: Any) -> None:
    """Note that a third party is asked (article 9); the clock runs on."""
    _with_words("requests.handle", actions.consult, words_of(words, words_file), common)


@click.command()
@on_a_case
@words_options
def consulted(*, words: str, words_file: str | None, **common: Any) -> None:
    """Note what the third party answered."""
    _with_words("requests.handle", actions.consulted, words_of(words, words_file), common)


@click.command()
@on_a_case
@words_options
def extend(*, words: str, words_file: str | None, **common: Any) -> None:
    """Take the same delay once more, with reasons, before its last day (articles 16, 17)."""
    _reply("requests.handle", "extend", {"words": words_of(words, words_file)}, common)


def _reply(
    permission: str,
    kind: str,
    values: dict[str, Any],
    common: dict[str, Any],
    files: Sequence[enclosures.Enclosure] = (),
) -> None:
    """Do it, or leave it as a draft where the commune wants four eyes (`jemaa requests drafts`)."""

    def act(db: Db, row: RequestRow, who: dict[str, Any], desk: Desk) -> RequestRow | DraftRow:
        papers = [_kept(db, row, each, desk) for each in files]
        return actions.reply(db, row, kind, values, papers=papers, **who)

    worked(permission, **common, act=act)


def _with_words(
    permission: str, action: Callable[..., RequestRow], words: str, common: dict[str, Any]
) -> None:
    worked(permission, **common, act=lambda db, row, who, desk: action(db, row, **who, words=words))


@click.command()
@on_a_case
@words_options
@click.option("--outcome", type=click.Choice(("full", "partial")), required=True)
@click.option(
    "--file", "files", multiple=True, metavar="PATH", help="Goes with the answer; may be given several times."
)
@click.option("--withheld", default="", help="Of a partial answer: what is withheld, and why (article 18).")
@click.option(
    "--code", type=click.Choice(refusals.CODES), help="Of a partial answer: the ground, where there is one."
)
@click.option(
    "--exception", type=click.Choice(refusals.EXCEPTIONS), help="Of article 7, with --code exception_art7."
)
def answer(
    *,
    words: str,
    words_file: str | None,
    outcome: str,
    files: tuple[str, ...],
    withheld: str,
    code: str | None,
    exception: str | None,
    **common: Any,
) -> None:
    """Give what was asked for, in full or in part (articles 8, 15)."""
    text, taken = words_of(words, words_file), [_taken(Path(each)) for each in files]
    if len(taken) > enclosures.MOST:
        raise click.UsageError(f"At most {enclosures.MOST} files; put more of them into one zip.")

    more = {"outcome": outcome, "withheld": withheld, "code": code, "exception": exception}
    _reply("requests.reply", "answer", {"words": text, **more}, common, taken)


def _taken(path: Path) -> enclosures.Enclosure:
    try:
        if path.is_dir():
            raise click.UsageError(f"{path} is a folder; put its files into one zip.")
        enclosures.check_size(path.name, path.stat().st_size)
        return enclosures.checked(path.name, path.read_bytes())
    except enclosures.NotTaken as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror}.") from error


def _kept(db: Db, row: RequestRow, file: enclosures.Enclosure, desk: Desk) -> int:
    return kept.keep(
        db,
        commune_id=row.commune_id,
        request_id=row.id,
        kind=actions.paper_kind(db, row.commune_id),
        name=file.name,
        language=row.language,
        content=file.content,
        media_type=file.media_type,
        now=desk.now,
    )


@click.command()
@on_a_case
@words_options
@click.option("--code", type=click.Choice(refusals.CODES), required=True, help="The ground, of article 18.")
@click.option(
    "--exception", type=click.Choice(refusals.EXCEPTIONS), help="Of article 7, with --code exception_art7."
)
def refuse(*, words: str, words_file: str | None, code: str, exception: str | None, **common: Any) -> None:
    """Refuse, in writing, with the ground and its reasons; the person is told how to complain (article 18)."""
    text = words_of(words, words_file)

    _reply("requests.reply", "refuse", {"code": code, "words": text, "exception": exception}, common)


@click.command()
@on_a_case
@words_options
@click.option("--to", "body", required=True, help="The body that holds the information.")
def redirect(*, words: str, words_file: str | None, body: str, **common: Any) -> None:
    """Send the person to the body that holds the information; the case is closed."""
    text = words_of(words, words_file)
    _reply("requests.reply", "redirect", {"body": body, "words": text}, common)


@click.command()
@on_a_case
@words_options
def withdraw(*, words: str, words_file: str | None, **common: Any) -> None:
    """Note that the person wants it no more, and how they said so."""
    _with_words("requests.handle", actions.withdraw, words_of(words, words_file), common)


@click.command()
@on_a_case
@_steps
@click.option("--on", "lodged_on", type=DATE, required=True, help="The day on which it was lodged.")
def complain(*, step: str, lodged_on: date, **common: Any) -> None:
    """Note that the person complained (articles 19 to 21); the delay to answer runs."""
    worked(
        "requests.handle",
        **common,
        act=lambda db, row, who, desk: actions.complain(db, row, **who, step=step, lodged_on=lodged_on),
    )


@click.command()
@on_a_case
@words_options
@_steps
@click.option("--outcome", type=click.Choice(DECISIONS), required=True)
def decide(*, words: str, words_file: str | None, step: str, outcome: str, **common: Any) -> None:
    """Note how a complaint was answered; the window of the next one opens."""
    text = words_of(words, words_file)
    worked(
        "requests.reply",
        **common,
        act=lambda db, row, who, desk: actions.decide(db, row, **who, step=step, outcome=outcome, words=text),
    )


@click.command()
@on_a_case
@words_options
def close(*, words: str, words_file: str | None, **common: Any) -> None:
    """The case is over, and no delay runs any more."""
    _with_words("requests.handle", actions.close, words_of(words, words_file), common)


COMMANDS = (
    register,
    correct_receipt,
    remark,
    clarify,
    clarified,
    consult,
    consulted,
    extend,
    answer,
    refuse,
    redirect,
    withdraw,
    complain,
    decide,
    close,
)
