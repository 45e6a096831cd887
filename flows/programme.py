"""Reading the programme: its axes, their projects, one project in short screens, a comment at any point."""

from collections.abc import Generator
from typing import Any, TypeAlias

from flows.contributing import is_open, takes_ideas
from flows.steps import Option, Step, Talk, choose, flow, goto, say
from flows.types import Axis, Commitment, Visit

MORE = Option(
    "more",
    "more",
    synonyms=(
        "plus", "suite", "la suite", "encore", "continuer", "continue", "on continue", "oui", "ok", "lire plus", "voir plus",
        "زيدو", "زيد", "المزيد", "كملو", "كمل", "نكمل", "نكملو", "بغيت نكمل", "بغيت كتر", "كتر", "كثر", "أكثر", "تابع", "نتابع",
        "نعم", "إيه", "اه", "واخا", "zid", "kmel", "kemmel", "nkemmel", "nkmel", "nkmmel", "nkmmlo", "bghit nkemmel", "bghit nkmel",
        "bghit ktar", "ktar", "kter", "iyeh", "ah", "wakha", "yes", "more",
    ),
)  # fmt: skip
COMMENT = Option("comment", "comment", intents=("give_comment",))
IDEA = Option("idea", "idea", intents=("give_comment",))
PROJECTS = Option(
    "projects", "projects", synonyms=("المشاريع", "lmachari3", "projets", "la liste", "اللائحة")
)
AXES = Option("axes", "axes", synonyms=("المحاور", "lma7awir", "axes", "les axes"))
DONE = Option(
    "done", "done", synonyms=("fin", "terminé", "c'est bon", "سالينا", "صافي", "انتهيت", "safi", "salina")
)

Ending: TypeAlias = Generator[Step, Any, Option]


@flow(starts_on="browse_programme", light=True)
def programme(visit: Visit) -> Talk:
    draft = visit.programme
    if draft.disclaimer:
        yield say("disclaimer", disclaimer=draft.disclaimer)
    key = "axis"
    while True:
        axis: Axis = yield choose(
            "axis", draft.axes, heard="axis", key=key, args={"title": draft.title, "intro": draft.intro}
        )
        end = yield from _read_axis(visit, axis)
        if end is DONE:
            yield say("bye")
            return
        key = "other_axis"


def _read_axis(visit: Visit, axis: Axis) -> Ending:
    """The projects of an axis, as many as the person wants to read; AXES or DONE when they have enough."""
    speak = _speak(visit)
    key = "commitment"
    while True:
        chosen: Commitment | Option = yield choose(
            "commitment",
            [*axis.commitments, *speak, AXES],
            heard="commitment",
            key=key,
            args={"axis": axis.title, "summary": axis.summary},
        )
        if chosen is AXES:
            return AXES
        if isinstance(chosen, Option):
            yield from _go_and_speak(visit, axis, None)
        else:
            end = yield from _read_commitment(visit, axis, chosen)
            if end is not PROJECTS:
                return end
        key = "other_commitment"


def _read_commitment(visit: Visit, axis: Axis, project: Commitment) -> Ending:
    """One project on three screens: why, what will be done, by whom and how it is measured."""
    speak = _speak(visit)
    screens = (
        ("why", {"title": project.title, "problem": project.problem}),
        ("measures", {"measures": project.measures}),
        (
            "follow_up",
            {
                "departments": project.departments,
                "indicators": project.indicators,
                "start": project.start_month,
                "end": project.end_month,
            },
        ),
    )
    for name, args in screens:
        onward = [PROJECTS, DONE] if name == "follow_up" else [MORE]
        ways = [*speak, *onward] if name == "follow_up" else [*onward, *speak, PROJECTS]
        chosen: Option = yield choose(name, ways, args=args)
        if chosen in (COMMENT, IDEA):
            yield from _go_and_speak(visit, axis, project)
        if chosen is not MORE:
            return chosen
    return PROJECTS


def _speak(visit: Visit) -> list[Option]:
    """The way from reading to saying something, while a round is open."""
    if not is_open(visit):
        return []
    return [IDEA if takes_ideas(visit) else COMMENT]


def _go_and_speak(visit: Visit, axis: Axis, project: Commitment | None) -> Talk:
    if takes_ideas(visit):
        yield goto("idea", axis=axis.id)
    yield goto("comment", axis=axis.id, about=project.id if project else "all")
