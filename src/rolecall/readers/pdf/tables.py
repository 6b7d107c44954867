"""The records of a table, each as a line with all that stands in its cells.

Invariant: every fragment of the table is in exactly one record.

Idea: where white stripes part the records, what stands between two of them is one, wherever in its row a cell stands.
Else a row of print goes on with the record above where nothing in it begins anew.
"""

from collections.abc import Sequence
from itertools import pairwise

from rolecall.readers.pdf.blocks import CELL, Line
from rolecall.readers.pdf.flow import goes_on
from rolecall.readers.pdf.lines import Fragment
from rolecall.readers.pdf.rows import Row
from rolecall.readers.pdf.stretches import Interval, Stretch, column_of

_STRIPE = 0.25
"""Line heights of white space, beyond that within a cell, that part two records."""


def table(stretch: Stretch, edges: Sequence[float]) -> list[Line]:
    """The records of a table as lines, a cell's further lines after its first."""
    rows = [_cells(row, stretch.gutters) for row in stretch.rows]
    pitch = _closest([[cells[column] for cells in rows if cells[column]] for column in range(len(edges))])
    bands = _bands(rows, pitch)
    if all(_is_record(band, edges, pitch) for band in bands):
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
        cells[column_of(fragment, gutters)].append(fragment)
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


def _is_record(band: Sequence[list[Row]], edges: Sequence[float], pitch: float) -> bool:
    """Whether each column has one cell in the band, whose lines go on."""
    columns = [[cells[column] for cells in band if cells[column]] for column in range(len(edges))]
    return all(
        goes_on(above[-1], below[0], edge, pitch)
        for lines, edge in zip(columns, edges, strict=True)
        for above, below in pairwise(lines)
    )


def _overlaps(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether cells stand at half the height of a line, as those in the middle of a record of two lines do."""
    bottom = max(f.bottom for cell in above for f in cell)
    return any(bottom - f.top > _STRIPE * f.height for cell in below for f in cell)


def _continues(record: Sequence[list[Row]], cells: list[Row], edges: Sequence[float], pitch: float) -> bool:
    """Whether the row goes on with cells of the record above: nothing in it begins anew."""
    for column, below in enumerate(cells):
        above = [row[column][-1] for row in record if row[column]]
        if below and not (above and goes_on(above[-1], below[0], edges[column], pitch)):
            return False
    return True


def _record(rows: Sequence[list[Row]]) -> Line:
    """The cells of a record, each whole, as a line."""
    pieces: list[tuple[str, Fragment]] = []
    for column in range(len(rows[0])):
        cell = [fragment for cells in rows for fragment in cells[column]]
        for number, fragment in enumerate(cell):
            pieces.append(((" " if number else CELL) if pieces else "", fragment))
    return Line(tuple(pieces))
