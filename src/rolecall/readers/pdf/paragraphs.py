"""Blocks become the text that the pipeline reads, with the place of every stretch of it.

Invariant: each fragment is in the text once, whole but for a hyphen dropped at the end of its line, and each character
of a fragment is in one Place. A line that the edge of its column cut goes on in the same line of the text. A blank line
stands where the page shows that a paragraph ends: by white space, by an indented first line, by a change of size, or
where a column or page ends and the line does not go on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from rolecall.readers.pdf.blocks import CELL, Block, Line
from rolecall.readers.pdf.flow import first_word_width
from rolecall.readers.pdf.hyphens import Hyphens
from rolecall.readers.pdf.lines import Fragment, Sheet
from rolecall.readers.pdf.rows import starts_item
from rolecall.records import Place

# Lengths are in line heights, but for _SAME_EDGE, which is in points.
_WIDER = 0.35  # white space beyond the usual that ends a paragraph
_INDENT = 0.8  # how far a first line is indented
_OTHER_SIZE = 1.15  # the ratio of two sizes of font that are not one
_DENSEST = 1.5  # the most white space that may be usual, as in double spacing
_SLACK = 0.4  # by how much the room that a word needs may be misjudged
_SAME_EDGE = 6.0  # by how much the right edges of pages may differ
_SURE, _GOES_ON = 2, 0.4  # how many lines, or what share, going on in small letters show that an edge cuts
_ENOUGH, _SELDOM = 3, 0.1  # of so many short lines, the share that may be followed closely where an edge cuts
_ENDS = (".", "?", "!", ":", ";", "; and", "; or", ", and", ", or")


class _Printed(NamedTuple):
    """A line of the text, the sheet that it stands on, the edge of its column, its box, and whether it has cells."""

    line: Line
    sheet: Sheet
    edge: float
    left: float
    top: float
    right: float
    bottom: float
    height: float
    is_record: bool

    @property
    def start(self) -> str:
        """The first character."""
        return self.line.pieces[0][1].text[0]


def running_text(pages: Sequence[tuple[Sheet, Sequence[Block]]]) -> tuple[str, tuple[Place, ...]]:
    """The text of the blocks, in their order, and the places of its parts."""
    printed = [
        _printed(line, sheet, block.right) for sheet, blocks in pages for block in blocks for line in block.lines
    ]
    usual = _usual_gap(printed)
    writer = _Writer(Hyphens(p.line.text for p in printed))
    edges = _cutting_edges(printed, usual)
    before = None
    for line in printed:
        separator = _between(before, line, usual, edges) if before else ""
        for space, fragment in line.line.pieces:
            writer.write(space or separator, fragment, line.sheet)
        before = line
    return "".join(writer.parts), tuple(writer.places)


def _printed(line: Line, sheet: Sheet, edge: float) -> _Printed:
    if len(line.pieces) == 1:
        _, left, top, right, bottom = line.pieces[0][1]
        return _Printed(line, sheet, edge, left, top, right, bottom, bottom - top, is_record=False)
    fragments = [fragment for _, fragment in line.pieces]
    left, top = min(f.left for f in fragments), min(f.top for f in fragments)
    right, bottom = max(f.right for f in fragments), max(f.bottom for f in fragments)
    is_record = any(space == CELL for space, _ in line.pieces)
    return _Printed(line, sheet, edge, left, top, right, bottom, fragments[0].height, is_record)


def _usual_gap(lines: Sequence[_Printed]) -> float:
    """The white space between the lines of a paragraph, in line heights: the lower quartile of all."""
    gaps = sorted(
        gap
        for above, below in pairwise(lines)
        if above.sheet is below.sheet and 0 <= (gap := (below.top - above.bottom) / below.height + 1) <= 1 + _DENSEST
    )
    return gaps[len(gaps) // 4] - 1 if gaps else 0.0


def _cutting_edges(lines: Sequence[_Printed], usual: float) -> set[float]:
    """The right edges at which lines are cut, not such as the longest of a list of names makes.

    What was cut there, on whatever page, goes on in small letters, twice or about as often as not; or white space
    follows nearly every line that ends before it.
    """
    cut: Counter[float] = Counter()
    small: Counter[float] = Counter()
    short: Counter[float] = Counter()
    close: Counter[float] = Counter()
    alike = _alike({line.edge for line in lines})
    for above, below in pairwise(lines):
        edge = alike[above.edge]
        if _reaches(above, below):
            cut[edge] += 1
            small[edge] += below.start.islower()
        elif above.sheet is below.sheet:
            short[edge] += 1
            close[edge] += below.top - above.bottom <= (usual + _WIDER) * below.height
    return {
        edge
        for edge, first in alike.items()
        if small[first] >= max(1, min(_SURE, _GOES_ON * cut[first]))
        or (short[first] >= _ENOUGH and close[first] <= _SELDOM * short[first])
    }


def _alike(edges: Iterable[float]) -> dict[float, float]:
    """For each edge the leftmost of those that it is one with: pages with ragged lines differ by a few points."""
    alike: dict[float, float] = {}
    before = -_SAME_EDGE
    for edge in sorted(edges):
        alike[edge] = alike[before] if alike and edge - before < _SAME_EDGE else edge
        before = edge
    return alike


def _reaches(above: _Printed, below: _Printed) -> bool:
    """Whether the first word of the lower line had no room in the upper one."""
    return above.right + first_word_width(below.line.pieces[0][1]) > above.edge - _SLACK * below.height


def _between(above: _Printed, below: _Printed, usual: float, edges: Set[float]) -> str:
    """What stands between two lines of the text: a space where one was cut, a line break, or a blank line as well."""
    follows = (
        above.sheet is below.sheet
        and below.top > (above.top + above.bottom) / 2
        and below.left < above.right
        and above.left < below.right
    )
    ends = above.line.pieces[-1][1].text.endswith(_ENDS)
    start = below.line.pieces[0][1].text
    cells = above.is_record or below.is_record
    item = starts_item(start) and (ends or not start[0].isalnum())
    cut = above.edge in edges and not cells and not item and _reaches(above, below)
    if not follows:
        goes_on = start[0].islower() or (cut and not ends)
        return "\n\n" if not goes_on else " " if cut else "\n"
    if above.is_record and below.is_record and above.edge == below.edge:
        return "\n"
    if below.top - above.bottom > (usual + _WIDER) * below.height:
        return "\n\n"
    if not 1 / _OTHER_SIZE < above.height / below.height < _OTHER_SIZE:
        return "\n\n"
    if cut:
        return " "
    return "\n\n" if ends and below.left - above.left > _INDENT * below.height else "\n"


class _Writer:
    """Puts fragments after one another and keeps where each of them is."""

    def __init__(self, hyphens: Hyphens) -> None:
        self.parts: list[str] = []
        self.places: list[Place] = []
        self._length = 0
        self._hyphens = hyphens

    def write(self, space: str, fragment: Fragment, sheet: Sheet) -> None:
        """Adds the fragment after the space; the rest of a word that was divided comes before it."""
        text = fragment.text
        box = sheet.shown(*fragment[1:])
        mended = self._hyphens.between(self.parts[-1], text) if space in (" ", "\n") else None
        if mended == "drop":
            self._drop_hyphen()
        if mended:
            rest, _, text = text.partition(" ")
            self._put("", rest, sheet.page, box)
        if text:
            self._put(space, text, sheet.page, box)

    def _put(self, space: str, text: str, page: int, box: tuple[float, float, float, float]) -> None:
        start = self._length + len(space)
        self._length = start + len(text)
        self.parts += (space, text)
        self.places.append(Place(start, self._length, page, box))

    def _drop_hyphen(self) -> None:
        self.parts[-1] = self.parts[-1][:-1]
        last = self.places[-1]
        self.places[-1] = Place(last.start, last.end - 1, last.page, last.box)
        self._length -= 1
