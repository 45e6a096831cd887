"""How a DOCX looks: its styles, its page and its foot, the same in both directions."""

from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from bot.reports import docx_words

GREEN, QUIET, RULE, GROUND, SAND = "0B5748", "505050", "9CC7B9", "EEF5F1", "F6F3EA"
# Every Word has the first of each; a reader without it takes what stands in `altName`.
LATIN, ARABIC = "Calibri", "Sakkal Majalla"
_ALTERNATIVES = {LATIN: "Carlito", ARABIC: "Amiri"}


class _Look(NamedTuple):
    size: int  # in half points
    arabic: int  # of Arabic letters, likewise
    is_bold: bool
    colour: str
    before: int  # space above, in twentieths of a point
    after: int
    keeps: bool  # on the page of what follows


_STYLES = {
    "Normal": _Look(22, 28, False, "1D2522", 0, 120, False),
    "Title": _Look(56, 68, True, GREEN, 2800, 200, False),
    "Subtitle": _Look(30, 38, False, "1D2522", 0, 500, False),
    "Heading 1": _Look(36, 44, True, GREEN, 480, 240, True),
    "Heading 2": _Look(28, 34, True, GREEN, 360, 160, True),
    "Heading 3": _Look(24, 30, True, "1D2522", 280, 100, True),
    "Heading 4": _Look(21, 26, True, QUIET, 200, 80, True),
    "Jemaa Quiet": _Look(20, 25, False, QUIET, 0, 120, False),
    "Jemaa Quote": _Look(21, 27, False, "1D2522", 60, 100, False),
    "Jemaa Small Quote": _Look(19, 24, False, "1D2522", 20, 60, False),
    "Jemaa Reply": _Look(21, 27, False, "1D2522", 0, 0, False),
    "Jemaa Cell": _Look(19, 24, False, "1D2522", 30, 30, False),
    "Jemaa Number": _Look(44, 44, True, GREEN, 60, 0, False),
    "Jemaa Code": _Look(20, 20, False, "1D2522", 120, 120, False),
    "Jemaa Picture": _Look(22, 28, True, "1D2522", 200, 60, True),
}
STYLE_IDS = {name: name.replace(" ", "") for name in _STYLES}
_CENTRED = ("Title", "Subtitle", "Jemaa Number", "Jemaa Code")


def dress(document: Document, *, language: str, running: str) -> None:
    """Give a new document its styles, its page (A4) and its foot."""
    _fonts(document)
    runs = "rtl" if language == "ar" else "ltr"
    for name, look in _STYLES.items():
        _style(document, name, look, runs=runs)
    _page(document, runs, running)


def _style(document: Document, name: str, look: _Look, *, runs: str) -> None:
    style: Any = (
        document.styles[name]
        if name in document.styles
        else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    STYLE_IDS[name] = style.style_id
    element = style.element
    for old in (element.pPr, element.rPr):
        if old is not None:
            element.remove(old)
    level = f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>' if name.startswith("Heading") else ""
    element.append(
        parse_xml(
            f"<w:pPr {nsdecls('w')}>{'<w:keepNext/>' if look.keeps else ''}{_border(name)}"
            f"{'<w:bidi/>' if runs == 'rtl' else ''}"
            f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="264" w:lineRule="auto"/>'
            f"{'<w:jc w:val=' + quoteattr('center') + '/>' if name in _CENTRED else ''}{level}</w:pPr>"
        )
    )
    strong = "<w:b/><w:bCs/>" if look.is_bold else ""
    letters = "Consolas" if name == "Jemaa Code" else LATIN
    element.append(
        parse_xml(
            f"<w:rPr {nsdecls('w')}>"
            f'<w:rFonts w:ascii="{letters}" w:hAnsi="{letters}" w:eastAsia="{letters}" w:cs="{ARABIC}"/>'
            f'{strong}<w:color w:val="{look.colour}"/><w:sz w:val="{look.size}"/><w:szCs w:val="{look.arabic}"/>'
            f'<w:lang w:val="fr-MA" w:eastAsia="fr-MA" w:bidi="ar-MA"/></w:rPr>'
        )
    )


def _border(name: str) -> str:
    if name == "Heading 1":
        return f'<w:pBdr><w:bottom w:val="single" w:sz="10" w:space="6" w:color="{GREEN}"/></w:pBdr>'
    if name == "Jemaa Reply":
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{SAND}"/>'
    return ""


def _fonts(document: Document) -> None:
    """Name a substitute for readers without the fonts."""
    part = next(
        (p for p in document.part.package.iter_parts() if p.partname.endswith("/fontTable.xml")), None
    )
    if part is None:
        return
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
        for name, other in _ALTERNATIVES.items()
    )
    part._blob = f"<w:fonts {nsdecls('w')}>{entries}</w:fonts>".encode()


def _page(document: Document, runs: str, running: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    section.top_margin = section.bottom_margin = Mm(22)
    section.different_first_page_header_footer = True
    footer = section.footer
    footer.is_linked_to_previous = False
    body = footer._element
    for child in list(body):
        body.remove(child)
    body.append(parse_xml(_foot(runs, running)))
    properties = section._sectPr
    if runs == "rtl":
        _insert(properties, parse_xml(f"<w:bidi {nsdecls('w')}/>"))


def _insert(properties: Any, bidi: Any) -> None:
    """At its place in the schema: behind the title page, before the grid."""
    grid = properties.find(qn("w:docGrid"))
    if grid is None:
        properties.append(bidi)
    else:
        grid.addprevious(bidi)


def _foot(runs: str, running: str) -> str:
    """The report's name where a line begins, the page's number where it ends."""
    number = "".join(field(code) for code in ("PAGE",)) + docx_words.run(" / ", "ltr") + field("NUMPAGES")
    tab = "<w:r><w:tab/></w:r>"
    tabs = '<w:tabs><w:tab w:val="clear" w:pos="4680"/><w:tab w:val="right" w:pos="9298"/></w:tabs>'
    style = STYLE_IDS["Jemaa Quiet"]
    content = docx_words.runs_of(running, runs) + tab + number
    made = docx_words.paragraph(content, style, runs, before=tabs)
    return made.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)


def field(code: str, shown: str = "1") -> str:
    """A field that the reader's program fills in."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
