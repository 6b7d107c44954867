"""The source of a rich text file, taken apart into body, boxes, notes and headers before its characters are decoded.

Invariant: every group of the source is in one part, or is one of those that hold no text; the ends of paragraphs, cells
and rows are signs of the private use area, which can then not be mistaken for text. One pass, without recursion.

Source of the rules: Rich Text Format Specification 1.9.1.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from rolecall.errors import ReadingError

PARAGRAPH, CELL, CELL_LINE, ROW, BOX, MARKER = SIGNS = "\ue5e0\ue5e1\ue5e2\ue5e3\ue5e4\ue5e5"
"""The ends of a paragraph, cell, line of a cell and row; around the number of a box; the end of a list's marker."""

_TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'[0-9a-fA-F]{2}|\\.|[{}]|[\x80-\xff]", re.DOTALL)
_LONGEST_FONT_TABLE = 100_000  # characters; striprtf takes time for it that can grow with the square
_NO_TEXT = frozenset({"pict", "fldinst", "annotation", "shprslt", "objdata", "listtable", "nonesttables"})
_HEADERS = frozenset({"header", "headerl", "headerr", "headerf"})
_FOOTERS = frozenset({"footer", "footerl", "footerr", "footerf"})
_BOXES = frozenset({"shptxt", "dptxbxtext"})
# striprtf ignores pntext, and writes out addresses of links, for which it takes time that grows with the square.
_WRITTEN_OTHERWISE = {"pntext": "\\listtext ", "fldinst": "\\datafield "}
_ENDS = {"par": PARAGRAPH, "sect": PARAGRAPH, "page": PARAGRAPH, "cell": CELL, "nestcell": CELL_LINE, "row": ROW}


@dataclass(frozen=True, slots=True)
class RtfMargin:
    """The source of a header or footer."""

    kind: Literal["header", "footer"]
    source: str
    on_first: bool


@dataclass(slots=True)
class RtfParts:
    """The sources of all parts; `prologue` goes before each of them, so that its fonts and code page are known."""

    prologue: str = ""
    body: str = ""
    title: str = ""
    boxes: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    margins: list[RtfMargin] = field(default_factory=list)
    comments: int = 0


@dataclass(slots=True)
class _Group:
    start: int  # in what has been written
    name: str = ""
    in_table: bool = False
    deleted: bool = False
    hidden: bool = False
    boxes: list[int] = field(default_factory=list)


class _Splitter:
    def __init__(self) -> None:
        self.parts = RtfParts()
        self.written: list[str] = []
        self.groups = [_Group(0)]
        self.headers: list[tuple[str, str]] = []
        self.fonts = self.code_page = ""
        self.titled = False

    def split(self, source: str) -> RtfParts:
        position = 0
        while match := _TOKEN.search(source, position):
            self.written.append(source[position : match.start()])
            position = match.end()
            token, word, number = match[0], match[1], match[2]
            if token == "{":  # noqa: S105 - no password
                self.groups.append(_Group(len(self.written), in_table=self.groups[-1].in_table))
                self.written.append(token)
            elif token == "}":  # noqa: S105
                self.written.append(token)
                self._close()
                if len(self.groups) == 1:
                    return self._whole()  # what stands after the document is none of it
            elif word is None:
                self.written.append(token if token[0] == "\\" else f"\\'{ord(token):02x}")
            elif word == "bin":  # raw bytes, in which braces mean nothing
                position += max(0, int(number or 0))
            else:
                self._word(word, number, token)
        self.written.append(source[position:])
        return self._whole()

    def _word(self, word: str, number: str | None, token: str) -> None:
        group = self.groups[-1]
        if not group.name and not "".join(self.written[group.start + 1 : group.start + 5]).strip("\\* \r\n"):
            group.name = "listtext" if word == "pntext" else word
        match word:
            case "deleted":
                group.deleted = number != "0"
            case "v":
                group.hidden = number != "0"
            case "pard":
                group.in_table = False
            case "intbl":
                group.in_table = True
            case "titlepg":
                self.titled = True
            case "ansicpg":
                self.code_page = token
        token = _WRITTEN_OTHERWISE.get(word, token)
        if word in _ENDS:
            sign = CELL_LINE if word == "par" and group.in_table else _ENDS[word]
            token = "{}" + sign  # the braces end what a character before it, written twice, might still skip
        self.written.append(token)

    def _close(self) -> None:
        """The innermost group ends: what is no part of the flow around it is taken out."""
        group = self.groups.pop()
        name, outer = group.name, self.groups[-1]
        if name == "listtext":
            self.written.append(MARKER)
        elif name == "fonttbl":
            self.fonts = self._taken(group)
        elif name == "footnote":
            self.parts.footnotes.append(self._taken(group).replace("\\footnote", "", 1))
        elif name in _HEADERS | _FOOTERS:
            self.headers.append((name, self._taken(group).replace(f"\\{name}", "", 1)))
        elif name in _BOXES:
            self.parts.boxes.append(self._taken(group).replace(f"\\{name}", "", 1))
            group.boxes.append(len(self.parts.boxes) - 1)
        elif name == "title":
            self.parts.title = self._taken(group).replace("\\title", "", 1)
        elif name in _NO_TEXT:
            self.parts.comments += name == "annotation"
            self._taken(group)
        elif group.deleted:
            self._taken(group)
        elif group.hidden:
            self.parts.hidden.append(self._taken(group))
        if name in ("shp", "do"):
            self._taken(group)
        if name in ("shp", "do") or len(self.groups) == 1:
            self._put_boxes(group)
        else:
            outer.boxes += group.boxes

    def _put_boxes(self, group: _Group) -> None:
        self.written += [f"{BOX}{number}{BOX}" for number in group.boxes]

    def _taken(self, group: _Group) -> str:
        taken = "".join(self.written[group.start :])
        del self.written[group.start :]
        return taken

    def _whole(self) -> RtfParts:
        if len(self.fonts) > _LONGEST_FONT_TABLE:
            raise ReadingError("is broken rich text: its font table has no end")
        self.parts.prologue = "{\\rtf1\\ansi" + (self.code_page or "\\ansicpg1252") + "\\uc1 " + self.fonts
        self.parts.body = "".join(self.written)
        first = {"headerf"} if self.titled else {"header", "headerr"}
        for name, source in self.headers:
            kind: Literal["header", "footer"] = "header" if name in _HEADERS else "footer"
            self.parts.margins.append(RtfMargin(kind, source, on_first=name in first))
        return self.parts


def split_rtf(source: str) -> RtfParts:
    """The parts of the source, a character for each byte."""
    return _Splitter().split(source)
