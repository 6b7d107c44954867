"""Headers, footers and page numbers: what stands at the edge of pages and is no part of the running text.

Invariant: every fragment stays in its sheet or becomes Furniture. A header of the first page stays, but for the page's
number, since a letterhead may be the only place that names the council.

Furniture stands at the edge, with nothing but furniture beyond it, and at the same place on a page close by, with the
same words; its numbers may only grow as the page number does. Facing pages may have it on the other side. Without a
page close by, only a page number is told, by standing alone.
"""

import re
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

_NEAR = 2
_OFF = 4.0
_NUMBER = re.compile(r"\d+")


class _Mark(NamedTuple):
    """A fragment that may be furniture: its words, its numbers, and where it stands."""

    words: str
    numbers: tuple[int, ...]
    fragment: Fragment


class _Edges(NamedTuple):
    """The rows near the top and near the bottom of a sheet, each from the edge inwards."""

    top: list[list[_Mark]]
    bottom: list[list[_Mark]]


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Furniture]]:
    """The sheets, in their order, with the running text alone, and what was taken out of them."""
    edges = {(sheet.page, sheet.turn): _edges(sheet) for sheet in sheets}
    rest: list[Sheet] = []
    removed: list[Furniture] = []
    for sheet in sheets:
        steps = [step for step in range(-_NEAR, _NEAR + 1) if step and (sheet.page + step, sheet.turn) in edges]
        near = [(step, edges[sheet.page + step, sheet.turn]) for step in steps]
        own = edges[sheet.page, sheet.turn]
        header = _furniture(own.top, [(step, other.top) for step, other in near], sheet)
        if sheet.page == sheets[0].page:
            header = [fragment for fragment in header if is_page_number(fragment.text)]
        footer = _furniture(own.bottom, [(step, other.bottom) for step, other in near], sheet)
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


def _edges(sheet: Sheet) -> _Edges:
    height = sheet.width if sheet.turn % 180 else sheet.height
    top = [f for f in sheet.fragments if f.bottom < EDGE * height]
    bottom = [f for f in sheet.fragments if f.top > (1 - EDGE) * height]
    return _Edges([_marks(row) for row in rows_apart(top)], [_marks(row) for row in rows_apart(bottom)[::-1]])


def _marks(row: Row) -> list[_Mark]:
    return [
        _Mark(_NUMBER.sub("#", f.text).lower(), tuple(int(n) for n in _NUMBER.findall(f.text) if len(n) < 9), f)
        for f in row
    ]


def _furniture(
    rows: Sequence[Sequence[_Mark]], near: Sequence[tuple[int, Sequence[Sequence[_Mark]]]], sheet: Sheet
) -> list[Fragment]:
    """The fragments that are furniture, from the edge inwards to the first row that is running text."""
    width = sheet.height if sheet.turn % 180 else sheet.width
    taken: list[Fragment] = []
    for number, row in enumerate(rows):
        found = [
            mark.fragment
            for mark in row
            if any(_recurs(mark, other, step, width) for step, marks in near for line in marks for other in line)
        ]
        if not found and len(row) == 1 and is_page_number(row[0].fragment.text) and _alone(rows, number, sheet):
            found = [row[0].fragment]
        taken += found
        if len(found) < len(row):
            break
    return taken


def _recurs(mark: _Mark, other: _Mark, step: int, width: float) -> bool:
    """Whether the other mark, `step` pages on, is the same piece of furniture."""
    if mark.words != other.words or len(mark.numbers) != len(other.numbers):
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


def _alone(rows: Sequence[Sequence[_Mark]], number: int, sheet: Sheet) -> bool:
    """Whether the row is away from the text next to it by a line or more."""
    fragment = rows[number][0].fragment
    others = [f for f in sheet.fragments if f is not fragment]
    gaps = (max(f.top - fragment.bottom, fragment.top - f.bottom) for f in others)
    return min(gaps, default=0.0) >= fragment.height
