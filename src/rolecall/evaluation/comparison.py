"""Two predictors on the same documents: is one better, or were the documents only kind to it?"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from rolecall.evaluation.bootstrap import RESAMPLES, SEED, fractions, percentile_interval, resampled_figures
from rolecall.evaluation.counts import Counts, Interval, Share
from rolecall.evaluation.report import METRICS, STRICT, VALUES, Report

COMPARED: tuple[str, ...] = (*STRICT, "HOLDS", "AT", "REFERS", VALUES)
"""The metrics that are compared, in the order of the report."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric of two predictors; positive differences speak for the other.

    `better` and `worse` are the shares of resamples, in [0, 1], in which the other's figure is higher and
    lower; the rest are ties. They and the interval are None when fewer than two documents have cases.
    """

    metric: str
    first: Counts | Share
    other: Counts | Share
    interval: Interval | None = None
    better: float | None = None
    worse: float | None = None

    @property
    def difference(self) -> float | None:
        """The other's figure minus the first's; None when one of them has nothing to measure."""
        if self.first.nothing or self.other.nothing:
            return None
        return self.other.figure - self.first.figure


def compare_reports(
    first: Report, other: Report, *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[Difference, ...]:
    """The difference in each metric of COMPARED, with a paired bootstrap over documents.

    In every resample both sides get the same documents. Raises ValueError when the reports are not of the
    same documents in the same order, or `resamples` is negative.
    """
    if [d.id for d in first.documents] != [d.id for d in other.documents]:
        raise ValueError("the reports are not of the same documents")
    sides = [fractions(first.documents), fractions(other.documents)]
    ours, theirs = resampled_figures(sides, resamples=resamples, seed=seed)
    cases = np.count_nonzero((sides[0][1] > 0) | (sides[1][1] > 0), axis=0)
    first_total, other_total = first.total, other.total
    found = []
    for metric in COMPARED:
        column = METRICS.index(metric)
        drawn = (theirs - ours)[:, column]
        known = drawn[~np.isnan(drawn)]
        enough = cases[column] > 1 and known.size > 0
        found.append(
            Difference(
                metric=metric,
                first=first_total[metric],
                other=other_total[metric],
                interval=percentile_interval(known) if enough else None,
                better=float(np.mean(known > 0)) if enough else None,
                worse=float(np.mean(known < 0)) if enough else None,
            )
        )
    return tuple(found)


def comparison_record(differences: Iterable[Difference]) -> dict[str, object]:
    """The differences as JSON-able data by metric; figures that nothing was there to measure are null."""
    return {
        d.metric: {
            "first": None if d.first.nothing else d.first.figure,
            "other": None if d.other.nothing else d.other.figure,
            "difference": d.difference,
            "interval": [d.interval.low, d.interval.high] if d.interval else None,
            "better": d.better,
            "worse": d.worse,
        }
        for d in differences
    }
