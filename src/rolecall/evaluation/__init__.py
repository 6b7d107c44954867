"""How good it is: counts that add up over documents, then precision, recall, F1 and shares."""

from rolecall.evaluation.counts import Counts, Share, Tally
from rolecall.evaluation.measure import Predictor, compare_documents, evaluate
from rolecall.evaluation.report import METRICS, DocumentResult, Report, total

__all__ = [
    "METRICS",
    "Counts",
    "DocumentResult",
    "Predictor",
    "Report",
    "Share",
    "Tally",
    "compare_documents",
    "evaluate",
    "total",
]
