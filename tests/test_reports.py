"""The consultation report: what stands in it, in both languages and forms, and what never does."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
import pdf_reading
import pytest
from docx.oxml.ns import qn
from report_rig import HIDDEN, NAMES, QUOTED, THEME, consult
from sqlalchemy import update
from world import World

from bot.reports import blocks, consultation, docx_file, facts, making, pdf_file
from bot.reports.facts import Facts
from data.tables import receipts

# What is read is tested on both databases elsewhere; here once is enough.
pytestmark = pytest.mark.parametrize("world", ["sqlite"], indirect=True)
LANGUAGES = ("ar", "fr")


@pytest.fixture
def told(world: World) -> Facts:
    consult(world)
    with world.database.reading() as db:
        return facts.read(db, "berkane", day=world.day)


def texts_of(report: blocks.Report) -> Iterator[str]:
    for block in report.blocks:
        match block:
            case blocks.Quotes(sayings, _):
                yield from sayings
            case blocks.Reply(state, words, notes):
                yield from (state, words, *notes)
            case blocks.Items(lines):
                yield from lines
            case blocks.Heading(_, words, _) | blocks.Para(words, _, _) | blocks.Code(words):
                yield words
            case blocks.Tiles(tiles):
                yield from (text for tile in tiles for text in tile)
            case blocks.Grid(title, head, rows):
                yield from (title, *head, *(cell for row in rows for cell in row))
            case blocks.Drawing(picture):
                yield from (picture.title, picture.about, *picture.categories, *picture.series)


def xml_of(content: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(part).decode()


def shown(content: bytes) -> str:
    """All words of a DOCX, without marks of direction."""
    body = docx.Document(io.BytesIO(content)).element.body
    return re.sub(
        "[\u200e\u200f\u2066-\u2069]", "", " ".join(each.text or "" for each in body.iter(qn("w:t")))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_what_was_said_and_answered_and_no_name(told: Facts, language: str) -> None:
    words = "\n".join(texts_of(consultation.build(told, language)))
    assert "publiera le budget" in words
    assert "Publier le budget <script>" in words
    assert THEME in re.sub("[\u2066-\u2069]", "", words)
    assert told.chain.head in words
    assert not [each for each in (*NAMES, HIDDEN, "BRK-") if each in words]


def test_counts_what_is_hidden_and_does_not_quote_it(told: Facts) -> None:
    words = "\n".join(texts_of(consultation.build(told, "fr")))
    assert "Une contribution a été masquée" in words
    assert "5\u2069 contributions sont parvenues" in words
    assert "Dont une masquée" in words


def test_an_answer_in_the_other_language_says_so(told: Facts) -> None:
    (french,) = [each for each in consultation.build(told, "fr").blocks if isinstance(each, blocks.Reply)]
    (arabic,) = [each for each in consultation.build(told, "ar").blocks if isinstance(each, blocks.Reply)]
    assert french.words == arabic.words
    assert len(arabic.notes) == len(french.notes) + 1


def test_without_the_annex_it_is_shorter(told: Facts) -> None:
    whole = consultation.build(told, "fr")
    short = consultation.build(told, "fr", has_annex=False)
    assert not [each for each in short.blocks if isinstance(each, blocks.Quotes) and each.is_small]
    assert len(short.blocks) < len(whole.blocks)


def test_a_consultation_that_nobody_answered_yet(world: World) -> None:
    with world.database.reading() as db:
        for language in LANGUAGES:
            made = consultation.build(facts.read(db, "settat", day=world.day), language)
            assert pdf_reading.overflow(pdf_file.pdf(made, day=world.day)) == []
            assert docx_file.docx_bytes(made, day=world.day)


def test_a_broken_chain_is_the_first_thing_that_is_said(world: World) -> None:
    consult(world)
    with world.database.writing() as db:
        db.execute(update(receipts).where(receipts.c.number == 2).values(digest="0" * 64))
    with world.database.reading() as db:
        made = consultation.build(facts.read(db, "berkane", day=world.day), "fr")
    (warning,) = [each for each in made.blocks if isinstance(each, blocks.Para) and each.is_warning]
    assert made.blocks.index(warning) == 1
    assert "BRK-" not in warning.words


# -- PDF ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_whole(told: Facts, language: str) -> None:
    content = pdf_file.pdf(consultation.build(told, language), day=told.day)
    assert pdf_reading.is_tagged(content)
    assert pdf_reading.language(content).startswith(language)
    assert pdf_reading.overflow(content) == []
    fonts = pdf_reading.fonts(content)
    assert all(fonts.values())
    assert {name.partition("+")[2].split("-")[0] for name in fonts} == {"Amiri"}
    words = pdf_reading.words(content)
    assert told.chain.head in pdf_reading.from_the_left(content)
    assert not [name for name in NAMES if name in words]


def test_numbers_are_not_turned_round_in_the_pdf(told: Facts) -> None:
    seen = pdf_reading.from_the_left(pdf_file.pdf(consultation.build(told, "ar"), day=told.day))
    assert "31-13" in seen
    assert "13-31" not in seen
    assert "31.12" in seen


def test_the_same_report_is_the_same_file(told: Facts) -> None:
    made = consultation.build(told, "fr")
    assert pdf_file.pdf(made, day=told.day) == pdf_file.pdf(made, day=told.day)


def test_a_code_is_set_letter_by_letter(told: Facts) -> None:
    code = "9ffi0fl1" * 8  # with ligatures, and a number first
    made = replace(consultation.build(told, "ar"), blocks=[blocks.Code(code)])
    assert code in pdf_reading.from_the_left(pdf_file.pdf(made, day=told.day))


# -- DOCX --------------------------------------------------------------------------------------------------


def test_the_arabic_docx_runs_from_the_right(told: Facts) -> None:
    content = docx_file.docx_bytes(consultation.build(told, "ar"), day=told.day)
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]._sectPr
    assert section.find(qn("w:bidi")) is not None
    for paragraph in document.element.body.iter(qn("w:p")):
        text = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
        bidi = paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}")
        runs_right = bidi is not None and bidi.get(qn("w:val")) != "0"
        if re.match("[\u0621-\u064a]", text):
            assert runs_right, text
    for run in document.element.body.iter(qn("w:r")):
        text = "".join(each.text or "" for each in run.iter(qn("w:t")))
        if re.search("[\u0621-\u064a]", text):
            assert run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None, text
    tables = [each.find(qn("w:tblPr")) for each in document.element.body.iter(qn("w:tbl"))]
    turned = [each.find(qn("w:bidiVisual")) is not None for each in tables]
    assert turned[0] is False  # the head: French on the left, Arabic on the right, in both
    assert all(turned[1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_docx_has_fonts_for_both_scripts_and_words_for_every_picture(told: Facts, language: str) -> None:
    content = docx_file.docx_bytes(consultation.build(told, language), day=told.day)
    styles = xml_of(content, "word/styles.xml")
    assert 'w:cs="Sakkal Majalla"' in styles
    document = docx.Document(io.BytesIO(content))
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    assert len(pictures) >= 3
    assert all(each.get("descr") and each.get("name") for each in pictures)
    assert len({each.get("id") for each in pictures}) == len(pictures)
    assert document.core_properties.language == f"{language}-MA"
    assert not [name for name in (*NAMES, HIDDEN) if name in shown(content)]
    assert "<script>alert(1)</script>" in shown(content)
    assert QUOTED in shown(content)


def test_the_french_docx_does_not_run_from_the_right(told: Facts) -> None:
    content = docx_file.docx_bytes(consultation.build(told, "fr"), day=told.day)
    document = docx.Document(io.BytesIO(content))
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is None
    headings = [each for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert [each.text for each in headings][:2] == ["L'essentiel", "La méthode"]
    assert list(document.element.body.iter(qn("w:bidiVisual"))) == []


def test_progress_grows_and_ends(world: World) -> None:
    consult(world)
    seen: list[tuple[int, int]] = []
    with world.database.reading() as db:
        made = making.make(
            db,
            "berkane",
            kind="consultation",
            language="fr",
            file_format="docx",
            options={"short": True},
            day=world.day,
            progress=lambda done, total: seen.append((done, total)),
        )
    assert made.name == f"berkane-consultation-fr-{world.day}.docx"
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert (seen[0], seen[-1]) == ((0, 100), (100, 100))
