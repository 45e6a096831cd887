"""Who is asked for a name and wants none: in the four ways of writing, at both questions; a name stays a name."""

from functools import cache

import pytest
from transcript_player import Conversation, Played, Stage

from flows.contributing import ANONYMOUS
from flows.naming import wants_no_name
from flows.types import Entity, Heard, RecordContribution, TextKey
from nlu.reader import Reader

AR, DARIJA, LATIN, FR = "ar", "ary-Arab", "ary-Latn", "fr"
NO_NAME = [
    (AR, "بدون اسم"),
    (AR, "بلا اسم"),
    (AR, "من دون اسم"),
    (AR, "بدون إسم من فضلكم"),
    (AR, "لا، بدون اسم"),
    (AR, "بدون ذكر اسمي"),
    (AR, "مجهول"),
    (AR, "مجهول الهوية"),
    (AR, "أفضل عدم ذكر اسمي"),
    (AR, "لا أريد ذكر اسمي"),
    (AR, "لا أرغب في الإفصاح عن اسمي"),
    (AR, "أفضل أن أبقى مجهولا"),
    (AR, "دون الكشف عن هويتي"),
    (AR, "لا داعي لذكر الاسم، شكرا"),
    (DARIJA, "بلا سمية"),
    (DARIJA, "بلا سميتي عافاكم"),
    (DARIJA, "ما بغيتش نقول سميتي"),
    (DARIJA, "مابغيتش نعطي سميتي"),
    (DARIJA, "ماتكتبوش سميتي"),
    (DARIJA, "ما تكتبوش سميتي"),
    (DARIJA, "بلا ما تكتبو سميتي"),
    (DARIJA, "بغيت نبقى مجهول"),
    (DARIJA, "خليوها بلا سمية"),
    (LATIN, "bla smiya"),
    (LATIN, "bla ism"),
    (LATIN, "lla bla smiya"),
    (LATIN, "ma bghitch ngol smiyti"),
    (LATIN, "mabghitch n3ti smiti"),
    (LATIN, "bla ma tktbo smiti"),
    (LATIN, "ma t7ettouch smiti 3afakom"),
    (LATIN, "bghit nb9a majhoul"),
    (LATIN, "bidoun ism"),
    (LATIN, "anonyme"),
    (FR, "sans nom"),
    (FR, "Anonyme."),
    (FR, "je préfère rester anonyme"),
    (FR, "non, je préfère rester anonyme"),
    (FR, "je ne veux pas donner mon nom"),
    (FR, "je préfère ne pas dire mon nom"),
    (FR, "ne mettez pas mon nom svp"),
    (FR, "pas de nom"),
    (FR, "aucun nom"),
    (FR, "je souhaite garder l'anonymat"),
]
NAMES = [
    "Yassine",
    "محمد بناني",
    "محمد المجهول",
    "جمعية الجندي المجهول",
    "جمعية بلا حدود",
    "Association Sans Nom",
    "Association Anonyme des citoyens",
    "Sans Frontières",
    "سمية بناني",
    "Lla Smiya",
    "Soumia Nom",
]
NO_REFUSALS = [
    "je ne veux pas rester anonyme",
    "pas sans mon nom",
    "ماشي بلا سمية",
    "لا أريد أن أبقى مجهولا",
    "mon nom",
    "باسمي",
    "",
    "؟",
]
OPENED = {AR: "لدي ملاحظة", DARIJA: "عندي ملاحظة", LATIN: "3ndi mola7ada", FR: "j'ai une remarque"}
WORDS = "khass ljama3a tnecher ch7al serfat koll chher"


@cache
def reader() -> Reader:
    return Reader.load()


def hears(stage: Stage, text: str) -> Played:
    """A text as the embedded reader reads it: what is no answer is a wish of whoever wrote it."""
    read = reader().read(text)
    entities = tuple(Entity(each.entity, each.value, each.start, each.end) for each in read.entities)
    return stage.hear(
        Heard(
            text=text,
            language=read.language,
            intent=read.intent,
            confidence=read.confidence,
            ranking=tuple((name, share) for name, share in read.ranking),
            entities=entities,
        )
    )


