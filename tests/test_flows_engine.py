"""The engine, by small conversations with toy flows: what is heard, in which order, and what comes of it."""

import json
import re
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from toy_flows import TOYS, VISIT, Talker, axis_named, commenting, talk

from flows.asking import payload
from flows.conversation import Conversation
from flows.engine import NothingPendingError, resume, start
from flows.limits import ENTRIES_A_FRAME, KEPT_TEXT
from flows.lines import ENGINE_KEYS, LABELS, LINES, QUESTIONS
from flows.registry import FLOWS
from flows.steps import Talk, choose, do, flow, goto, listed, listen, say
from flows.types import (
    SHORT,
    Ask,
    Do,
    Done,
    ForgetMe,
    Heard,
    Look,
    RecordContribution,
    Say,
    Visit,
)

WORDS = "khasskom tnchro lmizaniya kamla f l internet"
AT_WORDS = ("1", "1", "oui")
AT_SUMMARY = (*AT_WORDS, WORDS, "1")


def last_record(talker: Talker) -> RecordContribution:
    order = talker.performed[-1].order
    assert isinstance(order, RecordContribution)
    return order


# -- welcome -------------------------------------------------------------------------------------------------


def test_the_first_message_is_acted_upon_after_the_notice() -> None:
    talker = Talker()
    said = talker.hear("bghit n3ti ray", intent="give_comment", confidence=0.9)
    assert said == ["engine-notice", "comment-welcome", "comment-axis?"]
    notice = talker.effects[0]
    assert isinstance(notice, Say)
    assert notice.args == {"commune": VISIT.commune.name, "reference": "", "kind": "sample"}
    assert "engine-notice" not in talker.hear("1")


def test_a_greeting_brings_the_menu() -> None:
    assert talk("salam").outline() == ["engine-notice", "engine-greeting", "menu-what?"]


def test_nothing_that_starts_a_flow_brings_the_menu() -> None:
    assert Talker().hear("") == ["engine-notice", "engine-empty", "menu-what?"]
    assert Talker().hear("qsdf gfds", intent="", confidence=0.0) == [
        "engine-notice",
        "engine-not-understood",
        "menu-what?",
    ]


def test_more_after_the_notice_is_the_long_notice_and_the_question_returns() -> None:
    talker = talk("salam")
    assert talker.hear("more") == ["notice-long", "menu-what?"]
    assert commenting("المزيد").outline() == ["notice-long", "comment-axis?"]
    assert commenting("1", "1", "oui", "more").outline() == ["notice-long", "comment-words?"]


def test_what_was_said_already_is_not_asked_again() -> None:
    talker = Talker()
    said = talker.hear("bghit n3ti ray 3la lmizaniya", [axis_named(4)], intent="give_comment", confidence=0.9)
    assert said[-1] == "comment-about?"
    assert talker.asked.choices[0].id == "1.a4c1"


def test_an_intent_without_a_flow_is_no_crash() -> None:
    assert Talker().hear("chi 7aja", intent="know_rights", confidence=0.99)[-1] == "menu-what?"
    assert commenting().hear("chi 7aja", intent="know_rights", confidence=0.99) == ["comment-axis?example"]


def test_an_unsure_reading_is_asked_about() -> None:
    ranking = (("give_comment", 0.4), ("session_info", 0.3), ("greet", 0.2), ("request_information", 0.01))
    talker = Talker()
    assert (
        talker.hear("dawra ray", intent="give_comment", confidence=0.4, ranking=ranking)[-1]
        == "engine-did-you-mean?"
    )
    assert talker.choices == ["comment", "session", "~none"]
    assert talker.hear("2") == ["session-when"]
    assert Talker().hear("x y", intent="give_comment", confidence=0.2)[-1] == "menu-what?"


def test_a_second_goal_is_taken_up_after_the_first() -> None:
    talker = Talker()
    ranking = (("request_information", 0.6), ("session_info", 0.35))
    talker.hear(
        "bghit wathi9a w imta ghadi tkoun dawra jaya",
        intent="request_information",
        confidence=0.6,
        ranking=ranking,
    )
    for text in ("budget", "dewez", "non", "oui"):
        talker.hear(text)
    assert talker.outline() == ["request-filed", "engine-later?"]
    assert talker.hear("oui") == ["session-when"]


