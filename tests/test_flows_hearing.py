"""Digressions, other flows, global words, languages, silence, media: all that is no plain answer."""

import itertools
from dataclasses import replace

import pytest
from toy_flows import TOYS, Talker, axis_named, commenting, talk

from data.masking import MASK
from flows.hearing import MASKED
from flows.limits import FRAMES, MEDIA_AN_ANSWER
from flows.types import (
    HandOver,
    Media,
    RecordContribution,
    Say,
    TextKey,
)

WORDS = "khasskom tnchro lmizaniya kamla f l internet"
AT_WORDS = ("1", "1", "oui")
AT_SUMMARY = (*AT_WORDS, WORDS, "1")


def last_record(talker: Talker) -> RecordContribution:
    order = talker.performed[-1].order
    assert isinstance(order, RecordContribution)
    return order


# -- digressions and other flows -----------------------------------------------------------------------------


def test_an_aside_is_answered_and_the_question_returns_alone() -> None:
    talker = commenting("1", "1")
    asked = talker.asked
    assert talker.hear("imta dawra", intent="session_info", confidence=0.85) == [
        "session-when",
        "consent-comments?",
    ]
    assert talker.asked == asked
    assert len(talker.conversation.frames) == 1


def test_another_flow_is_offered_never_forced() -> None:
    talker = commenting("1")
    assert talker.hear("bghit wathi9a", intent="request_information", confidence=0.9) == ["engine-offer?"]
    assert talker.choices == ["~stay", "~go"]
    assert talker.press("~stay") == ["comment-about?"]
    talker.hear("bghit wathi9a", intent="request_information", confidence=0.9)
    assert talker.press("~go") == ["request-subject?"]
    for text in ("budget", "dewez", "non", "oui"):
        talker.hear(text)
    assert talker.outline() == ["request-filed", "comment-about?"]


def test_an_offer_is_passed_by_with_an_answer() -> None:
    talker = commenting("1")
    talker.hear("bghit wathi9a", intent="request_information", confidence=0.9)
    assert talker.hear("projet 1-2") == ["consent-comments?"]


def test_a_button_of_the_question_below_an_offer_still_works() -> None:
    talker = commenting("1")
    button = talker.asked.choices[1].id
    talker.hear("bghit wathi9a", intent="request_information", confidence=0.9)
    assert talker.hear(payload=button) == ["consent-comments?"]


def test_the_sentence_of_an_offer_may_be_meant_for_the_form() -> None:
    talker = commenting("1")
    talker.hear("3tiwna la liste dyal les marchés w lmasarif", intent="request_information", confidence=0.9)
    assert talker.asked.choices[0].label == "engine-keep-as-words"
    talker.press("~stay")
    talker.hear("1")
    assert talker.hear("oui")[-1] == "engine-proposal?"


def test_a_thought_in_two_messages_is_one() -> None:
    talker = Talker()
    talker.hear(WORDS, intent="give_comment", confidence=0.4)
    assert talker.outline()[-1] == "engine-did-you-mean?"
    talker.hear("w 7ta lmasarif dyal lmahrajan", [axis_named(4)], intent="give_comment", confidence=0.7)
    talker.hear("1")
    talker.hear("oui")
    assert talker.asked.args["words"] == f"{WORDS}\nw 7ta lmasarif dyal lmahrajan"
    assert talker.conversation.form_since == 1


def test_a_comment_in_a_menu_is_a_comment_and_no_choice_of_the_menu() -> None:
    talker = talk("salam", "1")
    said = talker.hear(WORDS, [axis_named(4)], intent="give_comment", confidence=0.7)
    assert said == ["comment-welcome", "comment-about?"]


def test_leaving_a_reading_needs_no_offer() -> None:
    talker = talk("salam")
    assert talker.hear("ray", intent="give_comment", confidence=0.9) == ["comment-welcome", "comment-axis?"]
    assert [frame.flow for frame in talker.conversation.frames] == ["comment"]


