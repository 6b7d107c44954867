"""Whether scores mean what they say: of all that is scored 0.9, nine in ten should be right.

Invariant: every predicted entity and relation is in one bin of its label; a bin is right where strict matching says so.
The expected calibration error is the mean distance of score and share over bins, weighed by cases (Naeini, Cooper and
Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning, 2015).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rolecall.evaluation.measure import Aligned
from rolecall.evaluation.relations import pair
from rolecall.evaluation.report import ENTITIES, RELATIONS
from rolecall.evaluation.spans import place
from rolecall.records import ENTITY_LABELS, RELATION_LABELS

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
"""Where bins begin; each ends before the next begins, the last at 1."""


@dataclass(frozen=True, slots=True)
class Bin:
    """What is scored from `low` on: how many cases, the sum of their scores, how many are right."""

    low: float
    cases: int = 0
    scores: float = 0.0
    right: int = 0

    @property
    def mean_score(self) -> float:
        """The mean score in [0, 1]; 0.0 without cases."""
        return self.scores / self.cases if self.cases else 0.0

    @property
    def share(self) -> float:
        """The share that is right, in [0, 1]; 0.0 without cases."""
        return self.right / self.cases if self.cases else 0.0


Reliability = Mapping[str, tuple[Bin, ...]]
"""The bins of each label, and of all entities and all relations, in the order of `EDGES`."""


def reliability(aligned: Aligned) -> Reliability:
    """The bins of everything predicted for the gold documents."""
    cases: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for label, score, right in _judged(aligned):
        cases[label].append((score, right))
        cases[ENTITIES if label in ENTITY_LABELS else RELATIONS].append((score, right))
    return {name: _bins(cases[name]) for name in (*ENTITY_LABELS, ENTITIES, *RELATION_LABELS, RELATIONS)}


def calibration_error(bins: Iterable[Bin]) -> float | None:
    """The expected calibration error in [0, 1]; None without cases."""
    filled = [b for b in bins if b.cases]
    total = sum(b.cases for b in filled)
    return sum(abs(b.scores - b.right) for b in filled) / total if total else None


def reliability_record(found: Reliability) -> dict[str, Any]:
    """The bins as JSON-able data, with the calibration error of each name."""
    return {
        name: {
            "calibration_error": calibration_error(bins),
            "bins": [
                {"from": b.low, "cases": b.cases, "mean_score": b.mean_score, "right": b.right, "share": b.share}
                for b in bins
            ],
        }
        for name, bins in found.items()
    }


def _judged(aligned: Aligned) -> Iterator[tuple[str, float, bool]]:
    for gold, predicted in aligned.pairs:
        if predicted is None:
            continue
        spans = {place(m) for m in gold.mentions}
        pairs = {(r.label, pair(r)) for r in gold.relations}
        for mention in predicted.mentions:
            yield mention.label, mention.score, place(mention) in spans
        for relation in predicted.relations:
            yield relation.label, relation.score, (relation.label, pair(relation)) in pairs


def _bins(cases: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    sums = [[0, 0.0, 0] for _ in EDGES]
    for score, right in cases:
        one = sums[bisect_right(EDGES, score) - 1]
        one[0], one[1], one[2] = one[0] + 1, one[1] + score, one[2] + right
    return tuple(Bin(low, int(n), total, int(right)) for low, (n, total, right) in zip(EDGES, sums, strict=True))