def test_out_of_scope_without_a_flow_says_so() -> None:
    said = Talker().hear("bghit lpassport", intent="out_of_scope", confidence=0.9)
    assert said == ["engine-notice", "engine-out-of-scope", "menu-what?"]


# -- answers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["2", "٢", "2️⃣", "Accès à l'information", "l'accès à l'information", "acces", "axe 2", "المحور الثاني"],
)
def test_a_choice_is_made_in_many_ways(text: str) -> None:
    talker = commenting(text)
    assert talker.outline() == ["comment-about?"]
    assert talker.choices[0] == "a2c1"


def test_a_choice_is_read_out_of_a_sentence() -> None:
    talker = commenting()
    talker.hear(
        "dakchi li kay3ni lflous dyal ljama3a", [axis_named(4)], intent="give_comment", confidence=0.6
    )
    assert talker.choices[0] == "a4c1"


def test_a_sentence_that_surely_asks_something_else_is_no_choice() -> None:
    talker = commenting()
    said = talker.hear(
        "imta ghadi tkoun dawra dyal lmizaniya", [axis_named(4)], intent="session_info", confidence=0.95
    )
    assert said == ["session-when", "comment-axis?"]


@pytest.mark.parametrize("yes", ["👍", "👍🏽", "wakha", "ok", "safi", "نعم", "1", "=yes"])
def test_all_these_are_yes(yes: str) -> None:
    talker = commenting(*AT_SUMMARY, yes)
    assert talker.outline() == ["comment-thanks", "engine-yes?"]
    assert last_record(talker).words == WORDS


def test_yes_read_by_the_reader_is_yes() -> None:
    talker = commenting(*AT_SUMMARY)
    assert (
        talker.hear("ewa yallah siftha 3la baraket llah", intent="affirm", confidence=0.9)[0]
        == "comment-thanks"
    )
    assert commenting(*AT_SUMMARY).hear("machi hakda", intent="deny", confidence=0.9) == ["comment-not-sent"]


def test_a_number_outside_the_menu_is_told_and_asked_again() -> None:
    talker = commenting("7")
    assert talker.outline() == ["engine-number-outside", "comment-axis?"]
    assert talker.effects[0] == Say("engine-number-outside", {"last": 4})


def test_many_options_come_in_pages() -> None:
    talker = Talker()
    talker.hear("salam", intent="browse_programme", confidence=0.9)
    talker.hear("chno kayn f lbernamaj", intent="browse_programme", confidence=0.9)
    assert talker.choices == [*(f"n{i}" for i in range(1, 9)), "~skip", "~more"]
    token = talker.asked.token
    assert talker.press("~more") == ["reading-chapter?"]
    assert talker.choices[0] == "n9"
    assert talker.asked.token == token
    talker.hear("more")
    assert talker.choices == [*(f"n{i}" for i in range(17, 24)), "~skip", "~more"]
    talker.hear("back")
    assert talker.choices[0] == "n9"
    assert talker.hear("chapitre 20")[0] == "reading-chapter-text"


def test_long_option_ids_fit_a_button() -> None:

    assert payload(3, "ab") == "3.ab"
    assert len(payload(12345, "é" * 60)) <= 64
    assert payload(1, "é" * 60) != payload(1, "é" * 61)


def test_a_text_longer_than_the_question_keeps_is_cut_and_told() -> None:
    talker = commenting(*AT_WORDS)
    assert talker.hear("b" * 1000) == ["engine-cut", "comment-name?"]
    talker.hear("1")
    talker.hear("oui")
    assert last_record(talker).words == "b" * 300
    assert commenting(*AT_WORDS).hear(WORDS, was_cut=True)[0] == "engine-cut"


def test_a_message_of_100_000_characters_is_kept_within_limits() -> None:
    talker = Talker()
    talker.hear("kalam " * 20_000, intent="give_comment", confidence=0.9)
    assert len(json.dumps(talker.conversation.to_json())) < 3 * KEPT_TEXT
    assert talker.outline()[-1] == "comment-axis?"


def test_an_open_question_keeps_all_but_a_control_word() -> None:
    for words in ("safi", "oui", "1", "ok", "Gouvernance locale"):
        assert commenting(*AT_WORDS, words).outline() == ["comment-name?"]
    assert commenting(*AT_WORDS, "salam").outline() == ["engine-greeting", "comment-words?"]
    assert commenting(*AT_WORDS, "menu").outline() == ["engine-form-kept", "menu-what?"]


