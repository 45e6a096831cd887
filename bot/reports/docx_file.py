"""A report as DOCX: right-to-left paragraphs, tables and fonts that are so in truth, pictures with their descriptions.

python-docx makes the file; its paragraphs know no direction, so the body is written as WordprocessingML and read once, which also
makes a report of thousands of quotations in a second.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from bot.papers import cleaning, sheet
from bot.papers.sheet import runs
from bot.reports import blocks as b
from bot.reports import pdf_file
from bot.reports.docx_styles import GREEN, GROUND, RULE, STYLE_IDS, dress
from bot.reports.docx_words import paragraph, runs_of, words
from bot.reports.pictures import Picture

_EMU = 36_000  # a millimetre, in the units of drawings
_WIDE = 162  # millimetres of a picture
_TEXT = 9_298  # width of the text, in twentieths of a point
_NUMBERS = 1_300  # of a column of numbers


def docx_bytes(
    report: b.Report, *, day: date, progress: Callable[[int, int], None] = lambda done, total: None
) -> bytes:
    """The DOCX of a report; `progress(done, total)` counts its blocks."""
    document: Document = docx.Document()
    dress(document, language=report.language, running=report.running)
    _properties(document, report, day)
    writer = _Writer(document, report)
    parts = [*writer.opening()]
    for number, block in enumerate(report.blocks):
        parts.append(writer.block(block))
        progress(number + 1, len(report.blocks))
    _fill(document, "".join(parts))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _properties(document: Document, report: b.Report, day: date) -> None:
    properties = document.core_properties
    commune = cleaning.one_line(report.institution.name[report.language])
    properties.title = f"{report.title} – {commune}"[:250]
    properties.author = properties.last_modified_by = commune[:250]
    properties.subject, properties.language = report.about[:250], f"{report.language}-MA"
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(day, time(), UTC).replace(tzinfo=None)


def _fill(document: Document, content: str) -> None:
    body = document.element.body
    last = body.sectPr
    for child in [each for each in body if each is not last]:
        body.remove(child)
    made = parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{content}</w:body>")
    for child in list(made):
        last.addprevious(child)


class _Writer:
    """Writes block after block."""

    def __init__(self, document: Document, report: b.Report) -> None:
        self._document, self._report = document, report
        self._runs = runs(report.language)
        self._pictures = 0

    def _words(self, text: str, style: str = "Normal", **more: str) -> str:
        return words(text, STYLE_IDS[style], self._runs, **more)

    def opening(self) -> Iterator[str]:
        """The first page, and the table of contents."""
        report = self._report
        yield self._head()
        yield self._words(report.title, "Title")
        yield self._words(report.about, "Subtitle")
        for number, line in enumerate(report.lines):
            yield self._words(line, "Normal" if number < 2 else "Jemaa Quiet", after='<w:jc w:val="center"/>')
        # Named like a heading and not one: a table of contents does not list itself.
        strong = f'<w:b/><w:bCs/><w:color w:val="{GREEN}"/><w:sz w:val="36"/><w:szCs w:val="44"/>'
        yield self._words(report.contents, before="<w:pageBreakBefore/>", marks=strong)
        yield from self._contents()

    def _head(self) -> str:
        """The institution, in French on the left and in Arabic on the right, whatever the language."""
        head = sheet.of_institution(self._report.institution)["institution"]
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{_TEXT // 2}" w:type="dxa"/></w:tcPr>'
            + "".join(
                words(
                    line,
                    STYLE_IDS["Jemaa Cell"],
                    runs(language),
                    marks="<w:b/><w:bCs/>" if line is head[language][-1] else "",
                )
                for line in head[language]
            )
            + "</w:tc>"
            for language in ("fr", "ar")
        )
        line = '<w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="505050"/></w:tblBorders>'
        return _table(f"<w:tr>{cells}</w:tr>", (_TEXT // 2, _TEXT // 2), is_turned=False, more=line)

    def _contents(self) -> Iterator[str]:
        """A field that Word fills with page numbers when asked; until then it lists the chapters."""
        begins = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        listed = [each for each in self._report.blocks if isinstance(each, b.Heading) and each.level < 3]
        for number, each in enumerate(listed):
            step = f'<w:ind w:left="{360 * (each.level - 1)}"/>'
            strong = "<w:b/><w:bCs/>" if each.level == 1 else ""
            content = (begins if number == 0 else "") + runs_of(each.words, self._runs, strong)
            ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if number + 1 == len(listed) else ""
            yield paragraph(content + ends, STYLE_IDS["Normal"], self._runs, after=step)

    def block(self, block: b.Block) -> str:  # noqa: PLR0911 - one line a kind of block
        match block:
            case b.Heading(level, text, starts_page):
                breaks = "<w:pageBreakBefore/>" if starts_page else ""
                return self._words(text, f"Heading {level}", before=breaks)
            case b.Para(text, is_quiet, is_warning):
                marks = '<w:b/><w:bCs/><w:color w:val="B3261E"/>' if is_warning else ""
                return self._words(text, "Jemaa Quiet" if is_quiet else "Normal", marks=marks)
            case b.Items(lines):
                hang = '<w:ind w:left="360" w:hanging="240"/>'
                return "".join(self._words(f"•\u00a0 {line}", after=hang) for line in lines)
            case b.Tiles(tiles):
                return self._tiles(tiles)
            case b.Grid():
                return self._grid(block)
            case b.Drawing(picture):
                return self._picture(picture)
            case b.Quotes(sayings, is_small):
                return "".join(self._quote(each, is_small) for each in sayings)
            case b.Reply():
                return self._reply(block)
            case b.Code(text):
                return words(text, STYLE_IDS["Jemaa Code"], "ltr")

    def _tiles(self, tiles: Sequence[tuple[str, str]]) -> str:
        width = _TEXT // len(tiles)
        centred = '<w:jc w:val="center"/>'
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{GROUND}"/></w:tcPr>'
            + words(number, STYLE_IDS["Jemaa Number"], "ltr")
            + self._words(name, "Jemaa Cell", after=centred)
            + "</w:tc>"
            for name, number in tiles
        )
        gaps = (
            '<w:tblBorders><w:insideV w:val="single" w:sz="48" w:space="0" w:color="FFFFFF"/></w:tblBorders>'
        )
        made = _table(
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>",
            [width] * len(tiles),
            is_turned=self._is_turned,
            more=gaps,
        )
        return made + self._words("", "Normal")

    @property
    def _is_turned(self) -> bool:
        return self._runs == "rtl"

    def _grid(self, grid: b.Grid) -> str:
        others = len(grid.head) - 1
        widths = [_TEXT - others * _NUMBERS, *([_NUMBERS] * others)]
        lines = [self._line(grid.head, widths, is_head=True), *(self._line(row, widths) for row in grid.rows)]
        rule = (
            "<w:tblBorders>"
            + "".join(
                f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BEBEBE"/>'
                for side in ("top", "bottom", "insideH")
            )
            + "</w:tblBorders>"
        )
        made = _table("".join(lines), widths, is_turned=self._is_turned, more=rule)
        return self._words(grid.title, "Jemaa Picture") + made + self._words("", "Jemaa Quiet")

    def _line(self, row: Sequence[str], widths: Sequence[int], *, is_head: bool = False) -> str:
        strong = "<w:b/><w:bCs/>" if is_head else ""
        ground = '<w:shd w:val="clear" w:color="auto" w:fill="F3F3F3"/>' if is_head else ""
        cells = ""
        for place, (text, width) in enumerate(zip(row, widths, strict=True)):
            is_number = place > 0 and not is_head
            made = words(
                text if place else cleaning.inline(text, self._runs),
                STYLE_IDS["Jemaa Cell"],
                "ltr" if is_number else self._runs,
                after='<w:jc w:val="center"/>' if place else "",
                marks=strong,
            )
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}</w:tcPr>{made}</w:tc>'
        repeats = (
            "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head else "<w:trPr><w:cantSplit/></w:trPr>"
        )
        return f"<w:tr>{repeats}{cells}</w:tr>"

    def _picture(self, picture: Picture) -> str:
        self._pictures += 1
        relation, image = self._document.part.get_or_add_image(io.BytesIO(pdf_file.png(picture)))
        tall = round(_WIDE * image.px_height / image.px_width)
        drawn = _drawing(relation, self._pictures, picture, _WIDE * _EMU, tall * _EMU)
        keep = "<w:keepNext/>" if picture.note else ""
        made = self._words(picture.title, "Jemaa Picture") + paragraph(
            drawn, STYLE_IDS["Normal"], self._runs, before=keep
        )
        return made + (self._words(picture.note, "Jemaa Quiet") if picture.note else "")

    def _quote(self, saying: str, is_small: bool) -> str:
        style = STYLE_IDS["Jemaa Small Quote" if is_small else "Jemaa Quote"]
        return "".join(self._said(line, style, is_small) for line in cleaning.paragraphs(saying, self._runs))

    def _said(self, line: cleaning.Paragraph, style: str, is_small: bool) -> str:
        """Words that run their own way, with a rule on the side where they begin."""
        side = "right" if line["runs"] == "rtl" else "left"
        size, colour = (6, "BEBEBE") if is_small else (18, RULE)
        border = f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="8" w:color="{colour}"/></w:pBdr>'
        return words(line["words"], style, line["runs"], before=border, after='<w:ind w:left="200"/>')

    def _reply(self, reply: b.Reply) -> str:
        made = self._words(reply.state, "Jemaa Reply", before="<w:keepNext/>", marks="<w:b/><w:bCs/>")
        for line in cleaning.paragraphs(reply.words, self._runs):
            made += words(line["words"], STYLE_IDS["Jemaa Reply"], line["runs"])
        quiet = '<w:color w:val="505050"/>'
        made += "".join(self._words(note, "Jemaa Reply", marks=quiet) for note in reply.notes)
        return made + self._words("", "Jemaa Small Quote")


def _table(content: str, widths: Sequence[int], *, is_turned: bool, more: str = "") -> str:
    """A table; turned round, its first column stands on the right."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    turned = "<w:bidiVisual/>" if is_turned else ""
    return (
        f'<w:tbl><w:tblPr>{turned}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{more}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{content}</w:tbl>"
    )


def _drawing(relation: str, number: int, picture: Picture, wide: int, tall: int) -> str:
    """A picture in the line, with its title and what it shows for whoever does not see it."""
    named: dict[str, Any] = {
        "r": quoteattr(relation),
        "title": quoteattr(picture.title),
        "about": quoteattr(picture.about),
        "id": number,
        "size": f'cx="{wide}" cy="{tall}"',
    }
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        '<wp:docPr id="{id}" name={title} descr={about}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="{id}" name={title}/><pic:cNvPicPr/></pic:nvPicPr>'
        "<pic:blipFill><a:blip r:embed={r}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    ).format(**named)
