"""An aside that asks: what else is wanted, where no form is open; over a form it is answered and gone."""

import json
from dataclasses import asdict

import pytest
from toy_flows import TOYS, Talker, commenting

from flows.steps import NO, YES, Option, Talk, choose, flow, listed, look, say
from flows.types import Visit


@flow(starts_on="workshop_info", aside=True, light=True)
def news(visit: Visit) -> Talk:
    yield say("told")
    yield look("items")
    yield say("more")
    chosen: Option = yield choose("next", [YES, NO])
    yield say("last" if chosen is NO else "again")


FLOWS = {**listed(news), **TOYS}


def ask(talker: Talker) -> list[str]:
    return talker.hear("chno kayn jdid", intent="workshop_info", confidence=0.95)


def test_asks_where_nothing_is_open() -> None:
    talker = Talker(flows=FLOWS)
    assert ask(talker) == ["engine-notice", "news-told", "news-more", "news-next?"]
    assert talker.hear("lla") == ["news-last"]
    assert not talker.conversation.frames


def test_over_a_form_it_ends_at_its_first_question() -> None:
    talker = commenting("1", flows=FLOWS)
    asked = talker.asked
    assert ask(talker) == ["news-told", "news-more", "comment-about?"]
    assert talker.asked == asked
    assert [frame.flow for frame in talker.conversation.frames] == ["comment"]


def test_takes_the_place_of_what_is_only_read() -> None:
    talker = Talker(flows=FLOWS)
    talker.hear("lbarnamaj", intent="browse_programme", confidence=0.95)
    assert ask(talker)[-1] == "news-next?"
    assert [frame.flow for frame in talker.conversation.frames] == ["news"]


def test_asked_again_it_begins_again() -> None:
    talker = Talker(flows=FLOWS)
    ask(talker)
    assert ask(talker) == ["news-told", "news-more", "news-next?"]
    assert len(talker.conversation.frames) == 1


@pytest.mark.parametrize("times", [1, 3])
def test_by_a_notice_s_button_over_a_form_nothing_is_lost(times: int) -> None:
    talker = commenting("1", flows=FLOWS)
    before = json.dumps([asdict(frame) for frame in talker.conversation.frames], default=str)
    for _ in range(times):
        assert talker.hear(payload="go:news:W2")[-1] == "comment-about?"
    assert json.dumps([asdict(frame) for frame in talker.conversation.frames], default=str) == before
