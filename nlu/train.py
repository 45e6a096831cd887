"""Trains the embedded reader from the training text: same text and seed, same file.

The only module that needs scikit-learn; nothing that serves citizens imports it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from nlu.augment import other_hands
from nlu.axis import AXES, NONE, SPOKEN
from nlu.calibrate import Trust, calibrate
from nlu.corpus import FOLDER, Example, training
from nlu.documents import ASKED
from nlu.features import Block, Keys
from nlu.language import OTHER, PAIRS, lettered, view
from nlu.linear import Floats, Head, Model, Places, Space, small
from nlu.message import Message, take
from nlu.normalise import Word, script, words
from nlu.others import foreign, others
from nlu.reader import MODEL
from nlu.reading import LANGUAGES
from nlu.tagger import token_keys

SHARES = {"characters": 1.5, "skeleton": 1.0, "across": 1.0, "words": 1.0, "bones": 1.0, "ideas": 1.0}

# How often French words are borrowed, and how much commoner a word is where it is at home.
_BORROWED = 3
_AT_HOME = 2
_EXACT = 0.01
# What a phrasing retyped by another hand counts beside the one that was written.
_COPY = 0.3
# The score of an intent that a fold had no phrasing of.
_NEVER_SEEN = -3.0


def solve(
    known: sparse.csr_matrix, answers: Sequence[str], *, strength: float, weights: Floats | None = None
) -> LinearSVC:
    """One against the rest, as exactly as eight-bit weights deserve."""
    trained = LinearSVC(C=strength, tol=_EXACT, random_state=0)
    return trained.fit(known, np.asarray(answers), sample_weight=weights)


def head(
    known: sparse.csr_matrix, answers: Sequence[str], *, strength: float = 0.5, weights: Floats | None = None
) -> Head:
    """A linear model, made small."""
    trained = solve(known, answers, strength=strength, weights=weights)
    coefficients = trained.coef_.astype(np.float32)
    return small(
        [str(label) for label in trained.classes_], coefficients, trained.intercept_.astype(np.float32)
    )


def space(seen: Sequence[Sequence[Block]], shares: dict[str, float]) -> Space:
    """The features of all messages, weighed by how rare they are."""
    total = len(seen)
    keys: list[Keys] = []
    weights: list[Floats] = []
    for column in zip(*seen, strict=True):
        known, often = np.unique(
            np.concatenate([np.unique(view.keys) for view in column]), return_counts=True
        )
        keys.append(known)
        weights.append((np.log((1 + total) / (1 + often)) + 1).astype(np.float16).astype(np.float32))
    every, first = np.unique(np.concatenate(keys), return_index=True)
    top = float(np.log((1 + total) / 2) + 1)
    return Space(every, np.concatenate(weights)[first], dict.fromkeys(shares, top), shares)


def matrix(placed: Sequence[tuple[Places, Floats]], width: int) -> sparse.csr_matrix:
    """Messages × features."""
    ends = np.cumsum([0, *(len(places) for places, _ in placed)])
    columns = np.concatenate([places for places, _ in placed])
    values = np.concatenate([values for _, values in placed])
    return sparse.csr_matrix((values, columns, ends), shape=(len(placed), width))


def version(rows: Sequence[Example], seed: int) -> str:
    """A name for what was learned from."""
    lines = [f"{row.intent}\t{row.text}" for row in rows]
    digest = hashlib.sha256("\n".join([str(seed), *lines]).encode())
    return f"jemaa-{digest.hexdigest()[:10]}"


def languages(rows: Sequence[Example], taken: Sequence[Message], seed: int) -> tuple[Space, dict[str, Head]]:
    """What tells the languages apart; mixed text and text of no language stay out."""
    told = [(lettered(one.plain), row.variety) for row, one in zip(rows, taken, strict=True)]
    told = [
        (found, variety) for found, variety in told if variety in LANGUAGES and found and not foreign(found)
    ]
    strange = [(words(line), OTHER) for line in others(seed)]
    where = space([view(found) for found, _ in told + strange], {"letters": 1.0})
    heads = {"language": _language_head(where, told + strange), "word": _language_head(where, _single(told))}
    return where, heads


def _language_head(where: Space, told: Sequence[tuple[Sequence[Word], str]]) -> Head:
    placed = [where.count(view(found)[0]) for found, _ in told]
    return head(matrix(placed, len(where.keys)), [variety for _, variety in told])


def _single(told: Sequence[tuple[Sequence[Word], str]]) -> list[tuple[Sequence[Word], str]]:
    """Single words and whose they are; a word at home in both is nobody's."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in LANGUAGES}
    kept: dict[str, Word] = {}
    for found, variety in told:
        counts[variety].update(word.folded for word in found)
        kept.update((word.folded, word) for word in found)
    totals = {name: sum(counts[name].values()) for name in LANGUAGES}
    owned: list[tuple[Sequence[Word], str]] = []
    for folded, word in sorted(kept.items()):
        one, other = PAIRS.get(script(folded), LANGUAGES[:2])
        first, second = counts[one][folded] / totals[one], counts[other][folded] / totals[other]
        # French words stand in every Darija message, Darija words in no French one.
        if one == "ary-Latn":
            second *= _BORROWED
        if max(first, second) > _AT_HOME * min(first, second):
            owned.append(([word], one if first > second else other))
    return owned