def test_comment_on_this_knows_what_this_is() -> None:
    talker = talk("salam")
    talker.hear("1")
    talker.hear("3")
    assert talker.outline() == ["reading-chapter-text", "reading-onward?"]
    assert talker.hear("1") == ["comment-welcome", "consent-comments?"]


def test_a_form_that_is_open_is_not_begun_twice() -> None:
    talker = commenting(*AT_WORDS, "menu")
    assert talker.hear("2") == ["engine-reopen?"]
    assert talker.press("~go-on") == ["comment-words?"]
    talker.hear("menu")
    talker.hear("2")
    assert talker.press("~again")[-1] == "comment-axis?"
    assert len(talker.conversation.frames) == 1


def test_forms_are_not_stacked_without_end() -> None:
    flows = {**TOYS}
    for i in range(FRAMES + 2):
        flows[f"f{i}"] = replace(TOYS["item"], name=f"f{i}", starts_on=(f"intent_{i}",))
    talker = Talker(flows=flows)
    for i in range(FRAMES + 2):
        talker.hear("hadi", intent=f"intent_{i}", confidence=0.99)
        if talker.outline()[-1] == "engine-offer?":
            talker.press("~go")
    assert len(talker.conversation.frames) == FRAMES
    assert (
        talker.outline() == ["engine-finish-first", "item-fine?"]
        or talker.outline()[0] == "engine-finish-first"
    )


def test_a_notice_button_is_offered_beside_a_form() -> None:
    talker = commenting("1")
    assert talker.hear(payload="go:item:BRK-7") == ["engine-offer?"]
    assert talker.press("~go") == ["item-item", "item-fine?"]
    assert talker.effects[0] == Say("item-item", {"id": "BRK-7", "said": ""})
    assert talker.hear("oui") == ["comment-about?"]
    assert Talker().hear(payload="go:item:BRK-8") == ["engine-notice", "item-item", "item-fine?"]
    assert Talker().hear(payload="go:nothing:1") == ["engine-notice", "engine-stale", "menu-what?"]


def test_a_person_takes_over_and_nothing_more_is_asked() -> None:
    talker = commenting("1")
    assert talker.hear("bnadem") == ["person-handed"]
    order = talker.performed[-1].order
    assert order == HandOver("bnadem")
    assert talker.hear("2") == ["consent-comments?"], "the form is still there when they hand back"


# -- not understood ------------------------------------------------------------------------------------------


def test_three_wordings_then_a_person() -> None:
    talker = commenting("xx yy")
    assert talker.outline() == ["comment-axis?example"]
    assert talker.hear("zz") == ["comment-axis?simple"]
    assert talker.hear("tt") == ["engine-person?"]
    assert talker.press("~again") == ["comment-axis?example"]
    assert talker.hear("tt") == ["comment-axis?simple"]
    talker.hear("uu")
    assert talker.hear("1") == ["person-handed"]


def test_digressions_and_repeats_are_not_misunderstandings() -> None:
    talker = commenting()
    for text in ("repeat", "salam", "merci", "help", "?", "😀", "langue"):
        talker.hear(text)
    talker.hear("fr")
    talker.hear("imta", intent="session_info", confidence=0.9)
    assert talker.outline()[-1] == "comment-axis?"


def test_an_old_button_gets_one_kind_line_and_the_question_again() -> None:
    talker = commenting()
    old = talker.asked.choices[2].id
    talker.hear("1")
    assert talker.hear(payload=old) == ["engine-stale", "comment-about?"]
    assert talker.hear(payload="axis_3") == ["engine-stale", "comment-about?"]
    assert talker.hear(payload="a1c2") == ["consent-comments?"], "a bare id that fits is taken"


# -- global words --------------------------------------------------------------------------------------------


