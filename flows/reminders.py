"""My subscriptions: reminders of the council's sessions, news of the workshops, word on one's own remarks and requests, and
whether the commune keeps the remarks; shown, changed, ended.

Nothing is on that was not asked for here, and what was ended comes back only by asking again.
"""

from collections.abc import Generator, Iterator, Mapping
from typing import Any

from flows.meetings import axes_of, axis_named
from flows.session import DONE
from flows.steps import Line, Option, Receipt, Step, Talk, choose, consent, do, flow, heard, look, say
from flows.types import Axis, Localized, Subscribe, TextKey, Unsubscribe, Visit

ALL = Option(
    "all",
    "all",
    synonyms=(
        "toutes",
        "tout",
        "toutes les sessions",
        "oui",
        "جميع الدورات",
        "كل الدورات",
        "كلها",
        "كاملين",
        "إيه",
        "نعم",
        "كولشي",
        "kolchi",
        "kol ddawrat",
        "kamlin",
        "iyeh",
    ),
)
AN_AXIS = Option("axis", "an_axis", synonyms=("axe", "un axe", "محور", "محور واحد", "mi7war", "mi7war wa7ed"))
MINE = Option(
    "mine",
    "mine",
    synonyms=("mes remarques", "mes demandes", "ما يهمني", "ديالي", "اللي كيهمني", "dyali", "lli kayhmni"),
)
WORKSHOPS = Option(
    "workshops", "workshops", synonyms=("ateliers", "atelier", "الورشات", "الورشة", "lwarchat", "warcha")
)
REPLIES = Option(
    "replies",
    "replies",
    synonyms=("réponses", "les réponses", "الأجوبة", "الجواب", "ljawab", "l2ajwiba"),
)
COMMENTS = Option(
    "comments",
    "comments",
    synonyms=("garder mes remarques", "حفظ ملاحظاتي", "تحفظ الملاحظات ديالي", "t7fed lmola7adat dyali"),
)
STOP = Option(
    "stop", "stop_one", synonyms=("arrêter", "supprimer", "إيقاف", "نوقف", "نحبس", "nwe99ef", "n7bes", "stop")
)

# What is a strand of consent by itself; the sessions have one, and subscriptions under it.
STRANDS = {"workshops": "workshops", "replies": "case_replies", "comments": "comments"}
KINDS = ("all", "mine", "workshops", "replies")

On = Mapping[str, Any]


@flow(starts_on="subscribe_reminders")
def reminders(visit: Visit) -> Talk:
    axis = axis_named(visit, (yield heard("axis")))
    found: On = yield look("my_subscriptions")
    on = {**found, "axes": [each.id for each in axes_of(visit, found["axes"])]}
    if axis is not None and axis.id not in on["axes"]:
        yield from _subscribed(on, AN_AXIS, axis)
        return
    yield from _shown(visit, on)
    chosen: Option = yield choose("what", [*_offered(visit, on), DONE])
    if chosen is DONE:
        yield say("bye")
    elif chosen is STOP:
        yield from _stopped(visit, on)
    elif chosen.id in STRANDS:
        is_given = yield from consent(STRANDS[chosen.id])
        yield say("subscribed" if is_given else "nothing", kind=chosen.id, axis="")
    else:
        if chosen is AN_AXIS:
            axis = yield choose("axis", [each for each in visit.programme.axes if each.id not in on["axes"]])
        yield from _subscribed(on, chosen, axis)


def _offered(visit: Visit, on: On) -> Iterator[Option]:
    if not on["all"]:
        yield ALL
    if len(on["axes"]) < len(visit.programme.axes):
        yield AN_AXIS
    if not on["mine"]:
        yield MINE
    if not on["workshops"]:
        yield WORKSHOPS
    if not on["replies"]:
        yield REPLIES
    if on["comments"] is False:
        yield COMMENTS
    if _listed(on) or on["comments"]:
        yield STOP


def _listed(on: On) -> list[str]:
    """What is on, but for the axes, by kind."""
    return [kind for kind in KINDS if on[kind]] + ["axis"] * bool(on["axes"])


def _shown(visit: Visit, on: On) -> Iterator[Line]:
    """My subscriptions."""
    kinds = [kind for kind in _listed(on) if kind != "axis"]
    if kinds:
        yield say("on", purposes=tuple(TextKey(f"on_{kind}") for kind in kinds))
    if on["axes"]:
        yield say("on_axes", axes=tuple(axis.title for axis in axes_of(visit, on["axes"])))
    if not _listed(on):
        yield say("none")
    if on["comments"] is not None:
        yield say("kept", state="yes" if on["comments"] else "no")


def _subscribed(on: On, chosen: Option, axis: Axis | None) -> Generator[Step, Any, None]:
    """All takes the place of what is narrower; something narrower takes the place of all, and says so."""
    if not (yield from consent("sessions")):
        yield say("nothing", kind="sessions", axis="")
        return
    order = Subscribe("axis", axis.id) if axis else Subscribe("all" if chosen is ALL else "mine")
    receipt: Receipt = yield do(order)
    if not receipt.ok:
        yield say("nothing", kind="sessions", axis="")
        return
    yield say("subscribed", kind=chosen.id, axis=axis.title if axis else "")
    if on["all"] and chosen is not ALL:
        yield say("no_longer_all")
    yield say("how_to_stop")


def _stopped(visit: Visit, on: On) -> Talk:
    kinds = {"all": ALL, "mine": MINE, "workshops": WORKSHOPS, "replies": REPLIES}
    ways: list[Option] = [kinds[kind] for kind in _listed(on) if kind in kinds]
    ways += [COMMENTS] if on["comments"] else []
    ways += [Option(f"axis.{axis.id}", axis.short, value=axis) for axis in axes_of(visit, on["axes"])]
    chosen: Option = ways[0]
    if len(ways) > 1 or chosen is COMMENTS:
        chosen = yield choose("which", ways)
    axis: Axis | None = chosen.value
    named: Localized | str = axis.title if axis else ""
    if axis is not None:
        yield do(Unsubscribe("axis", axis.id))
    else:
        yield do(Unsubscribe(chosen.id))  # type: ignore[arg-type]  # one of those above
    yield say("stopped", kind="axis" if axis else chosen.id, axis=named)
