"""The reading order of a page: columns one after another, side headings before their text, tables row by row.

Invariant: every fragment of the page is in exactly one line of one block.

Idea: rows are cut into stretches within which white gutters run from top to bottom. In a table, and beside headings,
what begins in one column begins in the others at the same height; in the columns of a newspaper, or in boxes, it does
not. A column of headings is narrow and has fewer lines than the text beside it. A cell of a table goes on downwards
only where a word had no room. What stands in one column is ordered in the same way again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations
from statistics import median
from typing import NamedTuple

from rolecall.readers.pdf.lines import Fragment
from rolecall.readers.pdf.rows import Row, rows_of

GUTTER = 0.5
"""Line heights of white space that part two columns."""

CELL = "\t"
"""What parts two cells of a row."""

_WIDE_SPACE = 1.2
_ALIGNED = 3.0
_PARAGRAPH = 0.35
_STRIPE = 0.25
_FULL = 0.75
_APART = 1.2
_APART_IN_PROSE = 0.33
_FEWEST_APART = 3
_KEPT_FREE = 0.8
_LEVEL = 2.0
_MANY, _OUTLIERS = 12, 3
_COMPARABLE = 0.4

Interval = tuple[float, float]


class Line(NamedTuple):
    """One line of the text: fragments, each with what stands before it ("" for the first)."""

    pieces: tuple[tuple[str, Fragment], ...]

    @property
    def text(self) -> str:
        """The line as it reads."""
        return "".join(before + fragment.text for before, fragment in self.pieces)


class Block(NamedTuple):
    """Lines that follow each other in one column, which reaches from `left` to `right`."""

    lines: tuple[Line, ...]
    left: float
    right: float


class _Stretch(NamedTuple):
    rows: list[Row]
    gutters: list[Interval]


def reading_order(fragments: Iterable[Fragment], right: float | None = None) -> list[Block]:
    """The blocks of a page, or of a column that ends at `right`, in the order in which they are read."""
    rows = rows_of(fragments)
    if not rows:
        return []
    left = min(row[0].left for row in rows)
    right = _edge(rows) if right is None else right
    blocks: list[Block] = []
    for stretch in _stretches(rows):
        blocks += _read(stretch, left, right)
    return blocks


def _edge(rows: Sequence[Row]) -> float:
    """Where the lines end; of many lines two may reach over it, such as those of a table."""
    ends = sorted(row[-1].right for row in rows)
    return ends[-1 if len(rows) < _MANY else -_OUTLIERS]


def _stretches(rows: Sequence[Row]) -> list[_Stretch]:
    """Runs of rows with common gutters, and runs without, in order."""
    stretches: list[_Stretch] = []
    current = _Stretch([], [])
    ink: list[Interval] = []
    for row in rows:
        if len(row) == 1 and not current.gutters:
            current.rows.append(row)
            continue
        together = _with_ink(ink, row)
        gutters = _gutters(together, row)
        alone = _with_ink([], row)
        if current.gutters:
            if gutters and not _leaves(current, row) and not _loses_a_column(current, gutters):
                current, ink = _Stretch([*current.rows, row], gutters), together
                continue
            kept, rest = _trimmed(current)
            stretches.append(kept)
            current = _Stretch(rest, [])
        if gutters := _gutters(alone, row):
            stretches.append(current)
            current, ink = _Stretch([row], gutters), alone
        else:
            current.rows.append(row)
    if current.gutters:
        kept, rest = _trimmed(current)
        stretches.append(kept)
        current = _Stretch(rest, [])
    stretches.append(current)
    return _with_beginnings([stretch for stretch in stretches if stretch.rows])


def _with_ink(ink: Sequence[Interval], row: Row) -> list[Interval]:
    """The intervals from left to right in which something is printed, those of the row added."""
    merged: list[Interval] = []
    for left, right in sorted([*ink, *((fragment.left, fragment.right) for fragment in row)]):
        if merged and left <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def _gutters(ink: Sequence[Interval], row: Row) -> list[Interval]:
    """The white intervals between ink that are wide enough for lines as high as those of the row."""
    least = GUTTER * row[0].height
    return [(a[1], b[0]) for a, b in pairwise(ink) if b[0] - a[1] >= least]


def _loses_a_column(stretch: _Stretch, after: Sequence[Interval]) -> bool:
    """Whether a gutter that two rows or more have text on both sides of is gone."""
    for gutter in stretch.gutters:
        if not any(low < gutter[1] and gutter[0] < high for low, high in after):
            across = sum(row[0].left < gutter[0] and row[-1].left >= gutter[1] - 0.01 for row in stretch.rows)
            if across >= 2:
                return True
    return False


def _column(fragment: Fragment, gutters: Sequence[Interval]) -> int:
    """The number of the column, from 0, in which the fragment begins."""
    return sum(fragment.left >= gutter[1] - 0.01 for gutter in gutters)


def _leaves(stretch: _Stretch, row: Row) -> bool:
    """Whether a single text stands well below a single row with gaps, such as a letterhead."""
    gap = row[0].top - stretch.rows[-1][0].bottom
    if len(row) > 1 or gap <= _APART * row[0].height:
        return False
    return sum(len(above) > 1 for above in stretch.rows) < 2


def _trimmed(stretch: _Stretch) -> tuple[_Stretch, list[Row]]:
    """The stretch without the rows at its end that stand in one column after a gap or off its edge, and those rows."""
    rows, gutters = stretch
    end = len(rows)
    while len(rows[end - 1]) == 1:
        end -= 1
    parallel, pitch = end, _usual_gap(rows)
    lefts: dict[int, list[float]] = defaultdict(list)
    for row in rows[:parallel]:
        for fragment in row:
            lefts[_column(fragment, gutters)].append(fragment.left)
    for row in rows[parallel:]:
        column = _column(row[0], gutters)
        aligned = column in lefts and abs(row[0].left - median(lefts[column])) < _ALIGNED
        reach = pitch + (0 if parallel < 3 else _APART * row[0].height)
        if not aligned or (column == 0 and parallel < 3) or not _close(rows[end - 1], row, reach):
            break
        end += 1
    return _Stretch(rows[:end], gutters), rows[end:]


def _with_beginnings(stretches: list[_Stretch]) -> list[_Stretch]:
    """Rows that stand in one column only go to the stretch with this column that follows close below."""
    for number, (above, below) in enumerate(pairwise(stretches)):
        if above.gutters or len(below.gutters) == 0 or len(below.rows) < 3:
            continue
        first = {_column(f, below.gutters): f.left for row in reversed(below.rows) for f in row}
        pitch, start, rows = _usual_gap(below.rows), len(above.rows), below.rows
        while start:
            row = above.rows[start - 1]
            column = _column(row[0], below.gutters)
            outside = any(row[0].left < gutter[1] and gutter[0] < row[-1].right for gutter in below.gutters)
            if outside or abs(first[column] - row[0].left) > _ALIGNED or not _close(row, rows[0], pitch):
                break
            rows, start = [row, *rows], start - 1
        stretches[number : number + 2] = _Stretch(above.rows[:start], []), _Stretch(rows, below.gutters)
    return [stretch for stretch in stretches if stretch.rows]


def _close(above: Row, below: Row, pitch: float) -> bool:
    """Whether two rows follow each other as lines of one paragraph, whose usual gap `pitch` is."""
    gap = min(f.top for f in below) - max(f.bottom for f in above)
    return gap <= pitch + _PARAGRAPH * below[0].height


def _usual_gap(rows: Sequence[Row]) -> float:
    """The white space between lines that follow each other closely: the lower quartile of all, 0 for a single row."""
    gaps = sorted(min(f.top for f in below) - max(f.bottom for f in above) for above, below in pairwise(rows))
    return gaps[len(gaps) // 4] if gaps else 0.0


def _read(stretch: _Stretch, left: float, right: float) -> list[Block]:
    if not stretch.gutters:
        return [Block(tuple(_side_by_side(row) for row in stretch.rows), left, right)]
    columns: list[list[Fragment]] = [[] for _ in range(len(stretch.gutters) + 1)]
    for row in stretch.rows:
        for fragment in row:
            columns[_column(fragment, stretch.gutters)].append(fragment)
    edges = [*(gutter[1] - _KEPT_FREE * stretch.rows[0][0].height for gutter in stretch.gutters), right]
    if len(stretch.rows) > 1:
        if _are_columns(columns, edges):
            return [block for column in columns for block in reading_order(column)]
        if _is_beside_headings(columns):
            return _with_headings(stretch, right)
    return [Block(tuple(_table(stretch, edges)), left, right)]


def _side_by_side(row: Row) -> Line:
    """Fragments of one row as a line: wide gaps part cells, narrower ones words."""
    pieces: list[tuple[str, Fragment]] = []
    for fragment in row:
        gap = fragment.left - pieces[-1][1].right if pieces else 0.0
        pieces.append(((CELL if gap > _WIDE_SPACE * fragment.height else " ") if pieces else "", fragment))
    return Line(tuple(pieces))


def _are_columns(columns: Sequence[Sequence[Fragment]], edges: Sequence[float]) -> bool:
    """Whether each column is to be read to its end: what begins in one does not begin in the others.

    Where lines neither begin together nor apart, columns are told by prose that fills each of them.
    """
    lines = [rows_of(column) for column in columns]
    together = apart = 0
    begins = [_beginnings(rows, edge) for rows, edge in zip(lines, edges, strict=True)]
    for one, other in permutations(range(len(columns)), 2):
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
    widths = [max(f.right for f in column) - min(f.left for f in column) for column in columns]
    prose = min(widths) >= _COMPARABLE * max(widths) and all(map(_is_prose, lines))
    if prose:
        return apart > _APART_IN_PROSE * together or not together
    return apart >= _FEWEST_APART and apart > together


def _middle(row: Row) -> float:
    return (row[0].top + row[0].bottom) / 2


def _beginnings(rows: Sequence[Row], edge: float) -> list[bool]:
    """Which lines of a column do not go on from the line above."""
    pitch = _usual_gap(rows)
    return [True, *(not _goes_on(above[-1], below[0], edge, pitch) for above, below in pairwise(rows))]


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether lines fill the column: two in five of four or more reach its right edge, with words enough."""
    if len(rows) < 4:
        return False
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    full = sum(row[-1].right - left >= _FULL * (right - left) for row in rows)
    words = sum(f.text.count(" ") + 1 for row in rows for f in row)
    return full >= 0.4 * len(rows) and words >= 2.5 * len(rows)


