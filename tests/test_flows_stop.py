"""`stop`, from everywhere: every state of every transcript, in turn in every language."""

import json
from itertools import cycle

import pytest
from transcript_player import Conversation, Stage, all_conversations

from flows.types import Heard, RecordConsent, StopNotices

WORDS = {"ary-Arab": "وقف", "ary-Latn": "we99ef", "ar": "توقف", "fr": "arrêter"}
ASKS_TO_WRITE = ("consent-case-replies", "consent-sessions", "consent-workshops")
WHAT_WE_SEND = "reminders"  # the flow that lists what we send: `stop` ends it
CASES = tuple(zip(all_conversations(), cycle(WORDS), strict=False))


@pytest.mark.parametrize(("conversation", "language"), CASES, ids=lambda each: getattr(each, "name", each))
def test_ends_what_is_on_names_it_and_keeps_what_waits(conversation: Conversation, language: str) -> None:
    stage = Stage(conversation, language)
    for turn in conversation.turns:
        stage.play(turn)
        before, asked = stage.state, stage.ask
        stage.town.world = {**stage.world, "subscriptions": ["sessions", "requests"]}
        stopped = stage.hear(Heard(text=WORDS[language], language=language, is_sure=True))
        first, *rest = [order.order for order in stopped.orders]
        assert first == StopNotices(), turn
        assert [say.key for say in stopped.says[:2]] == ["engine-stopped", "engine-stopped-requests"], turn
        assert len(stopped.says[0].args["purposes"]) == 2  # type: ignore[arg-type]
        if asked is not None and asked.key in ASKS_TO_WRITE:
            assert stopped.ask != asked, "it was the no to that"
            assert [each.is_given for each in rest if isinstance(each, RecordConsent)] == [False]
        else:
            assert rest == [], turn
            is_the_engine_s = asked is None or asked.key.startswith("engine-")
            frames = json.loads(before).get("frames") or [{}] if before else [{}]
            if frames[-1].get("flow") == WHAT_WE_SEND and not is_the_engine_s:
                assert stopped.ask != asked, "the list of what we send was of before"
            else:
                assert is_the_engine_s or stopped.ask == asked, turn
        stage.town.world = stage.world
        stage.state, stage.ask = before, asked
