"""`stop`, from everywhere: every state of every transcript, the words of every language."""

import pytest
from transcript_player import LANGUAGES, Conversation, Stage, all_conversations

from flows.types import Heard, StopNotices

WORDS = {"ary-Arab": "وقف", "ary-Latn": "we99ef", "ar": "توقف", "fr": "arrêter"}
EVERY = pytest.mark.parametrize("conversation", all_conversations(), ids=lambda c: f"{c.flow}: {c.name}")


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_ends_what_is_on_names_it_and_keeps_what_waits(conversation: Conversation, language: str) -> None:
    stage = Stage(conversation, language)
    for turn in conversation.turns:
        stage.play(turn)
        before, asked = stage.state, stage.ask
        stage.town.world = {**stage.world, "subscriptions": ["sessions", "requests"]}
        stopped = stage.hear(Heard(text=WORDS[language], language=language, is_sure=True))
        assert [order.order for order in stopped.orders] == [StopNotices()], turn
        assert [say.key for say in stopped.says[:2]] == ["engine-stopped", "engine-stopped-requests"], turn
        assert len(stopped.says[0].args["purposes"]) == 2  # type: ignore[arg-type]
        if asked is not None and not asked.key.startswith("engine-"):
            assert stopped.ask == asked, turn
        stage.town.world = stage.world
        stage.state, stage.ask = before, asked
