"""What a message names outright, so that it is not asked: a project by its title, a comment without a name, a period."""

import re

from flows import vocabulary as v
from flows.limits import NAMING_TEXT, SHORT_TEXT
from flows.matching import fold, folded_names, listing, mentions, short_fold, tokens, within
from flows.periods import PERIOD, period_in
from flows.types import Programme

AXIS, COMMITMENT, SIGNATURE = "axis", "commitment", "signature"
URGENCY = "urgency"
FORMAT, DELIVERY = "format", "delivery"
ANONYMOUS, URGENT = "anonymous", "urgent"
_ANONYMOUSLY = listing(v.ANONYMOUSLY)
_URGENTLY = listing(v.URGENTLY)
_NAMELESS, _A_NAME, _WITHOUT, _NOT = tokens(v.NAMELESS), tokens(v.A_NAME), tokens(v.WITHOUT), tokens(v.NOT)
_NO_FIRST = tokens(v.A_NO_FIRST)
_OF_NO_NAME = _NAMELESS | _A_NAME | _WITHOUT | _NOT | _NO_FIRST | tokens(v.AROUND_NO_NAME)
_DENIES_A_VERB = tokens("لا non")  # as well as being a no by themselves
_JOINED = re.compile(r"\bma(?=\w+ch\b)|\bما(?=\w+ش\b)")  # "matktbouch", as people write it
_WITHOUT_DOING = re.compile(
    r"(?<=\bbla) ma\b|(?<=\bبلا) ما\b"
)  # "bla ma tktbo smiti": nothing is denied twice
_PAUSE = re.compile(r"\s*\w+\s*[,،.;؛!:\n-]")
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


def wants_no_name(text: str) -> bool:
    """Whether a text that answers "in whose name?" says: in nobody's. One word more, and it may be a name ("محمد المجهول")."""
    folded = _WITHOUT_DOING.sub(" ", _JOINED.sub(r"\g<0> ", short_fold(text)))
    words = _after_a_no(text, folded.split())
    if not words or not _OF_NO_NAME.issuperset(words):
        return False
    is_denied, is_without = not _NOT.isdisjoint(words), not _WITHOUT.isdisjoint(words)
    if not _NAMELESS.isdisjoint(words):
        return not is_denied and not is_without  # "I do not want to stay anonymous"
    return not _A_NAME.isdisjoint(words) and is_denied != is_without  # "not without my name"


def _after_a_no(text: str, words: list[str]) -> list[str]:
    """Without the no that answers the question: "non, sans nom"; "لا أريد" keeps its own."""
    if len(words) < 2 or words[0] not in _NO_FIRST:
        return words
    answers = words[0] not in _DENIES_A_VERB or words[1] in _WITHOUT | {"je"} or _PAUSE.match(text)
    return words[1:] if answers else words