def test_stop_ends_every_notice_names_them_and_keeps_the_draft() -> None:
    talker = commenting("1", subscribed=["sessions", "something new"])
    assert talker.hear("stop") == ["engine-stopped", "comment-about?"]
    purposes = (TextKey("engine-purpose-sessions"), TextKey("engine-purpose-other"))
    assert talker.effects[0] == Say("engine-stopped", {"purposes": purposes})
    assert talker.hear("توقف") == ["engine-cancelled", "engine-what-next"], (
        "with nothing subscribed it is cancel"
    )
    assert talker.hear("stop") == ["engine-nothing-to-stop"]


def test_help_and_menu_keep_the_form() -> None:
    assert commenting("1", "aide").outline() == ["engine-help", "comment-about?"]
    talker = commenting("1", "menu")
    assert talker.outline() == ["engine-form-kept", "menu-what?"]
    assert talker.hear("back") == ["comment-about?"]


def test_thanks_and_goodbye_are_answered_in_short() -> None:
    assert commenting("1", "merci").outline() == ["engine-thanks", "comment-about?"]
    talker = commenting("cancel")
    assert talker.hear("bslama") == ["engine-goodbye"]
    assert talker.hear("chokran bezzaf lkom", intent="thank", confidence=0.9) == ["engine-thanks"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("en français svp", "fr"), ("بالعربية", "ar"), ("b darija", "ary-Latn"), ("b l7orof latin", "ary-Latn")],
)
def test_a_language_chosen_in_words_holds(text: str, language: str) -> None:
    talker = commenting("1")
    assert talker.hear(text) == ["engine-language-set", "comment-about?"]
    assert talker.conversation.language == language
    talker.hear("je voudrais donner mon avis", language="fr", is_sure=True)
    talker.hear("بغيت نعطي راي ديالي", language="ary-Arab", is_sure=True)
    assert talker.conversation.language == language


def test_the_word_language_asks_which() -> None:
    talker = commenting("1", "langue")
    assert talker.outline() == ["engine-language?"]
    assert talker.choices == ["ar", "ary-Arab", "ary-Latn", "fr"]
    assert talker.hear("4") == ["engine-language-set", "comment-about?"]
    assert talker.conversation.language == "fr"


# -- silence -------------------------------------------------------------------------------------------------


def test_after_a_long_silence_it_says_where_we_were() -> None:
    talker = commenting("1")
    assert talker.hear("bghit n3ref", hours_silent=30.0) == ["engine-resume?"]
    assert talker.asked.args == {"flow": TextKey("comment-offer")}
    assert talker.press("~go-on") == ["comment-about?"]
    talker.hear("chno", hours_silent=30.0)
    assert talker.press("~again")[-1] == "comment-axis?"


def test_a_plain_answer_after_a_long_silence_is_taken() -> None:
    assert commenting("1").hear("2", hours_silent=30.0) == ["engine-where", "consent-comments?"]
    talker = commenting("1")
    assert talker.hear(payload=talker.asked.choices[0].id, hours_silent=30.0)[-1] == "consent-comments?"


def test_an_ok_after_days_is_no_signature() -> None:
    talker = commenting(*AT_SUMMARY)
    assert talker.hear("ok", hours_silent=30.0) == ["engine-resume?"]
    assert talker.hear("1") == ["comment-confirm?"]
    assert talker.orders("RecordContribution") == 0


def test_words_after_a_long_silence_are_offered_not_stored() -> None:
    talker = commenting(*AT_WORDS)
    assert talker.hear(WORDS, hours_silent=30.0) == ["engine-resume?"]
    assert talker.press("~go-on") == ["engine-proposal?"]
    assert talker.press("keep") == ["comment-name?"]


def test_an_aside_after_a_long_silence_is_answered_first() -> None:
    said = commenting("1").hear("imta", intent="session_info", confidence=0.9, hours_silent=30.0)
    assert said == ["session-when", "engine-resume?"]


def test_a_reading_is_taken_up_without_ado() -> None:
    assert talk("salam").hear("2", hours_silent=30.0) == ["comment-welcome", "comment-axis?"]


# -- media ---------------------------------------------------------------------------------------------------


