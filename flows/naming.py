"""What a message names outright, so that it is not asked: a project by its title, a comment without a name, a period."""

from flows import vocabulary as v
from flows.limits import NAMING_TEXT, SHORT_TEXT
from flows.matching import fold, folded_names, listing, mentions, within
from flows.periods import PERIOD, period_in
from flows.types import Programme

AXIS, COMMITMENT, SIGNATURE = "axis", "commitment", "signature"
URGENCY = "urgency"
FORMAT, DELIVERY = "format", "delivery"
ANONYMOUS, URGENT = "anonymous", "urgent"
_ANONYMOUSLY = listing(v.ANONYMOUSLY)
_URGENTLY = listing(v.URGENTLY)
# In which form and by which way an answer is wanted, said outright; a lone "papier" may be what is asked about.
_WAYS = {
    FORMAT: {
        "electronic": listing(
            """en pdf | format pdf | fichier pdf | en excel | format electronique | version electronique | format numerique
            | version numerique | f pdf | b pdf | f fichi | في صيغة إلكترونية | بصيغة إلكترونية | صيغة إلكترونية | نسخة إلكترونية | شكل إلكتروني"""
        ),
        "paper": listing(
            """version papier | copie papier | format papier | sur papier | f papier | b papier | f lwer9a | f wra9 | نسخة ورقية | في نسخة ورقية
            | صيغة ورقية | فالورق | على الورق"""
        ),
        "consultation": listing(
            """sur place | consulter sur place | nchoufo f ljama3a | nchoufha f ljama3a | nchouf f ljama3a | نشوفو فالجماعة | نشوفها فالجماعة
            | في عين المكان | فعين المكان"""
        ),
    },
    DELIVERY: {
        "email": listing(
            """par e mail | par email | par mail | par courriel | f email | b email | b imil | f imil | b lmail | عبر البريد الإلكتروني
            | بالبريد الإلكتروني | بالإيميل | فالإيميل"""
        ),
        "counter": listing("au guichet | f chobbak | f lchobbak | في الشباك | فالشباك"),
    },
}


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
    for kind, ways in _WAYS.items():
        named_ways = [value for value, phrases in ways.items() if within(folded, phrases)]
        if len(named_ways) == 1:
            found[kind] = named_ways[0]
    if found.get(DELIVERY) == "email":
        found.setdefault(FORMAT, "electronic")
    return found, frozenset(words)
