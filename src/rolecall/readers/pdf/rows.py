"""Fragments that stand side by side become rows, from the top of a page downwards.

Invariant: every fragment that goes in comes out, alone or joined with those that it touches; only a text drawn twice at
one place, as some programs do to make it bold, comes out once.
"""

import re
from collections.abc import Iterable

from rolecall.readers.pdf.lines import Fragment

Row = list[Fragment]
"""Fragments on one line of print, from left to right."""

# In line heights, but for _MARKER_REACH, which is in points.
_COMMON = 0.5  # what two fragments of one line have in common, measured on the lower of them
_TOUCH = 0.45  # the widest gap within a phrase
_SPACE = 0.12  # the widest gap within a word
_MARKER_REACH = 72.0  # the widest gap between a marker and its text
_MARKER = re.compile(
    r"[^\w\s£$€]"  # a bullet of any kind
    r"|\(?(?:\d{1,4}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.):]?"  # 7, 7.2, (a), iv)
    r"|[A-Z]{1,4}[./ ]?\d{1,4}[.:]?"  # C/12
)
"""What hangs to the left of the text that it belongs to: a bullet, or the number of an item."""


def rows_of(fragments: Iterable[Fragment]) -> list[Row]:
    """The rows of the fragments; what no gap wider than a space parts is joined, and markers to their text."""
    return [_joined(row) if len(row) > 1 else row for row in rows_apart(fragments)]


def rows_apart(fragments: Iterable[Fragment]) -> list[Row]:
    """The rows of the fragments, which are left as they are."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=lambda f: f.top + f.bottom):
        if rows and _side_by_side(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda f: f.left)
    return rows


def _side_by_side(a: Fragment, b: Fragment) -> bool:
    bottom = a.bottom if a.bottom < b.bottom else b.bottom
    top = a.top if a.top > b.top else b.top
    return bottom > top and bottom - top >= _COMMON * min(a.height, b.height)


def _joined(row: Row) -> Row:
    joined = [row[0]]
    for fragment in row[1:]:
        before = joined[-1]
        gap = fragment.left - before.right
        height = min(before.height, fragment.height)
        if fragment.text == before.text and abs(fragment.left - before.left) < 0.1 * height:
            continue
        if -height < gap < _TOUCH * height:
            joined[-1] = join(before, fragment, " " if gap > _SPACE * height else "")
        elif 0 < gap < _MARKER_REACH and _hangs(before.text, first=len(joined) == 1):
            joined[-1] = join(before, fragment, " ")
        else:
            joined.append(fragment)
    return joined


def starts_item(text: str) -> bool:
    """Whether the text begins with a bullet or a number that ends in a mark."""
    return _hangs(text.split(" ", 1)[0], first=False)


def _hangs(text: str, *, first: bool) -> bool:
    """Whether the text is a marker; one without a mark of punctuation only at the beginning of its row."""
    return (first or not text[-1].isalnum()) and bool(_MARKER.fullmatch(text))


def join(a: Fragment, b: Fragment, space: str) -> Fragment:
    """Both as one fragment."""
    return Fragment(
        a.text + space + b.text, min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom)
    )
