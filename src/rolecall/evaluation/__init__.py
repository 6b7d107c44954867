"""How good it is: counts that add up over documents, then precision, recall, F1 and shares.

`bootstrap`, `comparison` and `errors_page` are imported by name when needed: they load NumPy and Jinja2.
"""

from rolecall.evaluation.counts import Counts, Interval, Share, Tally
from rolecall.evaluation.measure import Aligned, Predictor, align, compare_documents, evaluate, measure
from rolecall.evaluation.report import METRICS, DocumentResult, Report, total

__all__ = [
    "METRICS",
    "Aligned",
    "Counts",
    "DocumentResult",
    "Interval",
    "Predictor",
    "Report",
    "Share",
    "Tally",
    "align",
    "compare_documents",
    "evaluate",
    "measure",
    "total",
]
