"""What holds for any sequence of inputs. Each of these was seen failing with the engine broken on purpose."""

import json
from collections import Counter
from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toy_flows import TOYS, Talker

from flows import vocabulary as v
from flows.conversation import Conversation
from flows.frames import Entry, Frame
from flows.limits import CHOICES, ENTRIES_A_FRAME, FRAMES, PAYLOAD_BYTES
from flows.prompts import CHANGE, REOPEN, RESUME
from flows.types import Ask, Entity, Heard, Json, Media, Say

QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

INTENTS = [
    "", "give_comment", "request_information", "browse_programme", "session_info", "track_request", "talk_to_human",
    "out_of_scope", "greet", "thank", "goodbye", "affirm", "deny", "skip", "help", "repeat", "change_language", "no_such_intent",
]  # fmt: skip
LOSING = ["cancel", "back", "unsubscribe"]
ANSWERS = [
    "1", "2", "3", "٣", "1️⃣", "9", "0", "99", "1234567", "٩٩٩٩", "oui", "non", "ok", "wakha", "safi", "لا", "👍", "👎", "tout",
    "Gouvernance locale", "projet 1-1", "chapitre 3", "Anonyme", "mon nom", "garder", "Fatima", "plus", "more", "dewez",
    "bghit nchof lmizaniya w lmasarif kamlin f site dyal ljama3a", "khasskom tnchro lmizaniya kamla f l internet",
    "الطريق ديال الحي محتاجة إصلاح عاجل قبل الشتاء", "je propose de publier les comptes chaque trimestre en ligne",
    "en français", "بالدارجة", "menu", "repeat", "help", "?", "merci", "salam", "langue", "un agent", "…", "😀😀", "",
    " ", "\u202e\u2066", "x" * 500, "zid bghit tani", "ajoute les lampadaires de la rue 4",
]  # fmt: skip
CONTROLS = [phrase.strip() for words in v.CONTROLS.values() for phrase in words.split("|")]
EDITS = [
    "bddel l axe",
    "change le projet",
    "غير المحور: 2",
    "wakha walakin change le texte",
    "changer",
    "la, change le nom",
]

shares = st.floats(0, 1)
media = st.builds(
    Media,
    st.sampled_from(["voice", "photo", "sticker", "location", "contact", "video", "file", "other", "?"]),
    st.sampled_from(["", "m1", "m2"]),
    st.sampled_from(["", "", "", "too_large", "lost", "wrong_type", "?"]),
)
entities = st.lists(
    st.builds(
        Entity,
        st.sampled_from(["axis", "id", "other"]),
        st.sampled_from(["local_governance", "axis_2", "nothing", ""]),
        st.integers(-2, 40),
        st.integers(-2, 40),
    ),
    max_size=2,
)


def heards(texts: st.SearchStrategy[str], intents: list[str]) -> st.SearchStrategy[Heard]:
    named = st.sampled_from(intents)
    return st.builds(
        Heard,
        text=texts,
        media=st.none() | st.none() | st.none() | media,
        language=st.sampled_from(["", "ar", "ary-Arab", "ary-Latn", "fr", "xx"]),
        is_sure=st.booleans(),
        intent=named,
        confidence=shares,
        ranking=st.lists(st.tuples(named, shares), max_size=3).map(tuple),
        entities=entities.map(tuple),
        hours_silent=st.sampled_from([0.0, 0.0, 0.0, 0.0, 48.0]),
        was_cut=st.booleans(),
    )


@dataclass(frozen=True)
class Press:
    """A button of the last question, by its place; of an older one when `age` says so."""

    place: int
    age: int = 0


# The words that move a form on and back: without many of these most conversations end where they began.
moves = st.sampled_from(["1", "1", "2", "oui", "non", "ok", "khasskom tnchro lmizaniya"]).map(
    lambda text: Heard(text=text)
)
back = st.sampled_from(["back", "back", "رجع", "change", "annuler", "menu", "mn jdid"]).map(
    lambda text: Heard(text=text)
)
presses = st.builds(Press, st.integers(0, 9), st.sampled_from([0, 0, 0, 0, 0, 1, 3]))
payloads = st.one_of(
    st.sampled_from(
        [
            "go:comment:x",
            "go:item:7",
            "go:session:",
            "go::",
            "go:nope:1",
            "1.",
            ".",
            "yes",
            "all",
            "menu",
            "1.yes",
        ]
    ),
    st.text(max_size=80),
).map(lambda payload: Heard(payload=payload))
keeping = st.one_of(presses, presses, moves, moves, heards(st.sampled_from(ANSWERS), INTENTS), payloads)
anything = st.one_of(
    presses,
    presses,
    moves,
    moves,
    back,
    heards(st.sampled_from(ANSWERS + CONTROLS + EDITS) | st.text(max_size=60), INTENTS + LOSING),
    payloads,
)
Opening = tuple[str, list[str]]
# Where a conversation stands when the events begin: the intent of its first message, and answers after it.
FORM = ["1", "2", "oui", "khasskom tnchro lmizaniya kamla", "2", "Fatima", "1", "oui"]
openings: st.SearchStrategy[Opening] = st.one_of(
    st.tuples(st.sampled_from(["browse_programme", "track_request", ""]), st.just([])),
    st.tuples(st.just("give_comment"), st.integers(0, len(FORM)).map(lambda n: FORM[:n])),
    st.tuples(
        st.just("request_information"), st.sampled_from([[], ["budget"], ["budget", "2024", "1", "2025"]])
    ),
)


