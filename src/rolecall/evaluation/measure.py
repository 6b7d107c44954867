"""Gold documents against a predictor: one tally a document, aligned by id."""

from collections.abc import Callable, Iterable

from rolecall.errors import AnnotationError
from rolecall.evaluation.counts import Counts, Share, Tally
from rolecall.evaluation.facts import fact_shares
from rolecall.evaluation.relations import holding_shares, refers_to_same_person, relation_counts
from rolecall.evaluation.report import (
    BOUNDARY,
    CHANGE,
    ENTITIES,
    OVERLAP,
    RELATIONS,
    SAME_PERSON,
    STATUS,
    VALUES,
    DocumentResult,
    Report,
)
from rolecall.evaluation.spans import span_counts
from rolecall.evaluation.values import value_shares
from rolecall.records import Minutes

Predictor = Callable[[Iterable[tuple[str, str]]], Iterable[Minutes]]
"""From pairs of document id and text to annotated documents, in any order."""


def evaluate(gold: Iterable[Minutes], predict: Predictor) -> Report:
    """Measure what `predict` makes of the gold documents' texts.

    Documents are aligned by id; one that does not come back has all its gold missed and is named in the
    report. Raises AnnotationError when an id stands twice on either side, or when a predicted document's
    text is not the gold's, since its offsets would mean nothing.
    """
    wanted = _by_id(gold, "gold")
    found = _by_id(predict((m.id, m.text) for m in wanted.values()), "predictions")
    for document, minutes in found.items():
        if document in wanted and minutes.text != wanted[document].text:
            raise AnnotationError(f"{document}: the predictions have another text than the gold")
    return Report(
        documents=tuple(
            DocumentResult(document, compare_documents(minutes, found.get(document)), document not in found)
            for document, minutes in wanted.items()
        ),
        unexpected=tuple(document for document in found if document not in wanted),
    )


def compare_documents(gold: Minutes, predicted: Minutes | None) -> Tally:
    """The tally of one document; None, a document that was not returned, is a miss throughout."""
    mentions = predicted.mentions if predicted else ()
    relations = predicted.relations if predicted else ()
    strict = span_counts(gold.mentions, mentions)
    by_relation = relation_counts(gold.relations, relations)
    by_value = value_shares(gold.mentions, mentions)
    status, change = holding_shares(gold.relations, relations)
    counts: dict[str, Counts] = {
        **strict,
        ENTITIES: sum(strict.values(), Counts()),
        BOUNDARY: sum(span_counts(gold.mentions, mentions, match="boundary").values(), Counts()),
        OVERLAP: sum(span_counts(gold.mentions, mentions, match="overlap").values(), Counts()),
        **by_relation,
        RELATIONS: sum(by_relation.values(), Counts()),
        SAME_PERSON: refers_to_same_person(gold.relations, relations),
    }
    shares: dict[str, Share] = {
        STATUS: status,
        CHANGE: change,
        **{f"{label} values": share for label, share in by_value.items()},
        VALUES: sum(by_value.values(), Share()),
        **fact_shares(gold, predicted),
    }
    return Tally(counts, shares)


def _by_id(documents: Iterable[Minutes], side: str) -> dict[str, Minutes]:
    found: dict[str, Minutes] = {}
    for minutes in documents:
        if minutes.id in found:
            raise AnnotationError(f"two documents of the {side} have the id {minutes.id!r}")
        found[minutes.id] = minutes
    return found
