"""A document's text around its marks, cut into stretches that are each marked in one way."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolecall.evaluation.misses import Mark, Side

WIDTH = 80
"""Code points of context: half before and half after each mark."""

_GAP = "…"
_PARTIAL_WORD_BEFORE = re.compile(r"\S*\s+")
_PARTIAL_WORD_AFTER = re.compile(r"\s+\S*\Z")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that lies within marks of these sides, or of none; `…` stands for text that is left out."""

    text: str
    sides: frozenset[Side] = frozenset()


def excerpt(text: str, marks: Sequence[Mark], *, width: int = WIDTH) -> tuple[Stretch, ...]:
    """The marks with `width` / 2 code points on each side, cut between words; the text's beginning without marks.

    Where marks stand far apart, the text between them is left out. The stretches, without the `…`, are the
    text's own characters.
    """
    windows = _windows(marks, margin=width // 2, length=len(text)) if marks else [(0, min(width, len(text)))]
    found: list[Stretch] = []
    position = 0
    for start, end in windows:
        first = min((m.start for m in marks if m.end > start), default=end)
        last = max((m.end for m in marks if m.start < end), default=start)
        start, end = _between_words(text, start, end, first=first, last=last)
        if start > position:
            found.append(Stretch(f" {_GAP} " if position else f"{_GAP} "))
        found += _stretches(text, start, end, marks)
        position = end
    if position < len(text):
        found.append(Stretch(f" {_GAP}"))
    return tuple(found)


def _windows(marks: Iterable[Mark], *, margin: int, length: int) -> list[tuple[int, int]]:
    """Start and end of each window, from left to right; windows that touch are one."""
    found: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda m: m.start):
        start, end = max(0, mark.start - margin), min(length, mark.end + margin)
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(found.pop()[1], end)
        found.append((start, end))
    return found


def _between_words(text: str, start: int, end: int, *, first: int, last: int) -> tuple[int, int]:
    """The window without white space and the parts of words that its ends cut through, never into a mark."""
    if start > 0 and not text[start - 1].isspace():
        partial = _PARTIAL_WORD_BEFORE.match(text, start, first)
        start = partial.end() if partial else start
    if end < len(text) and not text[end].isspace():
        partial = _PARTIAL_WORD_AFTER.search(text, last, end)
        end = partial.start() if partial else end
    while start < first and text[start].isspace():
        start += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    return start, end


def _stretches(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Stretch]:
    inside = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(cut for m in inside for cut in (m.start, m.end) if start < cut < end)})
    return [
        Stretch(text[one:other], frozenset(m.side for m in inside if m.start <= one and other <= m.end))
        for one, other in pairwise(cuts)
    ]
