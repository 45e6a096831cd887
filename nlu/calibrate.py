"""Turns scores into a confidence that is deserved, from readings of text the model was not trained on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlu.linear import Floats

# What a confidence above SURE promises, with some room: strangers write less like us than our own voices do.
SURE = 0.8
_PROMISE = 0.97
# Nobody is understood for certain.
_HIGHEST = 0.99
_SHARPNESS = np.linspace(0.5, 8, 31)
_KNOTS = 24


@dataclass(frozen=True)
class Trust:
    """How sharply scores part, and how often a share of each size was right."""

    sharpness: float
    shares: list[float]
    chances: list[float]


def calibrate(scores: Floats, answers: npt.NDArray[np.intp]) -> Trust:
    """From the scores of held-out messages (messages × intents) and the right answers."""
    sharpness = float(min(_SHARPNESS, key=lambda one: _surprise(scores * one, answers)))
    shares = softmaxes(scores * sharpness)
    best = shares.max(axis=1)
    right = shares.argmax(axis=1) == answers
    order = best.argsort(kind="stable")
    knots, chances = _steps(best[order], right[order])
    return Trust(sharpness, *_promised(knots, chances, _sure_from(best[order], right[order])))


def softmaxes(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _surprise(scores: Floats, answers: npt.NDArray[np.intp]) -> float:
    shares = softmaxes(scores)[np.arange(len(answers)), answers]
    return float(-np.log(np.maximum(shares, 1e-9)).mean())


def _steps(best: Floats, right: npt.NDArray[np.bool_]) -> tuple[list[float], list[float]]:
    """How often each twentieth of the messages was right, never falling as the share grows."""
    parts = np.array_split(np.arange(len(best)), _KNOTS)
    knots = [float(best[part].mean()) for part in parts]
    rates = [float(right[part].mean()) for part in parts]
    pools: list[list[float]] = []
    for rate in rates:
        pools.append([rate])
        while len(pools) > 1 and np.mean(pools[-2]) > np.mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    return knots, [float(np.mean(pool)) for pool in pools for _ in pool]


def _sure_from(best: Floats, right: npt.NDArray[np.bool_]) -> float:
    """The smallest share above which the promise holds."""
    rates = np.cumsum(right[::-1])[::-1] / np.arange(len(right), 0, -1)
    kept = np.flatnonzero(rates >= _PROMISE)
    return float(best[kept[0]]) if len(kept) else 1.0


def _promised(knots: list[float], chances: list[float], sure: float) -> tuple[list[float], list[float]]:
    """Below `sure` the confidence stays under SURE, however often such readings were right."""
    below = [(knot, min(chance, SURE)) for knot, chance in zip(knots, chances, strict=True) if knot < sure]
    points = [(0.0, 0.0), *below, (sure, SURE), (1.0, _HIGHEST)]
    return [round(knot, 5) for knot, _ in points], [round(chance, 5) for _, chance in points]
