"""The Rasa client against small servers that misbehave; the real one is in test_rasa_contract.py."""

import asyncio
import json
import logging
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from loopback import Call, LoopbackServer, Reply, json_reply
from town import Town

from bot.bootstrap import build_runtime, configure_logging
from bot.cli.nlu import nlu
from bot.rasa import (
    ANSWER_BYTES,
    ANSWER_SECONDS,
    AXES,
    FAILURES,
    PAUSE_SECONDS,
    TEXT_BYTES,
    Breaker,
    RasaReader,
    sendable,
)
from bot.settings import Settings, SettingsError
from data.commune_folder import TOPICS
from data.engine import Database
from nlu.reading import Entity, Reading

TOKEN = "a-token-that-must-never-be-seen-anywhere"
REFERENCE = Entity("reference", "BRK-7K3M9Q2T", 6, 18)
AXIS = Entity("axis", "local_governance", 0, 5)


class Embedded:
    """An embedded reader that says the same of everything."""

    def __init__(self, *entities: Entity) -> None:
        self._entities = entities
        self.asked: list[tuple[str, str]] = []

    def read(self, text: str, previous: str = "") -> Reading:
        self.asked.append((text, previous))
        return Reading(
            text, "ary-Latn", "help", 0.4, ranking=(("help", 0.4),), entities=self._entities, model="jemaa-1"
        )


def said(intent: str = "greet", confidence: float = 0.9, **more: object) -> dict[str, object]:
    ranking = [{"name": intent, "confidence": confidence}, {"name": "thank", "confidence": 0.05}]
    return {"intent": ranking[0], "intent_ranking": ranking, "entities": [], "model": "feed" * 8, **more}


def entity(kind: str, value: object, start: int = 0, end: int = 4) -> dict[str, object]:
    return {"entity": kind, "value": value, "start": start, "end": end, "extractor": "DIETClassifier"}


class World:
    """A server that answers what it is told, and a reader that asks it, on a clock that only the test moves."""

    def __init__(self) -> None:
        self.answer: Callable[[Call], Reply] = lambda call: json_reply(said())
        self.calls: list[Call] = []
        self.now = 0.0
        self.embedded = Embedded()

    def handle(self, call: Call) -> Reply:
        self.calls.append(call)
        return self.answer(call)

    def says(self, value: object) -> None:
        self.answer = lambda call: json_reply(value)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def reader(world: World) -> Iterator[RasaReader]:
    with LoopbackServer(world.handle) as server:
        found = RasaReader(server.url, TOKEN, world.embedded, clock=lambda: world.now)
        yield found
        found.close()


def test_takes_intent_and_ranking_from_rasa_and_the_rest_from_the_embedded_reader(
    world: World, reader: RasaReader
) -> None:
    reading = reader.read("slm", "ary-Latn")
    assert (reading.intent, reading.confidence) == ("greet", 0.9)
    assert reading.ranking == (("greet", 0.9), ("thank", 0.05))
    assert (reading.text, reading.language, reading.model) == ("slm", "ary-Latn", "rasa-feedfeedfeed")
    assert world.embedded.asked == [("slm", "ary-Latn")]


def test_sends_the_token_in_the_query_and_the_text_in_the_body(world: World, reader: RasaReader) -> None:
    reader.read("سلام")
    call = world.calls[0]
    assert (call.method, call.path, call.query) == ("POST", "/model/parse", {"token": TOKEN})
    assert json.loads(call.body) == {"text": "سلام"}


@pytest.mark.parametrize("text", ["", " \n", "//", "👍", "؟", "\u200f\u202e"])
def test_asks_nothing_where_there_are_no_words(world: World, reader: RasaReader, text: str) -> None:
    assert reader.read(text).model == "jemaa-1"
    assert world.calls == []


@pytest.mark.parametrize("text", ["/greet", "  //greet", "\u200f/greet", "«/greet"])
def test_never_sends_a_leading_slash(text: str) -> None:
    assert sendable(text)[1] == "greet"


def test_sends_no_more_than_two_kilobytes_and_no_half_letter() -> None:
    for text in ("ش" * 5_000, "a" * 5_000, "é€😀 " * 900, "a\ud800b"):
        sent = sendable(text)[1]
        assert 1 < len(sent.encode()) <= TEXT_BYTES
        assert text.encode(errors="ignore").decode().startswith(sent)


def test_sorts_the_ranking_itself(world: World, reader: RasaReader) -> None:
    world.says(
        said(intent_ranking=[{"name": "deny", "confidence": 0.1}, {"name": "back", "confidence": 0.8}])
    )
    assert reader.read("la").intent == "back"


# -- entities --------------------------------------------------------------------------------------------------


def entities(
    world: World, reader: RasaReader, own: tuple[Entity, ...], *given: dict[str, object]
) -> list[Entity]:
    world.embedded._entities = own
    world.says(said("give_comment", entities=list(given)))
    return list(reader.read("/slm BRK 7K3M 9Q2T").entities)


