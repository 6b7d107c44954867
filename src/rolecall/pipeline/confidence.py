"""How sure to be of what a trained model finds: its own probabilities, corrected by how often it was right.

A network trained on few documents is too sure of itself on others. On documents that it has not learned from, Platt
scaling (Platt, 1999: logistic regression on the log-odds) tells for each label how sure it should be, given the numbers
that a component takes for evidence.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log

import numpy as np

_EPSILON = 1e-4
_RIDGE = 1.0
_ROUNDS = 50

Calibration = Mapping[str, Sequence[float]]
"""For each label the weights of a constant and of each number of its evidence."""


def calibrated(calibration: Calibration, label: str, evidence: Sequence[float]) -> float | None:
    """The corrected probability in [0, 1]; None for a label without weights."""
    weights = calibration.get(label)
    if weights is None:
        return None
    return 1 / (1 + exp(-weights[0] - sum(w * x for w, x in zip(weights[1:], evidence, strict=True))))


def fit(observed: Iterable[tuple[str, Sequence[float], bool]]) -> dict[str, list[float]]:
    """The calibration that fits what was observed: a label, the evidence, and whether the candidate was right.

    Ridge-penalised logistic regression by Newton's method, each label for itself.
    """
    rows: dict[str, list[tuple[list[float], bool]]] = {}
    for label, evidence, right in observed:
        rows.setdefault(label, []).append(([1.0, *evidence], right))
    return {label: _logistic(np.array([x for x, _ in r]), np.array([y for _, y in r])) for label, r in rows.items()}


def log_odds(probability: float) -> float:
    """The logarithm of the odds, for probabilities kept away from 0 and 1."""
    p = min(max(probability, _EPSILON), 1 - _EPSILON)
    return log(p / (1 - p))


def _logistic(
    x: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", y: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
) -> list[float]:
    weights = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - _RIDGE * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + _RIDGE * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return [round(float(w), 4) for w in weights]
