"""The rows of a page are cut into stretches within which white gutters run from top to bottom.

Invariant: every row is in exactly one stretch, and the stretches are in the order of their rows.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from rolecall.readers.pdf.flow import is_close, usual_gap
from rolecall.readers.pdf.lines import Fragment
from rolecall.readers.pdf.rows import Row

GUTTER = 0.5
"""Line heights of white space that part two columns."""

_ALIGNED = 3.0  # points by which the left edges of lines in one column may differ
_APART = 1.2  # line heights of white space after which a line is no part of what stands above it

Interval = tuple[float, float]


class Stretch(NamedTuple):
    rows: list[Row]
    gutters: list[Interval]


def stretches_of(rows: Sequence[Row]) -> list[Stretch]:
    """Runs of rows with common gutters, and runs without, in order."""
    stretches: list[Stretch] = []
    current = Stretch([], [])
    ink: list[Interval] = []
    for row in rows:
        if len(row) == 1 and not current.gutters:
            current.rows.append(row)
            continue
        if current.gutters:
            together = _with_ink(ink, row)
            gutters = _gutters(together, row) if together != ink else current.gutters
            if gutters and not _leaves(current, row) and not _loses_a_column(current, row, gutters):
                current.rows.append(row)
                current, ink = Stretch(current.rows, gutters), together
                continue
            kept, rest = _trimmed(current)
            stretches.append(kept)
            current = Stretch(rest, [])
        alone = _with_ink([], row)
        if gutters := _gutters(alone, row):
            stretches.append(current)
            current, ink = Stretch([row], gutters), alone
        else:
            current.rows.append(row)
    if current.gutters:
        kept, rest = _trimmed(current)
        stretches.append(kept)
        current = Stretch(rest, [])
    stretches.append(current)
    return _with_beginnings([stretch for stretch in stretches if stretch.rows])


def _with_ink(ink: Sequence[Interval], row: Row) -> list[Interval]:
    """The intervals from left to right in which something is printed, those of the row added."""
    if ink and all(any(left <= f.left and f.right <= right for left, right in ink) for f in row):
        return list(ink)
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


def _loses_a_column(stretch: Stretch, row: Row, after: Sequence[Interval]) -> bool:
    """Whether a gutter is gone that two rows have text on both sides of, or one that a single text now crosses."""
    if len(after) >= len(stretch.gutters):
        return False
    if len(row) == 1:
        return True
    for gutter in stretch.gutters:
        if not any(low < gutter[1] and gutter[0] < high for low, high in after):
            across = sum(row[0].left < gutter[0] and row[-1].left >= gutter[1] - 0.01 for row in stretch.rows)
            if across >= 2:
                return True
    return False


def column_of(fragment: Fragment, gutters: Sequence[Interval]) -> int:
    """The number of the column, from 0, in which the fragment begins."""
    return sum(fragment.left >= gutter[1] - 0.01 for gutter in gutters)


def _leaves(stretch: Stretch, row: Row) -> bool:
    """Whether a single text stands well below a single row with gaps, such as a letterhead."""
    gap = row[0].top - stretch.rows[-1][0].bottom
    if len(row) > 1 or gap <= _APART * row[0].height:
        return False
    return sum(len(above) > 1 for above in stretch.rows) < 2


def _trimmed(stretch: Stretch) -> tuple[Stretch, list[Row]]:
    """The stretch without the rows at its end that stand in one column after a gap or off its edge, and those rows."""
    rows, gutters = stretch
    end = len(rows)
    while len(rows[end - 1]) == 1:
        end -= 1
    parallel, pitch = end, usual_gap(rows)
    lefts: dict[int, list[float]] = defaultdict(list)
    for row in rows[:parallel]:
        for fragment in row:
            lefts[column_of(fragment, gutters)].append(fragment.left)
    for row in rows[parallel:]:
        column = column_of(row[0], gutters)
        aligned = column in lefts and abs(row[0].left - median(lefts[column])) < _ALIGNED
        reach = pitch + (0 if parallel < 3 else _APART * row[0].height)
        if not aligned or (column == 0 and parallel < 3) or not is_close(rows[end - 1], row, reach):
            break
        end += 1
    return Stretch(rows[:end], gutters), rows[end:]


def _with_beginnings(stretches: list[Stretch]) -> list[Stretch]:
    """Rows that stand in one column only go to the stretch with this column that follows close below."""
    for number, (above, below) in enumerate(pairwise(stretches)):
        if above.gutters or len(below.gutters) == 0 or len(below.rows) < 3:
            continue
        first = {column_of(f, below.gutters): f.left for row in reversed(below.rows) for f in row}
        pitch, start, rows = usual_gap(below.rows), len(above.rows), below.rows
        while start:
            row = above.rows[start - 1]
            column = column_of(row[0], below.gutters)
            outside = any(row[0].left < gutter[1] and gutter[0] < row[-1].right for gutter in below.gutters)
            if outside or abs(first[column] - row[0].left) > _ALIGNED or not is_close(row, rows[0], pitch):
                break
            rows, start = [row, *rows], start - 1
        stretches[number : number + 2] = Stretch(above.rows[:start], []), Stretch(rows, below.gutters)
    return [stretch for stretch in stretches if stretch.rows]
