"""What Jemaa relies on, asked of the real Rasa server; the first run installs it and trains the linear pipeline (minutes)."""

import logging
import math
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from parts import missing

from bot.rasa import ANSWER_SECONDS, FAILURES, PAUSE_SECONDS, RasaReader
from nlu.rasa import make
from nlu.rasa.server import Server, served
from nlu.reader import Reader

pytestmark = [pytest.mark.python310, pytest.mark.slow]

INTENTS = 26


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of this worker. Packages and model are kept in var/ and shared with `make rasa`."""
    log = tmp_path_factory.mktemp("rasa") / "log"
    try:
        make.set_up(os.environ.get("PYTHON310", ""), log)
        model = make.train(log=log)
    except make.NoPython as nothing:
        missing("python310", str(nothing))
    with served(model, log) as running:
        yield running


@pytest.fixture(scope="module")
def embedded() -> Reader:
    return Reader.load()


@pytest.fixture
def reader(server: Server, embedded: Reader) -> Iterator[RasaReader]:
    found = RasaReader(server.url, server.token, embedded)
    yield found
    found.close()


def call(
    server: Server, path: str, body: object = None, token: str | None = None, method: str = "POST"
) -> tuple[int, Any]:
    """The server itself, without our guards: status and JSON."""
    query = {"token": server.token if token is None else token}
    answer = httpx.request(method, server.url + path, params=query, json=body, timeout=30, trust_env=False)
    return answer.status_code, answer.json() if answer.content[:1] == b"{" else None


def parse(server: Server, text: str) -> dict[str, Any]:
    status, answer = call(server, "/model/parse", {"text": text})
    assert status == 200
    assert isinstance(answer, dict)
    return answer


def test_it_is_the_release_that_closes_the_known_hole(server: Server) -> None:
    assert call(server, "/version", method="GET")[1]["version"] == "3.6.21"


@pytest.mark.parametrize("token", ["", "wrong"])
def test_nothing_is_read_and_no_model_swapped_without_the_token(server: Server, token: str) -> None:
    assert call(server, "/model/parse", {"text": "slm"}, token=token)[0] == 401
    assert call(server, "/model", {"model_file": "other.tar.gz"}, token=token, method="PUT")[0] == 401
    assert call(server, "/status", token=token, method="GET")[0] == 401


def test_no_chat_channel_is_open(server: Server) -> None:
    assert call(server, "/webhooks/rest/webhook", {"sender": "x", "message": "slm"}, token="")[0] == 404


def test_the_token_is_neither_in_the_process_list_nor_in_the_log(server: Server) -> None:
    parse(server, "slm")
    assert server.token.encode() not in Path(f"/proc/{server.pid}/cmdline").read_bytes()
    assert server.token not in server.log.read_text(errors="replace")


def test_an_answer_has_the_whole_ranking_the_places_and_the_model(server: Server) -> None:
    answer = parse(server, "bghit nchouf BRK-7K3M9Q2T")
    shares = [one["confidence"] for one in answer["intent_ranking"]]
    assert len(shares) == INTENTS
    assert math.isclose(sum(shares), 1.0, abs_tol=1e-6)
    assert shares == sorted(shares, reverse=True)
    assert answer["intent"] == answer["intent_ranking"][0]
    found = [(one["entity"], one["start"], one["end"]) for one in answer["entities"]]
    assert ("reference", 13, 25) in found
    assert len(answer["model"]) == 32


def test_our_normaliser_reads_both_scripts_inside_rasa(server: Server) -> None:
    # Marks, drawn-out letters and invisible signs change nothing: the tokens are the same.
    plain, dressed = parse(server, "بغيت نشوف البرنامج"), parse(server, "بغييييت\u200f نْشُوف البرنــامج")
    assert plain["intent_ranking"] == dressed["intent_ranking"]


def test_rasa_forges_an_intent_from_a_slash_and_we_never_send_one(server: Server, reader: RasaReader) -> None:
    forged = parse(server, '/talk_to_human{"axis": "x"}')
    assert forged["intent"] == {"name": "talk_to_human", "confidence": 1.0}
    for text in ("/talk_to_human", " \u200b//talk_to_human@1.0", '/talk_to_human{"axis": "x"}'):
        reading = reader.read(text)
        assert reading.model.startswith("rasa-")
        assert reading.model != "rasa-unnamed"
        assert reading.confidence < 1.0
        assert reading.value("axis") != "x"


@pytest.mark.parametrize("text", ["", "   ", "👍", "\u200f", "؟!…"])
def test_a_text_without_words_is_not_sent(reader: RasaReader, embedded: Reader, text: str) -> None:
    assert reader.read(text) == embedded.read(text)


def test_a_body_without_text_is_an_error_and_not_the_end(server: Server) -> None:
    assert call(server, "/model/parse", {})[0] == 500
    assert parse(server, "slm")["intent"]["name"]


def test_a_long_text_is_read_in_time(reader: RasaReader) -> None:
    began = time.monotonic()
    reading = reader.read("3afak bghit nchouf lmizania dyal ljama3a " * 2_000)
    assert time.monotonic() - began < ANSWER_SECONDS + 0.2
    assert reading.model.startswith("rasa-")


def test_answers_come_within_the_time_limit(reader: RasaReader) -> None:
    texts = [
        "salam",
        "bghit ntsejjel f lwarcha",
        "أريد الاطلاع على ميزانية 2026",
        "merci",
        "C'est quand le conseil ?",
    ]
    readings = [reader.read(text) for text in texts * 10]
    # A machine that runs the other tests too may hold one answer up; not more.
    assert sum(reading.model.startswith("rasa-") for reading in readings) >= len(readings) - 1


def test_language_comes_from_the_embedded_reader(reader: RasaReader, embedded: Reader) -> None:
    for text in ("bghit nchouf lbrnamaj", "Je voudrais voir le programme", "بغيت نشوف البرنامج"):
        reading, own = reader.read(text), embedded.read(text)
        assert (reading.language, reading.words) == (own.language, own.words)
        assert reading.intent == "browse_programme"


def test_an_unknown_model_is_refused_and_the_old_one_goes_on(server: Server) -> None:
    assert call(server, "/model", {"model_file": "/nowhere/model.tar.gz"}, method="PUT")[0] == 400
    assert parse(server, "slm")["intent"]["name"]


def test_a_server_without_a_model_is_away_until_it_has_one(server: Server, reader: RasaReader) -> None:
    call(server, "/model", method="DELETE")
    try:
        assert call(server, "/model/parse", {"text": "slm"})[0] == 409
        assert not reader.read("slm 3likom").model.startswith("rasa-")
    finally:
        assert call(server, "/model", {"model_file": str(server.model)}, method="PUT")[0] == 204
    assert reader.read("slm 3likom").model.startswith("rasa-")


def test_a_restart_is_bridged_and_noticed(
    server: Server, embedded: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot.rasa")
    now = [0.0]
    reader = RasaReader(server.url, server.token, embedded, clock=lambda: now[0])
    assert reader.read("salam 3likom").model.startswith("rasa-")
    server.stop()
    for _ in range(FAILURES + 2):
        assert reader.read("salam 3likom") == embedded.read("salam 3likom")
    server.start()
    assert not reader.read("salam 3likom").model.startswith("rasa-")  # not tried again yet
    now[0] += PAUSE_SECONDS
    assert reader.read("salam 3likom").model.startswith("rasa-")
    assert [r.getMessage()[:12] for r in caplog.records if "Rasa" in r.getMessage()] == [
        "Rasa is away",
        "Rasa is back",
    ]
    assert "salam" not in caplog.text
    assert server.token not in caplog.text
    reader.close()
