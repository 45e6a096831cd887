"""Named things: references, days, years, axes and documents, however carelessly typed."""

from functools import cache

import pytest

from nlu.entities import by_rule
from nlu.normalise import words
from nlu.reader import Reader


def named(text: str) -> list[tuple[str, str, str]]:
    return [(one.entity, one.value, text[one.start : one.end]) for one in by_rule(text, words(text))]


@cache
def reader() -> Reader:
    return Reader.load()


def axis(text: str) -> str | None:
    return reader().read(text).value("axis")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("BRK-7K3M9Q2T", "BRK-7K3M9Q2T"),
        ("fin wsel brk-7k3m9q2t?", "BRK-7K3M9Q2T"),
        ("brk7k3m9q2t", "BRK-7K3M9Q2T"),
        ("BRK 7K3M 9Q2T", "BRK-7K3M9Q2T"),
        ("BRK - 7K3M9Q2T", "BRK-7K3M9Q2T"),
        ("BRK_7K3M9Q2T", "BRK-7K3M9Q2T"),
        ("الطلب \u2066BRK-7K3M9Q2T\u2069 فين وصل", "BRK-7K3M9Q2T"),
        ("stt-4d8xwOvn", "STT-4D8XW0VN"),
        ("رقمي STT-4D8XW1VN، شكرا", "STT-4D8XW1VN"),
        ("ra9m 7K3M9Q2T", "7K3M9Q2T"),
        ("BRK-٧K٣M٩Q٢T", "BRK-7K3M9Q2T"),
    ],
)
def test_finds_references(text: str, value: str) -> None:
    assert [found[1] for found in named(text) if found[0] == "reference"] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "bghit n9eddem talab", "fin m3a9ad7a", "salam monsieur", "06 12 34 56 78", "12345678", "had 3afak3om",
        "loi 31-13", "rendez-vous mercredi", "BRK-5W", "anti-constitutionnellement",
    ],
)  # fmt: skip
def test_words_and_numbers_are_no_references(text: str) -> None:
    assert not [found for found in named(text) if found[0] == "reference"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 5 octobre", "--10-05"),
        ("5 أكتوبر", "--10-05"),
        ("f 5 ghocht", "--08-05"),
        ("فاتح ماي", "--05-01"),
        ("1er mai", "--05-01"),
        ("12/03/2027", "2027-03-12"),
        ("12-03", "--03-12"),
        ("١٢/٣", "--03-12"),
        ("jeudi 5 octobre", "--10-05"),
        ("نهار السبت", "السبت"),
        ("nhar sebt", "sebt"),
        ("فدورة ماي", "ماي"),
        ("jeudi 5 octobre 2023", "2023-10-05"),
        ("12 مارس 2027", "2027-03-12"),
        ("nhar 14 wach kayna", "14"),
    ],
)
def test_finds_days(text: str, value: str) -> None:
    assert [found[1] for found in named(text) if found[0] == "date"] == [value]


@pytest.mark.parametrize("text", ["loi 31.13", "القانون 113.14", "قانون 09.08", "10 000 dh", "3la 40/50 dar"])
def test_laws_and_sums_are_no_days(text: str) -> None:
    assert not [found for found in named(text) if found[0] == "date"]


def test_finds_years() -> None:
    assert named("ميزانية 2024 و٢٠٢٥") == [("year", "2024", "2024"), ("year", "2025", "٢٠٢٥")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("bghit nchouf axe 4", "financial_transparency"),
        ("واش نقدر نشوف المحور الثاني", "information_access"),
        ("lme7war tani 3afak", "information_access"),
        ("montrez-moi le 3ème axe", "local_governance"),
        ("axe3 svp", "local_governance"),
        ("المحور رقم ١", "participatory_democracy"),
        ("bghit nchouf lme7war dyal lflous", "financial_transparency"),
        ("أريد الاطلاع على محور الديمقراطية التشاركية", "participatory_democracy"),
        ("l'axe sur l'accès à l'information svp", "information_access"),
        ("وريني المحور ديال الحكامة", "local_governance"),
    ],
)
def test_finds_the_axis(text: str, value: str) -> None:
    assert axis(text) == value


@pytest.mark.parametrize(
    "text",
    ["affichez-moi les quatre axes", "وريني جوج محاور", "Avis favorable sur le projet n° 4", "tafasil dyal li9a2 3 mars"],
)  # fmt: skip
def test_a_number_that_counts_or_is_of_something_else_is_no_axis(text: str) -> None:
    assert axis(text) is None


def test_an_axis_is_not_the_first_because_it_is_one() -> None:
    assert axis("on m'a dit qu'il y a un axe sur l'argent") == "financial_transparency"


@pytest.mark.parametrize(
    "text",
    [
        "بغيت نسخة من الميزانية ديال 2024",
        "je demande la liste des subventions accordées aux associations en 2023",
        "3tiwni chhal sarfat ljama3a 3la jardin",
    ],
)
def test_a_document_request_has_a_document_and_no_axis(text: str) -> None:
    reading = reader().read(text)
    assert reading.intent == "request_information"
    assert reading.value("axis") is None
    assert reading.value("document")


def test_spans_stand_in_the_text() -> None:
    text = "بغيت نعطي رأيي فالمحور ديال الشفافية المالية"
    found = next(one for one in reader().read(text).entities if one.entity == "axis")
    assert "الشفافية" in text[found.start : found.end]
