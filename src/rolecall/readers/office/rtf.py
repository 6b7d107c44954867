"""Rich text (`.rtf`) as text: striprtf decodes the characters, the parts of the page are told apart here before.

Invariant: text that a word processor would print is in the reading's text, or a note says what was left out: headers
and footers that are not on the first page, comments, hidden text.
"""

import re
from collections.abc import Sequence

from striprtf.striprtf import rtf_to_text

from rolecall.errors import ReadingError
from rolecall.readers.blocks import Block, joined, rows_as_blocks, shown
from rolecall.readers.office.page_margins import Margin, with_letterhead
from rolecall.readers.office.rtf_parts import BOX, CELL, CELL_LINE, MARKER, PARAGRAPH, ROW, SIGNS, RtfParts, split_rtf
from rolecall.readers.reading import Reading
from rolecall.readers.stated_titles import stated_title

_END = re.compile(f"([{PARAGRAPH}{CELL}{CELL_LINE}{ROW}])")


def read_rtf(content: bytes) -> Reading:
    """The text of a rich text file, one paragraph a line, lists with the numbers and bullets that the file holds.

    Text boxes follow the paragraph that holds them, footnotes the body; the header of the first page comes first.
    Tracked deletions are out. Pages are None. Raises ReadingError for content that is no rich text, broken or without
    text.
    """
    if not content.lstrip()[:5].lower().startswith(b"{\\rtf"):
        raise ReadingError("is no rich text (RTF)")
    parts = split_rtf(content.decode("latin-1"))
    notes: list[str] = []
    boxes: list[list[Block]] = []
    for box in parts.boxes:  # a box within another one comes before it
        boxes.append(_blocks(_decoded(parts, box, notes), boxes))
    blocks = _blocks(_decoded(parts, parts.body, notes), boxes)
    for number, note in enumerate(parts.footnotes, start=1):
        if found := _blocks(_decoded(parts, note, notes), boxes):
            blocks += (Block(f"[{number}] {found[0].text}"), *found[1:])
    margins = (
        Margin(part.kind, _blocks(_decoded(parts, part.source, notes), boxes), part.on_first) for part in parts.margins
    )
    blocks, left_out = with_letterhead(blocks, margins)
    if not (text := joined(blocks)):
        raise ReadingError("holds no text, perhaps only pictures")
    hidden = " ".join(joined(_blocks(_decoded(parts, "".join(parts.hidden), notes), boxes)).split())
    remarks = [f"comments are left out: {parts.comments}"] if parts.comments else []
    remarks += [f"hidden text is left out: {hidden}"] if hidden else []
    title = stated_title(_without_signs(_decoded(parts, parts.title, notes)))
    return Reading(text, title=title, notes=tuple(dict.fromkeys([*notes, *left_out, *remarks])))


def _decoded(parts: RtfParts, source: str, notes: list[str]) -> str:
    """The characters of a stretch of the source, with signs for the ends of paragraphs, cells and rows."""
    if not source:
        return ""
    try:
        try:
            text: str = rtf_to_text(parts.prologue + source + "}")
        except UnicodeDecodeError:
            text = rtf_to_text(parts.prologue + source + "}", errors="replace")
            notes.append("has characters that its code page does not know; each is shown as \ufffd")
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise ReadingError(f"is broken rich text: {error}") from error
    # Characters beyond the first plane are written as two halves, which only this joins.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _without_signs(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, SIGNS)))


def _blocks(text: str, boxes: Sequence[Sequence[Block]]) -> list[Block]:
    """The blocks of a text with signs; a text box follows the paragraph or table in which it is anchored."""
    blocks: list[Block] = []
    rows: list[list[list[Block]]] = []
    cells: list[list[Block]] = []
    cell: list[Block] = []
    asides: list[Block] = []
    pieces = [*_END.split(text), PARAGRAPH]
    for line, sign in zip(pieces[::2], pieces[1::2], strict=True):
        said = line.split(BOX)
        asides += [block for number in said[1::2] for block in boxes[int(number)]]
        paragraph = _paragraph("".join(said[::2]))
        if sign in (CELL, CELL_LINE):
            cell += paragraph
            if sign == CELL:
                cells.append(cell)
                cell = []
            continue
        if sign == ROW:
            rows.append([*cells, cell + paragraph])
            cells, cell = [], []
            continue
        blocks += [*rows_as_blocks([*rows, [*cells, cell]]), *paragraph, *asides]
        rows, cells, cell, asides = [], [], [], []
    return blocks


def _paragraph(text: str) -> list[Block]:
    marker, found, rest = text.rpartition(MARKER)
    said = shown(_without_signs(rest))
    if not said:
        return []
    if not found:
        return [Block(said)]
    marker = shown(_without_signs(marker))
    return [Block(f"{marker if any(map(str.isalnum, marker)) else '-'} {said}", "entry")]