def _is_beside_headings(columns: Sequence[Sequence[Fragment]]) -> bool:
    """Whether two columns are headings and their text: the first narrow and short, the second prose."""
    if len(columns) != 2:
        return False
    headings, text = map(rows_of, columns)
    width = max(f.right for f in columns[1]) - min(f.left for f in columns[0])
    narrow = max(f.right for f in columns[0]) - min(f.left for f in columns[0]) <= 0.42 * width
    return narrow and len(headings) < 0.8 * len(text) and _is_prose(text)


def _with_headings(stretch: _Stretch, right: float) -> list[Block]:
    """Each heading as one line, then what stands beside it."""
    edges = [stretch.gutters[0][1]]
    blocks: list[Block] = []
    heading: list[Fragment] = []
    text: list[Fragment] = []
    pitch = _usual_gap(rows_of(f for row in stretch.rows for f in row if not _column(f, stretch.gutters)))
    for row in stretch.rows:
        named = [f for f in row if not _column(f, stretch.gutters)]
        if named and not (heading and _goes_on(heading[-1], named[0], edges[0], pitch)):
            blocks += _headed(heading, text, edges[0], right)
            heading, text = [], []
        heading += named
        text += [f for f in row if _column(f, stretch.gutters)]
    return blocks + _headed(heading, text, edges[0], right)


