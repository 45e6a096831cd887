"""Training: the same text gives the same file, and confidence is what it says."""

import random
from pathlib import Path

import numpy as np
import pytest

from nlu.augment import other_hands
from nlu.calibrate import calibrate
from nlu.corpus import Example, training
from nlu.linear import Model, small
from nlu.reader import Reader

pytest.importorskip("sklearn")


def some(count: int) -> list[Example]:
    draw = random.Random(5)  # noqa: S311
    return draw.sample(training(), count)


@pytest.mark.slow
def test_the_same_text_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    from nlu.train import fit  # noqa: PLC0415 - the training extra may be missing

    rows = some(500)
    fit(rows, 3).save(tmp_path / "one.npz")
    fit(rows, 3).save(tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert Reader.load(tmp_path / "one.npz").read("bghit nchouf lbarnamaj").ranking


def test_a_model_comes_back_from_its_file(tmp_path: Path) -> None:
    model = Reader.load().model
    model.save(tmp_path / "copy.npz")
    copy = Model.load(tmp_path / "copy.npz")
    assert Reader(copy).read("فين وصل الطلب ديالي") == Reader(model).read("فين وصل الطلب ديالي")


def test_the_model_is_small() -> None:
    from nlu.reader import MODEL  # noqa: PLC0415

    assert MODEL.stat().st_size < 12_000_000


def test_small_weights_stay_close() -> None:
    true = np.random.default_rng(1).normal(size=(3, 50)).astype(np.float32)
    head = small(["a", "b", "c"], true, np.zeros(3, np.float32))
    values = np.ones(50, np.float32)
    assert np.allclose(head.scores(np.arange(50), values), true.sum(axis=1), atol=0.5)


def test_other_hands_write_the_same_twice_and_never_the_original() -> None:
    rows = some(300)
    copies = other_hands(rows, 1)
    assert copies == other_hands(rows, 1)
    assert copies != other_hands(rows, 2)
    assert {copy.text for copy in copies}.isdisjoint(row.text for row in rows if len(row.text) > 40)


def test_confidence_above_sure_keeps_its_promise() -> None:
    draw = np.random.default_rng(7)
    answers = draw.integers(0, 4, size=4000)
    scores = draw.normal(size=(4000, 4)).astype(np.float32)
    scores[np.arange(4000), answers] += 1.5
    trust = calibrate(scores, answers)
    raised = np.exp(scores * trust.sharpness)
    shares = raised / raised.sum(axis=1, keepdims=True)
    chances = np.interp(shares.max(axis=1), trust.shares, trust.chances)
    sure = chances > 0.8
    assert sure.any()
    assert (scores.argmax(axis=1) == answers)[sure].mean() >= 0.97
    assert trust.chances == sorted(trust.chances)