@dataclass
class Play:
    """A talker that takes the events, with the questions asked so far for old buttons."""

    talker: Talker
    asks: list[Ask] = field(default_factory=list)
    count: int = 0

    def take(self, event: Heard | Press) -> None:
        self.count += 1
        if isinstance(event, Press):
            old = self.asks[-1 - event.age] if len(self.asks) > event.age else None
            choices = old.choices if old else ()
            payload = choices[event.place % len(choices)].id if choices else "0.x"
            event = Heard(
                text="" if choices else "d'accord je réponds à la question",
                payload=payload if choices else "",
            )
        self.talker.take(_with_message(event, self.count))
        if self.talker.ask:
            self.asks.append(self.talker.ask)


def _with_message(heard: Heard, n: int) -> Heard:
    return replace(heard, message=n)


def opened(opening: Opening) -> list[Heard | Press]:
    """The first messages of a conversation."""
    intent, texts = opening
    first = Heard(text="salam bghit wa7ed l7aja", intent=intent, confidence=0.9)
    return [first, *(Heard(text=text) for text in texts)]


def played(talker: Talker, opening: Opening) -> Play:
    play = Play(talker)
    for event in opened(opening):
        play.take(event)
    return play


@QUICK
@given(openings, st.lists(anything, max_size=18))
def test_nothing_that_is_said_raises_or_breaks_a_limit(opening: Opening, events: list[Heard | Press]) -> None:
    play = played(Talker(subscribed=["sessions"]), opening)
    for event in events:
        play.take(event)
        talker = play.talker
        assert talker.effects, "nobody is left without a word"
        assert len(talker.conversation.frames) <= FRAMES
        assert all(len(frame.journal) <= ENTRIES_A_FRAME for frame in talker.conversation.frames)
        assert talker.conversation.language
        assert talker.conversation.pending is None
        if talker.ask:
            check_question(talker.ask)


def check_question(ask: Ask) -> None:
    ids = [choice.id for choice in ask.choices]
    assert len(ids) <= CHOICES + 1
    assert len(set(ids)) == len(ids)
    assert all(len(each.encode()) <= PAYLOAD_BYTES for each in ids)
    assert not ask.accepts or ids in ([], [f"{ask.token}.~skip"]), (
        "a question with choices never asks to write"
    )
    assert ask.accepts or ids


# -- nothing accepted is lost --------------------------------------------------------------------------------

Answers = dict[tuple[str, int, str], Entry]


def answers(conversation: Conversation) -> Answers:
    """Every answer of every form; moves in a menu or a reading are no answers."""
    return {
        (frame.flow, frame.since, key): entry
        for frame in conversation.frames
        if not TOYS[frame.flow].light
        for key, entry in frame.journal.items()
        if entry.is_answer
    }


def waits_for(conversation: Conversation) -> str:
    top = conversation.frames[-1] if conversation.frames else None
    return top.waiting.key.partition("#")[0] if top and top.waiting else ""


@QUICK
@given(openings, st.lists(keeping, max_size=18))
def test_no_accepted_answer_is_lost(opening: Opening, events: list[Heard | Press]) -> None:
    play = played(Talker(), opening)
    for event in events:
        before = play.talker.conversation
        play.take(event)
        if before.prompt and before.prompt.kind in {RESUME, REOPEN, CHANGE}:
            continue  # the person may have chosen to start again, or to change something
        after = answers(play.talker.conversation)
        if waits_for(before) == "confirm" and is_corrected(answers(before), after):
            continue  # another axis named at the summary: what does not fit it is asked again
        is_ending = waits_for(before) in {"confirm", "again", "fine", "consent_comments", "more", "sure"}
        for (flow, since, key), entry in answers(before).items():
            frame_is_left = any((f.flow, f.since) == (flow, since) for f in play.talker.conversation.frames)
            if not frame_is_left:
                assert is_ending, f"{flow} is gone"
            else:
                assert (flow, since, key) in after, f"{key} is lost"
                assert is_same(entry, after[flow, since, key])


def is_corrected(before: Answers, after: Answers) -> bool:
    return any(
        key in after and entry.kind == "choice" and after[key] != entry for key, entry in before.items()
    )


def is_same(old: Entry, new: Entry) -> bool:
    """The same, or the same words with more added."""
    if old == new:
        return True
    assert isinstance(old.value, dict)
    assert isinstance(new.value, dict)
    return str(new.value["text"]).startswith(str(old.value["text"]))


# -- done once, said once ------------------------------------------------------------------------------------


