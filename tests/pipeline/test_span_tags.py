"""Spans as tags and back: a round trip, legality, and the places where no span may be."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from rolecall.pipeline.span_tags import Tagged, best_spans, span_probability, tag_count, tags_of

LABELS = 3
NONE = np.zeros


def certain(spans: list[Tagged], tokens: int) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """Probabilities that leave no doubt about the tags of the spans."""
    rows = np.full((tokens, tag_count(LABELS)), 0.001, dtype="float32")
    rows[np.arange(tokens), tags_of(spans, tokens)] = 0.9
    return rows


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.integers(0, LABELS - 1)), max_size=8))
def test_spans_survive_the_way_to_tags_and_back(gaps: list[Tagged]) -> None:
    spans, at = [], 0
    for gap, length, label in gaps:
        spans.append((at + gap, at + gap + length, label))
        at += gap + length
    tokens = at + 2
    no = NONE(tokens, dtype=bool)
    assert [span for span, _ in best_spans(certain(spans, tokens), no, closed=no, edgeless=no)] == spans


@given(
    arrays.arrays("float32", (12, tag_count(LABELS)), elements=st.floats(0, 1, width=32)),
    arrays.arrays("bool", 12),
    arrays.arrays("bool", 12),
    arrays.arrays("bool", 12),
)
def test_spans_keep_to_sentences_and_off_barred_tokens(
    rows: "np.ndarray[tuple[int, int], np.dtype[np.float32]]",
    starts: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    closed: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    edgeless: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
) -> None:
    end_before = 0
    for (start, end, label), probability in best_spans(rows, starts, closed=closed, edgeless=edgeless):
        assert end_before <= start < end <= 12
        assert 0 <= label < LABELS
        assert 0 <= probability <= 1
        assert not starts[start + 1 : end].any()
        assert not closed[start:end].any()
        assert not edgeless[start]
        assert not edgeless[end - 1]
        end_before = end


def test_an_impossible_tag_gives_way_to_the_likeliest_legal_ones() -> None:
    """I of a label after O is no span; the whole sentence is read again for what fits best."""
    rows = certain([(1, 4, 0)], 5)
    rows[1] = 0.001
    rows[1, 0], rows[1, 1] = 0.5, 0.45  # outside a little likelier than the beginning that the rest needs
    no = NONE(5, dtype=bool)
    ((span, probability),) = best_spans(rows, no, closed=no, edgeless=no)
    assert span == (1, 4, 0)
    assert probability == span_probability(rows, (1, 4, 0)) == np.float32(0.45)


def test_a_document_without_tokens_has_no_spans() -> None:
    no = NONE(0, dtype=bool)
    assert best_spans(NONE((0, 5), dtype="float32"), no, closed=no, edgeless=no) == []
