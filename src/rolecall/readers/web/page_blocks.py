"""The content of a page as blocks: one walk over its elements in document order, its lists counted as a browser does.

Invariant: the walk does not recurse, and every character of the elements is written once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from rolecall.readers.blocks import Block, BlockWriter
from rolecall.readers.elements import Element
from rolecall.readers.numerals import numeral
from rolecall.readers.web.content import Content

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup p pre search section summary "
    "table ul".split()
)
_LISTS = ("ul", "ol", "menu", "dir")
_AROUND: Mapping[str, tuple[str, str]] = MappingProxyType({"q": ("“", "”"), "rt": (" (", ")")})


@dataclass(slots=True)
class _List:
    """A list that is open: the kind of its numbers ("" for bullets), the next one, and the step to the one after."""

    kind: str
    next: int
    step: int
    unmarked: bool


class _Page:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._writer = BlockWriter(collapse=True)
        self._lists: list[_List] = []
        self._preformatted = 0
        self._after_term = False  # what follows a term of a definition list stands in its line

    def blocks(self) -> list[Block]:
        for root in self._content.elements:
            walker = etree.iterwalk(root, events=("start", "end"))
            for event, element in walker:
                if event == "start":
                    if element in self._content.furniture:
                        walker.skip_subtree()
                    else:
                        self._start(element)
                else:
                    if element not in self._content.furniture:
                        self._end(element)
                    if element is not root:
                        self._text(element.tail)
            self._writer.end_block()
        return self._writer.finish()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._preformatted:
            self._writer.verbatim(text)
        else:
            self._writer.text(text)
        self._after_term = self._after_term and not text.strip()

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS and not self._after_term:
            self._writer.end_block()
        if tag in _LISTS:
            self._lists.append(_opened_list(element))
        elif tag == "li":
            self._writer.begin_entry(self._marker(element))
        elif tag == "dt":
            self._writer.end_block()
        elif tag == "table":
            self._after_term = False
            self._writer.open_table(layout=element.get("role") in ("presentation", "none"))
        elif tag == "tr":
            self._writer.open_row()
        elif tag in ("td", "th"):
            self._writer.open_cell()
        elif tag == "br":
            self._writer.verbatim("\n")
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "sup" and element.find("a") is not None:
            self._writer.text(" ")  # the number of a footnote is no part of the word before it
        elif tag in _AROUND:
            self._writer.text(_AROUND[tag][0])
        self._text(element.text)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag == "dt":
            self._end_term(element)
            return
        if tag in _AROUND:
            self._writer.text(_AROUND[tag][1])
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in ("td", "th"):
            self._writer.close_cell()
        elif tag == "table":
            self._writer.close_table()
        if tag in _BLOCKS and tag != "table":
            self._writer.end_block()
            self._after_term = False
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._writer.begin_entry("")  # an entry without text leaves no number to the block after it

    def _end_term(self, element: Element) -> None:
        said = "".join(element.itertext()).strip()
        if said and element.getnext() is not None and element.getnext().tag == "dd":
            self._writer.verbatim(" " if said.endswith((":", "?")) else ": ")
            self._after_term = True
        else:
            self._writer.end_block()

    def _marker(self, element: Element) -> str:
        if not self._lists:
            return "- "
        here = self._lists[-1]
        if here.unmarked:
            return ""
        if not here.kind:
            return "- "
        number = _number(element.get("value"), here.next)
        here.next = number + here.step
        return f"{numeral(number, element.get('type', here.kind))}. "


def page_blocks(content: Content) -> list[Block]:
    """Everything that the content shows, in order."""
    return _Page(content).blocks()


def _opened_list(element: Element) -> _List:
    step = -1 if element.get("reversed") is not None else 1
    first = sum(child.tag == "li" for child in element) if step < 0 else 1
    style = element.get("style", "").replace(" ", "").lower()
    return _List(
        kind=element.get("type", "1") if element.tag == "ol" else "",
        next=_number(element.get("start"), first),
        step=step,
        unmarked="list-style:none" in style or "list-style-type:none" in style,
    )


def _number(text: str | None, default: int) -> int:
    stripped = (text or "").strip()
    return int(stripped) if stripped.removeprefix("-").isdecimal() and len(stripped) < 10 else default
