"""What an author is told of their contribution: the answer, the adopted words beside the draft's, that it is hidden or shown again.

Facts name what it is about; the words are read when it leaves, so that nobody hears what no longer holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.runtime import render
from bot.runtime.announcing_words import Told
from data import contributions, fates, programmes
from data.agenda.announcements import AnnouncementRow
from data.contributions import ContributionRow
from data.engine import Db
from data.passages import Place
from flows import fates as lines
from flows.steps import Line
from flows.types import Say

TEMPLATE = "official_answer"  # its name in commune.yaml
WORDS = 120  # characters of their own words by which somebody knows which of theirs it is about

Buttons = tuple[tuple[str, str], ...]


def is_ours(row: AnnouncementRow) -> bool:
    """Whether it tells what became of a contribution."""
    return row.subject.partition(":")[0] in (fates.CONTRIBUTION, fates.PROGRAMME)


def told(db: Db, row: AnnouncementRow) -> Told | None:
    """What it says now; None when there is nothing to say any more."""
    if row.kind == fates.ADOPTED:
        return _adopted(db, row)
    items = _items(db, row)
    if not items:
        return None
    item = items[0]
    said = _WORDINGS[row.kind](db, row, item)
    if said is None:
        return None
    title = _title(db, item)
    return Told(title, (*_about(items), *said), (), _buttons(row, item))


def _items(db: Db, row: AnnouncementRow) -> list[ContributionRow]:
    """Those of theirs that it is about and that they have not taken back since."""
    named = [contributions.load(db, row.commune_id, each) for each in row.facts["references"]]
    return [
        each for each in named if each and each.status == "received" and each.citizen_id == row.citizen_id
    ]


def _said(found: Iterable[Line]) -> Iterator[Say]:
    """Lines of a conversation, said outside of one: their keys are whole."""
    for line in found:
        yield Say(line.key, line.args)


def _title(db: Db, item: ContributionRow) -> Mapping[str, str]:
    """The place of the programme that it is about, as its author read it."""
    version = programmes.load(db, item.programme_version_id)
    place = fates.compared(version, version, Place(item.axis_id, item.commitment_id))
    return place["title"] or dict(version.content["title"])


def _about(items: Sequence[ContributionRow]) -> Iterator[Say]:
    if len(items) > 1:
        yield Say("answers-about-many", {"references": ", ".join(each.reference for each in items)})
        return
    (item,) = items
    words = render.cut(" ".join((item.words or "").split()), WORDS) or "…"
    yield Say("answers-about", {"kind": item.kind, "reference": item.reference, "words": words})


def _buttons(row: AnnouncementRow, item: ContributionRow) -> Buttons:
    shown = (f"go:items:{item.reference}", "answers-open")
    if row.kind != fates.HIDDEN:
        return (shown,)
    if request := row.facts.get("request"):
        return ((f"go:request_case:{request}", "notices-open"), shown)
    return (shown, ("go:information:", "information-offer"))


# -- one contribution ----------------------------------------------------------------------------------------


def _answered(db: Db, row: AnnouncementRow, item: ContributionRow) -> list[Say] | None:
    answer = fates.answer_said(db, item, row.facts["answer"])
    if answer is None:
        return None
    said = [*_said(lines.answered(answer))]
    if answer["state"] != "not_accepted" and not fates.hears_of_adoption(db, row.citizen_id, item):
        passages = (fates.of_item(db, item)["adopted"] or {}).get("passages", ())
        said += _said(lines.compared(passages))
    return said


def _hidden(db: Db, row: AnnouncementRow, item: ContributionRow) -> list[Say] | None:
    if item.hidden_reason is None:
        return None
    said = [*_said(lines.hidden(item.hidden_reason))]
    request = row.facts.get("request")
    said.append(Say("answers-request", {"request": request}) if request else Say("fates-hidden-right"))
    return said


def _shown(db: Db, row: AnnouncementRow, item: ContributionRow) -> list[Say] | None:
    return [Say("answers-shown")] if item.hidden_reason is None else None


_WORDINGS = {fates.ANSWERED: _answered, fates.HIDDEN: _hidden, fates.SHOWN: _shown}


# -- the adopted programme -----------------------------------------------------------------------------------


def _adopted(db: Db, row: AnnouncementRow) -> Told | None:
    """Each place that somebody spoke of and that changed, the draft's words beside the adopted ones."""
    by_number = {each.number: each for each in programmes.of_commune(db, row.commune_id)}
    adopted = by_number[row.facts["number"]]
    places = row.facts["places"]
    said: list[Say] = [Say("answers-adopted")]
    for axis_id, commitment_id, number in places[: fates.PLACES]:
        found = fates.compared(by_number[number], adopted, Place(axis_id, commitment_id))
        said.append(Say("answers-place", {"title": found["title"]}))
        said += _said(lines.compared(found["passages"]))
    if len(places) > fates.PLACES:
        said.append(Say("answers-other-places", {"count": len(places) - fates.PLACES}))
    title: Mapping[str, Any] = adopted.content["title"]
    return Told(
        dict(title), tuple(said), (), (("go:programme:", "programme-offer"), ("go:items:", "items-offer"))
    )
