"""The conversations of tests/transcripts, played on the pure engine: word for word, and over every prefix."""

from collections import Counter

import pytest
from transcript_player import FOLDER, LANGUAGES, Conversation, Stage, all_conversations, played, written

from data.conversations import HAND_OVER_LASTS
from flows.person import SILENT_HOURS
from flows.registry import FLOWS
from flows.types import Heard

REPEAT = "repeat"  # a global word in every language: what waits is asked again
BY_THE_ENGINE = ("language", "small_talk")  # conversations that need no flow of their own
CONVERSATIONS = (*FLOWS, *BY_THE_ENGINE)


@pytest.mark.parametrize("flow", CONVERSATIONS)
def test_every_flow_has_a_transcript(flow: str) -> None:
    assert (FOLDER / f"{flow}.yaml").exists()


def test_no_transcript_is_left_of_a_flow_that_is_gone() -> None:
    names = {f"{flow}.yaml" for flow in CONVERSATIONS}
    names |= {f"{flow}.{language}.txt" for flow in CONVERSATIONS for language in LANGUAGES}
    assert {path.name for path in FOLDER.iterdir()} <= names


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("flow", CONVERSATIONS)
def test_says_what_was_read_and_approved(flow: str, language: str, pytestconfig: pytest.Config) -> None:
    path = FOLDER / f"{flow}.{language}.txt"
    now = written(flow, language)
    if pytestconfig.getoption("--update-transcripts", default=False):
        path.write_text(now, encoding="utf-8")
    assert path.exists(), "run pytest --update-transcripts tests/test_transcripts.py, and read what it wrote"
    assert now == path.read_text(encoding="utf-8")


EVERY = pytest.mark.parametrize("conversation", all_conversations(), ids=lambda c: f"{c.flow}: {c.name}")


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_prompt_comes_back_after_every_prefix(conversation: Conversation, language: str) -> None:
    """And nothing is done, and no line said, a second time."""
    stage = Stage(conversation, language)
    for turn in conversation.turns:
        stage.play(turn)
        before, asked, orders = stage.state, stage.ask, len(stage.town.orders)
        if asked is not None:
            again = stage.hear(Heard(text=REPEAT))
            assert again.ask == asked
            assert not again.says
            assert len(stage.town.orders) == orders
        stage.state, stage.ask = before, asked


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_does_each_thing_once_and_says_each_line_once(conversation: Conversation, language: str) -> None:
    turns = played(conversation, language)
    orders = Counter(repr(order.order) for turn in turns for order in turn.orders)
    assert set(orders.values()) <= {1}
    for turn in turns:
        lines = Counter(f"{say.key} {say.args}" for say in turn.says)
        assert set(lines.values()) <= {1}, turn.did


@EVERY
def test_leaves_nobody_without_an_answer(conversation: Conversation) -> None:
    for turn in played(conversation, "ary-Arab"):
        assert turn.screen.strip(), turn.did


def test_says_how_long_the_silence_lasts() -> None:
    assert HAND_OVER_LASTS.total_seconds() == SILENT_HOURS * 3600
