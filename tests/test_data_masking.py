"""Card and telephone numbers leave the words; other numbers stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.masking import MASK, mask, mask_cards, mask_contacts, mask_links
from data.references import check_character


@pytest.mark.parametrize(
    "number",
    [
        "AB123456",
        "ab123456",
        "F12345",
        "BE 654321",
        "AB-123 456",
        "FA.123456",
        "j456789",
        "FB١٢٣٤٥٦",
        "ＦＢ１２３４５６",
        "0612345678",
        "06 12 34 56 78",
        "06-12-34-56-78",
        "06.12.34.56.78",
        "0 6 1 2 3 4 5 6 7 8",
        "0522 123 456",
        "٠٦١٢٣٤٥٦٧٨",
        "+212612345678",
        "+212 6 12 34 56 78",
        "+212 (0)6 12 34 56 78",
        "00212612345678",
        "00 212 612 345 678",
        "212612345678",
        "+33 6 12 34 56 78",
        "+34612345678",
        "0033612345678",
        "0808080808",
        "06/12/34/56/78",
        "06\u201112\u201134\u201156\u201178",
        "06\u201312\u201334\u201356\u201378",
        "06 12 34\n56 78",
        "(06) 12 34 56 78",
        "+212 (6) 12.34.56.78",
        "06\u200e12345678",
        "06\u00ad12\u200b34\u206656\u206978",
        "06\x0012345678",
        "0\ufe0f\u20e36\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e36\ufe0f\u20e37\ufe0f\u20e38\ufe0f\u20e3",
        "𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
        "AB\u200f123456",
        "AB\u2011123456",
    ],
)
@pytest.mark.parametrize("around", ["{}", "smiti Fatima, {} 3afak", "رقمي هو {}.", "({})", "tel:{}!"])
def test_takes_the_number_out(number: str, around: str) -> None:
    assert mask(around.format(number)) == around.format(MASK)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("lacarte dyali 1234567", f"lacarte dyali {MASK}"),
        ("رقم البطاقة الوطنية هو ١٢٣٤٥٦", f"رقم البطاقة الوطنية هو {MASK}"),
        ("البطاقة ف ب 123456", f"البطاقة {MASK}"),
        ("CIN: b 123456", f"CIN: {MASK}"),
        ("nmra dyali 612345678", f"nmra dyali {MASK}"),
        ("mon téléphone est le 6 12 34 56 78", f"mon téléphone est le {MASK}"),
        ("AB123456 w 0612345678", f"{MASK} w {MASK}"),
        ("CIN-AB123456", f"CIN-{MASK}"),
        ("cin - AB123456", f"cin - {MASK}"),
        ("ma carte CIN-K1234567", f"ma carte CIN-{MASK}"),
        ("ref-AB123456", f"ref-{MASK}"),
        ("CNIE-AB123456", f"CNIE-{MASK}"),
        ("cinAB123456 w CNIEk123456", f"cin{MASK} w CNIE{MASK}"),
        ("0612345678 dh", f"{MASK} dh"),
        ("+212 612 345 678 درهم", f"{MASK} درهم"),
    ],
)
def test_knows_what_the_words_before_it_say(words: str, left: str) -> None:
    assert mask(words) == left


@pytest.mark.parametrize(
    "words",
    [
        "",
        "bla ar9am",
        "f 2023 kant dawra",
        "القانون 31.13 والقانون 113.14",
        "loi 31-13, art. 10",
        "LO 113-14 art. 121-125",
        "Décret 2-16-301 art. 14-15",
        "Décret n° 2-21-235 du 9 juin 2017",
        "dahir 1.18.15",
        "20 يوم",
        "b 20000 dh",
        "b20000 dh",
        "f 15000 dirham",
        "10 000 DH",
        "650 000 000 درهم",
        "650000000 DH",
        "612345678 MAD",
        "budget de 1200000 dirhams",
        "la somme de 120000",
        "d 5000",
        "3000000",
        "1000000000",
        "BRK-7KQ2M9ZD",
        "BRK-12345678",
        "brk-06123456",
        "BRK - 06123456",
        "A1-C2",
        "A4 4",
        "RN6 km 12",
        "CT 2024",
        "05/10/2023 10:00",
        "05-10-2023 12",
        "05.10.2023 1200",
        "2023-10-05",
        "10:00-12:30",
        "100%",
        "1. 2. 3. 4. 5.",
        "3ndi 7 drari f l7ouma 9dima",
        "https://www.watiqa.ma/a?b=1",
        "12345678901234567890",
        "HX0123456789",
        "cinq 20000 personnes",
        "B 20000 bnadem",
        "06/12/2026",
        "05/10/2023\n10:00",
        "100 m² w 2 km",
        "من 05-10-2023 إلى 06/12/2026",
        "31.13\n2021\n113.14",
        "en 2023 45000 personnes",
    ],
)
def test_leaves_other_numbers(words: str) -> None:
    assert mask(words) == words


def _code(body: str) -> str:
    return body + check_character(body)


def test_a_reference_that_looks_like_a_card_number_stays() -> None:
    bodies = (f"AB{number:05}" for number in range(200))
    code = next(code for body in bodies if (code := _code(body))[-1].isdigit())
    assert mask(f"BRK-{code}", lambda: "BRK") == f"BRK-{code}"
    assert mask(f"brk - {code.lower()}", lambda: "BRK") == f"brk - {code.lower()}"
    assert mask(f"STT-{code}", lambda: "BRK") == f"STT-{MASK}"
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    assert mask(f"BRK-{wrong}", lambda: "BRK") == f"BRK-{MASK}"


def test_the_prefix_is_looked_up_only_for_what_may_be_a_reference() -> None:
    def fail() -> str:
        raise AssertionError

    assert mask("f 2023, 0612345678", fail) == f"f 2023, {MASK}"


@given(st.text(alphabet="AB+0123456789٦ -./()cin\n[\u200e\u2011\u0651", max_size=60))
def test_masking_twice_changes_nothing_more(words: str) -> None:
    once = mask(words)
    assert mask(once) == once


@given(st.text(max_size=200))
def test_any_text_can_be_masked(words: str) -> None:
    assert mask(mask(words)) == mask(words)


def test_a_flood_is_masked_quickly() -> None:
    assert MASK in mask("0 6 " * 25_000 + " AB123456 ")


@pytest.mark.parametrize(
    "words",
    [
        "Appelez le 05 36 61 02 03",
        "هاتف المصلحة: 0536610203",
        "La carte est au guichet, 05 36 61 02 03",
        "Mme T 0536 610 203",
        "+212 5 36 61 02 03",
        "نمرة المكتب 536610203",
    ],
)
def test_words_of_staff_keep_the_telephone_of_an_office(words: str) -> None:
    assert mask_cards(words) == words
    assert mask(words) != words


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("M. X, CIN AB123456, 05 36 61 02 03", f"M. X, CIN {MASK}, 05 36 61 02 03"),
        ("La carte 1234567 et le 0536610203", f"La carte {MASK} et le 0536610203"),
        ("البطاقة ف ب 123456", f"البطاقة {MASK}"),
    ],
)
def test_words_of_staff_lose_the_numbers_of_cards(words: str, left: str) -> None:
    assert mask_cards(words) == left


TOKEN = "Zk3-_aB9" * 5 + "xyz"


@pytest.mark.parametrize("before", ["http://127.0.0.1:8000", "https://jemaa.berkane.example", "", "jemaa.ma"])
def test_a_one_time_link_loses_its_secret(before: str) -> None:
    words = f"Lien : \u2068{before}/identity/{TOKEN}\u2069\nValable 72 heures."
    assert mask_links(words) == words.replace(TOKEN, MASK)
    assert mask(words) == mask_links(mask_links(words))
    assert TOKEN not in mask_contacts(words)
    assert mask("/identity/" + "abcDEF_-" * 5) == f"/identity/{MASK}"  # also without a digit


def test_other_words_keep_their_links() -> None:
    words = "https://www.example.ma/identity/carte et l'identité/nationale"
    assert mask_links(words) == words
