"""Aligned columns of text, line by line, in time that grows with the text alone.

Widths are those of the terminal's cells, of which a letter of Chinese takes two. It looks as a table of rich does,
whose layout takes a millisecond a row: that is worth it for a screenful or two.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len, chop_cells

_BETWEEN = "  "
_RULE = "─"
_NARROWEST = 4  # cells, below which a column cannot be read at all


def plain_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None = None, least: Mapping[str, int]
) -> Iterator[str]:
    """The lines of the table, ended by no line break: its header, a rule, its rows.

    With a `width` in cells the widest columns share what room there is, and their cells are wrapped; a column has the
    cells of `least` at least, if it needs them. A table that cannot be made so narrow is wider.
    """
    widths = [max(map(cell_len, column)) for column in zip(columns, *rows, strict=True)]
    if width is not None:
        floors = [min(w, least.get(name, _NARROWEST)) for name, w in zip(columns, widths, strict=True)]
        widths = _shared(widths, floors, width - len(_BETWEEN) * (len(columns) - 1))
    yield from _lines(columns, widths)
    yield _RULE * (sum(widths) + len(_BETWEEN) * (len(columns) - 1))
    for row in rows:
        yield from _lines(row, widths)


def _shared(widths: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """The widths, cut down to the one greatest width with which all of them find room."""
    low, high = 0, max(widths)
    while low < high:
        most = (low + high + 1) // 2
        if sum(_cut(widths, floors, most)) <= room:
            low = most
        else:
            high = most - 1
    return _cut(widths, floors, low)


def _cut(widths: Sequence[int], floors: Sequence[int], most: int) -> list[int]:
    return [max(floor, min(width, most)) for width, floor in zip(widths, floors, strict=True)]


def _lines(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        line = (own[number] if number < len(own) else "" for own in wrapped)
        yield _BETWEEN.join(part + " " * (width - cell_len(part)) for part, width in zip(line, widths, strict=True))


def _wrapped(cell: str, width: int) -> list[str]:
    """The cell in lines of that width, broken between words, and within those that are too long."""
    if cell_len(cell) <= width:
        return [cell]
    lines: list[str] = []
    for word in cell.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines += chop_cells(word, width)
    return lines
