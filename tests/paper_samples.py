"""Papers of every kind as they come up, for the tests, the bench and whoever looks at their pictures."""

from dataclasses import replace
from datetime import date

from bot.papers import Form, Institution
from bot.papers.letters import (
    Acknowledgement,
    Answer,
    Case,
    Clarification,
    Complaint,
    Extension,
    Ladder,
    Letter,
    Redirect,
    Refusal,
    Step,
)
from data.calendar.delays import of_law

BERKANE = Institution(
    name={"ar": "جماعة بركان", "fr": "Commune de Berkane"},
    province={"ar": "إقليم بركان", "fr": "Province de Berkane"},
    region={"ar": "جهة الشرق", "fr": "Région de l'Oriental"},
)
REFERENCE, RECEIVED = "BRK-7K3M9QXZ", date(2026, 10, 29)
ARABIC_SUBJECT = (
    "مصاريف الجماعة على الحدائق العمومية، بما فيها الصفقة 12/2023 المبرمة مع شركة Jardins & Fils (Berkane) بمبلغ 10 000 درهم.\n"
    "وفق القانون 31-13 والقانون التنظيمي 113.14، من 2023-01-01 إلى 2023-12-31."
)
FRENCH_SUBJECT = (
    "Les dépenses de la commune pour les jardins publics, dont le marché 12/2023 passé avec « حدائق الشرق »,"
    " 10 000 DH.\nVoir aussi la délibération n° 4 signée par سي ابراهيم العلوي, adoptée en octobre 2023."
)
# What typst would take for markup, were it markup.
MARKUP = r"#set text(9pt) $x^2$ *gras* _souligné_ @ref <label> \ `code` // rien /* rien */ [a](b) = titre - liste + liste ~ #[x]"
FORM = Form(
    institution=BERKANE,
    reference=REFERENCE,
    day=date(2026, 10, 28),
    subject=FRENCH_SUBJECT,
    period="Année 2023",
    format="electronic",
    delivery="email",
    first_name="Fatima Zahra",
    family_name="Bennani",
    is_citizen=True,
    document_number="FA123456",
    address="12, rue سيدي يحيى, Berkane 60300",
    email="fatima.zahra@example.ma",
)
ARABIC_FORM = replace(
    FORM,
    subject=ARABIC_SUBJECT,
    period="من 01/01/2023 إلى 31/12/2023",
    is_urgent=True,
    urgent_reason="خطر على سلامة الأطفال قرب المدرسة، رقم الهاتف +212 5 36 61 00 00.",
    first_name="سي ابراهيم",
    family_name="العلوي",
    is_citizen=False,
    document_number="R-123456-A",
    address="حي السلام، زنقة 12، رقم 31-13، بركان 60300",
)
LONG_SUBJECT = "\n".join(
    f"{number}. {ARABIC_SUBJECT} {FRENCH_SUBJECT} ⵜⴰⵎⴰⵣⵉⵖⵜ {MARKUP}" for number in range(1, 40)
)[:4_000]


def case(language: str) -> Case:
    is_french = language == "fr"
    return Case(
        institution=BERKANE,
        reference=REFERENCE,
        number="2026/31-B",
        asked_on=RECEIVED,
        subject=FRENCH_SUBJECT if is_french else ARABIC_SUBJECT,
        name="سي ابراهيم العلوي" if is_french else "Fatima Zahra Bennani",
    )


def ladder() -> Ladder:
    return Ladder(
        spans=of_law(), president=date(2026, 12, 28), cdai=date(2027, 2, 11), court=date(2027, 5, 12)
    )


def letters(language: str) -> dict[str, Letter | Complaint]:
    """One letter of every kind; two of those that come whole and in part."""
    law, about = of_law(), case(language)
    words = FRENCH_SUBJECT if language == "fr" else ARABIC_SUBJECT
    day = date(2026, 11, 30)
    first = Complaint(
        case=about,
        day=date(2026, 12, 7),
        last_day=date(2026, 12, 28),
        answer=law["president_answer"],
        is_citizen=True,
        document_number="FA123456",
        address="حي السلام، زنقة 12، بركان",
        email="fatima.zahra@example.ma",
        due_on=date(2026, 11, 30),
    )
    president = Step(lodged_on=date(2026, 12, 7), due_on=date(2026, 12, 22))
    cdai = Step(lodged_on=date(2027, 1, 4), due_on=date(2027, 2, 3), replied_on=date(2027, 2, 1))
    return {
        "acknowledgement": Acknowledgement(
            case=about, day=RECEIVED, last_day=day, delay=law["reply"], is_provisional=True, signed="Omar"
        ),
        "clarification": Clarification(case=about, day=day, question=words),
        "extension": Extension(
            case=about,
            day=day,
            before=day,
            last_day=date(2026, 12, 29),
            delay=law["extension"],
            reasons=words,
        ),
        "answer": Answer(
            case=about,
            day=day,
            words=words,
            papers=("Budget 2023.pdf", "صفقة 12-2023.pdf"),
            withheld=words,
            ladder=ladder(),
        ),
        "refusal": Refusal(
            case=about,
            day=day,
            code="exception_art7",
            exception="private_life",
            reasons=words,
            ladder=ladder(),
        ),
        "redirect": Redirect(case=about, day=day, body="مؤسسة ONEE (Branche Eau)", words=words),
        "complaint_president": replace(
            first, reply="refused", replied_on=day, refusal_code="unclear", observations=words
        ),
        "complaint_cdai": replace(
            first,
            day=date(2027, 1, 4),
            last_day=date(2027, 1, 21),
            answer=law["cdai_answer"],
            president=president,
        ),
        "court": replace(
            first,
            day=date(2027, 2, 8),
            last_day=date(2027, 4, 2),
            answer=None,
            president=president,
            cdai=cdai,
        ),
    }
