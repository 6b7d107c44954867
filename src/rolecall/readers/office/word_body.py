"""The body of a Word document, or a header or note, as blocks: one walk over its elements in document order.

Invariant: the walk does not recurse, so that no depth of nesting matters, and each text element is visited once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from rolecall.readers.blocks import Block, BlockWriter
from rolecall.readers.elements import Element
from rolecall.readers.office.symbols import symbol
from rolecall.readers.office.word_numbering import ListCounter, ListStyles, W

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_NOT_TEXT = ("pPr", "sectPr", "tblPr", "tblGrid", "rt", "delText", "instrText", "placeholder")
_DELETED = ("del", "moveFrom")
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_EMBEDDED = ("altChunk", "object", "chart", "relIds")
_TAGS = tuple(
    W + name
    for name in (
        *("p", "r", "t", "tbl", "tr", "tc", "sdt", "sym", "txbxContent", "footnoteReference", "endnoteReference"),
        *("commentReference", *_NOT_TEXT, *_DELETED, *_CHARACTERS, *_EMBEDDED),
    )
)
_ALL_TAGS = (*_TAGS, f"{_M}t", f"{_MC}Fallback", f"{_DRAWING}chart}}chart", f"{_DRAWING}diagram}}relIds")
"""The elements that are looked at; all others are only passed through, among them hyperlinks and smart tags."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the body refers to: its lists' counter, and the parts with its `footnote`s and `endnote`s."""

    counter: ListCounter = field(default_factory=lambda: ListCounter(ListStyles()))
    notes: Mapping[str, Element | None] = field(default_factory=dict)


class Body:
    """Reads bodies and remembers what they refer to and what had to be left out."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._references: dict[tuple[str, str], None] = {}
        self._comments = self._embedded = 0
        self._hidden: list[str] = []

    def blocks(self, root: Element) -> list[Block]:
        """Everything that the element shows, in order; `root` itself is no paragraph."""
        writer = BlockWriter()
        walker = etree.iterwalk(root, events=("start", "end"), tag=_ALL_TAGS)
        for event, element in walker:
            if event == "end":
                _end(writer, element)
            elif not self._start(writer, element):
                walker.skip_subtree()
        return writer.finish()

    def _start(self, writer: BlockWriter, element: Element) -> bool:
        """Writes what the element begins with; whether its children are to be looked at."""
        name = element.tag.rpartition("}")[2]
        if name in _CHARACTERS:
            writer.verbatim(_CHARACTERS[name])
            return True
        match name:
            case "t":
                writer.text(element.text or "")
            case "p":
                properties = _properties(element, "pPr")
                deleted = _mark_is_deleted(element)
                writer.begin_entry("" if deleted else self._parts.counter.marker(properties))
            case "tbl":
                writer.open_table()
            case "tr":
                if element.find(f"{W}trPr/{W}del") is not None:
                    return False
                writer.open_row()
            case "tc":
                writer.open_cell()
            case "txbxContent":
                writer.open_aside()
            case "sym":
                writer.text(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")))
            case "r":
                return not self._is_hidden(element)
            case "sdt":  # the prompt of a field that nobody filled in is no content
                return element.find(f"{W}sdtPr/{W}showingPlcHdr") is None
            case "footnoteReference" | "endnoteReference":
                self._references[name.removesuffix("Reference"), element.get(f"{W}id", "")] = None
            case _:
                return self._start_of_what_is_left_out(name, element)
        return True

    def _start_of_what_is_left_out(self, name: str, element: Element) -> bool:
        if name == "commentReference":
            self._comments += 1
        elif name in _EMBEDDED:
            self._embedded += 1
        # A fallback is for programs that do not know what stands before it, such as a text box of today.
        return name == "Fallback" and element.getprevious() is None

    def _is_hidden(self, run: Element) -> bool:
        properties = _properties(run, "rPr")
        switch = None if properties is None else properties.find(f"{W}vanish")
        if switch is None or switch.get(f"{W}val", "1") in ("0", "false", "off"):
            return False
        self._hidden += [element.text or "" for element in run.iterfind(f"{W}t")]
        return True

    def notes_at_the_end(self) -> list[Block]:
        """The footnotes and endnotes referred to so far, in order, each with its number in brackets."""
        texts = {
            (kind, note.get(f"{W}id", "")): note
            for kind, part in self._parts.notes.items()
            for note in ([] if part is None else part)
        }
        blocks: list[Block] = []
        for number, reference in enumerate(list(self._references), start=1):
            if reference in texts and (found := self.blocks(texts[reference])):
                blocks += (Block(f"[{number}] {found[0].text}"), *found[1:])
        return blocks

    def remarks(self) -> list[str]:
        """What was left out of all that was read, a sentence for each sort."""
        hidden = " ".join("".join(self._hidden).split())
        counted = ((self._comments, "comments"), (self._embedded, "embedded documents, objects, charts and diagrams"))
        remarks = [f"{sort} are left out: {number}" for number, sort in counted if number]
        return [*remarks, f"hidden text is left out: {hidden}"] if hidden else remarks


def _end(writer: BlockWriter, element: Element) -> None:
    match element.tag.rpartition("}")[2]:
        case "p":
            if not _mark_is_deleted(element):
                writer.end_block()
        case "tbl":
            writer.close_table()
        case "tc":
            writer.close_cell()
        case "txbxContent":
            writer.close_aside()


def _mark_is_deleted(paragraph: Element) -> bool:
    """Whether the end of the paragraph is deleted, so that it goes on in the next one."""
    properties = _properties(paragraph, "pPr")
    mark = None if properties is None else properties.find(f"{W}rPr")
    return mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)


def _properties(element: Element, name: str) -> Element | None:
    """The element's properties, which are its first child if it has any; `find` would take far longer to say so."""
    return next((child for child in element[:1] if child.tag == W + name), None)
