"""Words that somebody typed, made fit for a paper: nothing invisible in them, and nothing that is read backwards.

Text that runs both ways is ordered by Unicode's bidirectional algorithm, which turns "31-13" into "13-31" and a telephone
number upside down when they stand in Arabic. So every number and every passage of the other script is isolated here.
"""

import re
import unicodedata
from typing import TypedDict

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
BREAK = "\u200b"  # a line may end here, and nothing is seen
LONGEST_WORD = 40  # characters without a space that fit a line; longer ones may be broken
PIECE = 20
MARKS = 4  # on one letter: Arabic needs three

_NEWLINES = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")  # Arabic signs that have a shape
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), 0x20E3)))  # how an emoji is to be drawn
# Letters in the shape they take in a word, as some programs copy them: they join only as plain letters.
_SHAPED = re.compile("[\ufb50-\ufbff\ufe70-\ufefc]+")
_MARK = r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
_MANY_MARKS = re.compile(rf"(?P<kept>{_MARK}{{{MARKS}}}){_MARK}+")

_L = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u2d30-\u2d7f"  # Latin and Tifinagh
_D = "0-9\u0660-\u0669\u06f0-\u06f9"
_R = "\u0590-\u05ff\u0620-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER, _RIGHT = re.compile(f"[{_L}]"), re.compile(f"[{_R}]")
_ENDS = "%\u00b0\u20ac$+#*"  # belongs to the word that it follows
# From a letter or number to the last before Arabic, its comma, or the end.
_LEFT_RUN = re.compile(rf"[+#@$\u20ac]?[{_L}{_D}](?:[^{_R}\u060c\u061b\u061f\n]*[{_L}{_D}{_ENDS}/])?[)\]]*")
_RIGHT_RUN = re.compile(rf"[{_R}](?:[^{_L}\n]*[{_R}])?(?: [{_D}]+(?![{_D}])(?! ?[{_L}]))?")
# Ten thousand, and a telephone number, may be written with spaces.
_SPACED = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?|(?:\+\d{1,3}|00\d{1,3}|0\d)[ .]?\(?\d{1,4}\)?(?:[ .]\d{1,4})+"
_OPENED = {")": "(", "]": "["}
_NUMBER = re.compile(rf"(?:{_SPACED}|[+#$\u20ac]?[{_D}](?:[{_D}.,:/\\\-\u2013_]*[{_D}])?)[{_ENDS}]?(?!\d)")


class Paragraph(TypedDict):
    """A line as typed: its words, and the way it runs."""

    words: str
    runs: str  # rtl, ltr


def plain(text: str) -> str:
    """Without what cannot be seen: controls, marks of direction, zero-width letters, pictures; lines kept."""
    text = _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _NEWLINES.sub("\n", text))
    kept = unicodedata.normalize("NFC", "".join(map(_visible, text)))
    lines = (re.sub(" {2,}", " ", line).strip() for line in _MANY_MARKS.sub(r"\g<kept>", kept).split("\n"))
    return "\n".join(lines).strip()


def _visible(letter: str) -> str:
    if letter == "\n":
        return letter
    kind = unicodedata.category(letter)
    if kind == "Zs" or letter == "\t":
        return " "
    if letter in _VISIBLE_FORMAT:
        return letter
    is_picture = kind in ("So", "Sk") and letter >= "\U0001f000"
    return "" if kind[0] == "C" or letter in _SELECTORS or is_picture else letter


def one_line(text: str) -> str:
    """A field's value on one line."""
    return plain(text).replace("\n", " ")


def direction(text: str, default: str) -> str:
    """The way a line runs: that of its first letter."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL", "L"):
            return "ltr" if kind == "L" else "rtl"
    return default


def isolated(text: str, runs: str) -> str:
    """A plain line with each passage of the other script, and in Arabic each number, in an isolate."""
    if runs == "rtl":
        return _LEFT_RUN.sub(_left, text)
    return _RIGHT_RUN.sub(lambda found: RLI + _LEFT_RUN.sub(_left, found[0]) + PDI, text)


def _left(found: re.Match[str]) -> str:
    run = found[0]
    while run[-1] in _OPENED and run.count(run[-1]) > run.count(_OPENED[run[-1]]):
        run = run[:-1]  # it closes what was opened before the passage
    rest = found[0][len(run) :]
    if _LETTER.search(run):
        return LRI + run + PDI + rest
    return _NUMBER.sub(lambda number: LRI + number[0].replace(" ", "\u00a0") + PDI, run) + rest


def breakable(text: str) -> str:
    """A word too long for a line may be broken; nothing runs over the margin."""
    return re.sub(rf"[^\s{BREAK}]{{{LONGEST_WORD},}}", lambda found: _pieces(found[0]), text)


def _pieces(word: str) -> str:
    return BREAK.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))


def inline(text: str, default: str) -> str:
    """A value to stand inside a sentence."""
    line = one_line(text)
    return breakable(isolated(line, direction(line, default)))


def paragraphs(text: str, default: str) -> list[Paragraph]:
    """Somebody's words, line by line, each running its own way; empty lines are dropped."""
    found: list[Paragraph] = []
    for line in filter(None, plain(text).split("\n")):
        runs = direction(line, default)
        found.append({"words": breakable(isolated(line, runs)), "runs": runs})
    return found
