"""The text of one page as fragments: stretches of a printed line without a gap, each with its box.

Invariant: every character that PDFium finds on the page is in exactly one fragment, in the order in which it finds
them. PDFium joins what stands on one line, cells of a table too, and everything on pages whose text is turned, so lines
are cut where the boxes of its text objects part. Boxes are asked for by line, not by character: a call for each of
these would take several times as long as reading the text.
"""

import ctypes
import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from rolecall.readers.pdf.characters import plain

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, downwards from the top left corner."""

GAP = 1.0
"""White space of this many line heights or more parts two fragments of a line."""

_BREAK = re.compile(r"[\r\n\ufffe\x02]+")
_HYPHENS = ("\ufffe", "\x02")
"""What PDFium writes for a hyphen at the end of a line, whose break it leaves out."""

Piece = tuple[int, int, Box, float]
"""Where a fragment begins and ends in the text of the page, its box upwards from the page's origin, and its angle."""

_LOWEST = 1.0  # points: the least height of a line
_TALL = 1.5  # line heights: what is higher may be turned
_WIDE = 0.75  # line heights: characters that are wider on average have gaps between them
_SKEW = 10  # degrees: what is further off a right angle runs aslant
_WORD = re.compile(r"\S+")


class Fragment(NamedTuple):
    """Text without a gap; the box is that of the text turned upright, as high as the font's letters may be."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of a line of this font, about 1.15 times its size."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fragments of one page that are read in one direction, in coordinates in which they are upright.

    `page` counts from 1; `turn` is how far the text runs clockwise off the upright on the page as shown: 0, 90, 180 or
    270 degrees. `width` and `height` are those of the page as shown.
    """

    page: int
    turn: int
    width: float
    height: float
    fragments: list[Fragment] = field(default_factory=list)

    def shown(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box on the page as shown, rounded to a tenth of a point."""
        if self.turn == 90:
            left, top, right, bottom = self.width - bottom, left, self.width - top, right
        elif self.turn == 180:
            left, top, right, bottom = self.width - right, self.height - bottom, self.width - left, self.height - top
        elif self.turn == 270:
            left, top, right, bottom = top, self.height - right, bottom, self.height - left
        return _rounded((left, top, right, bottom))


def _rounded(box: Box) -> Box:
    left, top, right, bottom = box
    return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)


@dataclass(frozen=True, slots=True)
class PageText:
    """One page's text by direction, most text first, and what runs aslant, such as a watermark."""

    sheets: list[Sheet]
    aslant: list[tuple[str, Box]]


def page_text(page: pdfium.PdfPage, number: int) -> PageText:
    """The text of the page, whose number counts from 1; raises PdfiumError when PDFium cannot read it."""
    width, height = page.get_size()
    crop = page.get_bbox()
    rotation = page.get_rotation()
    sheets: dict[int, Sheet] = {}
    aslant: list[tuple[str, Box]] = []
    textpage = page.get_textpage()
    try:
        for text, box, angle in _pieces(textpage):
            text = plain(text)
            if not text:
                continue
            right_angle = round(angle / 90) * 90 if angle else 0
            if abs(angle - right_angle) > _SKEW:
                aslant.append((text, _rounded(_turned(box, rotation, crop))))
                continue
            turn = (right_angle + rotation) % 360
            sheet = sheets.get(turn)
            if sheet is None:
                sheet = sheets[turn] = Sheet(number, turn, width, height)
            # Text is upright on a page that is turned against it.
            left, top, right, bottom = _turned(box, -right_angle % 360, crop)
            sheet.fragments.append(Fragment(text, left, top, right, max(bottom, top + _LOWEST)))
    finally:
        textpage.close()
    ordered = sorted(sheets.values(), key=lambda sheet: (-sum(len(f.text) for f in sheet.fragments), sheet.turn))
    return PageText(ordered, aslant)


def _turned(box: Box, turn: int, crop: Box) -> Box:
    """A box of the page's own coordinates (left, bottom, right, top, upwards) on the page turned clockwise."""
    left, bottom, right, top = box
    x0, y0, x1, y1 = crop
    if not turn:
        return left - x0, y1 - top, right - x0, y1 - bottom
    if turn == 90:
        return bottom - y0, left - x0, top - y0, right - x0
    if turn == 180:
        return x1 - right, bottom - y0, x1 - left, top - y0
    return y1 - top, x1 - right, y1 - bottom, x1 - left


class _Boxes:
    """Boxes of characters and of runs of one text object, in the page's coordinates, upwards."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage.raw
        self._loose = pdfium_c.FS_RECTF()
        self._loose_ref = ctypes.byref(self._loose)
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._refs = tuple(ctypes.byref(side) for side in self._sides)

    def count(self, start: int, length: int) -> int:
        """How many text objects the characters belong to; `run` then tells the box of each."""
        return int(pdfium_c.FPDFText_CountRects(self._page, start, length))

    def run(self, index: int) -> Box:
        pdfium_c.FPDFText_GetRect(self._page, index, *self._refs)
        left, top, right, bottom = self._sides
        return left.value, bottom.value, right.value, top.value

    def letter(self, index: int) -> Box:
        """The box of the character's font at its place, which is as high for `e` as for `E`."""
        pdfium_c.FPDFText_GetLooseCharBox(self._page, index, self._loose_ref)
        return self._loose.left, self._loose.bottom, self._loose.right, self._loose.top

    def angle(self, index: int) -> float:
        """The clockwise angle of the character in degrees."""
        return math.degrees(pdfium_c.FPDFText_GetCharAngle(self._page, index)) % 360


def _pieces(textpage: pdfium.PdfTextPage) -> Iterator[tuple[str, Box, float]]:
    """Text, box and angle of every fragment."""
    text = _characters(textpage)
    if not text:
        return
    boxes = _Boxes(textpage)
    page_angle = boxes.angle(0)
    start = 0
    while start < len(text):
        found = _BREAK.search(text, start)
        end = found.start() if found else len(text)
        hyphen = "-" if found and found[0].startswith(_HYPHENS) else ""
        for first, last, box, angle in _cut(text, start, end, boxes, page_angle):
            yield text[first:last] + hyphen if last == end else text[first:last], box, angle
        start = found.end() if found else end


def _characters(textpage: pdfium.PdfTextPage) -> str:
    """The text of the page, one character for each that PDFium counts, so that one index does for both."""
    text: str = textpage.get_text_range()
    count = textpage.count_chars()
    if len(text) == count and "\0" not in text:
        return text
    return "".join(chr(pdfium_c.FPDFText_GetUnicode(textpage.raw, index)) for index in range(count))


def _cut(text: str, start: int, end: int, boxes: _Boxes, page_angle: float) -> Iterator[Piece]:
    """Where each fragment of one of PDFium's lines begins and ends, its box and its angle."""
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return
    # Letters without a shape, as OCR programs lay under a picture, belong to no run.
    runs = [boxes.run(index) for index in range(boxes.count(start, end - start))] or [boxes.letter(start)]
    upright = not 45 < page_angle % 180 < 135
    first = 0
    while first < len(runs):
        box, letter = runs[first], boxes.letter(start)
        last = first + 1
        while last < len(runs) and upright and _joins(box, runs[last], letter):
            box = _around(box, runs[last])
            last += 1
        stop = end if last == len(runs) else _run_start(boxes, start, end, last - first)
        if upright and _is_plain(box, letter, stop - start):
            yield start, stop, (box[0], letter[1], box[2], letter[3]), page_angle
        else:
            yield from _measured(text, start, stop, box, boxes, page_angle)
        first, start = last, stop
        while start < end and text[start].isspace():
            start += 1


def _run_start(boxes: _Boxes, start: int, end: int, number: int) -> int:
    """The character with which the text object of that number begins, counted from the one that `start` is in."""
    lengths = range(1, end - start + 1)
    return start + bisect_left(lengths, number + 1, key=lambda length: boxes.count(start, length))


def _joins(box: Box, following: Box, letter: Box) -> bool:
    height = letter[3] - letter[1]
    if box[3] - box[1] > _TALL * height:
        return False
    low, high = max(letter[1], following[1]), min(letter[3], following[3])
    return following[0] - box[2] < GAP * height and following[0] >= box[0] - height and high - low > -0.1 * height


def _around(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _is_plain(box: Box, letter: Box, length: int) -> bool:
    """Whether the text is no higher than a line and no wider than its characters are."""
    left, bottom, right, top = box
    height = letter[3] - letter[1]
    return top - bottom <= _TALL * height and right - left <= _WIDE * height * length


def _measured(text: str, start: int, end: int, box: Box, boxes: _Boxes, page_angle: float) -> Iterator[Piece]:
    """A fragment that is turned, or those of a line that is too wide for its characters."""
    angle = boxes.angle(start) if end - start > 1 else page_angle
    if _SKEW < angle < 360 - _SKEW:
        yield start, end, _around(box, boxes.letter(start)), angle
    else:
        yield from _words_apart(text, start, end, boxes)


def _words_apart(text: str, start: int, end: int, boxes: _Boxes) -> Iterator[Piece]:
    """Fragments of a line that is too wide for its letters: its words are measured one by one."""
    held: tuple[int, int, Box] | None = None
    for word in _WORD.finditer(text, start, end):
        box = _around(boxes.letter(word.start()), boxes.letter(word.end() - 1))
        if held and box[0] - held[2][2] < GAP * (box[3] - box[1]):
            held = held[0], word.end(), _around(held[2], box)
            continue
        if held:
            yield *held, 0.0
        held = word.start(), word.end(), box
    if held:
        yield *held, 0.0
