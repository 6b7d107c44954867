"""Titles that head the columns of a table, and the names under each: `Committee  Chairman  Vice-Chairman`.

Invariant: a header and its rows hold as many titles as names, with nothing but marks between neighbours; rows with
fewer names are passed over; any other line ends the table.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rolecall.pipeline.sentences import Mention, SignText

_MARKS = re.compile(r"[\s|*·.,;–—-]*")


def under_titles(text: SignText) -> Iterator[tuple[Mention, Mention]]:
    """Each title that heads a column with each name under it, row by row."""
    heads: Sequence[Mention] = ()
    for sentence in text.sentences:
        titles, people = sentence.of("ROLE"), sentence.of("PERSON")
        if titles or not people:
            heads = titles if len(titles) > 1 and not people and _side_by_side(text, titles) else ()
        elif len(people) == len(heads) and _side_by_side(text, people):
            yield from zip(heads, people, strict=True)
        elif len(people) >= len(heads):
            heads = ()


def _side_by_side(text: SignText, mentions: Sequence[Mention]) -> bool:
    return all(_MARKS.fullmatch(text.between(a.end_char, b.start_char)) for a, b in pairwise(mentions))