def axes(rows: Sequence[Example], taken: Sequence[Message], where: Space) -> tuple[Head, Head]:
    """The axis of the whole message, and how readily each intent speaks of one."""
    told = [
        (one.views, row.axis or NONE, row.intent)
        for row, one in zip(rows, taken, strict=True)
        if row.intent in SPOKEN
    ]
    told += [(take(words).views, axis, "") for words, axis in _axis_words(rows)]
    known = matrix([where.place(views) for views, _, _ in told], len(where.keys))
    asked = sparse.csr_matrix([[float(intent == one) for one in SPOKEN] for _, _, intent in told])
    trained = LinearSVC(C=0.5, class_weight="balanced", random_state=0)
    trained.fit(sparse.hstack([known, asked]).tocsr(), [axis for _, axis, _ in told])
    labels, coefficients = [str(label) for label in trained.classes_], trained.coef_.astype(np.float32)
    width = len(where.keys)
    bias = trained.intercept_.astype(np.float32)
    return small(labels, coefficients[:, :width], bias), small(labels, coefficients[:, width:], bias * 0)


def _axis_words(rows: Sequence[Example]) -> list[tuple[str, str]]:
    """The marked words alone: they name the axis in any sentence."""
    marks = ((row.text[mark.start : mark.end], mark) for row in rows for mark in row.entities)
    named = ((words, mark.value) for words, mark in marks if mark.entity == "axis")
    return sorted({(words, axis) for words, axis in named if not words.strip().isdigit()})


def tags(rows: Sequence[Example], taken: Sequence[Message]) -> tuple[Space, Head]:
    """Which words are the document asked for, and which carry an axis."""
    keys: list[Keys] = []
    answers: list[str] = []
    for row, one in zip(rows, taken, strict=True):
        if row.intent in SPOKEN or row.intent == ASKED:
            keys += token_keys(one.words, row.intent)
            answers += [_tag(row, word) for word in one.words[: len(keys) - len(answers)]]
    where = Space(np.unique(np.concatenate(keys)), np.ones(0, np.float32), {}, {})
    ones = [(np.searchsorted(where.keys, one), np.ones(len(one), np.float32)) for one in keys]
    return where, head(matrix(ones, len(where.keys)), answers, strength=0.1)


def _tag(row: Example, word: Word) -> str:
    marks = (mark for mark in row.entities if mark.entity in ("axis", "document"))
    return next((mark.entity for mark in marks if mark.start < word.end and word.start < mark.end), NONE)


