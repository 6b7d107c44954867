"""Texts cut into tokens for formats that cannot do without them.

Invariant: the tokens, and one space after each that says so, are the text, as in spaCy: other white space is a token
of its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

# A letter keeps the accents that combine with it.
_TOKEN = re.compile(r"((?:\w[\u0300-\u036f]*)+|\s+|[^\w\s])( ?)")


@dataclass(frozen=True, slots=True)
class Token:
    """Code points `start` to `end` of a text; `space` says whether a single space follows that belongs to it."""

    start: int
    end: int
    space: bool


def tokens_of(text: str, cuts: Iterable[int] = ()) -> list[Token]:
    """The tokens of the text, cut besides at each of these offsets, at which spans begin or end."""
    edges = sorted(set(cuts))
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span(1)
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        starts, ends = [start, *inner], [*inner, end]
        found += [Token(s, e, bool(match[2]) and e == end) for s, e in zip(starts, ends, strict=True)]
    return found