def frames_of(conversation: Conversation) -> dict[tuple[str, int], Frame]:
    return {(frame.flow, frame.since): frame for frame in conversation.frames}


@QUICK
@given(openings, st.lists(anything, max_size=18))
def test_each_do_is_performed_once(opening: Opening, events: list[Heard | Press]) -> None:
    check_dones([*opened(opening), *events])


to_and_fro = st.sampled_from([Heard(text="back"), Heard(text="oui"), Press(0)])


@QUICK
@given(st.integers(6, len(FORM)), st.lists(to_and_fro, min_size=2, max_size=12))
def test_no_going_back_does_anything_again(answered: int, events: list[Heard | Press]) -> None:
    check_dones([*opened(("give_comment", FORM[:answered])), *events])


def check_dones(events: list[Heard | Press]) -> None:
    play = Play(Talker())
    done: Counter[tuple[str, int, str]] = Counter()
    for event in events:
        before = len(play.talker.performed)
        frames = frames_of(play.talker.conversation)
        play.take(event)
        frames |= frames_of(play.talker.conversation)
        for each in play.talker.performed[before:]:
            name = type(each.order).__name__
            owners = [key for key in frames if key[0] == DOERS.get(name)]
            if len(owners) == 1:  # with two forms of one flow in a turn it cannot be told whose it is
                done[(*owners[0], name)] += 1
                assert done[(*owners[0], name)] == 1, f"{name} was done again"


DOERS = {"RecordContribution": "comment", "WithdrawContribution": "request", "RecordConsent": "comment"}


@QUICK
@given(openings, st.lists(keeping, max_size=18))
def test_each_line_is_said_once(opening: Opening, events: list[Heard | Press]) -> None:
    play = Play(Talker())
    said: Counter[tuple[str, int, str]] = Counter()
    for event in [*opened(opening), *events]:
        before = play.talker.conversation
        play.take(event)
        if before.prompt and before.prompt.kind in {RESUME, REOPEN, CHANGE}:
            continue
        frames = {**frames_of(before), **frames_of(play.talker.conversation)}
        for effect in play.talker.effects:
            if not isinstance(effect, Say) or effect.key.startswith("engine-"):
                continue
            owners = [key for key in frames if effect.key.startswith(f"{key[0]}-") and not TOYS[key[0]].light]
            if len(owners) == 1:
                line = (*owners[0], f"{effect.key} {sorted(map(str, effect.args.items()))}")
                said[line] += 1
                assert said[line] == 1, f"{effect.key} was said again"


# -- the same through JSON -----------------------------------------------------------------------------------


@QUICK
@given(openings, st.lists(anything, max_size=15))
def test_json_between_events_changes_nothing(opening: Opening, events: list[Heard | Press]) -> None:
    stored, kept = played(Talker(), opening), played(Talker(through_json=False), opening)
    check_stored(kept.talker.conversation)
    for event in events:
        stored.take(event)
        kept.take(event)
        assert stored.talker.effects == kept.talker.effects
        assert stored.talker.conversation == kept.talker.conversation
        check_stored(kept.talker.conversation)


def check_stored(conversation: Conversation) -> None:
    assert Conversation.from_json(json.loads(json.dumps(conversation.to_json()))) == conversation


@QUICK
@given(openings, st.lists(anything, max_size=15))
def test_the_same_prompt_comes_back(opening: Opening, events: list[Heard | Press]) -> None:
    play = played(Talker(), opening)
    for event in events:
        play.take(event)
        asked = play.talker.ask
        if asked:
            play.take(Heard(text="repeat"))
            assert play.talker.effects == [asked], "asked again, alone, with nothing changed"


def damaged(value: Json, places: list[int], junk: Json) -> Json:
    """The value with one part replaced, found by following the places down."""
    if not places or not isinstance(value, dict | list) or not value:
        return junk
    if isinstance(value, list):
        place = places[0] % len(value)
        return [damaged(each, places[1:], junk) if i == place else each for i, each in enumerate(value)]
    name = list(value)[places[0] % len(value)]
    return {**value, name: damaged(value[name], places[1:], junk)}


places = st.lists(st.integers(0, 9), min_size=1, max_size=5)
junk: st.SearchStrategy[Json] = st.sampled_from(
    [None, True, -1, 0, 3, "", "x", [], ["x"], [[]], {}, {"x": 1}]
)


@QUICK
@given(
    openings,
    st.lists(keeping, max_size=3),
    st.lists(st.tuples(places, junk), min_size=1, max_size=4),
    keeping,
)
def test_whatever_was_stored_is_taken_as_far_as_it_goes(
    opening: Opening, events: list[Heard | Press], damages: list[tuple[list[int], Json]], event: Heard | Press
) -> None:
    play = played(Talker(), opening)
    for each in events:
        play.take(each)
    state: Json = json.loads(json.dumps(play.talker.conversation.to_json()))
    for where, what in damages:
        state = damaged(state, where, what)
    play.talker.conversation = Conversation.from_json(state)
    play.take(event)
    assert play.talker.effects