def test_keeps_our_entities_where_rasa_gives_none(world: World, reader: RasaReader) -> None:
    assert entities(world, reader, (REFERENCE, AXIS)) == [REFERENCE, AXIS]


def test_takes_rasas_axis_when_it_is_one_of_the_four(world: World, reader: RasaReader) -> None:
    given = entity("axis", "financial_transparency", 0, 3)
    # The places count in the text as written: one slash was not sent.
    assert entities(world, reader, (AXIS,), given) == [Entity("axis", "financial_transparency", 1, 4)]
    assert entities(world, reader, (AXIS,), entity("axis", "lflous")) == [AXIS]


def test_keeps_our_spelling_of_what_the_rules_read(world: World, reader: RasaReader) -> None:
    given = entity("reference", "BRK 7K3M 9Q2T", 5, 17)
    assert entities(world, reader, (REFERENCE,), given) == [REFERENCE]
    assert entities(world, reader, (), given) == [Entity("reference", "BRK 7K3M 9Q2T", 6, 18)]


def test_a_request_for_a_document_names_no_axis(world: World, reader: RasaReader) -> None:
    world.embedded._entities = (AXIS,)
    world.says(said("request_information"))
    assert reader.read("bghit lmizania").entities == ()


def test_the_axes_are_those_of_the_communes() -> None:
    assert set(AXES) == set(TOPICS)


# -- a server that fails ---------------------------------------------------------------------------------------

NONSENSE = [
    b"", b"<html>", b"[]", b"null", b"{}", b'{"intent_ranking": []}', b'{"intent_ranking": 5}', b"\xff\xfe",
    b'{"intent_ranking": [{"name": "greet"}]}', b'{"intent_ranking": [{"name": 1, "confidence": 1}]}',
    b'{"intent_ranking": [{"name": "greet", "confidence": NaN}]}',
    b'{"intent_ranking": [{"name": "greet", "confidence": 1%s}]}' % (b"0" * 400),
    b'{"intent_ranking": [{"name": "greet", "confidence": 1}], "entities": [{"entity": "axis"}]}',
    b"[" * 90_000, b" " * (ANSWER_BYTES + 1),
]  # fmt: skip


@pytest.mark.parametrize("body", NONSENSE, ids=lambda body: repr(body[:60]))
def test_falls_back_on_an_answer_that_is_none(world: World, reader: RasaReader, body: bytes) -> None:
    world.answer = lambda call: Reply(200, body)
    assert reader.read("slm") == Embedded().read("slm")


@pytest.mark.parametrize("status", [301, 401, 404, 409, 500, 503])
def test_falls_back_on_every_status_but_200(world: World, reader: RasaReader, status: int) -> None:
    world.answer = lambda call: Reply(status, json.dumps(said()).encode(), {"Location": "/elsewhere"})
    assert reader.read("slm").model == "jemaa-1"
    assert len(world.calls) == 1


def test_falls_back_when_the_connection_is_dropped(world: World, reader: RasaReader) -> None:
    world.answer = lambda call: Reply(is_dropped=True)
    assert reader.read("slm").model == "jemaa-1"


def test_falls_back_when_nobody_listens() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        reader = RasaReader(f"http://127.0.0.1:{closed.getsockname()[1]}", TOKEN, Embedded())
        assert reader.read("slm").model == "jemaa-1"
        reader.close()


async def _late(call: Call) -> Reply:
    await asyncio.sleep(3)
    return json_reply(said())


def timed(url: str) -> tuple[Reading, float]:
    reader = RasaReader(url, TOKEN, Embedded())
    began = time.monotonic()
    reading = reader.read("slm")
    seconds = time.monotonic() - began
    reader.close()
    return reading, seconds


def test_a_slow_server_costs_no_more_than_the_limit() -> None:
    with LoopbackServer(_late) as server:
        reading, seconds = timed(server.url)
    assert reading.model == "jemaa-1"
    assert ANSWER_SECONDS - 0.1 < seconds < ANSWER_SECONDS + 0.6


def test_a_server_that_drips_costs_no_more_than_twice_the_limit() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stopping = threading.Event()
        thread = threading.Thread(target=_drip, args=(listening, stopping))
        thread.start()
        reading, seconds = timed(f"http://127.0.0.1:{listening.getsockname()[1]}")
        stopping.set()
        thread.join()
    assert reading.model == "jemaa-1"
    assert seconds < 2 * ANSWER_SECONDS + 0.6


def _drip(listening: socket.socket, stopping: threading.Event) -> None:
    connection, _ = listening.accept()
    with connection:
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not stopping.wait(0.1):
            try:
                connection.sendall(b" ")
            except OSError:
                return


# -- the breaker -----------------------------------------------------------------------------------------------


def test_after_three_failures_nobody_waits_and_after_a_pause_one_looks(
    world: World, reader: RasaReader
) -> None:
    world.answer = lambda call: Reply(503)
    for _ in range(FAILURES + 4):
        assert reader.read("slm").model == "jemaa-1"
    assert len(world.calls) == FAILURES
    world.now += PAUSE_SECONDS
    reader.read("slm")
    reader.read("slm")
    assert len(world.calls) == FAILURES + 1


