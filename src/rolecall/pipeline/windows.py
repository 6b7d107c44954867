"""Span getter `rolecall.MinutesWindows.v1`: the parts of a document that an encoder reads one at a time.

Invariant: every token is in a window, and no window is longer than a number of bytes unless it is one token. No
tokenizer makes more wordpieces than a text has bytes (a byte is the smallest that a byte-level one knows), so a window
always fits an encoder with two places more, whatever stands in it: names, sums, or the runs of spaces that align
columns, of which byte-level tokenizers make a wordpiece for every space.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate

from spacy.tokens import Doc, Span

GetSpans = Callable[[Iterable[Doc]], list[list[Span]]]


def minutes_windows(size: int, overlap: float) -> GetSpans:
    """A getter of windows of at most `size` bytes in UTF-8, for `get_spans` of a transformer's config.

    `overlap` in [0, 1) is the least share of a window's tokens that the next one has too, so that all but the first
    and last words of a document are seen with words on both sides. A token that is longer alone is a window of its
    own; only then can an encoder cut its end off. Raises ValueError for a size below 1 or an overlap out of range.
    """
    if size < 1 or not 0 <= overlap < 1:
        raise ValueError(f"windows of {size} bytes that overlap by {overlap}: expected 1 or more, and [0, 1)")
    return partial(_windows_of_all, size=size, overlap=overlap)


def _windows_of_all(docs: Iterable[Doc], *, size: int, overlap: float) -> list[list[Span]]:
    return [[doc[start:end] for start, end in _windows(doc, size, overlap)] for doc in docs]


def _windows(doc: Doc, size: int, overlap: float) -> Iterator[tuple[int, int]]:
    offsets = [0, *accumulate(len(token.text_with_ws.encode()) for token in doc)]
    start = end = 0
    while end < len(doc):
        reach = end
        while reach < len(doc) and offsets[reach + 1] - offsets[start] <= size:
            reach += 1
        if reach == end and start < end:
            start += 1  # the next token is long: fewer of those before it go with it
            continue
        before, end = start, max(reach, end + 1)
        yield before, end
        start += max(1, int((end - before) * (1 - overlap)))
