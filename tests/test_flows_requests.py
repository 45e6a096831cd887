"""What a request for information is read from: periods, wishes, questions on the right; and a count told in few lines."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.naming import named
from flows.periods import ends_before_it_starts, period_in
from flows.request_case import stretches
from flows.rights import ANSWERS, GENERAL, answers_to, asks_a_right
from flows.steps import Answer
from flows.wishes import asks_to_be_told, names_a_matter, tells_an_opinion

years = st.integers(1956, 2099)
BETWEEN = ("-", " - ", "/", " à ", " ila ", " l ", " 7tta l ", " إلى ", " ل", " حتى ل", " jusqu'en ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-2025", "2023-2025"), ("من 2024 ل 2025", "2024-2025"), ("من ٢٠٢٤ إلى ٢٠٢٥", "2024-2025"), ("budget 2025", "2025"),
        ("entre 2021 et 2023", "2021-2023"), ("من سنة 2021 إلى سنة 2023", "2021-2023"), ("2022 et 2024", ""), ("l3am lli fat", ""),
        ("2021, 2022, 2023", ""), ("0612345678", ""), ("2025-2023", ""), ("", ""),
    ],
)  # fmt: skip
def test_reads_a_period_that_is_said_outright(text: str, expected: str) -> None:
    assert period_in(text) == expected


@given(years, years, st.sampled_from(BETWEEN))
def test_knows_a_period_that_ends_before_it_starts_from_one_that_does_not(
    start: int, end: int, between: str
) -> None:
    text = f"{start}{between}{end}"
    assert (ends_before_it_starts(text) is not None) == (start > end)
    assert period_in(text) == (str(start) if start == end else f"{start}-{end}" if start < end else "")


@pytest.mark.parametrize(
    ("text", "is_backwards"),
    [
        ("décembre 2024 à mars 2024", True), ("de mars à janvier 2024", False), ("12/2024 - 03/2024", True),
        ("01/05/2024 au 01/04/2024", True), ("من نونبر 2024 إلى مارس 2024", True), ("mars 2024 à décembre 2024", False),
        ("mars 2024 à 2024", False), ("2025 w 2023", False), ("بين 2025 و2023", True), ("xx", False),
    ],
)  # fmt: skip
def test_compares_months_and_days_as_far_as_both_are_named(text: str, is_backwards: bool) -> None:
    assert (ends_before_it_starts(text) is not None) == is_backwards


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_periods(text: str) -> None:
    assert ends_before_it_starts(text) is None or period_in(text) == "" or len(period_in(text)) == 4
    answers_to(text)
    names_a_matter(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("bghina n3erfo ch7al serfat ljama3a", True), ("nous voulons savoir combien la commune a dépensé", True),
        ("كم أنفقت الجماعة على الطرق؟", True), ("شحال صرفات الجماعة؟", True), ("khass ljama3a tnecher ch7al serfat", False),
        ("il faudrait publier combien la commune a dépensé", False), ("يجب أن نعرف كم أنفقت الجماعة", False), ("mezyan", False),
    ],
)  # fmt: skip
def test_knows_a_comment_that_asks_to_be_told(text: str, asks: bool) -> None:
    assert asks_to_be_told(Answer(text)) == asks
    assert not tells_an_opinion(Answer(text)) or not asks


def test_believes_the_reader_where_the_words_say_nothing() -> None:
    assert asks_to_be_told(Answer("la liste des marchés", wish="request_information"))
    assert tells_an_opinion(Answer("les rues sont sales", wish="give_comment"))
    assert not tells_an_opinion(Answer("je veux savoir pourquoi", wish="give_comment"))
    assert not asks_to_be_told(Answer("khass ljama3a tjaweb", wish="request_information"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bghit ntleb ma3louma", False), ("je veux demander une information", False), ("أريد طلب معلومة", False),
        ("بغيت نطلب معلومة", False), ("bghit lmizaniya", True), ("je veux le budget", True), ("أريد الميزانية", True),
        ("bonjour, je voudrais faire une demande d'accès à l'information svp", False), ("", False), ("2025", False),
    ],
)  # fmt: skip
def test_knows_whether_a_sentence_says_what_is_sought(text: str, says: bool) -> None:
    assert names_a_matter(text) == says


def test_a_request_that_says_it_is_urgent_is_not_asked_whether() -> None:
    class Nothing:
        axes = ()

    found, _ = named("talab mosta3jal: lkhibra dyal 2025", Nothing())  # type: ignore[arg-type]
    assert found == {"urgency": "urgent", "period": "2025"}


# -- the right ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("ch7al kayakhed ljawab?", "delay"), ("شحال كياخد الجواب؟", "delay"), ("combien de temps ?", "delay"),
        ("ch7al kaykellef ttalab?", "cost"), ("واش فابور؟", "cost"), ("c'est gratuit ?", "cost"), ("هل الطلب مجاني؟", "cost"),
        ("w ila rfdo?", "refusal"), ("et s'ils refusent ?", "refusal"), ("وإن رفضوا؟", "refusal"),
        ("w ila ma jawboch?", "silence"), ("que faire s'ils ne répondent pas ?", "silence"), ("إلا ما جاوبوش؟", "silence"),
        ("wach khassni n9ol 3lach?", "no_reason"), ("هل يجب ذكر السبب؟", "no_reason"), ("dois-je dire pourquoi ?", "no_reason"),
        ("je suis étranger", "foreigners"), ("واش الجمعيات يقدرو يطلبو؟", "associations"), ("fin n7ett ttalab?", "where"),
        ("peuvent-ils prolonger ?", "extension"), ("wach mosta3jal deghya?", "urgent"), ("puis-je réutiliser ?", "reuse"),
        ("شكون اللي من حقو يطلب؟", "who"), ("qu'est-ce qui est secret ?", "exceptions"), ("la CDAI ?", "president"),
    ],
)  # fmt: skip
def test_answers_what_is_asked(question: str, first: str) -> None:
    answers = answers_to(question)
    assert answers[0] == first
    assert len(answers) <= ANSWERS


@pytest.mark.parametrize(
    "question", ["", "ai-je le droit ?", "واش عندي الحق؟", "wach 3ndi l7e99 ntleb ma3louma?"]
)
def test_answers_with_what_everybody_should_know_when_unsure(question: str) -> None:
    assert answers_to(question) == GENERAL


# -- why that day ---------------------------------------------------------------------------------------------

whys = st.lists(st.sampled_from(["", "", "", "weekend", "fixed", "religious", "paused"]), max_size=60)


@given(whys)
def test_tells_every_day_of_a_count_in_stretches(reasons: list[str]) -> None:
    days: list[Mapping[str, Any]] = []
    counted = 0
    for ahead, why in enumerate(reasons):
        counted += not why
        name = {"fr": why} if why in {"fixed", "religious"} else None
        day = date(2026, 1, 1) + timedelta(days=ahead)
        days.append({"day": day.isoformat(), "number": None if why else counted, "why": why, "name": name})
    found = list(stretches(days))
    numbers = [(each.first_number, each.last_number) for each in found if not each.why]
    assert sum(last - first + 1 for first, last in numbers) == counted
    assert all(before[1] + 1 == after[0] for before, after in pairwise(numbers))
    for each in days:
        told = [s for s in found if s.first.isoformat() <= each["day"] <= s.last.isoformat()]
        assert each["why"] == "weekend" or [s.why for s in told] == [each["why"]]
    assert all((a.why, a.name) != (b.why, b.name) for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "et s'ils ne répondent pas ?", "وإلا ما جاوبوش؟", "كم يكلف هذا؟", "bchhal had chi?", "w ila majawboch?", "chno ghadi ttra db?",
        "ch7al dyal lwe9t 3endhom bach yjawbo?", "combien de temps ?", "qui peut demander ?", "من لي يقدر يطلب؟",
    ],
)  # fmt: skip
def test_a_question_about_the_right_is_known_by_its_words(text: str) -> None:
    assert asks_a_right(text)


@pytest.mark.parametrize(
    "text",
    [
        "combien la commune a dépensé pour le jardin ?", "شحال صرفات الجماعة على الجردة؟", "ch7al serfat ljama3a 3la jjerda?",
        "quand commencent les travaux ?", "qui a obtenu le marché ?", "la liste des marchés", "combien coûte le jardin ?",
        "شكون خدا الصفقة؟", "متى يبدأ إصلاح الطريق؟", "le montant des frais de justice de la commune", "les plaintes contre la commune ?",
    ],
)  # fmt: skip
def test_a_question_to_the_commune_is_a_request(text: str) -> None:
    assert not asks_a_right(text)
