"""The second reader: a Rasa server says what a message means; the embedded reader says the rest, and all of it when Rasa is away.

Rasa's weak spots are guarded here: its token travels in the address (it takes it nowhere else), so no address and no httpx
error leaves this module; a text that starts with "/" would forge an intent; nothing limits how long a text or an answer is.
"""

import json
import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import httpx

from bot.runtime.hearing import Reader
from nlu.normalise import words
from nlu.reading import Entity, Reading

log = logging.getLogger(__name__)

# A citizen waits for the answer; Rasa needs some 10 ms, and past this the embedded reader's word is good enough.
ANSWER_SECONDS = 0.8
# On one machine or one network a connection that is not there by now is not coming.
CONNECT_SECONDS = 0.3
# Two failures may be two odd messages; three in a row are a server that is away ...
FAILURES = 3
# ... for 15 to 50 s at every restart: one message in this time goes and looks, at 0.8 s at worst; the others do not wait.
PAUSE_SECONDS = 5.0
# What a person wants is said before that; Rasa itself would read megabytes.
TEXT_BYTES = 2_000
# An answer with 26 intents and the places of 400 words is some 10 kB.
ANSWER_BYTES = 100_000
AXES = ("participatory_democracy", "information_access", "local_governance", "financial_transparency")
# Jemaa's rules give these their one spelling (BRK-7K3M9Q2T, 2026-11-21); Rasa's patterns only add what the rules missed.
BY_RULE = ("reference", "date", "year")


class Away(Exception):
    """Rasa gave no answer that can be used. The message says why, without the address and without the person's words."""


class Breaker:
    """After FAILURES in a row nobody waits for the server; every PAUSE_SECONDS one caller tries it again."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until = 0.0

    def lets_through(self) -> bool:
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._closed_until:
                return False
            self._closed_until = self._clock() + PAUSE_SECONDS
            return True

    def succeeded(self) -> bool:
        """Whether the server had been given up."""
        with self._lock:
            was_away, self._failures = self._failures >= FAILURES, 0
        return was_away

    def failed(self) -> bool:
        """Whether the server is given up by this failure."""
        with self._lock:
            self._failures += 1
            self._closed_until = self._clock() + PAUSE_SECONDS
            return self._failures == FAILURES


@dataclass(frozen=True, slots=True)
class Answer:
    """What Rasa said, checked; `model` is its training's id."""

    model: str
    ranking: tuple[tuple[str, float], ...]
    entities: tuple[Entity, ...]


class RasaReader:
    """Reads with Rasa's intents and the embedded reader's language; safe to share between threads."""

    def __init__(
        self, url: str, token: str, embedded: Reader, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._embedded = embedded
        self._token = token
        self._breaker = Breaker(clock)
        # No proxy, no .netrc: citizens' words go to the server that was named and nowhere else.
        limits = httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)
        self._http = httpx.Client(base_url=url, timeout=limits, trust_env=False)

    def read(self, text: str, previous: str = "") -> Reading:
        own = self._embedded.read(text, previous)
        start, asked = sendable(text)
        if not asked or not self._breaker.lets_through():
            return own
        try:
            answer = self._ask(asked, start)
        except Away as away:
            if self._breaker.failed():
                log.warning("Rasa is away (%s): the embedded reader answers", away)
            return own
        if self._breaker.succeeded():
            log.info("Rasa is back (model %s)", answer.model)
        _note(own, answer)
        return _joined(own, answer)

    def close(self) -> None:
        self._http.close()

    def _ask(self, text: str, start: int) -> Answer:
        deadline = time.monotonic() + ANSWER_SECONDS
        body = b""
        try:
            query = {"token": self._token}
            with self._http.stream("POST", "/model/parse", params=query, json={"text": text}) as response:
                if response.status_code != httpx.codes.OK:
                    raise Away(f"status {response.status_code}")
                for piece in response.iter_raw():
                    body += piece
                    if len(body) > ANSWER_BYTES:
                        raise Away("its answer has no end")
                    if time.monotonic() > deadline:
                        raise Away("its answer comes too slowly")
        except httpx.HTTPError as error:
            # Not chained: httpx keeps the address, and with it the token, in its errors.
            raise Away(type(error).__name__) from None
        return _checked(body, start)


def sendable(text: str) -> tuple[int, str]:
    """Where what is sent begins in the text, and what is sent: "" when there is nothing to read.

    Rasa takes whatever follows a leading "/" for an intent with full confidence, so it begins at the first word.
    """
    found = words(text)
    if not found:
        return 0, ""
    start = found[0].start
    return start, text[start:].encode(errors="ignore")[:TEXT_BYTES].decode(errors="ignore")


def _checked(body: bytes, start: int) -> Answer:
    try:
        answer = json.loads(body)
        ranking = tuple(_ranked(answer["intent_ranking"]))
        entities = tuple(_named(answer.get("entities") or [], start))
        model = f"rasa-{str(answer.get('model') or 'unnamed')[:12]}"
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        raise Away("its answer is none of Rasa's") from None
    if not ranking:
        raise Away("it names no intent")
    return Answer(model, ranking, entities)


def _ranked(ranking: list[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    for one in sorted(ranking, key=lambda one: -float(one["confidence"])):
        share = float(one["confidence"])
        if not (isinstance(one["name"], str) and math.isfinite(share)):
            raise ValueError(one)
        yield one["name"], min(max(share, 0.0), 1.0)


def _named(entities: list[dict[str, Any]], start: int) -> Iterator[Entity]:
    for one in entities:
        kind, value = str(one["entity"]), str(one["value"])
        if (
            kind != "axis" or value in AXES
        ):  # an axis in words that no training text marked names none of the four
            yield Entity(kind, value, start + int(one["start"]), start + int(one["end"]))


def _joined(own: Reading, answer: Answer) -> Reading:
    """Rasa's intent; its entities where it gives any of a kind, else the embedded reader's; the rest as embedded."""
    intent, confidence = answer.ranking[0]
    given = {entity.entity for entity in answer.entities} - set(BY_RULE)
    kept = [entity for entity in own.entities if entity.entity not in given]
    # A person who asks for a document names what it is about, which is not an axis of the programme.
    kept = [entity for entity in kept if intent != "request_information" or entity.entity != "axis"]
    ruled = [entity for entity in kept if entity.entity in BY_RULE]
    added = [entity for entity in answer.entities if not any(_overlap(entity, one) for one in ruled)]
    return replace(
        own,
        intent=intent,
        confidence=confidence,
        ranking=answer.ranking,
        entities=(*kept, *added),
        model=answer.model,
    )


def _overlap(one: Entity, other: Entity) -> bool:
    return one.start < other.end and other.start < one.end


def _note(own: Reading, answer: Answer) -> None:
    """Both readings in one line, to compare the engines: no words, nobody's name."""
    intent, confidence = answer.ranking[0]
    verdict = "agree" if intent == own.intent else "differ"
    log.info(
        "readers %s: %s %s %.3f, %s %s %.3f, language %s",
        verdict, answer.model, intent, confidence, own.model, own.intent, own.confidence, own.language or "-",
    )  # fmt: skip