def test_is_back_with_the_first_good_answer(world: World, reader: RasaReader) -> None:
    world.answer = lambda call: Reply(503)
    for _ in range(FAILURES):
        reader.read("slm")
    world.says(said())
    world.now += PAUSE_SECONDS
    assert [reader.read("slm").intent for _ in range(3)] == ["greet"] * 3


def test_a_failure_now_and_then_gives_nobody_up(world: World, reader: RasaReader) -> None:
    for _ in range(5):
        world.answer = lambda call: Reply(500)
        for _ in range(FAILURES - 1):
            reader.read("slm")
        world.says(said())
        assert reader.read("slm").intent == "greet"


def test_only_one_of_many_looks_whether_the_server_is_back() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for _ in range(FAILURES):
        breaker.failed()
    now[0] = PAUSE_SECONDS
    assert [breaker.lets_through() for _ in range(5)] == [True, False, False, False, False]


# -- what is written down --------------------------------------------------------------------------------------


def test_both_readings_are_logged_without_words(
    world: World, reader: RasaReader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot.rasa")
    reader.read("smiti Fatima")
    assert [record.getMessage() for record in caplog.records] == [
        "readers differ: rasa-feedfeedfeed greet 0.900, jemaa-1 help 0.400, language ary-Latn"
    ]


def test_losing_and_finding_the_server_are_one_line_each(
    world: World, reader: RasaReader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot.rasa")
    world.answer = lambda call: Reply(503)
    for _ in range(9):
        world.now += PAUSE_SECONDS
        reader.read("slm")
    world.says(said())
    world.now += PAUSE_SECONDS
    reader.read("slm")
    lines = [record.getMessage() for record in caplog.records]
    assert lines[0] == "Rasa is away (status 503): the embedded reader answers"
    assert lines[1] == "Rasa is back (model rasa-feedfeedfeed)"
    assert len(lines) == 3


def test_neither_token_nor_words_reach_a_log_or_an_error(world: World, tmp_path: Path) -> None:
    log = tmp_path / "log"
    configure_logging(Settings(log_level="debug"), log)
    with LoopbackServer(world.handle) as server:
        reader = RasaReader(server.url, TOKEN, world.embedded)
        reader.read("smiti Fatima")
        world.answer = lambda call: Reply(500)
        for _ in range(FAILURES):
            reader.read("smiti Fatima")
        reader.close()
    logging.basicConfig(handlers=[], force=True)
    written = log.read_text()
    assert "Rasa is away" in written
    assert not re.search(f"{TOKEN}|Fatima", written)


# -- in the service --------------------------------------------------------------------------------------------


def test_the_service_reads_remotely_where_a_server_is_named(sqlite_database: Database) -> None:
    settings = Settings(rasa_url="http://127.0.0.1:9", rasa_token=TOKEN)
    runtime = build_runtime(settings, channels=lambda *_: {}, database=sqlite_database)
    assert isinstance(runtime.reader, RasaReader)
    assert runtime.reads_remotely
    runtime.reader.close()


@pytest.mark.parametrize("is_remote", [False, True])
def test_reading_ahead_hears_the_same_as_reading_in_the_turn(
    sqlite_database: Database, is_remote: bool
) -> None:
    embedded = Embedded()
    town = Town(sqlite_database, reader=embedded)
    town.runtime.reads_remotely = is_remote
    question = town.say("fatima", "salam 3likom a khouya")
    town.press("fatima", question.buttons[0].label)
    town.say("fatima", "salam")
    assert embedded.asked == [("salam 3likom a khouya", ""), ("salam", "ary-Latn")]


def test_evaluating_rasa_needs_a_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JEMAA_RASA_URL", raising=False)
    (tmp_path / "set.csv").write_text("text,variety,intent,axis\nslm,ary-Latn,greet,\n")
    done = CliRunner().invoke(nlu, ["evaluate", str(tmp_path / "set.csv"), "--rasa"])
    assert isinstance(done.exception, SettingsError)


def test_evaluates_the_server_that_is_named(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "set.csv").write_text("text,variety,intent,axis\nslm,ary-Latn,greet,\n")
    monkeypatch.setenv("JEMAA_RASA_TOKEN", TOKEN)
    with LoopbackServer(world.handle) as server:
        monkeypatch.setenv("JEMAA_RASA_URL", server.url)
        done = CliRunner().invoke(nlu, ["evaluate", str(tmp_path / "set.csv"), "--rasa", "--json"])
    assert json.loads(done.stdout)["model"] == "rasa-feedfeedfeed"


def test_the_service_refuses_a_server_without_a_token(sqlite_database: Database) -> None:
    with pytest.raises(SettingsError, match="JEMAA_RASA_TOKEN"):
        build_runtime(
            Settings(rasa_url="http://127.0.0.1:9"), channels=lambda *_: {}, database=sqlite_database
        )