def test_a_question_in_an_open_text_is_kept_and_answered() -> None:
    talker = commenting(*AT_WORDS)
    said = talker.hear("imta ghadi tkoun dawra jaya", intent="session_info", confidence=0.95)
    assert said == ["engine-kept-too", "session-when", "comment-name?"]
    assert commenting(*AT_WORDS).hear("imta dawra", intent="session_info", confidence=0.85) == [
        "comment-name?"
    ]


def test_a_question_at_a_short_text_is_answered_never_stored() -> None:
    talker = Talker()
    talker.hear("bghit wathi9a", intent="request_information", confidence=0.9)
    assert talker.hear("imta dawra", intent="session_info", confidence=0.85) == [
        "session-when",
        "request-subject?",
    ]
    assert talker.hear("imta dawra", intent="session_info", confidence=0.75) == ["request-part?"]


def test_skip_by_word_button_and_wish() -> None:
    for skip in ("dewez", "=~skip"):
        assert commenting("1", "1", "oui", WORDS, "2", skip).outline() == ["comment-confirm?"]
    talker = commenting("1", "1", "oui", WORDS, "2")
    assert talker.asked.accepts
    assert talker.hear("ma bghitch n9oul", intent="skip", confidence=0.9) == ["comment-confirm?"]
    assert commenting("1", "skip").outline() == ["engine-needed", "comment-about?"]


def test_options_that_are_gone_are_asked_again_and_nothing_else() -> None:
    talker = commenting(*AT_SUMMARY)
    axes = VISIT.programme.axes
    less = replace(axes[0], commitments=axes[0].commitments[1:])
    talker.visit = replace(VISIT, programme=replace(VISIT.programme, axes=(less, *axes[1:])))
    assert talker.hear("oui") == ["comment-about?"]
    assert talker.hear("1") == ["comment-confirm?"]
    assert talker.hear("oui")[0] == "comment-thanks"


def test_a_flow_changed_while_people_talk_asks_what_is_missing() -> None:

    @flow(starts_on="give_comment", name="comment")
    def changed(visit: Visit) -> Talk:
        yield choose("axis", visit.programme.axes)
        yield listen("place", SHORT)
        yield listen("about", SHORT)

    talker = commenting("1", "1")
    talker.flows = {**TOYS, **listed(changed)}
    assert talker.hear("oui") == ["comment-place?"]
    assert talker.hear("Hay Salam") == ["comment-about?"]


def test_a_form_whose_flow_is_gone_ends_with_one_sentence() -> None:
    talker = commenting("1")
    talker.flows = {name: flow for name, flow in TOYS.items() if name != "comment"}
    assert talker.hear("qsdf") == ["engine-flow-gone", "engine-not-understood", "menu-what?"]


# -- the contract --------------------------------------------------------------------------------------------


def test_a_do_stops_the_engine_and_its_result_goes_on() -> None:
    talker = commenting(*AT_SUMMARY)
    conversation, effects = resume(talker.conversation, Heard("oui"), VISIT, TOYS)
    assert [type(effect) for effect in effects] == [Do]
    done = Done({"ok": True, "reference": "BRK-1"})
    conversation, effects = resume(conversation, done, VISIT, TOYS)
    assert effects[0] == Say("comment-thanks", {"reference": "BRK-1"})
    assert isinstance(effects[-1], Ask)


def test_a_done_that_nobody_waits_for_is_a_mistake_of_ours() -> None:
    with pytest.raises(NothingPendingError):
        resume(start(), Done(None), VISIT, TOYS)


def test_a_form_keeps_the_world_it_began_in() -> None:
    talker = commenting("1")
    assert talker.conversation.pins == {"commune": "berkane", "programme": 3, "round": 7, "day": "2026-11-21"}
    assert Talker().conversation.pins == {}


