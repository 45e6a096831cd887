"""Words of a DOCX: paragraphs and runs that know which way they run, as WordprocessingML.

Word orders mixed text by the property of each run, and older versions do not know Unicode's isolates. So a text with isolates is cut
into runs: what runs from the right carries `w:rtl` (Word then takes the Arabic font and its sizes), what stands in an isolate and has
no Arabic letter is a run of its own between two marks that nobody sees, so that "31.13" and telephone numbers stay as they are.
"""

import re
import unicodedata
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from bot.papers import cleaning

LRM = "\u200e"
_OPENS, _CLOSES = "\u2066\u2067\u2068", "\u2069"
# What XML 1.0 cannot hold; words are cleaned before, but a programme's title may come from anywhere.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def way(text: str, default: str) -> str:
    """The way a text runs by itself: rtl as soon as it has an Arabic letter first."""
    return cleaning.direction(text, default)


def pieces(text: str, base: str) -> Iterator[tuple[str, str]]:
    """A text cut where its direction changes: (words, rtl or ltr)."""
    words, depth = "", 0
    for letter in _UNHOLDABLE.sub("", text):
        if letter in _OPENS:
            if depth == 0 and words:
                yield words, base
                words = ""
            depth += 1
        elif letter == _CLOSES:
            depth = max(0, depth - 1)
            if depth == 0 and words:
                yield from _isolated(words, base)
                words = ""
        elif letter != cleaning.BREAK:
            words += letter
    if words:
        yield words, base


def _isolated(words: str, base: str) -> Iterator[tuple[str, str]]:
    has_arabic = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)
    if has_arabic or base == "ltr":
        yield words, "rtl" if has_arabic else "ltr"
    else:
        yield f"{LRM}{words}{LRM}", "ltr"


def run(words: str, runs: str, marks: str = "") -> str:
    """One run; `marks` are its other properties, as XML that stands before `w:rtl`."""
    tongue = '<w:lang w:bidi="ar-MA"/>' if runs == "rtl" else '<w:lang w:val="fr-MA"/>'
    turned = "<w:rtl/>" if runs == "rtl" else ""
    return f'<w:r><w:rPr>{marks}{turned}{tongue}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def runs_of(text: str, base: str, marks: str = "") -> str:
    return "".join(run(words, runs, marks) for words, runs in pieces(text, base))


def paragraph(content: str, style: str, runs: str, *, before: str = "", after: str = "") -> str:
    """A paragraph of a style; `before` are properties that stand before its direction in the schema, `after` those behind it."""
    turned = "<w:bidi/>" if runs == "rtl" else '<w:bidi w:val="0"/>'
    return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{before}{turned}{after}</w:pPr>{content}</w:p>"


def words(text: str, style: str, base: str, *, before: str = "", after: str = "", marks: str = "") -> str:
    """A paragraph of one text."""
    return paragraph(runs_of(text, base, marks), style, base, before=before, after=after)
