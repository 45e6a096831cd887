"""Trains the embedded reader from the training text: same text and seed, same file.

The only module that needs scikit-learn; nothing that serves citizens imports it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.svm import LinearSVC

from nlu.corpus import FOLDER, Example, training
from nlu.entities import by_rule, masked
from nlu.features import Block, Keys, blocks
from nlu.linear import Floats, Head, Model, Space, small
from nlu.normalise import words

SEED = 31
MODEL = Path(__file__).parent / "model" / "reader.npz"
SHARES = {"characters": 1.0, "skeleton": 1.0, "across": 1.0, "words": 1.0, "bones": 1.0}


def views(text: str) -> list[Block]:
    """The features of a text, what is named in it masked."""
    found = words(text)
    return blocks(masked(found, by_rule(text, found)))


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


def matrix(where: Space, seen: Sequence[Sequence[Block]]) -> sparse.csr_matrix:
    """Messages × features."""
    placed = [where.place(one) for one in seen]
    ends = np.cumsum([0, *(len(places) for places, _ in placed)])
    columns = np.concatenate([places for places, _ in placed])
    values = np.concatenate([values for _, values in placed])
    return sparse.csr_matrix((values, columns, ends), shape=(len(seen), len(where.keys)))


def head(known: sparse.csr_matrix, answers: Sequence[str], *, strength: float = 0.5) -> Head:
    """A linear model, made small."""
    trained = LinearSVC(C=strength, random_state=SEED).fit(known, np.asarray(answers))
    coefficients: npt.NDArray[np.float64] = trained.coef_
    bias: npt.NDArray[np.float64] = trained.intercept_
    if len(trained.classes_) == 2:
        coefficients, bias = np.vstack([-coefficients, coefficients]), np.concatenate([-bias, bias])
    return small(
        [str(label) for label in trained.classes_], coefficients.astype(np.float32), bias.astype(np.float32)
    )


def version(rows: Sequence[Example]) -> str:
    """A name for what was learned from."""
    digest = hashlib.sha256("\n".join(f"{row.intent}\t{row.text}" for row in rows).encode())
    return f"jemaa-{digest.hexdigest()[:10]}"


def fit(rows: Sequence[Example]) -> Model:
    """A model of these rows."""
    seen = [views(row.text) for row in rows]
    where = space(seen, SHARES)
    known = matrix(where, seen)
    heads = {"intent": head(known, [row.intent for row in rows])}
    named = [at for at, row in enumerate(rows) if row.variety != "mixed"]
    heads["language"] = head(known[named], [rows[at].variety for at in named])
    spoken = [at for at, row in enumerate(rows) if row.intent != "request_information"]
    heads["axis"] = head(known[spoken], [rows[at].axis or "none" for at in spoken])
    return Model({"message": where}, heads, {"version": version(rows), "sharpness": 2.5})


def train(folder: Path = FOLDER, out: Path = MODEL) -> Model:
    """Learns from the text under `folder` and writes the model file."""
    model = fit(training(folder))
    out.parent.mkdir(parents=True, exist_ok=True)
    model.save(out)
    return model
