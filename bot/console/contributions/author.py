"""What an author will read of an answer, before it is published: the same lines that are sent, in their language."""

from collections.abc import Mapping
from typing import Any

from bot.runtime import render
from data import fates, programmes
from data.answers import Measure
from data.contributions import ContributionRow
from data.engine import Db
from data.passages import Place
from flows import fates as lines
from flows.types import Say


def preview(
    db: Db, row: ContributionRow, state: str, reasons: Mapping[str, str], measure: Measure | None, day: Any
) -> str:
    """The answer as its author reads it; "" while there is nothing to read."""
    written = {language: words for language, words in reasons.items() if words}
    if not state or not written:
        return ""
    answer = {
        "state": state,
        "reasons": written,
        "answered_on": day.isoformat(),
        "measure": _title(db, row, measure),
        "passages": (),
    }
    words = render.cut(" ".join((row.words or "").split()), 120) or "…"
    says = [Say("answers-about", {"kind": row.kind, "reference": row.reference, "words": words})]
    says += [Say(line.key, line.args) for line in lines.answered(answer)]
    message = render.render(says, None, row.language, "")
    return message.text if message else ""


def _title(db: Db, row: ContributionRow, measure: Measure | None) -> Mapping[str, str] | None:
    if measure is None:
        return None
    newest = programmes.of_commune(db, row.commune_id)[-1]
    found = fates.compared(newest, newest, Place(measure.axis_id, measure.commitment_id))
    title: Mapping[str, str] | None = found["title"]
    return title


def hidden(row: ContributionRow) -> str:
    """What the author reads of a contribution that is hidden."""
    if not row.hidden_reason:
        return ""
    says = [Say(line.key, line.args) for line in lines.hidden(row.hidden_reason)]
    message = render.render(says, None, row.language, "")
    return message.text if message else ""
