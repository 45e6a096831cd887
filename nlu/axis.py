"""Which of the four axes a person speaks of: by number, by name, or by the matter of a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from nlu.concepts import ideas_of
from nlu.entities import MONTHS
from nlu.linear import Floats, Model, Places
from nlu.normalise import Word, fold
from nlu.reading import Entity
from nlu.tagger import runs_of, token_scores

AXES = ("participatory_democracy", "information_access", "local_governance", "financial_transparency")
NONE = "none"

# With these intents people speak of axes; a document request never has one.
SPOKEN = (
    "browse_programme", "give_comment", "track_request", "workshop_info", "register_workshop",
    "cancel_registration",
)  # fmt: skip
NEVER = ("request_information",)

# A word that carries an axis (score above the first) makes up for so much doubt about the whole.
_CARRIES = -0.1
_TRUST = 0.8
_NEVER = -9.0

_CALLED = re.compile(
    r"[وفبل]?(?:ال|ل)?(?:محور|محاور|اكس)|(?:l|f|d|el)?m[ieo]?[7h]w[ae]?r|l?axes?|volets?|l?piliers?"
)
_JOINED = re.compile(r"(?:axe|m[ei]?[7h]war|محور|المحور)([1-4])")
_ORDINALS = """
1 الاول اول اللول لول الاولي اولي واحد lowl lewel luwl lawal loul lwel lowel lewwel lewal lawl lwl wa7ed lwa7ed lowla
1 premier un 1er 1ere premiere
2 الثاني ثاني التاني تاني الثانيه التانيه جوج اثنين lteni tani tani ttani lttani ltani thani tanni jouj joj ttania
2 deux deuxieme 2eme 2e 2em second 2nd seconde tanya
3 الثالث ثالث التالت تالت الثالثه تلاته ثلاثه talet ltalet tlata ttalt talt tlet talit lttalet tlatta ttalet talta
3 trois troisieme 3eme 3e 3em
4 الرابع رابع الرابعه ربعه اربعه rabe3 rabi3 rab3 lrabe3 rraba3 raba3 reb3a rb3a arba3a rrab3 rrabe3 lrab3 lrabi3
4 quatre quatrieme 4eme 4e 4em rab3a lraba3
"""
_LINES = [line.split() for line in _ORDINALS.strip().splitlines()]
_NUMBER = {fold(name): int(line[0]) - 1 for line in _LINES for name in line}
# Before an axis these count: "the four axes" is not the fourth, "un axe" is any.
_COUNTS = frozenset(
    [
        *("واحد", "wa7ed", "lwa7ed", "un", "جوج", "اثنين", "jouj", "joj", "deux"),
        *("تلاته", "ثلاثه", "tlata", "ttlata", "tlatta", "tlet", "trois"),
        *("ربعه", "اربعه", "reb3a", "rb3a", "arba3a", "quatre"),
    ]
)
# What has numbers of its own in a programme: the idea of concepts.tsv.
_NUMBERED = "project"
_BETWEEN = frozenset(
    [
        "ra9m",
        "r9m",
        "رقم",
        "numero",
        "n",
        "num",
        "no",
        "nimiro",
        "nmra",
        "نمره",
        "l",
        "le",
        "la",
        "d",
        "dyal",
        "ديال",
    ]
)


def axis(message: Sequence[Word], intent: str, places: Places, values: Floats, model: Model) -> list[Entity]:
    """The axis, with the words that carry it, or nothing."""
    if intent in NEVER:
        return []
    called = _by_number(message) or (_alone(message) if intent == "browse_programme" else None)
    if called:
        place, at = called
        return [Entity("axis", AXES[place], message[at].start, message[at].end)]
    return _by_matter(message, intent, places, values, model) if intent in SPOKEN else []


def _by_number(found: Sequence[Word]) -> tuple[int, int] | None:
    """Axis and place of the number: "axe 3", "3eme axe", "axe3", "المحور رقم 3"."""
    for at, word in enumerate(found):
        joined = _JOINED.fullmatch(word.folded)
        if joined:
            return int(joined[1]) - 1, at
        near = _near(found, at) if _CALLED.fullmatch(word.folded) else None
        if near is not None:
            return _NUMBER[found[near].folded], near
    return None


def _near(found: Sequence[Word], at: int) -> int | None:
    after = at + 1
    while after < len(found) and found[after].folded in _BETWEEN:
        after += 1
    if after < len(found) and found[after].folded in _NUMBER:
        return after
    before = at - 1
    if before < 0 or found[before].folded.isdecimal() or found[before].folded in _COUNTS:
        return None
    return before if found[before].folded in _NUMBER else None


def _alone(found: Sequence[Word]) -> tuple[int, int] | None:
    """A spelled number with nothing it could count: "show me the third"."""
    spelled = [at for at, word in enumerate(found) if word.folded in _NUMBER and not word.folded.isdecimal()]
    last = len(spelled) == 1 and spelled[0] == len(found) - 1 and len(found) <= 5
    return (_NUMBER[found[spelled[0]].folded], spelled[0]) if last else None


def _by_matter(
    found: Sequence[Word], intent: str, places: Places, values: Floats, model: Model
) -> list[Entity]:
    head = model.heads["axis"]
    asked = model.heads["axis asked"]
    scores = head.scores(places, values) + asked.weights[SPOKEN.index(intent)] * asked.scale
    tags = model.heads["tags"]
    carried = token_scores(found, intent, model.spaces["tags"], tags)[:, tags.labels.index("axis")]
    others = [at for at in range(len(carried)) if _is_of_another(found, at)]
    carried[others] = _NEVER
    none = head.labels.index(NONE)
    if others and carried.max() <= _CARRIES:
        return []
    if len(carried) and carried.max() > _CARRIES:
        scores[none] -= _TRUST
    best = int(scores.argmax())
    if best == none or not len(carried):
        return []
    start, end = _span(carried)
    return [Entity("axis", head.labels[best], found[start].start, found[end - 1].end)]


def _is_of_another(found: Sequence[Word], at: int) -> bool:
    """A number that is a project's, counts projects, or is the day of a month: "le projet n° 4", "3 mars"."""
    if found[at].folded not in _NUMBER:
        return False
    after = found[at + 1].folded if at + 1 < len(found) else ""
    before = at - 1
    while before >= 0 and found[before].folded in _BETWEEN:
        before -= 1
    beside = [after, found[before].folded if before >= 0 else ""]
    return after in MONTHS or any(_NUMBERED in ideas_of(word) for word in beside if word)


def _span(carried: Floats) -> tuple[int, int]:
    """The words that carry it best; all of them when none stands out."""
    if carried.max() <= _CARRIES * 5:
        return 0, len(carried)
    best = int(carried.argmax())
    flags = carried > _CARRIES
    flags[best] = True
    return next(run for run in runs_of(np.asarray(flags)) if run[0] <= best < run[1])
