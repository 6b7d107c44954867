"""How sure a figure is: percentile intervals over documents that are drawn again with replacement.

Invariant: a resample is a sum of whole documents' counts, and its figure is derived from that sum; ratios
are never averaged. Spans of one document err alike, so documents are drawn, not spans (Efron and
Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and 13).
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rolecall.evaluation.counts import Interval
from rolecall.evaluation.report import METRICS, DocumentResult

RESAMPLES = 1000
SEED = 0
LEVEL = 0.95
_BLOCK = 500  # resamples drawn at once, so that many documents do not fill the memory

Numbers = NDArray[np.float64]


def intervals(
    documents: Sequence[DocumentResult], *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, Interval]:
    """The interval of each metric's figure that holds 95 % of the resamples, by metric name.

    A metric has none, and is left out, unless two documents or more have cases of it: one document tells
    nothing about how documents differ. Resamples in which a metric has no case do not count for it. With
    no `resamples`, there are no intervals. Raises ValueError when `resamples` is negative.
    """
    parts, wholes = fractions(documents)
    drawn = resampled_figures([(parts, wholes)], resamples=resamples, seed=seed)[0]
    found = {
        name: percentile_interval(drawn[:, column])
        for column, name in enumerate(METRICS)
        if np.count_nonzero(wholes[:, column]) > 1
    }
    return {name: interval for name, interval in found.items() if interval is not None}


def fractions(documents: Sequence[DocumentResult]) -> tuple[Numbers, Numbers]:
    """Parts and wholes of the figures, a row a document and a column a metric, in the order of METRICS."""
    table = np.zeros((len(documents), len(METRICS), 2))
    for row, document in enumerate(documents):
        for column, name in enumerate(METRICS):
            measured = document.tally.get(name)
            if measured is not None:
                table[row, column] = measured.fraction
    return table[:, :, 0], table[:, :, 1]


def resampled_figures(
    sides: Sequence[tuple[Numbers, Numbers]], *, resamples: int, seed: int
) -> list[NDArray[np.float64]]:
    """For each side, a row of figures a resample; every side gets the same documents. NaN is nothing over nothing.

    `sides` are `fractions` of the same documents in the same order. Raises ValueError when they differ in
    number or `resamples` is negative.
    """
    if resamples < 0:
        raise ValueError(f"resamples must not be negative, got {resamples}")
    if len({parts.shape for parts, _ in sides}) > 1:
        raise ValueError("the sides have different numbers of documents")
    blocks: list[list[Numbers]] = [[np.empty((0, len(METRICS)))] for _ in sides]
    for weights in _draws(len(sides[0][0]), resamples=resamples, seed=seed):
        for side, (parts, wholes) in zip(blocks, sides, strict=True):
            part, whole = weights @ parts, weights @ wholes
            side.append(np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0))
    return [np.concatenate(side) for side in blocks]


def percentile_interval(drawn: Numbers) -> Interval | None:
    """The middle 95 % of the numbers that are not NaN; None when there is none."""
    known = drawn[~np.isnan(drawn)]
    if not known.size:
        return None
    outside = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(known, [outside, 100 - outside])
    return Interval(float(low), float(high))


def _draws(documents: int, *, resamples: int, seed: int) -> Iterator[Numbers]:
    """How often each document was drawn: a row a resample, each of as many draws as there are documents."""
    if not documents:
        return
    random = np.random.default_rng(seed)
    chances = np.full(documents, 1 / documents)
    for start in range(0, resamples, _BLOCK):
        size = min(_BLOCK, resamples - start)
        yield random.multinomial(documents, chances, size=size).astype(np.float64)
