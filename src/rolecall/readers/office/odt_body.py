"""The body of an OpenDocument text as blocks: one walk over its elements in document order, its lists counted.

Source of the rules: OpenDocument 1.2 part 1: white space collapses (6.1.2), a list takes the style of the list that
holds it (5.3.1), the levels of a style have a format, a prefix and a suffix (16.31, 16.32).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from rolecall.readers.blocks import Block, BlockWriter
from rolecall.readers.elements import Element
from rolecall.readers.numerals import numeral

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

_LEFT_OUT = frozenset(
    {
        *(_TEXT + name for name in ("tracked-changes", "note-citation", "ruby-text", "sequence-decls", "number")),
        *(OFFICE + name for name in ("annotation", "annotation-end", "forms")),
        *(_SVG + name for name in ("title", "desc")),
        f"{_TABLE}covered-table-cell",
    }
)
_MOST_BLANKS = 1_000
_OUTLINE = "\0outline"


@dataclass(frozen=True, slots=True)
class OpenLevel:
    """One level of a list style: its number's kind ("" for a bullet or none), what stands around it, and its start."""

    kind: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1
    bullet: bool = False


Levels = Mapping[tuple[str, int], OpenLevel]
"""By the style's name and the level, from 1; the headings' own style has a name of its own."""


def list_levels(*parts: Element | None) -> Levels:
    """The levels of all list styles that the parts define."""
    levels: dict[tuple[str, int], OpenLevel] = {}
    for part in parts:
        for style in () if part is None else part.iter(f"{_TEXT}list-style", f"{_TEXT}outline-style"):
            name = style.get(f"{_STYLE}name", "") if style.tag == f"{_TEXT}list-style" else _OUTLINE
            for level in style:
                levels[name, _number(level, "level")] = OpenLevel(
                    kind=level.get(f"{_STYLE}num-format", ""),
                    prefix=level.get(f"{_STYLE}num-prefix", ""),
                    suffix=level.get(f"{_STYLE}num-suffix", ""),
                    start=_number(level, "start-value"),
                    shown_levels=_number(level, "display-levels"),
                    bullet=level.tag == f"{_TEXT}list-level-style-bullet",
                )
    return levels


