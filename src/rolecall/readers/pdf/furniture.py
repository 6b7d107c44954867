"""Headers, footers and page numbers: what stands at the edge of pages and is no part of the running text.

Invariant: every fragment stays in its sheet or becomes Furniture. A header of the first page stays, but for the page's
number, since a letterhead may be the only place that names the council.

Furniture stands at the edge, with nothing but furniture beyond it, and at the same place on pages close by, with the
same words; its numbers may only grow as the page number does. Facing pages may have it on the other side. One page that
has the same is enough only in a short file, and where white space parts it from the text: two pages may begin with the
same sentence. Without a page close by, only a page number is told, by standing alone.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from rolecall.readers.pdf.cues import cues
from rolecall.readers.pdf.lines import Fragment, Sheet
from rolecall.readers.pdf.rows import Row, rows_apart
from rolecall.records import Furniture

EDGE = 0.2
"""The share of a page's height, from either edge, within which furniture stands."""

_NEAR = 4  # how many pages on either side are close by
_FEW = 4  # with fewer pages close by, one that has the same is enough
_OFF = 4.0  # points by which furniture may be off its place
_APART = 0.6  # line heights of white space between text and furniture that one other page shows
_NUMBER = re.compile(r"\d+")


class _Mark(NamedTuple):
    """A fragment that may be furniture: its words, its numbers, and where it stands."""

    words: str
    numbers: tuple[int, ...]
    fragment: Fragment


class _Edge(NamedTuple):
    """The rows near the top or the bottom of a sheet, from the edge inwards, and the marks in them by their words."""

    rows: list[list[_Mark]]
    by_words: dict[str, list[_Mark]]


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Furniture]]:
    """The sheets, in their order, with the running text alone, and what was taken out of them."""
    edges = {(sheet.page, sheet.turn): _edges(sheet) for sheet in sheets}
    rest: list[Sheet] = []
    removed: list[Furniture] = []
    for sheet in sheets:
        steps = [step for step in range(-_NEAR, _NEAR + 1) if step and (sheet.page + step, sheet.turn) in edges]
        near = [(step, edges[sheet.page + step, sheet.turn]) for step in steps]
        top, bottom = edges[sheet.page, sheet.turn]
        header = _furniture(top.rows, [(step, other[0]) for step, other in near], sheet)
        if sheet.page == sheets[0].page:
            header = [fragment for fragment in header if is_page_number(fragment.text)]
        footer = _furniture(bottom.rows, [(step, other[1]) for step, other in near], sheet)
        gone = set(header + footer)
        removed += [Furniture(sheet.page, f.text, sheet.shown(*f[1:])) for f in sheet.fragments if f in gone]
        rest.append(replace(sheet, fragments=[f for f in sheet.fragments if f not in gone]) if gone else sheet)
    return rest, removed


def is_page_number(text: str) -> bool:
    """Whether the text says on which page it stands and nothing else: `7`, `- 7 -`, `Page 7 of 12`, `vii`."""
    return bool(_page_number().fullmatch(text.replace(" ", "").lower()))


@cache
def _page_number() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in cues("page_numbers", "words"))
    of = "|".join(re.escape(word) for word in cues("page_numbers", "of"))
    mark = r"[-–—\[\](){}|•·*~:.]*"
    return re.compile(rf"{mark}(?:{words})?{mark}(?:\d{{1,4}}|[ivxl]{{1,7}})(?:{mark}(?:{of})\d{{1,4}})?{mark}")


def _edges(sheet: Sheet) -> tuple[_Edge, _Edge]:
    height = sheet.width if sheet.turn % 180 else sheet.height
    top = [f for f in sheet.fragments if f.bottom < EDGE * height]
    bottom = [f for f in sheet.fragments if f.top > (1 - EDGE) * height]
    return _edge(rows_apart(top)), _edge(rows_apart(bottom)[::-1])


def _edge(rows: Sequence[Row]) -> _Edge:
    marked = [_marks(row) for row in rows]
    by_words: dict[str, list[_Mark]] = defaultdict(list)
    for row in marked:
        for mark in row:
            by_words[mark.words].append(mark)
    return _Edge(marked, by_words)


def _marks(row: Row) -> list[_Mark]:
    return [
        _Mark(_NUMBER.sub("#", f.text).lower(), tuple(int(n) for n in _NUMBER.findall(f.text) if len(n) < 9), f)
        for f in row
    ]


def _furniture(rows: Sequence[Sequence[_Mark]], near: Sequence[tuple[int, _Edge]], sheet: Sheet) -> list[Fragment]:
    """The fragments that are furniture, from the edge inwards to the first row that is running text."""
    needed = 1 if len(near) < _FEW else 2
    taken: list[Fragment] = []
    for row in rows:
        found = [mark.fragment for mark in row if _pages_with(mark, near, sheet) >= needed]
        if not found and len(row) == 1 and is_page_number(row[0].fragment.text):
            found = [row[0].fragment] if _white_around([row[0].fragment], sheet) >= 1 else []
        taken += found
        if len(found) < len(row):
            break
    if needed == 1 and taken and _white_around(taken, sheet) < _APART:
        return [fragment for fragment in taken if is_page_number(fragment.text)]
    return taken


def _pages_with(mark: _Mark, near: Sequence[tuple[int, _Edge]], sheet: Sheet) -> int:
    """On how many pages close by the mark recurs."""
    width = sheet.height if sheet.turn % 180 else sheet.width
    return sum(any(_recurs(mark, m, step, width) for m in edge.by_words.get(mark.words, ())) for step, edge in near)


def _recurs(mark: _Mark, other: _Mark, step: int, width: float) -> bool:
    """Whether the other mark, `step` pages on, is the same piece of furniture."""
    if len(mark.numbers) != len(other.numbers):
        return False
    growth = {there - here for here, there in zip(mark.numbers, other.numbers, strict=True)}
    if not growth <= {0, step} or (step not in growth and not any(map(str.isalpha, mark.words))):
        return False
    a, b = mark.fragment, other.fragment
    if abs(a.top - b.top) > _OFF:
        return False
    offsets = (
        a.left - b.left,
        a.right - b.right,
        (a.left + a.right - b.left - b.right) / 2,
        a.left - (width - b.right),
    )
    return min(map(abs, offsets)) <= _OFF


def _white_around(own: Sequence[Fragment], sheet: Sheet) -> float:
    """The white space between the fragments and the text next to them, in heights of a line."""
    top, bottom = min(f.top for f in own), max(f.bottom for f in own)
    gaps = (max(f.top - bottom, top - f.bottom) for f in sheet.fragments if f not in own)
    return min(gaps, default=0.0) / own[0].height
