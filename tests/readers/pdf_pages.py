"""Any text set as PDF pages, in the layouts in which councils publish: they must be read as the text itself is."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

FONT = "Times-Roman"
BODY = ParagraphStyle("body", fontName=FONT, fontSize=11, leading=13.5, spaceAfter=5)
JUSTIFIED = ParagraphStyle("justified", BODY, alignment=TA_JUSTIFY, fontSize=9.5, leading=11.5)
BOLD = ParagraphStyle("bold", BODY, fontName="Times-Bold")
CELL = ParagraphStyle("cell", BODY, fontSize=10, leading=12, spaceAfter=0)
TITLE = ParagraphStyle("title", BOLD, fontSize=14, leading=17, alignment=TA_CENTER)
WIDTH, HEIGHT = A4
_ATTENDANCE = re.compile(r"\W*(?:present|also present|also attended|in attendance|members present)\b", re.I)
_NAME_AND_POST = re.compile(r"(?P<name>[^,()]{4,60}?)(?:,\s+|\s+(?=\())(?P<post>\S.*)")
_PART = re.compile(r"\S+(?: \S+)*")
_COLUMN = 0.42
_HEADING = re.compile(r"[^a-z]*[A-Z][^.;]{2,70}")


def single_column(text: str) -> bytes:
    """Every line a paragraph, as a program prints a text."""
    return _built([_paragraph(line, BODY, tabs=True) for line in text.split("\n")], [_frame(2.5 * cm, WIDTH - 5 * cm)])


def newspaper(text: str) -> bytes:
    """Two justified columns, after a title across the page."""
    title, *lines = [line for line in text.split("\n") if line.strip()]
    column = (WIDTH - 4.6 * cm) / 2
    return _built(
        [_paragraph(line, JUSTIFIED) for line in lines],
        [_frame(2 * cm, column, less=1 * cm), _frame(2.6 * cm + column, column, less=1 * cm)],
        lambda canvas, page: _title(canvas, title) if page == 1 else None,
    )


def side_headings(text: str) -> bytes:
    """Headings in a narrow column beside the text that they head."""
    rows: list[list[list[Flowable]]] = [[[], []]]
    lines = text.split("\n")
    for number, line in enumerate(lines):
        alone = (
            not "".join(lines[max(0, number - 1) : number]).strip()
            and not "".join(lines[number + 1 : number + 2]).strip()
        )
        if alone and _HEADING.fullmatch(line.strip()) and number > 8:
            rows.append([[_paragraph(line, BOLD)], []])
        elif line.strip():
            rows[-1][1] += _split(_paragraph(line, BODY), WIDTH - 9.5 * cm)
    story: list[Flowable] = []
    for heading, body in rows:
        if not body:
            body.append(Spacer(1, 12))
        for position, flowable in enumerate(body):
            table = Table([[heading if not position else "", flowable]], colWidths=[4.2 * cm, WIDTH - 9.2 * cm])
            table.setStyle(_PADDING)
            story.append(table)
    return _built(story, [_frame(2.5 * cm, WIDTH - 5 * cm)])


def word_export(text: str) -> bytes:
    """Those present in a table, a header, a footer and page numbers on every page."""
    story: list[Flowable] = []
    rows: list[list[Flowable]] = []
    listed = False
    for line in text.split("\n"):
        pair = _NAME_AND_POST.fullmatch(line.strip()) if listed else None
        if pair and len(line) < 200:
            rows.append([_paragraph(pair["name"], CELL), _paragraph(pair["post"], CELL), _paragraph("Yes", CELL)])
            continue
        if rows and line.strip():
            story, rows, listed = [*story, _attendance(rows)], [], False
        listed = bool(_ATTENDANCE.match(line)) or (listed and len(line) < 80)
        story.append(_paragraph(line, BODY, tabs=True))
    if rows:
        story.append(_attendance(rows))

    def furniture(canvas: Canvas, page: int) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(2.5 * cm, HEIGHT - 1.3 * cm, "Working copy for the file")
        canvas.drawRightString(WIDTH - 2.5 * cm, HEIGHT - 1.3 * cm, "Democratic Support")
        canvas.drawCentredString(WIDTH / 2, 1.2 * cm, f"Page {page}")

    return _built(story, [_frame(2.5 * cm, WIDTH - 5 * cm)], furniture)


LAYOUTS: dict[str, Callable[[str], bytes]] = {
    layout.__name__: layout for layout in (single_column, newspaper, side_headings, word_export)
}


At = tuple[float, float, str]
"""A text with its place, in points from the left and from the top to its baseline."""


def drawn(
    *pages: Sequence[At],
    size: tuple[float, float] = A4,
    rotation: int = 0,
    angle: int = 0,
    aside: str = "",
    aslant: str = "",
    title: str | None = None,
) -> bytes:
    """Pages with each text in its place; `size` is that of the page as it would be upright.

    The text is turned by `angle` and the page by `rotation` degrees, anticlockwise and clockwise. `aside` runs up the
    right side of the page, `aslant` across it.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    if title is not None:
        canvas.setTitle(title)
    for page in pages:
        canvas.setPageRotation(rotation)
        canvas.translate(*{0: (0, 0), 90: (size[1], 0), 180: size, 270: (0, size[0])}[angle])
        canvas.rotate(angle)
        canvas.setFont(FONT, 10)
        for left, top, text in page:
            canvas.drawString(left, size[1] - top, text)
        for text, left, turn in ((aside, size[0] - 20, 90), (aslant, 200, 45)):
            canvas.saveState()
            canvas.translate(left, 200)
            canvas.rotate(turn)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def column(left: float, top: float, text: str, leading: float = 12.0) -> Iterator[At]:
    """The lines of a text one below the other."""
    for number, line in enumerate(text.splitlines()):
        yield left, top + number * leading, line