def test_a_voice_note_is_the_answer_where_it_is_taken() -> None:
    talker = commenting(*AT_WORDS)
    assert talker.hear(media=Media("voice", "m1")) == ["comment-name?"]
    talker.hear("1")
    assert talker.asked.args["words"] == TextKey("engine-a-voice-note")
    talker.hear("oui")
    assert last_record(talker).media == ("m1",)


def test_photos_are_collected() -> None:
    talker = commenting(*AT_WORDS)
    talker.hear("chouf hadi", media=Media("photo", "p0"))
    assert talker.hear(media=Media("photo", "p1")) == ["engine-media-added", "comment-name?"]
    for i in range(2, MEDIA_AN_ANSWER + 2):
        talker.hear(media=Media("photo", f"p{i}"))
    assert talker.outline() == ["engine-media-enough", "comment-name?"]
    talker.hear("1")
    talker.hear("oui")
    assert last_record(talker).media == tuple(f"p{i}" for i in range(MEDIA_AN_ANSWER))
    assert last_record(talker).words == "chouf hadi"


@pytest.mark.parametrize(
    ("media", "line"),
    [
        (Media("photo", "", "too_large"), "engine-media-too-large"),
        (Media("voice", "", "lost"), "engine-media-lost"),
        (Media("photo", "x", "wrong_type"), "engine-media-wrong-type"),
        (Media("sticker"), "engine-media-sticker"),
        (Media("location"), "engine-media-location"),
        (Media("contact"), "engine-media-contact"),
        (Media("video"), "engine-media-video"),
        (Media("file"), "engine-media-other"),
    ],
)
def test_what_is_not_kept_gets_a_kind_line(media: Media, line: str) -> None:
    assert commenting("1").hear(media=media) == [line, "comment-about?"]
    assert commenting("1").hear("2", media=media) == [line, "consent-comments?"], "the caption is heard"


def test_a_photo_before_its_question_is_kept_for_it() -> None:
    talker = commenting("1")
    assert talker.hear("had lblassa", media=Media("photo", "p1")) == [
        "engine-kept-for-later",
        "comment-about?",
    ]
    talker.hear("1")
    talker.hear("oui")
    assert talker.asked.args == {"words": "had lblassa", "words_media": 1}


def test_a_photo_with_nothing_open_is_offered_as_a_comment() -> None:
    talker = Talker()
    assert talker.hear(media=Media("photo", "p1"))[-1] == "engine-did-you-mean?"
    talker.hear("oui")
    assert talker.outline()[-1] == "comment-axis?"


def test_a_voice_note_at_a_short_text_is_politely_refused() -> None:
    talker = Talker()
    talker.hear("wathi9a", intent="request_information", confidence=0.9)
    assert talker.hear(media=Media("voice", "m1")) == ["engine-not-here-voice", "request-subject?"]


@pytest.mark.parametrize("text", ["", "   ", "😀", "❤️🙏", "...", "\u202e\u200f", "\x00"])
def test_an_empty_message_is_no_misunderstanding(text: str) -> None:
    assert commenting("1").hear(text) == ["engine-empty", "comment-about?"]


# -- what a first reader stumbled over ---------------------------------------------------------------------------


def test_a_mask_is_what_the_data_writes() -> None:
    assert MASKED == MASK
    assert "engine-masked" in Talker().hear(f"nmra dyali {MASK}")
    at_words = commenting(*AT_WORDS)
    assert at_words.hear(f"lacarte dyali {MASK}") == ["engine-masked", "comment-words?"], (
        "no answer, and no wish"
    )
    assert at_words.hear(f"3eyto liya f {MASK} 3afakom") == ["engine-masked", "comment-name?"]


@pytest.mark.parametrize("number", ["7", "0", "1234567", "n 9", "٩٩"])
def test_a_number_is_never_a_wish(number: str) -> None:
    talker = talk("salam", "1", "9", "cancel")
    assert (
        talker.hear(number, intent="request_information", confidence=0.99)[-1] == "menu-what?"
        or number == "n 9"
    )
    talker = commenting()
    assert talker.hear(number, intent="request_information", confidence=0.99) == [
        "engine-number-outside",
        "comment-axis?",
    ]