def test_a_new_form_over_an_old_one_asks_for_the_world_of_today() -> None:
    talker = commenting("1")
    conversation, effects = resume(talker.conversation, Heard(payload="go:item:7"), VISIT, TOYS)
    ask = effects[-1]
    assert isinstance(ask, Ask)
    conversation, effects = resume(conversation, Heard(payload=ask.choices[1].id), VISIT, TOYS)
    assert effects == (Look("visit"),)
    assert conversation.pins == {}
    today = replace(VISIT, programme=replace(VISIT.programme, version=4), day=date(2026, 12, 1))
    conversation, effects = resume(conversation, Done(None), today, TOYS)
    assert conversation.pins["programme"] == 4
    conversation, effects = resume(conversation, Heard("oui"), today, TOYS)
    assert effects == (Look("visit"),), "the form below is of another version"
    assert conversation.pins["programme"] == 3
    conversation, effects = resume(conversation, Done(None), VISIT, TOYS)
    assert [effect.key for effect in effects if isinstance(effect, Ask)] == ["comment-about"]


def test_a_form_begins_with_the_message_whose_words_it_may_hold() -> None:
    talker = commenting("1")
    assert talker.conversation.form_since == 1
    talker.hear(WORDS, intent="request_information", confidence=0.9)
    talker.press("~go")
    assert talker.conversation.form_since == 3


def test_words_are_forgotten_once_recorded_without_a_name() -> None:
    talker = commenting(*AT_SUMMARY)
    conversation, _ = resume(talker.conversation, Heard("oui"), VISIT, TOYS)
    conversation = conversation.forget_words()
    assert WORDS not in json.dumps(conversation.to_json())
    conversation, effects = resume(conversation, Done({"ok": True, "reference": "BRK-1"}), VISIT, TOYS)
    assert [effect.key for effect in effects if isinstance(effect, Say | Ask)] == [
        "comment-thanks",
        "engine-yes",
    ]
    talker.conversation = conversation
    assert talker.hear("repeat") == ["engine-yes?"]


def test_erasing_everything_leaves_no_draft() -> None:

    @flow(starts_on="my_data", aside=True)
    def erase(visit: Visit) -> Talk:
        yield do(ForgetMe())
        yield say("erased")

    talker = commenting("1", flows={**TOYS, **listed(erase)})
    assert talker.hear("mes données", intent="my_data", confidence=0.9) == ["erase-erased"]
    assert not talker.conversation.frames


def test_a_reading_without_end_is_ended_kindly() -> None:
    talker = talk("salam", "1")
    for _ in range(ENTRIES_A_FRAME + 1):
        talker.hear("2")
        if talker.outline() == ["engine-too-long"]:
            break
        assert len(talker.conversation.frames[0].journal) <= ENTRIES_A_FRAME
    assert talker.outline() == ["engine-too-long"]
    assert not talker.conversation.frames


def test_a_flow_that_runs_in_a_circle_ends() -> None:

    @flow(starts_on="greet")
    def circle(visit: Visit) -> Talk:
        while True:
            yield say("round")

    @flow(starts_on="thank")
    def carousel(visit: Visit) -> Talk:
        yield goto("carousel")

    talker = Talker(flows=listed(circle, carousel))
    assert talker.hear("salam") == ["engine-notice", "engine-flow-gone"]
    assert talker.hear("merci") == ["engine-flow-gone"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "x",
        3,
        {"frames": 3},
        {"frames": [{"flow": 1}]},
        {"language": "xx"},
        {"asked": "x"},
        {"asked": True},
        {"pending": [1]},
    ],
)
def test_a_state_that_cannot_be_read_is_a_new_conversation(value: object) -> None:
    assert Conversation.from_json(value) == start()  # type: ignore[arg-type]


def test_an_empty_conversation_is_an_empty_state() -> None:
    assert start().to_json() == {"version": 1}
    assert Conversation.from_json(start().to_json()) == start()


def test_every_line_the_engine_says_is_in_its_list() -> None:
    """Read from the source: a key said but not listed would have no text."""

    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in files("flows").iterdir()
        if path.name.endswith(".py") and path.name not in FLOW_FILES
    )
    said = set(re.findall(r'"(engine-[a-z-]+[a-z])"', source))
    assert said <= set(ENGINE_KEYS), said - set(ENGINE_KEYS)
    unused = {
        key for key in (*LINES, *QUESTIONS, *LABELS) if f'"{key}"' not in source.replace("flows/lines.py", "")
    }
    assert not unused


FLOW_FILES = {f"{name}.py" for name in FLOWS}
