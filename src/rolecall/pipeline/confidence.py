"""How sure to be of a recognised entity: the recogniser's probability, corrected by how often such entities were right.

A network trained on few documents is too sure of itself on others. On documents that it has not learned from, Platt
scaling (Platt, 1999: logistic regression on the log-odds) tells for each label how sure it should be, given
whether the rules propose the same span, another one there, or none, and how sure it was of the same words elsewhere in
the document.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

import numpy as np

AGREEMENTS = ("sure", "same", "other", "none")
"""What the rules propose at a candidate: the same and they are sure of it, the same, another span or label, nothing."""
_EPSILON = 1e-4
_RIDGE = 1.0
_ROUNDS = 50

Calibration = Mapping[str, Sequence[float]]
"""For each label a weight for each of the numbers of `Evidence`, in the order of `_features`."""


class Evidence(NamedTuple):
    """What speaks for a candidate: the model's probability, one of `AGREEMENTS`, and the model's probability of the
    same words under the same label elsewhere in the document, 0.0 where they stand nowhere else."""

    label: str
    probability: float
    agreement: str
    elsewhere: float


def calibrated(calibration: Calibration, evidence: Evidence) -> float:
    """The corrected probability in [0, 1]; the model's probability for a label without weights."""
    weights = calibration.get(evidence.label)
    if weights is None:
        return evidence.probability
    return 1 / (1 + exp(-sum(w * x for w, x in zip(weights, _features(evidence), strict=True))))


def fit(observed: Iterable[tuple[Evidence, bool]]) -> dict[str, list[float]]:
    """The calibration that fits what was observed: evidence, and whether the candidate was right.

    Ridge-penalised logistic regression by Newton's method, each label for itself.
    """
    rows: dict[str, list[tuple[list[float], bool]]] = {}
    for evidence, right in observed:
        rows.setdefault(evidence.label, []).append((_features(evidence), right))
    return {label: _logistic(np.array([x for x, _ in r]), np.array([y for _, y in r])) for label, r in rows.items()}


def _features(evidence: Evidence) -> list[float]:
    repeated = evidence.elsewhere > 0
    return [
        1.0,
        _log_odds(evidence.probability),
        *(float(evidence.agreement == kind) for kind in AGREEMENTS[:-1]),
        float(repeated),
        _log_odds(evidence.elsewhere) if repeated else 0.0,
    ]


def _log_odds(probability: float) -> float:
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
