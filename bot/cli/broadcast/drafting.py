"""`jemaa broadcast draft`: write a broadcast, or what should be otherwise in one. Nothing leaves."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import click
from pydantic import Field

from bot.cli.agenda import common as agenda
from bot.cli.broadcast.common import by_staff, commune_option, json_option, name_argument, report, show
from bot.cli.calendar import DATE
from bot.cli.desk import opened
from data.broadcasts import drafts, rows, segments, wording
from data.broadcasts.drafts import Draft
from data.broadcasts.segments import Segment
from data.commune_folder import Strict, Text
from data.engine import Db


class _Texts(Strict):
    """A file with a text in each language."""

    ar: Text | None = None
    fr: Text | None = None
    ary: Text | None = None
    ary_latn: Annotated[Text | None, Field(alias="ary-Latn")] = None


@click.command()
@name_argument
@commune_option
@click.option(
    "--purpose", type=click.Choice(segments.PURPOSES), help="The strand that its readers agreed to."
)
@agenda.text_options("text", "What it says; { $commune } is the commune's name")
@click.option("--file", "file", metavar="PATH", help="The texts: a file with ar, fr, ary and ary-Latn.")
@click.option("--axis", "axes", multiple=True, help="For those concerned by an axis; several: any of them.")
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(wording.LANGUAGES), help="For its readers."
)
@click.option(
    "--channel", "channels", multiple=True, type=click.Choice(segments.CHANNELS), help="On a channel."
)
@click.option("--role", "roles", multiple=True, help="Of a workshop: registered:W2, came:W2.")
@click.option(
    "--commented", is_flag=True, default=None, help="For those who left a comment under their name."
)
@click.option("--requested", is_flag=True, default=None, help="For those who asked for information.")
@click.option("--everybody", is_flag=True, help="Drop every condition that was named before.")
@click.option(
    "--opens", help="Its button: workshop:W2, registration:W2, session:2027-02, comment, programme …"
)
@click.option("--template", help="Of WhatsApp's, once a person has been silent for a day.")
@click.option("--statutory", "is_statutory", is_flag=True, default=None, help="The law wants it told.")
@click.option("--on", type=DATE, help="Not before this day …")
@click.option("--at", "hour", metavar="HH:MM", help="… and this hour of the town's.")
@by_staff
@json_option
def draft(
    *, name: str, commune: str, actor: str, as_json: bool, file: str | None, everybody: bool, **given: Any
) -> None:
    """Write the broadcast NAME, or change it: what is not given stays. What was approved is a draft again."""
    texts = _texts(given, file)
    with opened(commune) as desk:
        desk.permit(actor, "broadcasts.draft")
        who: dict[str, Any] = {"actor": actor, "day": desk.day, "now": desk.now}
        with desk.database.writing() as db:
            row = rows.look(db, commune, name)
            before = drafts.as_draft(row) if row else _empty(given)
            if everybody:
                before = replace(before, segment=Segment())
            written = _written(before, texts, given)
            if row is None:
                row = drafts.draft(db, commune, name, written, **who)
            else:
                row = drafts.change(db, row, written, **who)
            told = _told(db, row.id)
    show(told, as_json=as_json)


def _told(db: Db, broadcast_id: int) -> dict[str, Any]:
    return report(db, rows.load(db, broadcast_id))


def _empty(given: dict[str, Any]) -> Draft:
    if not given["purpose"]:
        raise click.UsageError(f"Say what its readers agreed to: --purpose {' or '.join(segments.PURPOSES)}.")
    return Draft(given["purpose"], {})


def _texts(given: dict[str, Any], file: str | None) -> dict[str, str]:
    """The texts that were given. UsageError, ContentError."""
    written = agenda.texts(given, "text") or {}
    if not file:
        return written
    if written:
        raise click.UsageError("Either the texts or a --file.")
    found: dict[str, str] = agenda.entry_of_file(_Texts, file).model_dump(by_alias=True, exclude_none=True)
    return found


def _written(before: Draft, texts: dict[str, str], given: dict[str, Any]) -> Draft:
    on: date | None = given["on"] or before.on
    segment = Segment(
        axes=given["axes"] or before.segment.axes,
        languages=given["languages"] or before.segment.languages,
        channels=given["channels"] or before.segment.channels,
        roles=given["roles"] or before.segment.roles,
        commented=before.segment.commented if given["commented"] is None else True,
        requested=before.segment.requested if given["requested"] is None else True,
    )
    return Draft(
        purpose=given["purpose"] or before.purpose,
        texts={**before.texts, **texts},
        segment=segment,
        template=given["template"] or before.template,
        opens=given["opens"] or before.opens,
        is_statutory=before.is_statutory if given["is_statutory"] is None else True,
        on=on,
        hour=given["hour"] or before.hour,
    )
