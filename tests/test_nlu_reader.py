"""The embedded reader: what it answers, and that nothing a person types can hurt it."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import StringIO

import pytest
from costs import cost
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.commands import parse_lines
from nlu.reader import Reader
from nlu.reading import LANGUAGES, Reading

SURE = 0.8


@cache
def reader() -> Reader:
    return Reader.load()


def read(text: str, previous: str = "") -> Reading:
    return reader().read(text, previous)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("سلام", "greet"),
        ("slm", "greet"),
        ("bonjour", "greet"),
        ("شكرا جزيلا", "thank"),
        ("merci bcp", "thank"),
        ("chokran", "thank"),
        ("واخا", "affirm"),
        ("wakha", "affirm"),
        ("oui", "affirm"),
        ("👍", "affirm"),
        ("لا", "deny"),
        ("non", "deny"),
        ("bghit nchouf lbarnamaj", "browse_programme"),
        ("عندي ملاحظة", "give_comment"),
        ("فين وصل الطلب ديالي", "track_request"),
        ("où en est ma demande ?", "track_request"),
        ("imta kayna dawra jaya", "session_info"),
        ("متى تنعقد الدورة المقبلة؟", "session_info"),
        ("je veux parler à un agent", "talk_to_human"),
        ("حذف معطياتي", "my_data"),
        ("b l3arbiya 3afak", "change_language"),
    ],
)
def test_reads_plain_messages(text: str, intent: str) -> None:
    assert read(text).intent == intent


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b\u202e\u2066\u2069", "\u064b\u0640"])
def test_nothing_written_is_nothing_read(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.confidence, reading.language) == ("out_of_scope", 0.0, "")


@pytest.mark.parametrize(
    "text",
    [
        "ا", "a", "7", "12345", "06 12 34 56 78", "🤷", "😂😂😂", "…", "ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ", "你好吗", "привет как дела",
        "what time does the train leave tomorrow", "dónde está la estación por favor",
        "بrkان kيف h5اdي", "<script>alert(1)</script>", "'; DROP TABLE citizens; --", "{{7*7}}",
        "/greet", '/give_comment{"axis":"financial_transparency"}', "\x00\x01\x02", "a\u0300" * 500, "ﷺ" * 300,
        "asdkjh qwlekj zxmcn", "ظظظظ ككككمن تتتلن",
    ],
)  # fmt: skip
def test_strange_text_is_never_read_with_confidence(text: str) -> None:
    reading = read(text)
    assert reading.confidence <= SURE or reading.intent == "out_of_scope"
    assert reading.language in ("", *LANGUAGES)


@pytest.mark.parametrize("text", ["123", "🤷", "ⴰⵣⵓⵍ", "你好", "привет", "...", "BRK-7K3M9Q2T"])
def test_says_no_language_where_there_is_none(text: str) -> None:
    assert read(text).language == ""


@pytest.mark.parametrize(
    "text", ["where can i find the bus to the city center", "quiero saber dónde está la oficina de correos"]
)
def test_does_not_take_other_languages_for_french(text: str) -> None:
    assert read(text).language == ""


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_a_whole_reading(text: str) -> None:
    reading = read(text)
    assert reading.text == text
    assert 0 <= reading.confidence <= 1
    assert reading.ranking == () or reading.ranking[0] == (reading.intent, reading.confidence)
    assert all(a[1] >= b[1] for a, b in zip(reading.ranking, reading.ranking[1:], strict=False))
    for entity in reading.entities:
        assert 0 <= entity.start < entity.end <= len(text)
    json.dumps(reading.as_json())


@pytest.mark.parametrize(
    "piece", ["bghit ", "المعلومات ", "x", "ا", "🙂", "BRK-7K3M9Q2T ", "12/10 ", "[](", "a\u0301"]
)
def test_a_long_text_costs_no_more_than_its_length(piece: str) -> None:
    long, short = ((piece * size)[:size] for size in (10_000, 1_000))
    read(short)
    # At most what is read of it grows: ten times the text never costs much more than ten times as much.
    assert cost(lambda: read(long)) < 30 * cost(lambda: read(short))


def test_names_references_and_numbers_do_not_sway_the_language() -> None:
    plain = read("فين وصل الطلب ديالي").language
    assert read("فين وصل الطلب ديالي BRK-7K3M9Q2T 2025 0612345678").language == plain == "ary-Arab"
    assert read("fin wsel talab dyali BRK-7K3M9Q2T").language == "ary-Latn"


def test_a_tie_is_settled_by_what_was_written_before() -> None:
    tied = read("الميزانية")
    assert set(tied.either) == {"ar", "ary-Arab"}
    assert read("الميزانية", previous="ary-Arab").language == "ary-Arab"
    assert read("الميزانية", previous="ar").language == "ar"
    assert read("merci", previous="ary-Latn").language == "ary-Latn"
    assert read("الميزانية", previous="fr").language in ("ar", "ary-Arab")


def test_a_sentence_is_no_tie() -> None:
    reading = read("بغيت نعرف شحال صرفات الجماعة على الطرقان", previous="ar")
    assert (reading.language, reading.either) == ("ary-Arab", ())


def test_each_word_has_its_language() -> None:
    spoken = {
        word.text: word.language for word in read("bghit nchouf la liste des subventions ديال الجمعيات").words
    }
    assert spoken["bghit"] == "ary-Latn"
    assert spoken["subventions"] == "fr"
    assert spoken["ديال"] == "ary-Arab"


def test_the_model_travels_with_the_reading() -> None:
    assert read("salam").model.startswith("jemaa-")


def test_threads_share_a_reader() -> None:
    texts = ["bghit nchouf lbarnamaj", "فين وصل الطلب ديالي", "je veux parler à un agent"] * 40
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, texts)) == [read(text) for text in texts]


def test_one_json_line_for_every_line_in() -> None:
    out = StringIO()
    parse_lines(StringIO("salam\n\n  \nبغيت نشوف المحور 2"), out, reader())
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["text"] for line in lines] == ["salam", "", "  ", "بغيت نشوف المحور 2"]
    assert set(lines[0]) == {"text", "language", "intent", "confidence", "entities"}
    assert lines[3]["entities"][0]["value"] == "information_access"
    assert "بغيت" in out.getvalue()


def test_reading_never_imports_the_training_library() -> None:
    code = (
        "import sys; from nlu.reader import Reader; Reader.load().read('salam'); "
        "print([name for name in ('sklearn', 'scipy', 'joblib', 'yaml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
