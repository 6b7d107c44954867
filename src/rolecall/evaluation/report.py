"""What an evaluation found: a tally a document, so that any choice of documents can be summed again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rolecall.evaluation.counts import Counts, Share, Tally
from rolecall.evaluation.facts import FACTS
from rolecall.evaluation.values import VALUED_LABELS
from rolecall.records import ENTITY_LABELS, RELATION_LABELS

ENTITIES = "entities"
RELATIONS = "relations"
VALUES = "values"
SAME_PERSON = "REFERS (same person)"
EVENTS = "changes of post"
STATUS, CHANGE = "HOLDS status", "HOLDS change"


def boundary(name: str) -> str:
    """The metric of a label, or of all entities, when only the boundaries must be right."""
    return f"{name} (boundary)"


def overlap(name: str) -> str:
    """The metric of a label, or of all entities, when the label must be right and one code point is shared."""
    return f"{name} (overlap)"


STRICT: tuple[str, ...] = (*ENTITY_LABELS, ENTITIES)
COUNT_METRICS: dict[str, tuple[str, ...]] = {
    "entities": STRICT,
    "boundaries": tuple(map(boundary, STRICT)),
    "overlaps": tuple(map(overlap, STRICT)),
    "relations": (*RELATION_LABELS, RELATIONS, SAME_PERSON, EVENTS),
}
SHARE_METRICS: dict[str, tuple[str, ...]] = {
    "holdings": (STATUS, CHANGE),
    "values": (*(f"{label} values" for label in VALUED_LABELS), VALUES),
    "facts": FACTS,
}
METRICS: tuple[str, ...] = tuple(
    name for group in (COUNT_METRICS, SHARE_METRICS) for names in group.values() for name in names
)
"""The name of every metric, in the order of the report."""


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """The tally of one document; `missing` when the predictor did not return it.

    `council` and `body` are the gold's, for those who want to see how each fares.
    """

    id: str
    tally: Tally
    missing: bool = False
    council: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation: one result a gold document, in the gold's order.

    `unexpected` are the ids that were predicted without being in the gold; they count nowhere.
    """

    documents: tuple[DocumentResult, ...]
    unexpected: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of gold documents that the predictor did not return; all their gold is missed."""
        return tuple(d.id for d in self.documents if d.missing)

    @property
    def total(self) -> Tally:
        """The sum over all documents, with every metric of `METRICS`."""
        return total(self.documents)

    def to_record(self) -> dict[str, Any]:
        """The report as JSON-able data: summed counts with their figures, then each document's counts."""
        tally = self.total
        return {
            "documents": len(self.documents),
            "missing": list(self.missing),
            "unexpected": list(self.unexpected),
            "counts": {name: count_record(count) for name, count in tally.counts.items()},
            "shares": {name: share_record(share) for name, share in tally.shares.items()},
            "per_document": [
                {
                    "id": document.id,
                    "council": document.council,
                    "body": document.body,
                    "missing": document.missing,
                    "counts": {n: {"tp": c.tp, "fp": c.fp, "fn": c.fn} for n, c in document.tally.counts.items()},
                    "shares": {n: {"right": s.right, "total": s.total} for n, s in document.tally.shares.items()},
                }
                for document in self.documents
            ],
        }

    def to_json(self) -> str:
        """`to_record()` as JSON text."""
        return json.dumps(self.to_record(), ensure_ascii=False, indent=2)


def total(documents: Iterable[DocumentResult]) -> Tally:
    """The sum over any documents, repeated ones included, with every metric of `METRICS`."""
    start = Tally(
        {name: Counts() for names in COUNT_METRICS.values() for name in names},
        {name: Share() for names in SHARE_METRICS.values() for name in names},
    )
    return sum((document.tally for document in documents), start)


def count_record(count: Counts) -> dict[str, float | int]:
    """Counts with the figures derived from them, JSON-able."""
    return {
        "tp": count.tp,
        "fp": count.fp,
        "fn": count.fn,
        "precision": count.precision,
        "recall": count.recall,
        "f1": count.f1,
    }


def share_record(share: Share) -> dict[str, float | int]:
    """A share with its ratio, JSON-able."""
    return {"right": share.right, "total": share.total, "ratio": share.ratio}