def asked_for_a_name(language: str, *, of_whom: bool = False) -> Stage:
    """A comment up to "in whose name?", or up to the name itself."""
    stage = Stage(Conversation("comment", "a name", {"consents": {"comments": True}}, []), language)
    for turn in (
        {"say": OPENED[language], "read": "give_comment"},
        {"say": "1"},
        {"say": "1"},
        {"say": WORDS},
    ):
        played = stage.play(turn)
    if of_whom:
        played = stage.play({"press": "named"})
    assert played.ask is not None
    assert played.ask.key == ("contributing-who" if of_whom else "comment-name")
    return stage


def name_of(played: Played) -> object:
    """The name in the summary that is asked."""
    assert played.ask is not None
    assert played.ask.key == "comment-confirm", played.screen
    name = played.ask.args["name"]
    return name.key if isinstance(name, TextKey) else name


@pytest.mark.parametrize(("language", "text"), NO_NAME)
@pytest.mark.parametrize("of_whom", [False, True])
def test_who_wants_no_name_is_anonymous_and_told_of_the_code(language: str, text: str, of_whom: bool) -> None:
    stage = asked_for_a_name(language, of_whom=of_whom)
    played = hears(stage, text)
    assert name_of(played) == ANONYMOUS.label
    assert [line.key for line in played.says] == ["comment-only-the-code"]
    (recorded,) = stage.play({"press": "yes"}).orders
    assert isinstance(recorded.order, RecordContribution)
    assert recorded.order.name is None


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_whatever_words_it_has(name: str) -> None:
    assert not wants_no_name(name)
    assert name_of(hears(asked_for_a_name(FR, of_whom=True), name)) == name


@pytest.mark.parametrize("text", NO_REFUSALS)
def test_a_refusal_that_is_refused_is_none(text: str) -> None:
    assert not wants_no_name(text)


@pytest.mark.parametrize(
    ("language", "text"), [(AR, "لا"), (DARIJA, "لا شكرا"), (LATIN, "lla"), (FR, "non merci")]
)
def test_a_no_to_do_you_want_a_name_is_an_answer(language: str, text: str) -> None:
    assert name_of(hears(asked_for_a_name(language), text)) == ANONYMOUS.label


@pytest.mark.parametrize(("language", "text"), [(AR, "نعم"), (DARIJA, "واخا"), (LATIN, "iyeh"), (FR, "oui")])
def test_a_yes_to_do_you_want_a_name_is_asked_which(language: str, text: str) -> None:
    ask = hears(asked_for_a_name(language), text).ask
    assert ask is not None
    assert ask.key == "contributing-who"


@pytest.mark.parametrize(("language", "text"), NO_NAME)
def test_a_name_is_taken_back_at_the_summary(language: str, text: str) -> None:
    stage = asked_for_a_name(language, of_whom=True)
    stage.play({"say": "Yassine"})
    assert name_of(hears(stage, text)) == ANONYMOUS.label


@pytest.mark.parametrize(("language", "text"), NO_NAME)
@pytest.mark.parametrize("answered", range(3))
def test_no_name_said_too_early_is_kept_and_nobody_is_sent_elsewhere(
    language: str, text: str, answered: int
) -> None:
    """At the axis, at the project, at the consent, which says that it may be published without a name."""
    stage = Stage(Conversation("comment", "no name", {}, []), language)
    turns = [{"say": "1"}, {"say": "1"}, {"say": "1"}, {"say": WORDS}]
    stage.play({"say": OPENED[language], "read": "give_comment"})
    for turn in turns[:answered]:
        stage.play(turn)
    before = stage.ask
    played = hears(stage, text)
    assert ([line.key for line in played.says], played.ask) == (["engine-no-name"], before)
    for turn in turns[answered:]:
        played = stage.play(turn)
    assert name_of(played) == ANONYMOUS.label
