"""Entity counts agree with nervaluate's, which others wrote and use."""

from collections.abc import Sequence

import nervaluate
from generated_minutes import minutes, unhurried
from hypothesis import given

from rolecall.evaluation import Counts
from rolecall.evaluation.spans import span_counts
from rolecall.records import ENTITY_LABELS, Mention, Minutes


@unhurried
@given(minutes(), minutes())
def test_strict_counts_are_nervaluates(gold: Minutes, predicted: Minutes) -> None:
    results = nervaluate.Evaluator(
        [_spans(gold.mentions)], [_spans(predicted.mentions)], tags=list(ENTITY_LABELS), loader="dict"
    ).evaluate()
    theirs = {label: _counts(strategies["strict"]) for label, strategies in results["entities"].items()}
    ours = {
        label: counts for label, counts in span_counts(gold.mentions, predicted.mentions).items() if not counts.nothing
    }
    assert ours == theirs


@unhurried
@given(minutes(), minutes())
def test_boundary_and_overlap_counts_beside_nervaluates(gold: Minutes, predicted: Minutes) -> None:
    results = nervaluate.Evaluator(
        [_spans(gold.mentions)], [_spans(predicted.mentions)], tags=list(ENTITY_LABELS), loader="dict"
    ).evaluate()
    boundary = span_counts(gold.mentions, predicted.mentions, match="boundary")
    assert sum(boundary.values(), Counts()) == _counts(results["overall"]["exact"])
    overlap = span_counts(gold.mentions, predicted.mentions, match="overlap")
    for label, strategies in results["entities"].items():
        theirs = _counts(strategies["ent_type"])  # takes the nearest first, and so at times too few
        assert overlap[label].tp >= theirs.tp
        assert (overlap[label].gold, overlap[label].predicted) == (theirs.gold, theirs.predicted)


def _spans(mentions: Sequence[Mention]) -> list[dict[str, object]]:
    # Its ends are inclusive: with exclusive ones, touching spans would count as overlapping.
    return [{"label": m.label, "start": m.start, "end": m.end - 1} for m in mentions]


def _counts(result: object) -> Counts:
    correct, incorrect, spurious, missed = (
        getattr(result, name) for name in ("correct", "incorrect", "spurious", "missed")
    )
    return Counts(tp=correct, fp=incorrect + spurious, fn=incorrect + missed)