def _headed(heading: Sequence[Fragment], text: Sequence[Fragment], edge: float, right: float) -> list[Block]:
    blocks = []
    if heading:
        line = Line(tuple((" " if number else "", fragment) for number, fragment in enumerate(heading)))
        blocks.append(Block((line,), heading[0].left, edge))
    return blocks + reading_order(text, right)


def _table(stretch: _Stretch, edges: Sequence[float]) -> list[Line]:
    """The records of a table as lines, a cell's further lines after its first."""
    rows = [_cells(row, stretch.gutters) for row in stretch.rows]
    pitch = _closest([[cells[column] for cells in rows if cells[column]] for column in range(len(edges))])
    bands = _bands(rows, pitch)
    if all(_is_record(band, edges[0], pitch) for band in bands):
        return [_record(band) for band in bands]
    records: list[list[list[Row]]] = []
    for cells in rows:
        if records and (_overlaps(records[-1][-1], cells) or _continues(records[-1], cells, edges, pitch)):
            records[-1].append(cells)
        else:
            records.append([cells])
    return [_record(record) for record in records]


def _cells(row: Row, gutters: Sequence[Interval]) -> list[Row]:
    """The fragments of a row by column."""
    cells: list[Row] = [[] for _ in range(len(gutters) + 1)]
    for fragment in row:
        cells[_column(fragment, gutters)].append(fragment)
    return cells


