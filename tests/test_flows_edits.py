"""Going back, correcting, adding, and words written before they were asked for."""

from dataclasses import replace

import pytest
from toy_flows import Talker, axis_named, commenting, talk

from flows.frames import Entry
from flows.types import Media, RecordContribution

WORDS = "khasskom tnchro lmizaniya kamla f l internet"
AT_WORDS = ("1", "1", "oui")
AT_SUMMARY = (*AT_WORDS, WORDS, "1")


def last_record(talker: Talker) -> RecordContribution:
    order = talker.performed[-1].order
    assert isinstance(order, RecordContribution)
    return order


# -- back, correct, repeat, cancel ---------------------------------------------------------------------------


def test_back_drops_the_last_answer_and_repeats_what_stands_before_its_question() -> None:
    talker = commenting(*AT_SUMMARY)
    assert talker.hear("back") == ["comment-name?"]
    assert talker.hear("رجوع") == ["comment-write", "comment-words?"]


def test_back_passes_over_a_consent_which_is_recorded_once() -> None:
    talker = commenting(*AT_WORDS, "back")
    assert talker.outline() == ["comment-about?"]
    assert talker.hear("2") == ["comment-words?"]
    assert talker.orders("RecordConsent") == 1


def test_back_stops_at_what_is_on_record() -> None:
    talker = commenting(*AT_SUMMARY, "oui")
    assert talker.hear("back") == ["engine-on-record", "engine-yes?"]
    assert talker.orders("RecordContribution") == 1


def test_a_refusal_bars_nothing() -> None:
    talker = commenting(*AT_SUMMARY, refusal="round_closed")
    assert talker.hear("oui") == ["comment-round-closed", "engine-yes?"]
    assert talker.hear("back") == ["comment-keep-the-code", "comment-confirm?"]


def test_back_at_the_first_question_has_nothing_before_it() -> None:
    assert talk("salam", "2", "back").outline() == ["engine-nothing-before", "comment-axis?"]
    assert talk("back").outline() == ["engine-notice", "engine-nothing-before", "menu-what?"]


def test_back_undoes_a_flow_that_was_guessed() -> None:
    talker = commenting("back")
    assert talker.outline() == ["menu-what?"]
    talker = talk()
    talker.hear("wach chi remarque", intent="give_comment", confidence=0.4)
    assert talker.outline()[-1] == "engine-did-you-mean?"
    assert talker.hear("1")[-1] == "comment-axis?"
    assert talker.hear("back") == ["menu-what?"]


def test_a_value_that_was_heard_counts_once() -> None:
    talker = Talker()
    talker.hear("ray 3la lmizaniya", [axis_named(4)], intent="give_comment", confidence=0.9)
    assert talker.hear("back") == ["comment-welcome", "comment-axis?"]
    assert talker.hear("1") == ["comment-about?"]


def test_repeat_asks_the_same_again_alone() -> None:
    talker = commenting("1", "1", "oui")
    asked = talker.asked
    assert talker.hear("عاود") == ["comment-words?"]
    assert talker.asked == asked


def test_cancel_drops_the_top_form() -> None:
    talker = commenting("1", "cancel")
    assert talker.outline() == ["engine-cancelled", "engine-what-next"]
    assert not talker.conversation.frames
    assert talker.hear("annuler") == ["engine-nothing-open"]
    assert commenting(*AT_SUMMARY, "oui", "annuler").outline() == ["engine-closed", "engine-what-next"]


def test_start_again_by_word() -> None:
    talker = commenting(*AT_SUMMARY, "mn lwel")
    assert talker.outline() == ["engine-form-again", "comment-welcome", "comment-axis?"]


def test_going_back_in_a_loop_drops_its_later_turns() -> None:
    talker = Talker()
    talker.hear("wathi9a", intent="request_information", confidence=0.9)
    for text in ("budget", "2024", "oui", "2025", "oui", "2026"):
        talker.hear(text)
    journal = talker.conversation.frames[0].journal
    assert [key for key in journal if key.startswith("part")] == ["part", "part~2", "part~3"]
    assert talker.hear("back") == ["request-part?"]
    assert talker.hear("back") == ["request-noted", "request-more?"]
    assert "part~3" not in talker.conversation.frames[0].journal


# -- at a summary --------------------------------------------------------------------------------------------


def test_change_by_button_asks_which_answer() -> None:
    talker = commenting(*AT_SUMMARY, "=change")
    assert talker.outline() == ["engine-change?"]
    assert talker.choices == ["axis", "about", "words", "name", "~nothing"]
    assert talker.asked.choices[0].label == "comment-axis.name"
    assert talker.press("words") == ["comment-words?"]
    assert talker.hear("kalam akhor bezzaf") == ["comment-confirm?"]
    assert talker.asked.args["words"] == "kalam akhor bezzaf"


def test_back_from_a_correction_keeps_the_old_answer() -> None:
    talker = commenting(*AT_SUMMARY, "change le texte")
    assert talker.outline() == ["comment-words?"]
    assert talker.hear("back") == ["comment-confirm?"]
    assert talker.asked.args["words"] == WORDS


@pytest.mark.parametrize(
    ("text", "argument", "value"),
    [
        ("bddel l axe: 3", "axis", "Gouvernance locale"),
        ("change l'axe", "", ""),
        ("wakha walakin change l'axe gouvernance locale", "axis", "Gouvernance locale"),
        ("غير المحور 2", "axis", "Accès à l'information"),
        ("change le projet par projet 1-2", "about", "projet 1-2"),
        ("bddel lklam: Kalam jdid", "words", "Kalam jdid"),
        ("changez le texte par un Autre texte", "words", "un Autre texte"),
        ("change pour gouvernance locale", "axis", "Gouvernance locale"),
    ],
)  # fmt: skip
def test_a_change_in_a_sentence_is_applied(text: str, argument: str, value: str) -> None:
    talker = commenting(*AT_SUMMARY, text)
    if argument == "axis":
        assert talker.outline() == ["comment-about?"], "the old commitment is not of the new axis"
        talker.hear("1")
    if argument:
        shown = talker.asked.args[argument]
        assert (shown if isinstance(shown, str) else shown["fr"]) == value  # type: ignore[index,call-overload]
        assert talker.outline()[-1] == "comment-confirm?"
    else:
        assert talker.outline() == ["comment-axis?"]
    assert talker.orders("RecordContribution") == 0


