"""Paragraphs, list entries and tables become lines of text: what Word, OpenDocument and web pages have in common.

Invariant: every visible character that is written comes out once. A block stands in one line, or in as many as it has
line breaks; blank lines part the blocks, but not the entries of a list or the rows of a table. The order is that of
writing, but that a text box stands after the paragraph in which it is anchored.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

SHORT_LINE = 80
"""Characters up to which a line of a cell counts as an entry or a label, not as prose."""

_NEVER_SHOWN = dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x2060, 0xFEFF])
_SHOWN_OTHERWISE = {
    **dict.fromkeys([0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], "\n"),
    **dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    0x2011: "-",
}
_CHARACTERS = _NEVER_SHOWN | _SHOWN_OTHERWISE
_COLLAPSED = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINES = re.compile(r"\n[ \t\n]*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading, an entry of a list, or a row of a table; its text has no blank line."""

    text: str
    kind: Literal["paragraph", "entry", "row"] = "paragraph"


def joined(blocks: Sequence[Block]) -> str:
    """The blocks as one text."""
    parts = [block.text for block in blocks[:1]]
    for before, block in pairwise(blocks):
        parts += ("\n" if before.kind == block.kind != "paragraph" else "\n\n", block.text)
    return "".join(parts)


def shown(text: str) -> str:
    """The text as one sees it: plain blanks and hyphens for those of typesetters, no soft hyphens, no empty lines."""
    lines = (line.strip() for line in text.translate(_CHARACTERS).split("\n"))
    return "\n".join(line for line in lines if line)


def rows_as_blocks(rows: Sequence[Sequence[Sequence[Block]]], *, layout: bool = False) -> list[Block]:
    """The rows of a table, each a sequence of cells, each a sequence of blocks.

    A row of one-line cells is one line, its cells separated by tabs. Cells with as many entries as each other are read
    side by side, others one after the other. Cells of a table that only lays out the page, and of one that never has
    two of them filled beside each other, are blocks like any other.
    """
    if layout or all(sum(map(bool, row)) <= 1 for row in rows):
        return [block for row in rows for cell in row for block in cell]
    return [block for row in rows for block in _row(row)]


def _row(row: Sequence[Sequence[Block]]) -> list[Block]:
    lines = [[line for block in cell for line in block.text.split("\n")] for cell in row]
    if all(len(cell) <= 1 for cell in lines):
        text = "\t".join(cell[0] if cell else "" for cell in lines).strip("\t")
        return [Block(text, "row")] if text else []
    filled = [cell for cell in lines if cell]
    are_lists = all(len(line) <= SHORT_LINE for cell in filled for line in cell)
    if are_lists and len(filled) > 1 and len(set(map(len, filled))) == 1:
        return [Block("\t".join(beside), "row") for beside in zip(*filled, strict=True)]
    return _cell_by_cell(row)


def _cell_by_cell(row: Sequence[Sequence[Block]]) -> list[Block]:
    """One cell after the other; what short cells say, such as a number or label, stands in the line of the next one."""
    blocks: list[Block] = []
    labels: list[str] = []
    for cell in row:
        if len(cell) == 1 and "\n" not in cell[0].text and len(cell[0].text) <= SHORT_LINE:
            labels.append(cell[0].text)
        elif cell:
            blocks += (Block("\t".join([*labels, cell[0].text])), *cell[1:])
            labels.clear()
    return [*blocks, Block("\t".join(labels))] if labels else blocks


@dataclass(slots=True)
class _Flow:
    """A stretch of blocks being written: the body, a cell or a text box."""

    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    marker: str = ""
    asides: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    layout: bool
    rows: list[list[list[Block]]] = field(default_factory=list)


class BlockWriter:
    """Takes a document's pieces in its order and lays them out; what is opened has to be closed by the same kind.

    `collapse` says that white space in the text means no more than one blank, as in HTML and OpenDocument.
    """

    def __init__(self, *, collapse: bool = False) -> None:
        self._collapse = collapse
        self._flows = [_Flow()]
        self._tables: list[_Table] = []

    def text(self, text: str) -> None:
        """Characters of the paragraph at hand."""
        line = self._flows[-1].line
        if self._collapse:
            text = _COLLAPSED.sub(" ", text)
            if not line or line[-1][-1] in " \t\n":
                text = text.removeprefix(" ")
        if text:
            line.append(text)

    def verbatim(self, text: str) -> None:
        """Characters whose white space counts: a tab, a line break."""
        self._flows[-1].line.append(text)

    def begin_entry(self, marker: str) -> None:
        """The next block is an entry of a list, with a bullet or number before it, or with an empty marker none."""
        self._flows[-1].marker = marker

    def end_block(self) -> None:
        """The paragraph at hand, if it says anything, is a block, or several if empty lines part it.

        Text boxes that are anchored in it follow.
        """
        flow = self._flows[-1]
        for part in _EMPTY_LINES.split("".join(flow.line).translate(_CHARACTERS)):
            if text := shown(part):
                flow.blocks.append(Block(flow.marker + text, "entry" if flow.marker else "paragraph"))
                flow.marker = ""
        flow.line.clear()
        flow.blocks += flow.asides
        flow.asides.clear()

    def open_aside(self) -> None:
        """A text box, or another flow of its own, begins within a paragraph."""
        self._flows.append(_Flow())

    def close_aside(self) -> None:
        """The text box ends and the paragraph goes on."""
        blocks = self._close_flow()
        self._flows[-1].asides += blocks

    def open_table(self, *, layout: bool = False) -> None:
        """A table begins; `layout` says that it is there for the look of the page alone."""
        self.end_block()
        self._tables.append(_Table(layout))

    def open_row(self) -> None:
        """A row begins; rows and cells outside a table, as broken files have them, are paragraphs."""
        if self._tables:
            self._tables[-1].rows.append([])

    def open_cell(self) -> None:
        """A cell begins, in a row of its own if there is none."""
        if self._tables and not self._tables[-1].rows:
            self.open_row()
        self._flows.append(_Flow())

    def close_cell(self) -> None:
        """The cell ends."""
        blocks = self._close_flow()
        if self._tables:
            self._tables[-1].rows[-1].append(blocks)
        else:
            self._flows[-1].blocks += blocks

    def close_table(self) -> None:
        """The table ends and its rows are blocks."""
        table = self._tables.pop()
        self._flows[-1].blocks += rows_as_blocks(table.rows, layout=table.layout)

    def _close_flow(self) -> list[Block]:
        self.end_block()
        return self._flows.pop().blocks

    def finish(self) -> list[Block]:
        """All blocks of the body; the writer starts anew."""
        blocks = self._close_flow()
        self._flows.append(_Flow())
        return blocks