def filled(left: float, top: float, width: float, text: str, indent: float = 0.0) -> Iterator[At]:
    """The text in lines that are as full as the width allows, the first indented."""
    first = simpleSplit(text, FONT, 10, width - indent)[0]
    lines = [first, *simpleSplit(text[len(first) :].strip(), FONT, 10, width)]
    for number, line in enumerate(lines):
        yield left + (0 if number else indent), top + 12 * number, line


_PADDING = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)


def _attendance(rows: Sequence[Sequence[Flowable]]) -> Table:
    table = Table([list(row) for row in rows], colWidths=[5 * cm, 9 * cm, 2 * cm])
    table.setStyle(TableStyle([*_PADDING.getCommands(), ("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    return table


class _Tabbed(Flowable):  # type: ignore[misc]
    """A line whose parts stand where tabs put them."""

    def __init__(self, line: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.line, self.style = line.expandtabs(8), style

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 (the base class's signature)
        return width, self.style.leading

    def draw(self) -> None:
        self.canv.setFont(self.style.fontName, self.style.fontSize)
        reach = 0.0
        for part in _PART.finditer(self.line):
            left = max(part.start() * _COLUMN * self.style.fontSize, reach)
            self.canv.drawString(left, 2, part[0])
            reach = left + self.canv.stringWidth(part[0]) + 1.5 * self.style.fontSize


def _paragraph(line: str, style: ParagraphStyle, *, tabs: bool = False) -> Flowable:
    stripped = line.strip()
    if not stripped:
        return Spacer(1, 6)
    if tabs and len(stripped) < 90 and len(_PART.findall(stripped.expandtabs(8))) > 1:
        return _Tabbed(line, style)
    indent = len(line) - len(line.lstrip(" "))
    text = escape(" ".join(stripped.split()))
    return Paragraph(text, ParagraphStyle("indented", style, leftIndent=5 * min(indent, 8)))


def _split(paragraph: Flowable, width: float) -> list[Flowable]:
    """Parts of a paragraph that are low enough for a row of a table, which must fit on a page."""
    parts = paragraph.split(width, 300)
    return [paragraph] if len(parts) < 2 else [parts[0], *_split(parts[1], width)]


def _frame(left: float, width: float, less: float = 0.0) -> Frame:
    return Frame(left, 2 * cm, width, HEIGHT - 4 * cm - less, leftPadding=0, rightPadding=0)


def _title(canvas: Canvas, title: str) -> None:
    paragraph = Paragraph(escape(title), TITLE)
    _, height = paragraph.wrap(WIDTH - 4 * cm, 5 * cm)
    paragraph.drawOn(canvas, 2 * cm, HEIGHT - 1.5 * cm - height)


def _built(story: list[Flowable], frames: list[Frame], furniture: Callable[[Canvas, int], None] | None = None) -> bytes:
    buffer = io.BytesIO()

    def on_page(canvas: Canvas, document: BaseDocTemplate) -> None:
        if furniture:
            furniture(canvas, document.page)

    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate("page", frames, onPage=on_page)])
    document.build(story)
    return buffer.getvalue()