def test_add_in_a_sentence_is_applied_and_the_new_summary_shown() -> None:
    talker = commenting(*AT_SUMMARY, "oui mais ajoutez les Comptes de la régie")
    assert talker.outline() == ["engine-added", "comment-confirm?"]
    assert talker.asked.args["words"] == f"{WORDS}\nles Comptes de la régie"
    assert talker.hear("oui")[0] == "comment-thanks"
    assert last_record(talker).words.endswith("régie")


def test_a_yes_to_the_summary_before_the_change_is_stale() -> None:
    talker = commenting(*AT_SUMMARY)
    old = talker.asked.choices[0].id
    talker.hear("ajoutez les trottoirs")
    assert talker.hear(payload=old) == ["engine-stale", "comment-confirm?"]
    assert talker.press("yes")[0] == "comment-thanks"


def test_another_axis_named_at_the_summary_is_a_correction() -> None:
    talker = commenting(*AT_SUMMARY)
    assert talker.hear("la ana 9sedt lmizaniya", [axis_named(4)], intent="deny", confidence=0.9) == [
        "comment-about?"
    ]


def test_other_words_keep_the_photo_and_are_cut_like_any() -> None:
    talker = commenting(*AT_WORDS)
    talker.hear("chouf", media=Media("photo", "p1"))
    talker.hear("1")
    assert talker.hear(f"change le texte : {'b' * 400}") == ["engine-cut", "comment-confirm?"]
    assert talker.asked.args["words_media"] == 1
    talker.hear("oui")
    assert last_record(talker).media == ("p1",)


def test_a_question_at_the_summary_that_names_an_axis_corrects_nothing() -> None:
    talker = commenting(*AT_SUMMARY)
    said = talker.hear("imta dawra dyal lmizaniya", [axis_named(4)], intent="session_info", confidence=0.9)
    assert said == ["session-when", "comment-confirm?"]


def test_change_without_saying_of_what_asks() -> None:
    assert commenting(*AT_SUMMARY, "bghit nbeddel").outline() == ["engine-change?"]


def test_more_words_at_the_summary_are_offered_to_be_added() -> None:
    talker = commenting(*AT_SUMMARY, "w zwina tkoun 3la lwa7ed")
    assert talker.outline() == ["engine-add?"]
    assert talker.hear("oui") == ["engine-added", "comment-confirm?"]


def test_a_yes_is_good_for_what_was_shown_only() -> None:
    talker = commenting(*AT_SUMMARY)
    frame = talker.conversation.frames[0]
    old = Entry("confirm", True, "of another summary")
    talker.conversation = replace(
        talker.conversation, frames=(replace(frame, journal={**frame.journal, "confirm": old}),)
    )
    assert talker.hear("repeat") == ["comment-confirm?"]
    assert talker.orders("RecordContribution") == 0


# -- words written too early ---------------------------------------------------------------------------------


def test_the_sentence_that_starts_a_comment_is_offered_as_its_words() -> None:
    talker = Talker()
    talker.hear(WORDS, [axis_named(4)], intent="give_comment", confidence=0.9)
    for text in ("1", "oui"):
        talker.hear(text)
    assert talker.outline() == ["comment-write", "engine-proposal?"]
    assert talker.asked.args == {"words": WORDS, "words_media": 0}
    assert talker.choices == ["keep", "rewrite"]
    assert talker.conversation.form_since == 1
    assert talker.press("keep") == ["comment-name?"]
    talker.hear("1")
    talker.hear("oui")
    assert last_record(talker).words == WORDS


def test_what_was_offered_may_be_written_anew() -> None:
    talker = Talker()
    talker.hear(WORDS, [axis_named(4)], intent="give_comment", confidence=0.9)
    talker.hear("1")
    talker.hear("oui")
    assert talker.hear("la") == ["comment-words?"]
    assert talker.hear("kalam akhor") == ["comment-name?"]


def test_a_new_text_instead_of_keeping_is_the_answer() -> None:
    talker = Talker()
    talker.hear(WORDS, [axis_named(4)], intent="give_comment", confidence=0.9)
    talker.hear("1")
    talker.hear("oui")
    assert talker.hear("je préfère parler des trottoirs") == ["comment-name?"]


def test_a_wish_to_comment_is_no_comment() -> None:
    talker = commenting(*AT_WORDS)
    assert talker.outline() == ["comment-write", "comment-words?"]


def test_a_sentence_at_a_choice_is_kept_for_the_open_question() -> None:
    talker = commenting()
    said = talker.hear("khasskom tsl7o trottoir 7da lmadrasa", intent="give_comment", confidence=0.8)
    assert said == ["engine-kept-for-later", "comment-axis?"]
    for text in ("1", "1", "oui"):
        talker.hear(text)
    assert talker.outline()[-1] == "engine-proposal?"


def test_a_second_message_after_the_words_is_offered_to_be_added() -> None:
    talker = commenting(*AT_WORDS, WORDS)
    assert talker.hear("w 7ta lmasarif dyal lmahrajan") == ["engine-add?"]
    assert talker.hear("oui") == ["engine-added", "comment-name?"]
