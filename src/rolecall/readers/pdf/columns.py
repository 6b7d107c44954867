"""The reading order of a page: columns one after another, side headings before their text, tables row by row.

Invariant: every fragment of the page is in exactly one line of one block.

Idea: rows are cut into stretches within which white gutters run from top to bottom. In a table, and beside headings,
what begins in one column begins in the others at the same height; in the columns of a newspaper, or in boxes, it does
not. A column of headings is narrow and has fewer lines than the text beside it. A cell of a table goes on downwards
only where a word had no room. What stands in one column is ordered in the same way again.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations

from rolecall.readers.pdf.blocks import CELL, Block, Line
from rolecall.readers.pdf.flow import goes_on, usual_gap
from rolecall.readers.pdf.lines import Fragment
from rolecall.readers.pdf.rows import Row, rows_of
from rolecall.readers.pdf.stretches import Stretch, column_of, stretches_of
from rolecall.readers.pdf.tables import table

# Heights are those of a line, shares those of the widest or longest of the kind.
_WIDE_SPACE = 1.2  # heights of white space from which on what stands side by side is two cells
_KEPT_FREE = 0.8  # heights of white space that a cell leaves before the next column
_LEVEL = 2.0  # points by which lines may be off and yet begin at the same height
_FULL, _FULL_LINES = 0.75, 0.4  # the share of its column that a full line of prose fills, and of lines that are full
_LINES, _WORDS = 4, 2.5  # the fewest lines, and words in each, that prose has
_COMPARABLE = 0.4  # the least width of a column of prose beside others
_NARROW, _FEWER = 0.42, 0.8  # the greatest width of side headings, and how many lines they may have
_APART_IN_PROSE = 0.33  # for each beginning together, how many apart make columns of prose
_FEWEST_APART = 3  # the fewest beginnings apart that make columns of anything else
_MANY, _OUTLIERS = 12, 3  # of so many lines, the third longest tells where they end


def reading_order(fragments: Iterable[Fragment], right: float | None = None) -> list[Block]:
    """The blocks of a page, or of a column that ends at `right`, in the order in which they are read."""
    return _order(rows_of(fragments), right)


def _order(rows: Sequence[Row], right: float | None = None) -> list[Block]:
    if not rows:
        return []
    right = _edge(rows) if right is None else right
    return [block for stretch in stretches_of(rows) for block in _read(stretch, right)]


def _edge(rows: Sequence[Row]) -> float:
    """Where the lines end; of many lines two may reach over it, such as those of a table."""
    ends = sorted(row[-1].right for row in rows)
    return ends[-1 if len(rows) < _MANY else -_OUTLIERS]


def _read(stretch: Stretch, right: float) -> list[Block]:
    if not stretch.gutters:
        return [Block(tuple(map(_side_by_side, stretch.rows)), right)]
    columns: list[list[Fragment]] = [[] for _ in range(len(stretch.gutters) + 1)]
    for row in stretch.rows:
        for fragment in row:
            columns[column_of(fragment, stretch.gutters)].append(fragment)
    edges = [*(gutter[1] - _KEPT_FREE * stretch.rows[0][0].height for gutter in stretch.gutters), right]
    if len(stretch.rows) > 1:
        lines = [rows_of(column) for column in columns]
        if _are_columns(lines, edges):
            return [block for column in lines for block in _order(column)]
        if _is_beside_headings(lines):
            return _with_headings(stretch, usual_gap(lines[0]), right)
    return [Block(tuple(table(stretch, edges)), right)]


def _side_by_side(row: Row) -> Line:
    """Fragments of one row as a line: wide gaps part cells, narrower ones words."""
    if len(row) == 1:
        return Line((("", row[0]),))
    pieces: list[tuple[str, Fragment]] = []
    for fragment in row:
        gap = fragment.left - pieces[-1][1].right if pieces else 0.0
        pieces.append(((CELL if gap > _WIDE_SPACE * fragment.height else " ") if pieces else "", fragment))
    return Line(tuple(pieces))


def _are_columns(lines: Sequence[Sequence[Row]], edges: Sequence[float]) -> bool:
    """Whether each column is to be read to its end: what begins in one does not begin in the others.

    Where lines neither begin together nor apart, columns are told by prose that fills each of them.
    """
    together = apart = 0
    begins = [_beginnings(rows, edge) for rows, edge in zip(lines, edges, strict=True)]
    for one, other in permutations(range(len(lines)), 2):
        beside = 0
        for line, new in zip(lines[one][1:], begins[one][1:], strict=True):
            while beside < len(lines[other]) and lines[other][beside][0].bottom <= _middle(line):
                beside += 1
            if not new or beside == len(lines[other]) or lines[other][beside][0].top >= _middle(line):
                continue
            off = min(
                abs(lines[other][beside][0].top - line[0].top), abs(lines[other][beside][0].bottom - line[0].bottom)
            )
            if begins[other][beside] and off < _LEVEL:
                together += 1
            else:
                apart += 1
    widths = [_width(rows) for rows in lines]
    prose = min(widths) >= _COMPARABLE * max(widths) and all(map(_is_prose, lines))
    if prose:
        return apart > _APART_IN_PROSE * together or not together
    return apart >= _FEWEST_APART and apart > together


def _middle(row: Row) -> float:
    return (row[0].top + row[0].bottom) / 2


def _beginnings(rows: Sequence[Row], edge: float) -> list[bool]:
    """Which lines of a column do not go on from the line above."""
    pitch = usual_gap(rows)
    return [True, *(not goes_on(above[-1], below[0], edge, pitch) for above, below in pairwise(rows))]


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether lines fill the column: two in five of four or more reach its right edge, with words enough."""
    if len(rows) < _LINES:
        return False
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    full = sum(row[-1].right - left >= _FULL * (right - left) for row in rows)
    words = sum(f.text.count(" ") + 1 for row in rows for f in row)
    return full >= _FULL_LINES * len(rows) and words >= _WORDS * len(rows)


def _is_beside_headings(lines: Sequence[Sequence[Row]]) -> bool:
    """Whether two columns are headings and their text: the first narrow and short, the second prose."""
    if len(lines) != 2:
        return False
    headings, text = lines
    narrow = _width(headings) <= _NARROW * _width([*headings, *text])
    return narrow and len(headings) < _FEWER * len(text) and _is_prose(text)


def _width(rows: Sequence[Row]) -> float:
    return max(row[-1].right for row in rows) - min(row[0].left for row in rows)


def _with_headings(stretch: Stretch, pitch: float, right: float) -> list[Block]:
    """Each heading as one line, then what stands beside it."""
    edges = [stretch.gutters[0][1]]
    blocks: list[Block] = []
    heading: list[Fragment] = []
    text: list[Fragment] = []
    for row in stretch.rows:
        named = [f for f in row if not column_of(f, stretch.gutters)]
        if named and not (heading and goes_on(heading[-1], named[0], edges[0], pitch)):
            blocks += _headed(heading, text, edges[0], right)
            heading, text = [], []
        heading += named
        text += [f for f in row if column_of(f, stretch.gutters)]
    return blocks + _headed(heading, text, edges[0], right)


def _headed(heading: Sequence[Fragment], text: Sequence[Fragment], edge: float, right: float) -> list[Block]:
    blocks = []
    if heading:
        line = Line(tuple((" " if number else "", fragment) for number, fragment in enumerate(heading)))
        blocks.append(Block((line,), edge))
    return blocks + reading_order(text, right)
