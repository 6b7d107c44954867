"""Gold documents against a predictor: one tally a document, aligned by id."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rolecall.errors import AnnotationError
from rolecall.evaluation.counts import Counts, Share, Tally
from rolecall.evaluation.facts import fact_shares
from rolecall.evaluation.relations import change_counts, holding_shares, refers_to_same_person, relation_counts
from rolecall.evaluation.report import (
    CHANGE,
    ENTITIES,
    EVENTS,
    RELATIONS,
    SAME_PERSON,
    STATUS,
    VALUES,
    DocumentResult,
    Report,
    boundary,
    overlap,
)
from rolecall.evaluation.spans import span_counts
from rolecall.evaluation.values import value_shares
from rolecall.records import Minutes

Predictor = Callable[[Iterable[tuple[str, str]]], Iterable[Minutes]]
"""From pairs of document id and text to annotated documents, in any order."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Each gold document beside what was predicted for it, in the gold's order; None where nothing came back.

    `unexpected` are the ids that were predicted without being in the gold.
    """

    pairs: tuple[tuple[Minutes, Minutes | None], ...]
    unexpected: tuple[str, ...] = ()


def align(gold: Iterable[Minutes], predict: Predictor) -> Aligned:
    """The gold documents beside what `predict` makes of their texts, aligned by id.

    Raises AnnotationError when an id stands twice on either side, or when a predicted document's text is
    not the gold's, since its offsets would mean nothing.
    """
    wanted = _by_id(gold, "gold")
    found = _by_id(predict((m.id, m.text) for m in wanted.values()), "predictions")
    for document, minutes in found.items():
        if document in wanted and minutes.text != wanted[document].text:
            raise AnnotationError(f"{document}: the predictions have another text than the gold")
    return Aligned(
        pairs=tuple((minutes, found.get(document)) for document, minutes in wanted.items()),
        unexpected=tuple(document for document in found if document not in wanted),
    )


def measure(aligned: Aligned) -> Report:
    """The tally of each pair; a document that did not come back has all its gold missed and is named."""
    return Report(
        documents=tuple(
            DocumentResult(
                id=gold.id,
                tally=compare_documents(gold, predicted),
                missing=predicted is None,
                council=gold.council,
                body=gold.body,
            )
            for gold, predicted in aligned.pairs
        ),
        unexpected=aligned.unexpected,
    )


def evaluate(gold: Iterable[Minutes], predict: Predictor) -> Report:
    """Measure what `predict` makes of the gold documents' texts: `measure(align(gold, predict))`.

    Raises AnnotationError as `align` does.
    """
    return measure(align(gold, predict))


def compare_documents(gold: Minutes, predicted: Minutes | None) -> Tally:
    """The tally of one document; None, a document that was not returned, is a miss throughout."""
    mentions = predicted.mentions if predicted else ()
    relations = predicted.relations if predicted else ()
    strict = _with_sum(span_counts(gold.mentions, mentions))
    by_boundary = _with_sum(span_counts(gold.mentions, mentions, match="boundary"))
    by_overlap = _with_sum(span_counts(gold.mentions, mentions, match="overlap"))
    by_relation = relation_counts(gold.relations, relations)
    by_value = value_shares(gold.mentions, mentions)
    status, change = holding_shares(gold.relations, relations)
    counts: dict[str, Counts] = {
        **strict,
        **{boundary(name): count for name, count in by_boundary.items()},
        **{overlap(name): count for name, count in by_overlap.items()},
        **by_relation,
        RELATIONS: sum(by_relation.values(), Counts()),
        SAME_PERSON: refers_to_same_person(gold.relations, relations),
        EVENTS: change_counts(gold, predicted),
    }
    shares: dict[str, Share] = {
        STATUS: status,
        CHANGE: change,
        **{f"{label} values": share for label, share in by_value.items()},
        VALUES: sum(by_value.values(), Share()),
        **fact_shares(gold, predicted),
    }
    return Tally(counts, shares)


def _with_sum(by_label: dict[str, Counts]) -> dict[str, Counts]:
    return {**by_label, ENTITIES: sum(by_label.values(), Counts())}


def _by_id(documents: Iterable[Minutes], side: str) -> dict[str, Minutes]:
    found: dict[str, Minutes] = {}
    for minutes in documents:
        if minutes.id in found:
            raise AnnotationError(f"two documents of the {side} have the id {minutes.id!r}")
        found[minutes.id] = minutes
    return found
