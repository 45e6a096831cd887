"""The form and the letters: letters joined, numbers the right way round, nothing of what people typed taken for markup."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import paper_samples as samples
import pdf_reading
import pytest
from fluent.syntax import FluentParser, ast
from fluent_files import forms, variables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import papers
from bot.papers import cleaning, letters, sheet
from bot.papers.cleaning import BREAK, LRI, PDI, RLI
from bot.papers.form import DELIVERIES, FORMATS
from data.calendar.delays import of_law
from data.requests import cases, refusals

FOLDER = Path(papers.__file__).parent
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c\x00-\x08\x0e-\x1f\s]")


def marked(text: str, runs: str = "rtl") -> str:
    """A line with its isolates made visible."""
    line = cleaning.isolated(cleaning.one_line(text), runs)
    return line.replace(LRI, "<").replace(RLI, "{").replace(PDI, ">" if runs == "rtl" else "}")


def seen(pdf: bytes) -> str:
    """The paper read from the left: French as it is, numbers as they must be, Arabic backwards. Without spaces."""
    return INVISIBLE.sub("", pdf_reading.from_the_left(pdf))


def copied(pdf: bytes) -> str:
    """What a reader copies out of it: Arabic as it is. Without spaces."""
    return INVISIBLE.sub("", pdf_reading.words(pdf))


# -- words that somebody typed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("القانون 31-13 و113.14", "القانون <31-13> و<113.14>"),
        ("الهاتف +212 6 12 34 56 78.", "الهاتف <+212\u00a06\u00a012\u00a034\u00a056\u00a078>."),
        ("الهاتف 06 12 34 56 78 ليلا", "الهاتف <06\u00a012\u00a034\u00a056\u00a078> ليلا"),
        ("مبلغ 10 000 درهم و20%", "مبلغ <10\u00a0000> درهم و<20%>"),
        ("من 2023-10-05 إلى 05/10/2023", "من <2023-10-05> إلى <05/10/2023>"),
        ("بين 10:00-12:00؟", "بين <10:00-12:00>؟"),
        ("سنة 2023 2024", "سنة <2023> <2024>"),
        ("شركة Jardins & Fils (Berkane) بمبلغ", "شركة <Jardins & Fils (Berkane)> بمبلغ"),
        ("(انظر Budget 2023) ثم", "(انظر <Budget 2023>) ثم"),
        ("رقم ٣١-١٣", "رقم <٣١-١٣>"),
        ("سنة كذا", "سنة كذا"),
    ],
)
def test_numbers_and_latin_words_in_arabic_are_isolated(typed: str, expected: str) -> None:
    assert marked(typed) == expected


def test_an_arabic_name_in_french_does_not_carry_the_house_number_away() -> None:
    assert marked("M. أحمد العلوي, 12 rue", "ltr") == "M. {أحمد العلوي}, 12 rue"
    assert marked("M. أحمد العلوي 12 rue", "ltr") == "M. {أحمد العلوي} 12 rue"


def test_what_cannot_be_seen_is_taken_out() -> None:
    typed = "a\u202eb\u2066c\u200bd\u200ce\ufefff\x00g\x1bh\u00adi\ud800j\U000e0041k\ue000l 👍🏽\u2028m"
    assert cleaning.plain(typed) == "abcdefghijkl\nm"


def test_letters_copied_in_the_shapes_of_a_word_join_again() -> None:
    assert cleaning.plain("ﻣﺮﺣﺒﺎ ﻻ") == "مرحبا لا"


def test_a_heap_of_marks_stays_on_its_line() -> None:
    assert cleaning.plain("a" + "\u0301" * 50) == "á" + "\u0301" * cleaning.MARKS


def test_lines_run_their_own_way() -> None:
    found = cleaning.paragraphs("السلام\r\n\n  12, rue\n2023", "rtl")
    assert [(each["runs"], each["words"]) for each in found[:2]] == [("rtl", "السلام"), ("ltr", "12, rue")]
    assert found[2]["runs"] == "rtl"  # nothing but a number runs with the paper


def test_a_word_without_end_may_be_broken() -> None:
    assert max(map(len, cleaning.breakable("x" * 4_000).split(BREAK))) <= cleaning.PIECE
    assert BREAK not in cleaning.breakable("https://www.commune-de-berkane.ma/a?b=1")


TROUBLE = list("اب تéZ019 ().,:;-/+%#\\\n\u0301\u0651\u202e\u2067\u2069\u200d\u00a0، 🙂")
LETTERS = st.lists(st.one_of(st.sampled_from(TROUBLE), st.characters()), max_size=60).map("".join)


@given(LETTERS)
@settings(max_examples=400)
def test_isolates_are_balanced_and_nothing_visible_is_lost(typed: str) -> None:
    plain = cleaning.plain(typed)
    assert cleaning.plain(plain) == plain
    for runs in ("rtl", "ltr"):
        line = cleaning.inline(typed, runs)
        depth = 0
        for letter in line:
            depth += (letter in (LRI, RLI)) - (letter == PDI)
            assert depth >= 0
        assert depth == 0
        assert INVISIBLE.sub("", line) == INVISIBLE.sub("", plain)


# -- papers ------------------------------------------------------------------------------------------------


def every() -> Iterator[tuple[str, str]]:
    for language in sheet.LANGUAGES:
        for kind in ("form", *letters.KINDS):
            yield language, kind


def make(language: str, kind: str) -> bytes:
    if kind == "form":
        return papers.form(language, samples.FORM if language == "fr" else samples.ARABIC_FORM)
    return papers.letter(kind, language, samples.letters(language)[kind])


@pytest.mark.parametrize(("language", "kind"), list(every()))
def test_every_paper_carries_its_fonts_its_language_and_its_words(language: str, kind: str) -> None:
    pdf = make(language, kind)
    fonts = pdf_reading.fonts(pdf)
    assert all(fonts.values())
    assert {name.partition("+")[2] for name in fonts} <= {"Amiri-Regular", "Amiri-Bold"}
    assert pdf_reading.is_tagged(pdf)
    assert pdf_reading.language(pdf).startswith(language)
    assert pdf_reading.overflow(pdf) == []
    text = seen(pdf)
    assert samples.REFERENCE in text
    assert "13.31" not in text
    assert "مصاريفالجماعةعلىالحدائق" in copied(pdf) if language == "ar" else "jardinspublics" in text
    assert "\ufffd" not in text


def test_nothing_on_an_arabic_form_is_read_backwards() -> None:
    text = seen(papers.form("ar", samples.ARABIC_FORM))
    for part in (
        "+21253661",
        "31-13",
        "113.14",
        "12/2023",
        "10000",
        "2023-01-01",
        "2023-12-31",
        "31/12/2023",
    ):
        assert part in text, part
    for part in ("R-123456-A", "fatima.zahra@example.ma", "chafafiya.ma", "31.13"):
        assert part in text, part
    assert re.search("Jardins&Fils[()]Berkane[()]", text)  # PDFium turns brackets in Arabic lines


def test_nothing_on_a_french_form_is_read_backwards() -> None:
    text = seen(papers.form("fr", samples.FORM))
    assert "»,10000DH" in text
    assert "rue" + "سيدييحيى"[::-1] + ",Berkane60300" in text


def test_a_paper_is_the_same_for_the_same_facts() -> None:
    assert make("ar", "form") == make("ar", "form")
    assert make("ar", "form") != papers.form("ar", replace(samples.ARABIC_FORM, day=date(2026, 10, 27)))


def test_the_form_has_the_fields_of_article_14_and_asks_for_no_reason() -> None:
    text = seen(papers.form("fr", samples.FORM))
    for part in (
        "FatimaZahra",
        "Bennani",
        "FA123456",
        "Année2023",
        "fatima.zahra@example.ma",
        "chafafiya.ma",
    ):
        assert part in text
    assert "déposéeseulementunefoislerécépissédélivré" in text
    assert "Motif" not in text
    assert "Motifdel’urgence" in seen(
        papers.form("fr", replace(samples.FORM, is_urgent=True, urgent_reason="Danger"))
    )


def test_an_e_mail_is_asked_of_nobody_who_needs_none() -> None:
    assert "électronique" not in seen(
        papers.form("fr", replace(samples.FORM, email="", format="paper"))
    ).replace("Électronique", "")


def test_what_looks_like_markup_comes_out_as_typed() -> None:
    filled = replace(
        samples.FORM,
        subject=samples.MARKUP,
        first_name="#panic(1)",
        family_name="$x$ _y_ *z*",
        address="@a <b> // c \\ `d`",
        document_number="#",
        period="[x](y)",
    )
    text = seen(papers.form("fr", filled))
    for typed in (samples.MARKUP, "#panic(1)", "$x$ _y_ *z*", "@a <b> // c \\ `d`", "[x](y)"):
        assert INVISIBLE.sub("", typed) in text


def test_four_thousand_letters_in_mixed_scripts_run_over_pages_whole() -> None:
    for language, form in (("ar", samples.ARABIC_FORM), ("fr", samples.FORM)):
        pdf = papers.form(language, replace(form, subject=samples.LONG_SUBJECT))
        assert len(pdf_reading.pages(pdf)) >= 3
        assert pdf_reading.overflow(pdf) == []
        text = seen(pdf)
        assert text.count("#settext(9pt)") == samples.LONG_SUBJECT.count("#set text(9pt)")
        assert {"NotoSansTifinagh-Regular"} <= {name.partition("+")[2] for name in pdf_reading.fonts(pdf)}


def test_one_endless_word_stays_within_the_margins() -> None:
    for word in ("x" * 4_000, "س" * 4_000, "9" * 4_000):
        pdf = papers.form("ar", replace(samples.ARABIC_FORM, subject=word, address=word[:300]))
        assert pdf_reading.overflow(pdf) == []


@pytest.mark.slow
@given(LETTERS, LETTERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_typed_makes_a_paper(subject: str, name: str) -> None:
    filled = replace(samples.ARABIC_FORM, subject=subject, first_name=name, address=name, period=subject)
    assert pdf_reading.overflow(papers.form("ar", filled)) == []


def test_days_are_written_out_with_moroccan_months() -> None:
    assert "2026" + "نونبر"[::-1] + "30" in seen(make("ar", "extension"))
    assert "30novembre2026" in seen(make("fr", "extension"))


def test_a_refusal_gives_its_ground_its_reasons_and_every_way_to_complain() -> None:
    text = seen(make("fr", "refusal"))
    for part in (
        "Vieprivéeoudonnéespersonnellesd’autrui(article7)",
        "20joursouvrables.Dernierjour:lundi28décembre2026",
        "30jours",
        "60jours",
        "jeudi11février2027",
        "mercredi12mai2027",
        "(article19)",
        "(article20)",
        "(article21)",
    ):
        assert part in text, part


def test_a_refusal_that_was_not_received_yet_names_no_last_day() -> None:
    refusal = samples.letters("fr")["refusal"]
    assert isinstance(refusal, letters.Refusal)
    bare = letters.Ladder(spans=of_law(), president=None)
    text = seen(papers.letter("refusal", "fr", replace(refusal, ladder=bare)))
    assert "àcompterdelaréceptiondecettelettre" in text
    assert "Dernierjour" not in text


def test_a_part_withheld_names_the_ways_to_complain_and_how_to_cite() -> None:
    text = seen(make("fr", "answer"))
    assert "(article6)" in text
    assert "Àciter:CommunedeBerkane,lundi30novembre2026" in text
    assert "Vosvoiesderecours" in text
    whole = samples.letters("fr")["answer"]
    assert isinstance(whole, letters.Answer)
    assert "recours" not in seen(papers.letter("answer", "fr", replace(whole, withheld="", ladder=None)))


def test_a_complaint_tells_what_happened() -> None:
    text = seen(make("fr", "complaint_president"))
    assert "Lelundi30novembre2026,lacommunearefusé" in text
    text = seen(make("fr", "court"))
    assert "Laréponseétaitdueauplustardlelundi30novembre2026" in text
    assert "Ellem’arépondulelundi1erfévrier2027" in text


def test_facts_of_another_kind_make_no_letter() -> None:
    with pytest.raises(ValueError, match="Extension makes no letter 'refusal'"):
        papers.letter("refusal", "ar", samples.letters("ar")["extension"])


# -- the words of the papers -------------------------------------------------------------------------------


def written(language: str) -> dict[str, ast.Pattern]:
    source = (FOLDER / "words" / f"papers.{language}.ftl").read_text(encoding="utf-8")
    found = {}
    for entry in FluentParser().parse(source).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found
            assert entry.value
            found[entry.id.name] = entry.value
    return found


def test_both_languages_say_the_same_things() -> None:
    arabic, french = written("ar"), written("fr")
    assert list(arabic) == list(french)
    for key in arabic:
        assert variables(arabic[key]) == variables(french[key]), key


def test_arabic_begins_with_arabic_and_french_with_french() -> None:
    for key, pattern in written("ar").items():
        for form in forms(pattern):
            first = next((letter for letter in form if letter.isalpha()), "ا")
            assert cleaning.direction(first, "rtl") == "rtl", key
            assert "31-13" not in form


def test_every_ground_of_the_law_has_its_words() -> None:
    for language in sheet.LANGUAGES:
        for code in refusals.CODES:
            assert sheet.has(language, f"code-{code}")
        for exception in refusals.EXCEPTIONS:
            assert sheet.has(language, f"exception-{exception}")


def test_forms_and_deliveries_are_those_of_the_case() -> None:
    assert (FORMATS, DELIVERIES) == (cases.FORMATS, cases.DELIVERIES)


def test_numbers_of_days_agree_with_their_noun() -> None:
    law = of_law()
    assert letters.span("ar", law["urgent"]).endswith("أيام")
    assert letters.span("ar", law["president_answer"]).endswith("يوما")
    assert letters.span("ar", law["reply"]).endswith("يوم عمل")
    assert letters.span("fr", law["reply"]).endswith("jours ouvrables")


def test_the_fonts_have_their_licence_beside_them() -> None:
    fonts = {path.name for path in (FOLDER / "fonts").iterdir()}
    licence = (FOLDER / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert all(name in licence for name in fonts - {"OFL.txt"})


def test_no_font_of_the_machine_is_needed(tmp_path: Path) -> None:
    code = "import sys; sys.path.insert(0, 'tests'); import test_papers as t; sys.stdout.buffer.write(t.make('ar', 'form'))"
    environment = {
        "HOME": str(tmp_path),
        "XDG_DATA_DIRS": str(tmp_path),
        "FONTCONFIG_PATH": str(tmp_path),
        "PATH": "",
    }
    root = FOLDER.parent.parent
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True
    )
    assert found.stdout == make("ar", "form")