def _number(element: Element, name: str, default: int = 1) -> int:
    text = element.get(_TEXT + name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else default


@dataclass(slots=True)
class _List:
    style: str
    counts: list[int] = field(default_factory=list)  # of the levels down to this one


class OpenBody:
    """Reads bodies and remembers their notes and what had to be left out."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._lists: list[_List] = []
        self._ended: dict[str, list[int]] = {}  # the counts with which lists ended, for those that continue them
        self._headings: list[int] = []
        self._notes: list[Element] = []
        self._comments = 0

    def blocks(self, root: Element) -> list[Block]:
        """Everything that the element shows, in order; `root` itself is no paragraph."""
        writer = BlockWriter(collapse=True)
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if element is root:
                continue
            if event == "end":
                self._end(writer, element)
                if element.tail and _is_inline(element.getparent()):
                    writer.text(element.tail)
            elif not self._start(writer, element):
                walker.skip_subtree()
        return writer.finish()

    def notes_at_the_end(self) -> list[Block]:
        """The footnotes and endnotes of all that was read, in order, each with its number in brackets."""
        blocks: list[Block] = []
        for number, note in enumerate(self._notes, start=1):
            if found := self.blocks(note):
                blocks += (Block(f"[{number}] {found[0].text}"), *found[1:])
        return blocks

    def remarks(self) -> list[str]:
        """What was left out of all that was read."""
        return [f"comments are left out: {self._comments}"] if self._comments else []

    def _start(self, writer: BlockWriter, element: Element) -> bool:
        """Writes what the element begins with; whether its children are to be looked at."""
        tag = element.tag
        if tag in _LEFT_OUT:
            self._comments += tag == f"{OFFICE}annotation"
            return False
        if tag == f"{_TEXT}note":
            self._notes += element.iterfind(f"{_TEXT}note-body")
            return False
        if tag == f"{_TEXT}h":
            writer.end_block()
            writer.begin_entry(self._heading_marker(_number(element, "outline-level")))
        elif tag == f"{_TEXT}list":
            self._open_list(element)
        elif tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
            writer.begin_entry(self._entry_marker(element) if tag.endswith("item") else "")
        elif tag == f"{_TABLE}table":
            writer.open_table()
        elif tag == f"{_TABLE}table-row":
            writer.open_row()
        elif tag == f"{_TABLE}table-cell":
            writer.open_cell()
        elif tag == f"{_DRAW}text-box":
            writer.open_aside()
        elif tag == f"{_TEXT}s":
            writer.verbatim(" " * min(_number(element, "c"), _MOST_BLANKS))
        elif tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            writer.verbatim("\t" if tag.endswith("tab") else "\n")
        if element.text and _is_inline(element):
            writer.text(element.text)
        return True

    def _end(self, writer: BlockWriter, element: Element) -> None:
        tag = element.tag
        if tag in (f"{_TEXT}p", f"{_TEXT}h"):
            writer.end_block()
        elif tag == f"{_TEXT}list":
            ended = self._lists.pop()
            self._ended[ended.style] = ended.counts
        elif tag == f"{_TEXT}list-item":
            writer.begin_entry("")  # an entry without text leaves no number to the paragraph after it
        elif tag == f"{_TABLE}table":
            writer.close_table()
        elif tag == f"{_TABLE}table-cell":
            writer.close_cell()
        elif tag == f"{_DRAW}text-box":
            writer.close_aside()

    def _open_list(self, element: Element) -> None:
        outer = self._lists[-1] if self._lists else _List("")
        style = element.get(f"{_TEXT}style-name", outer.style)
        continues = element.get(f"{_TEXT}continue-numbering") == "true" or element.get(f"{_TEXT}continue-list")
        counts = [*outer.counts, self._start_of(style, len(outer.counts) + 1) - 1]
        if continues and len(before := self._ended.get(style, [])) == len(counts):
            counts[-1] = before[-1]
        self._lists.append(_List(style, counts))

    def _start_of(self, style: str, depth: int) -> int:
        return self._levels.get((style, depth), OpenLevel()).start

    def _entry_marker(self, element: Element) -> str:
        if not self._lists:
            return ""
        here = self._lists[-1]
        here.counts[-1] = _number(element, "start-value", here.counts[-1] + 1)
        return self._marker(here.style, here.counts) or "- "

    def _heading_marker(self, depth: int) -> str:
        level = self._levels.get((_OUTLINE, depth))
        if not level or not level.kind or depth > 10:
            return ""
        counts = (self._headings + [0] * depth)[:depth]
        counts[-1] = max(counts[-1] + 1, level.start)
        self._headings = counts
        return self._marker(_OUTLINE, counts)

    def _marker(self, style: str, counts: list[int]) -> str:
        """What stands before an entry that is counted so; "" where its level has no number."""
        depth = len(counts)
        level = self._levels.get((style, depth), OpenLevel())
        if level.bullet or not level.kind:
            return ""
        first = max(0, depth - level.shown_levels)
        kinds = [self._levels.get((style, at + 1), OpenLevel(kind="1")).kind or "1" for at in range(first, depth)]
        numbers = [numeral(count, kind) for count, kind in zip(counts[first:], kinds, strict=True)]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip() + " "


def _is_inline(element: Element) -> bool:
    """Whether text directly in the element is shown: that between the elements of tables and lists is only layout."""
    while element is not None:
        if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            return True
        if element.tag in (f"{_TEXT}list", f"{_TABLE}table", f"{_DRAW}text-box"):
            return False
        element = element.getparent()
    return False