@dataclass(frozen=True)
class Lesson:
    """The phrasings taken apart, then the same as other hands would have typed them."""

    rows: Sequence[Example]
    taken: Sequence[Message]
    copies: Sequence[Example]
    retaken: Sequence[Message]


def lesson(rows: Sequence[Example], seed: int) -> Lesson:
    copies = other_hands(rows, seed)
    return Lesson(rows, [take(row.text) for row in rows], copies, [take(row.text) for row in copies])


def intents(learned: Lesson, leave_out: Callable[[Example], bool]) -> tuple[Space, Head]:
    """The intent model of all phrasings but those left out; a copy counts for a part of one."""
    own = [(row, one) for row, one in zip(learned.rows, learned.taken, strict=True) if not leave_out(row)]
    more = [
        (row, one) for row, one in zip(learned.copies, learned.retaken, strict=True) if not leave_out(row)
    ]
    # What only slips of the thumb contain is not worth its place in the file.
    where = space([one.views for _, one in own], SHARES)
    known = matrix([where.place(one.views) for _, one in own + more], len(where.keys))
    weights = np.repeat(np.array([1.0, _COPY], np.float32), [len(own), len(more)])
    return where, head(known, [row.intent for row, _ in own + more], weights=weights)


def fit(rows: Sequence[Example], seed: int = 0) -> Model:
    """A model of these rows."""
    learned = lesson(rows, seed)
    where, intent = intents(learned, lambda _: False)
    letters, spoken = languages(rows, learned.taken, seed)
    tokens, tagged = tags(rows, learned.taken)
    of_axis, asked = axes(rows, learned.taken, where)
    heads = {"intent": intent, "axis": of_axis, "axis asked": asked, "tags": tagged, **spoken}
    spaces = {"message": where, "language": letters, "tags": tokens}
    notes = {"version": version(rows, seed), "phrasings": len(rows), "trust": asdict(trust(learned))}
    return Model(spaces, heads, notes)


def fit_intents(rows: Sequence[Example], seed: int = 0) -> Model:
    """The intents alone, with the languages and the trust of the shipped model: for learning curves."""
    shipped = Model.load(MODEL)
    where, intent = intents(lesson(rows, seed), lambda _: False)
    no_axis = replace(shipped.heads["axis"], weights=np.zeros((len(where.keys), len(AXES) + 1), np.int8))
    heads = {**shipped.heads, "intent": intent, "axis": no_axis}
    return Model({**shipped.spaces, "message": where}, heads, shipped.notes)


def trust(learned: Lesson) -> Trust:
    """Reads every phrasing with a model that never saw its voice: the honest measure of doubt."""
    labels = sorted({row.intent for row in learned.rows})
    scores = np.full((len(learned.rows), len(labels)), _NEVER_SEEN, dtype=np.float32)
    for fold in folds(learned.rows):
        voices = {(learned.rows[at].variety, learned.rows[at].voice) for at in fold}
        where, intent = intents(learned, lambda row, out=voices: (row.variety, row.voice) in out)  # type: ignore[misc]
        order = [labels.index(label) for label in intent.labels]
        for at in fold:
            scores[at, order] = intent.scores(*where.place(learned.taken[at].views))
    return calibrate(scores, np.array([labels.index(row.intent) for row in learned.rows]))


def folds(rows: Sequence[Example]) -> list[Places]:
    """One voice of each variety at a time: phrasings of one person never stand on both sides."""
    voices: dict[str, list[str]] = {}
    for row in rows:
        if row.voice not in voices.setdefault(row.variety, []):
            voices[row.variety].append(row.voice)
    count = max(len(names) for names in voices.values())
    number = [voices[row.variety].index(row.voice) % count for row in rows]
    return [np.flatnonzero(np.array(number) == one) for one in range(count)]


def train(folder: Path = FOLDER, out: Path = MODEL, *, seed: int = 0) -> Model:
    """Learns from the text under `folder` and writes the model file."""
    model = fit(training(folder), seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    model.save(out)
    return model
