"""Entity spans compared: strictly, by boundaries alone, or by overlap."""

from collections.abc import Sequence
from typing import Literal

from rolecall.evaluation.counts import Counts, compare
from rolecall.records import ENTITY_LABELS, Mention

SpanMatch = Literal["strict", "boundary", "overlap"]

Place = tuple[int, int, str]


def place(mention: Mention) -> Place:
    """Start, end and label: what two strictly matching mentions of one document have in common."""
    return mention.start, mention.end, mention.label


def span_counts(
    gold: Sequence[Mention], predicted: Sequence[Mention], *, match: SpanMatch = "strict"
) -> dict[str, Counts]:
    """The counts of one document by label; micro figures are those of their sum.

    `strict`: start, end and label are equal. `overlap`: the label is equal and at least one code point is
    shared; one gold span takes at most one prediction. `boundary`: start and end are equal, whatever the
    label; a span found or missed counts for the gold's label, one whose boundaries the gold lacks for its own.
    """
    if match == "boundary":
        return _boundary_counts(gold, predicted)
    counts: dict[str, Counts] = {}
    for label in ENTITY_LABELS:
        wanted = [m for m in gold if m.label == label]
        found = [m for m in predicted if m.label == label]
        counts[label] = (
            compare(map(place, wanted), map(place, found)) if match == "strict" else _overlap_counts(wanted, found)
        )
    return counts


def _boundary_counts(gold: Sequence[Mention], predicted: Sequence[Mention]) -> dict[str, Counts]:
    wanted = {(m.start, m.end) for m in gold}
    found = {(m.start, m.end) for m in predicted}
    counts: dict[str, Counts] = {}
    for label in ENTITY_LABELS:
        here = [(m.start, m.end) in found for m in gold if m.label == label]
        invented = sum(m.label == label and (m.start, m.end) not in wanted for m in predicted)
        counts[label] = Counts(tp=sum(here), fp=invented, fn=len(here) - sum(here))
    return counts


def _overlap_counts(gold: Sequence[Mention], predicted: Sequence[Mention]) -> Counts:
    # Neither side overlaps itself, so pairing from left to right gives the most pairs there can be.
    wanted = sorted(gold, key=lambda m: m.start)
    found = sorted(predicted, key=lambda m: m.start)
    i = j = tp = 0
    while i < len(wanted) and j < len(found):
        if wanted[i].end <= found[j].start:
            i += 1
        elif found[j].end <= wanted[i].start:
            j += 1
        else:
            i, j, tp = i + 1, j + 1, tp + 1
    return Counts(tp=tp, fp=len(found) - tp, fn=len(wanted) - tp)
