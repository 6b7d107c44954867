"""Spans as one tag a token and back: the scheme in which the recogniser learns and answers.

Invariant: every tag sequence that `best_spans` reads is legal. B opens, I goes on, L closes, U is a span of one
token, O is outside; spans stay inside a stretch of tokens (a sentence) and neither begin nor end on a barred token.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

_PARTS = "BILU"
_FLOOR = 1e-12

Probabilities = NDArray[np.float32]
"""Shape (tokens, tags): each row sums to one."""
Tagged = tuple[int, int, int]
"""First token, token after the last, number of the label."""


def tag_count(labels: int) -> int:
    """How many tags that many labels need: outside, and four for each."""
    return 1 + len(_PARTS) * labels


def tags_of(spans: Iterable[Tagged], tokens: int) -> NDArray[np.intp]:
    """The tag of each of so many tokens, for spans that do not overlap."""
    tags = np.zeros(tokens, dtype=np.intp)
    for start, end, label in spans:
        first = tag_count(label)
        if end - start == 1:
            tags[start] = first + _PARTS.index("U")
        else:
            tags[start:end] = first + _PARTS.index("I")
            tags[start], tags[end - 1] = first + _PARTS.index("B"), first + _PARTS.index("L")
    return tags


def span_probability(probabilities: Probabilities, span: Tagged) -> float:
    """The least probability of the tags that a span needs."""
    start, end, label = span
    begin, inside, last, single = range(tag_count(label), tag_count(label + 1))
    if end - start == 1:
        return float(probabilities[start, single])
    edges = min(probabilities[start, begin], probabilities[end - 1, last])
    return float(min(edges, probabilities[start + 1 : end - 1, inside].min(initial=1.0)))


def best_spans(
    probabilities: Probabilities, starts: NDArray[np.bool_], *, closed: NDArray[np.bool_], edgeless: NDArray[np.bool_]
) -> list[tuple[Tagged, float]]:
    """The spans of the likeliest legal tags, each with the least probability of its tags.

    `starts` marks the first tokens of sentences, `closed` tokens outside every span, `edgeless` tokens at which no
    span may begin or end. Where the likeliest tag of every token makes a legal sentence that is the answer;
    elsewhere Viterbi's algorithm finds it.
    """
    tokens, tags = probabilities.shape
    if not tokens:
        return []
    allowed = np.log(np.maximum(probabilities, _FLOOR))
    allowed[np.ix_(edgeless, _among("BLU", tags))] = -np.inf
    allowed[closed, 1:] = -np.inf
    allowed[closed, 0] = 0.0
    first = starts.copy()
    first[0] = True
    last = np.append(first[1:], True)
    allowed[np.ix_(first, _among("IL", tags))] = -np.inf
    allowed[np.ix_(last, _among("BI", tags))] = -np.inf
    chosen = allowed.argmax(axis=1)
    legal = _legal(tags)
    wrong = np.flatnonzero(~legal[chosen[:-1], chosen[1:]] & ~first[1:])
    bounds = np.append(np.flatnonzero(first), tokens)
    for sentence in np.unique(np.searchsorted(bounds, wrong, side="right") - 1):
        here = slice(bounds[sentence], bounds[sentence + 1])
        chosen[here] = _viterbi(allowed[here], legal)
    return list(_spans(chosen, probabilities))


def _viterbi(scores: NDArray[np.float32], legal: NDArray[np.bool_]) -> NDArray[np.intp]:
    moves = np.where(legal, 0.0, -np.inf)
    best, back = scores[0], []
    for row in scores[1:]:
        ways = best[:, None] + moves
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return np.array(path[::-1], dtype=np.intp)


def _spans(tags: NDArray[np.intp], probabilities: Probabilities) -> Iterable[tuple[Tagged, float]]:
    start = 0
    for i in np.flatnonzero(tags):
        label, part = divmod(int(tags[i]) - 1, len(_PARTS))
        if _PARTS[part] in "BU":
            start = int(i)
        if _PARTS[part] in "LU":
            span = (start, int(i) + 1, label)
            yield span, span_probability(probabilities, span)


def _parts(tags: int) -> Sequence[str]:
    return ["O", *_PARTS * (tags // len(_PARTS))]


@cache
def _among(parts: str, tags: int) -> NDArray[np.bool_]:
    """Which tags are one of these parts of a span."""
    return np.array([part in parts for part in _parts(tags)])


@cache
def _legal(tags: int) -> NDArray[np.bool_]:
    """Whether the tag of the row may be followed by that of the column."""
    parts = _parts(tags)
    legal = np.zeros((tags, tags), dtype=bool)
    for i, before in enumerate(parts):
        for j, after in enumerate(parts):
            same = (i - 1) // len(_PARTS) == (j - 1) // len(_PARTS)
            legal[i, j] = (after in "IL" and same) if before in "BI" else after in "OBU"
    return legal
