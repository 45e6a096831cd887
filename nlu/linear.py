"""Linear models over hashed features, kept as one small file of arrays and read with numpy alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlu.features import Block, Keys

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Space:
    """The features known, each with how much it tells; `tops` is what an unknown one weighs in its block."""

    keys: Keys
    idf: Floats
    tops: dict[str, float]
    shares: dict[str, float]

    def place(self, views: Sequence[Block]) -> tuple[Places, Floats]:
        """Where a message stands: places and values of its known features, each block of length one."""
        places, values = [], []
        for view in views:
            keys, counts = np.unique(view.keys, return_counts=True)
            at = np.searchsorted(self.keys, keys)
            at[at == len(self.keys)] = 0
            known = self.keys[at] == keys
            # An unknown feature takes its share of the length: what was never seen makes us less sure.
            weighed = (1 + np.log(counts)) * np.where(known, self.idf[at], self.tops[view.name])
            length = np.sqrt(np.dot(weighed, weighed)) or 1.0
            places.append(at[known])
            values.append(weighed[known] * (self.shares[view.name] / length))
        return np.concatenate(places), np.concatenate(values).astype(np.float32)

    def count(self, view: Block) -> tuple[Places, Floats]:
        """The same for one block whose features add up, so that parts of a message can be weighed apart."""
        keys, counts = np.unique(view.keys, return_counts=True)
        at = np.searchsorted(self.keys, keys)
        at[at == len(self.keys)] = 0
        known = self.keys[at] == keys
        idf = np.where(known, self.idf[at], self.tops[view.name])
        length = np.sqrt(np.dot(idf * idf, counts)) or 1.0
        return at[known], (idf * counts / length)[known].astype(np.float32)


@dataclass(frozen=True)
class Head:
    """One question asked of the message: a column of small integers per answer."""

    labels: tuple[str, ...]
    weights: npt.NDArray[np.int8]
    scale: Floats
    bias: Floats

    def scores(self, places: Places, values: Floats) -> Floats:
        """How much speaks for each answer."""
        total: Floats = values @ self.weights[places].astype(np.float32)
        return total * self.scale + self.bias


def small(labels: Sequence[str], coefficients: Floats, bias: Floats) -> Head:
    """A head of eight-bit weights from trained ones (answers × features)."""
    scale = np.maximum(np.abs(coefficients).max(axis=1), 1e-6) / 127
    weights = np.rint(coefficients / scale[:, None]).astype(np.int8).T
    return Head(
        tuple(labels), np.ascontiguousarray(weights), scale.astype(np.float32), bias.astype(np.float32)
    )


def softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    share: Floats = raised / raised.sum()
    return share


@dataclass(frozen=True)
class Model:
    """Everything in the model file: spaces, the heads that stand in them, and the notes of the training."""

    spaces: dict[str, Space]
    heads: dict[str, Head]
    notes: dict[str, Any]

    def save(self, path: Path) -> None:
        """The same model gives the same bytes."""
        arrays: dict[str, npt.NDArray[Any]] = {}
        about: dict[str, Any] = {"notes": self.notes, "spaces": {}, "heads": {}}
        for name, space in sorted(self.spaces.items()):
            # Steps between sorted keys pack better than the keys.
            arrays[f"{name}.keys"] = np.diff(space.keys, prepend=np.uint32(0))
            arrays[f"{name}.idf"] = space.idf.astype(np.float16)
            about["spaces"][name] = {"tops": space.tops, "shares": space.shares}
        for name, head in sorted(self.heads.items()):
            arrays[f"{name}.weights"] = np.ascontiguousarray(head.weights.T)
            arrays[f"{name}.scale"], arrays[f"{name}.bias"] = head.scale, head.bias
            about["heads"][name] = list(head.labels)
        text = json.dumps(about, ensure_ascii=False, sort_keys=True)
        arrays["about"] = np.frombuffer(text.encode(), dtype=np.uint8)
        np.savez_compressed(path, allow_pickle=False, **arrays)

    @classmethod
    def load(cls, path: Path) -> Model:
        """Reads a file that `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            about = json.loads(file["about"].tobytes())
            spaces = {name: _space(file, name, known) for name, known in about["spaces"].items()}
            heads = {name: _head(file, name, labels) for name, labels in about["heads"].items()}
        return cls(spaces, heads, about["notes"])


def _space(file: Any, name: str, known: dict[str, dict[str, float]]) -> Space:
    keys = np.cumsum(file[f"{name}.keys"], dtype=np.uint32)
    return Space(keys, file[f"{name}.idf"].astype(np.float32), known["tops"], known["shares"])


def _head(file: Any, name: str, labels: list[str]) -> Head:
    weights = np.ascontiguousarray(file[f"{name}.weights"].T)
    return Head(tuple(labels), weights, file[f"{name}.scale"], file[f"{name}.bias"])
