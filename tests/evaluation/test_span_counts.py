"""Entity spans: strict, boundary and overlapping matches of marked-up sentences."""

import pytest
from generated_minutes import minutes, unhurried
from hypothesis import given

from rolecall.corpora.markup import compile_markup
from rolecall.evaluation import Counts
from rolecall.evaluation.spans import SpanMatch, span_counts
from rolecall.records import ENTITY_LABELS, Minutes

CASES = [
    # gold, predicted, strict, boundary, overlap
    ("Cllr {P|Ann Rowe} sat", "Cllr {P|Ann Rowe} sat", Counts(1), Counts(1), Counts(1)),
    ("Cllr {P|Ann Rowe} sat", "{P|Cllr Ann Rowe} sat", Counts(0, 1, 1), Counts(0, 1, 1), Counts(1)),
    ("{O|Amble Trust} met", "{P|Amble Trust} met", Counts(0, 1, 1), Counts(1), Counts(0, 1, 1)),
    ("{P|Ann} and {P|Bo}", "{P|Ann and Bo}", Counts(0, 1, 2), Counts(0, 1, 2), Counts(1, 0, 1)),
    ("{P|Ann Rowe}", "{P|Ann} {P|Rowe}", Counts(0, 2, 1), Counts(0, 2, 1), Counts(1, 1, 0)),
    ("{R|Clerk} spoke", "Clerk spoke", Counts(0, 0, 1), Counts(0, 0, 1), Counts(0, 0, 1)),
    ("Clerk spoke", "Clerk {R|spoke}", Counts(0, 1, 0), Counts(0, 1, 0), Counts(0, 1, 0)),
    ("{O|DfE}/NHSE", "DfE/{O|NHSE}", Counts(0, 1, 1), Counts(0, 1, 1), Counts(0, 1, 1)),
    ("nobody", "nobody", Counts(), Counts(), Counts()),
]


@pytest.mark.parametrize(("gold", "predicted", "strict", "boundary", "overlap"), CASES)
def test_micro_counts(gold: str, predicted: str, strict: Counts, boundary: Counts, overlap: Counts) -> None:
    wanted, found = compile_markup(gold), compile_markup(predicted)
    assert wanted.text == found.text
    expected: dict[SpanMatch, Counts] = {"strict": strict, "boundary": boundary, "overlap": overlap}
    for match, counts in expected.items():
        by_label = span_counts(wanted.mentions, found.mentions, match=match)
        assert sum(by_label.values(), Counts()) == counts, match


def test_a_wrong_label_is_a_miss_of_one_and_an_invention_of_the_other() -> None:
    gold, predicted = compile_markup("{O|Amble Trust} met"), compile_markup("{P|Amble Trust} met")
    counts = span_counts(gold.mentions, predicted.mentions)
    assert counts["ORG"] == Counts(fn=1)
    assert counts["PERSON"] == Counts(fp=1)
    assert counts["ROLE"].nothing


@unhurried
@given(minutes(), minutes())
def test_looser_matches_find_no_less(gold: Minutes, predicted: Minutes) -> None:
    found = {
        match: sum(span_counts(gold.mentions, predicted.mentions, match=match).values(), Counts())
        for match in ("strict", "boundary", "overlap")
    }
    for counts in found.values():
        assert counts.gold == len(gold.mentions)
        assert counts.predicted == len(predicted.mentions)
        assert counts.tp >= found["strict"].tp


@unhurried
@given(minutes(), minutes())
def test_overlapping_spans_are_paired_as_often_as_they_can_be(gold: Minutes, predicted: Minutes) -> None:
    counts = span_counts(gold.mentions, predicted.mentions, match="overlap")
    for label in ENTITY_LABELS:
        touching = [
            [
                j
                for j, found in enumerate(predicted.mentions)
                if found.label == label and max(found.start, wanted.start) < min(found.end, wanted.end)
            ]
            for wanted in gold.mentions
            if wanted.label == label
        ]
        assert counts[label].tp == _most_pairs(touching)


def _most_pairs(candidates: list[list[int]]) -> int:
    """The size of a maximum bipartite matching, by augmenting paths."""
    taken: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in candidates[i]:
            if j not in tried:
                tried.add(j)
                if j not in taken or place(taken[j], tried):
                    taken[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(candidates)))
