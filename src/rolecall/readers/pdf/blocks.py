"""What the reading order of a page consists of: blocks of lines, whose pieces are fragments."""

from typing import NamedTuple

from rolecall.readers.pdf.lines import Fragment

CELL = "\t"
"""What parts two cells of a row."""


class Line(NamedTuple):
    """One line of the text: fragments, each with what stands before it ("" for the first)."""

    pieces: tuple[tuple[str, Fragment], ...]

    @property
    def text(self) -> str:
        """The line as it reads."""
        return "".join(before + fragment.text for before, fragment in self.pieces)


class Block(NamedTuple):
    """Lines that follow each other in one column, which ends at `right`."""

    lines: tuple[Line, ...]
    right: float
