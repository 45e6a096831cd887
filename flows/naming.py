"""What a message names outright, so that it is not asked: a project by its title, a comment without a name, a period."""

from flows import vocabulary as v
from flows.limits import NAMING_TEXT, SHORT_TEXT
from flows.matching import fold, folded_names, listing, mentions, within
from flows.periods import PERIOD, period_in
from flows.types import Programme

AXIS, COMMITMENT, SIGNATURE = "axis", "commitment", "signature"
URGENCY = "urgency"
ANONYMOUS, URGENT = "anonymous", "urgent"
_ANONYMOUSLY = listing(v.ANONYMOUSLY)
_URGENTLY = listing(v.URGENTLY)


def named(text: str, programme: Programme) -> tuple[dict[str, str], frozenset[str]]:
    """The values named in a text, by what they answer, and the folded words that did it."""
    folded = fold(text[:NAMING_TEXT])
    found: dict[str, str] = {}
    words: set[str] = set()
    projects = [
        (axis.id, each.id, names)
        for axis in programme.axes
        for each in axis.commitments
        if mentions(folded, names := folded_names((*each.short.values(), *each.title.values())))
    ]
    if len(projects) == 1:
        found[AXIS], found[COMMITMENT], names = projects[0]
        words |= {word for name in names if mentions(folded, (name,)) for word in name.split()}
    if len(text) <= SHORT_TEXT and within(folded, _ANONYMOUSLY):
        found[SIGNATURE] = ANONYMOUS
        words |= {
            word for phrase in _ANONYMOUSLY if within(folded, frozenset({phrase})) for word in phrase.split()
        }
    period = period_in(text[:NAMING_TEXT])
    if period:
        found[PERIOD] = period
    if within(folded, _URGENTLY):
        found[URGENCY] = URGENT
    return found, frozenset(words)