def _closest(columns: Sequence[Sequence[Row]]) -> float:
    """The least white space between two lines of one column: that of the lines of a cell, if any has two."""
    gaps = (below[0].top - above[0].bottom for lines in columns for above, below in pairwise(lines))
    return min(gaps, default=0.0)


def _bands(rows: Sequence[list[Row]], pitch: float) -> list[list[list[Row]]]:
    """The rows of a table between white stripes from its left to its right."""
    bands: list[list[list[Row]]] = []
    bottom = 0.0
    for cells in rows:
        fragments = [fragment for cell in cells for fragment in cell]
        if bands and min(f.top for f in fragments) - bottom <= pitch + _STRIPE * fragments[0].height:
            bands[-1].append(cells)
        else:
            bands.append([cells])
        bottom = max(bottom, *(f.bottom for f in fragments)) if len(bands[-1]) > 1 else max(f.bottom for f in fragments)
    return bands


def _is_record(band: Sequence[list[Row]], edge: float, pitch: float) -> bool:
    """Whether nothing but one cell of the first column begins in the band."""
    first = [cells[0] for cells in band if cells[0]]
    return len(band) == 1 or (
        len(first) > 0 and all(_goes_on(above[-1], below[0], edge, pitch) for above, below in pairwise(first))
    )


def _overlaps(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether cells stand at half the height of a line, as those in the middle of a record of two lines do."""
    bottom = max(f.bottom for cell in above for f in cell)
    return any(bottom - f.top > _STRIPE * f.height for cell in below for f in cell)


def _continues(record: Sequence[list[Row]], cells: list[Row], edges: Sequence[float], pitch: float) -> bool:
    """Whether the row goes on with cells of the record above: nothing in it begins anew."""
    for column, below in enumerate(cells):
        above = [row[column][-1] for row in record if row[column]]
        if below and not (above and _goes_on(above[-1], below[0], edges[column], pitch)):
            return False
    return True


def _goes_on(above: Fragment, below: Fragment, edge: float, pitch: float) -> bool:
    """Whether the lower line of a column is one that the upper one had no room for.

    `edge` is where the next column begins, `pitch` the usual gap between lines.
    """
    if below.top - above.bottom > pitch + _PARAGRAPH * below.height:
        return False
    begins = below.text[0]
    if begins.islower() or (begins in "(&" and not below.text[1:2].isdigit()) or above.text[-1] in "-,&/":
        return True
    return above.right + first_word_width(below) > edge


def first_word_width(fragment: Fragment) -> float:
    """About how much room the first word and the space before it need, in points."""
    word = fragment.text.split(" ", 1)[0]
    return (fragment.right - fragment.left) * (len(word) + 1) / len(fragment.text)


def _record(rows: Sequence[list[Row]]) -> Line:
    """The cells of a record, each whole, as a line."""
    pieces: list[tuple[str, Fragment]] = []
    for column in range(len(rows[0])):
        cell = [fragment for cells in rows for fragment in cells[column]]
        for number, fragment in enumerate(cell):
            pieces.append(((" " if number else CELL) if pieces else "", fragment))
    return Line(tuple(pieces))