def test_a_number_outside_the_engine_s_own_question_keeps_it() -> None:
    talker = commenting("1")
    talker.hear("bghit wathi9a", intent="request_information", confidence=0.9)
    assert talker.hear("8") == ["engine-number-outside", "engine-offer?"]
    assert talker.effects[0] == Say("engine-number-outside", {"last": 2})
    assert talker.press("~go") == ["request-subject?"]
    proposed = commenting("1", WORDS, "1", "oui")
    assert proposed.outline()[-1] == "engine-proposal?"
    assert proposed.hear("5") == ["engine-number-outside", "engine-proposal?"]


def test_more_is_the_waiting_question_s_where_it_has_one() -> None:
    talker = Talker()
    talker.hear("n9ra", intent="browse_programme", confidence=0.9)
    before = talker.choices
    assert talker.hear("plus") == ["reading-chapter?"]
    assert talker.choices != before


def test_a_yes_or_an_address_is_no_name() -> None:
    talker = commenting(*AT_WORDS, WORDS, "2")
    for text in ("wakha", "نعم", "https://x.ma", "=1+1", "-lui"):
        assert talker.hear(text)[-1].startswith(("comment-who?", "engine-person?"))
    talker.hear("Fatima")
    assert talker.outline() == ["comment-confirm?"]


def test_stop_in_a_menu_stops_no_menu() -> None:
    assert talk("salam", "stop").outline() == ["engine-nothing-to-stop", "menu-what?"]
    assert talk("salam", "annuler").outline() == ["engine-left", "engine-what-next"]


def test_a_digression_brings_the_full_question_back() -> None:
    talker = commenting("xx", "yy")
    assert talker.outline() == ["comment-axis?simple"]
    assert talker.hear("imta", intent="session_info", confidence=0.9) == ["session-when", "comment-axis?"]


def test_an_addition_is_never_dropped_without_a_word() -> None:
    talker = commenting(*AT_SUMMARY)
    addition = "et aussi les lampadaires de ma rue"
    assert talker.hear(addition) == ["engine-add?"]
    assert talker.hear("hmm") == ["engine-add?"]
    assert talker.hear("hmm") == ["engine-added", "comment-confirm?"]
    talker.hear("oui")
    assert last_record(talker).words == f"{WORDS}\n{addition}"


def test_the_third_fallback_is_not_the_same_for_ever() -> None:
    talker = commenting()
    heard = [talker.hear("xx yy")[-1] for _ in range(8)]
    assert all(one != other for one, other in itertools.pairwise(heard))
    while talker.outline() != ["engine-person?"]:
        talker.hear("xx yy")
    assert talker.choices == ["~go", "~menu", "~again"]
    assert talker.press("~menu") == ["engine-form-kept", "menu-what?"]


def test_corriger_alone_asks_what() -> None:
    assert commenting("1", "1", "oui", "corriger").outline() == ["engine-change?"]


def test_a_curse_is_no_greeting() -> None:
    said = Talker().hear("lah yn3el chitan", intent="greet", confidence=0.99)
    assert said == ["engine-notice", "engine-calm"]
    assert commenting("nta 7mar").outline() == ["engine-calm", "comment-axis?"]
    assert commenting(*AT_WORDS, "lah yn3el chitan").outline() == ["comment-name?"]


def test_what_is_named_outright_is_not_asked() -> None:
    talker = Talker()
    said = talker.hear("une remarque sur le projet 3-2", intent="give_comment", confidence=0.9)
    assert said[-1] == "comment-about?"
    assert talker.choices[0] == "a3c1"


def test_the_whole_summary_returns_when_nothing_is_to_be_changed() -> None:
    talker = commenting(*AT_SUMMARY, "xx yy", "corriger")
    assert talker.outline() == ["engine-change?"]
    assert talker.press("~nothing") == ["comment-confirm?"]
