"""A PDF file is opened, its pages are read, and what was found is put together.

Invariants: a page that cannot be read costs no other page; every page that looks scanned is told of in `notes`;
whatever PDFium opened is closed.
"""

from collections import Counter
from contextlib import closing
from operator import attrgetter
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from rolecall.errors import ReadingError
from rolecall.readers.pdf.characters import plain
from rolecall.readers.pdf.columns import reading_order
from rolecall.readers.pdf.furniture import without_furniture
from rolecall.readers.pdf.lines import Sheet, page_text
from rolecall.readers.pdf.ocr import HOW_TO_GET, is_installed, ocr
from rolecall.readers.pdf.paragraphs import running_text
from rolecall.readers.reading import Reading
from rolecall.readers.stated_titles import stated_title
from rolecall.records import Furniture, PageMap

_BEGINS_WITHIN = _ENDS_WITHIN = 1024
"""Bytes within which a file has the signature of a PDF file, and its end mark."""

_FEW = 40
"""Characters of running text or fewer make a page that is a picture look scanned."""

_LITTLE = 400
"""Characters, headers and footers included, up to which it is asked whether a page is a picture."""

_COVERED = 0.5  # the share of a page that images of scanned ones cover
_DRAWN = 30  # shapes that may be the letters of a page without text
_FAILURES = {
    pdfium_c.FPDF_ERR_PASSWORD: "is encrypted: save it without a password first",
    pdfium_c.FPDF_ERR_SECURITY: "is encrypted in a way that cannot be read: save it without protection first",
    pdfium_c.FPDF_ERR_FORMAT: "is damaged, cut short or without any page",
}


class _Pages(NamedTuple):
    """What was read of all pages; `scanned` are the numbers of those that look so."""

    number: int
    title: str | None
    running: list[Sheet]
    furniture: list[Furniture]
    scanned: list[int]
    notes: list[str]


def read_pdf(content: bytes) -> Reading:
    """The text of a PDF file, in reading order, with the place of every line.

    Scanned pages are read by `ocr` where its program is installed. Raises ReadingError for content that is no PDF file,
    has no pages (which PDFium does not tell from damage), is encrypted with a password, or is damaged beyond reading.
    """
    pages = _read(content)
    notes = pages.notes
    scanned = pages.scanned
    if scanned and is_installed():
        try:
            read_again = _read(ocr(content))
        except ReadingError as error:
            notes = [*notes, str(error)]
        else:
            scanned = read_again.scanned
            notes = [*notes, *(f"page {page} was read by OCR" for page in pages.scanned if page not in scanned)]
            pages = read_again._replace(title=pages.title)
    elif scanned:
        notes = [*notes, HOW_TO_GET]
    notes = [*notes, *(f"page {page} has no text: it looks scanned" for page in scanned)]
    text, places = running_text([(sheet, reading_order(sheet.fragments)) for sheet in pages.running])
    return Reading(text, PageMap(pages.number, places, tuple(pages.furniture)), pages.title, notes=tuple(notes))


def _read(content: bytes) -> _Pages:
    sheets: list[Sheet] = []
    aslant: list[Furniture] = []
    pictured: list[int] = []
    notes: list[str] = []
    if b"%%EOF" not in content[-_ENDS_WITHIN:]:
        notes.append("the end of the file is missing: pages may be missing too")
    with closing(_opened(content)) as pdf:
        count = len(pdf)
        title = stated_title(plain(pdf.get_metadata_value("Title")))
        for number in range(1, count + 1):
            try:
                with closing(pdf[number - 1]) as page:
                    found = page_text(page, number)
                    sheets += found.sheets
                    aslant += (Furniture(number, text, box) for text, box in found.aslant)
                    if sum(len(f.text) for sheet in found.sheets for f in sheet.fragments) <= _LITTLE and _is_picture(
                        page
                    ):
                        pictured.append(number)
            except pdfium.PdfiumError as error:
                notes.append(f"page {number} cannot be read: {error}")
    running, furniture = without_furniture(sheets)
    written = Counter[int]()
    for sheet in running:
        written[sheet.page] += sum(len(fragment.text) for fragment in sheet.fragments)
    scanned = [page for page in pictured if written[page] <= _FEW]
    return _Pages(count, title, running, sorted([*furniture, *aslant], key=attrgetter("page")), scanned, notes)


def _opened(content: bytes) -> pdfium.PdfDocument:
    if b"%PDF-" not in content[:_BEGINS_WITHIN]:
        raise ReadingError("is not a PDF file" if content else "is empty")
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise ReadingError(_FAILURES.get(error.err_code, f"cannot be opened: {error}")) from error


def _is_picture(page: pdfium.PdfPage) -> bool:
    """Whether images cover half of the page, or it is drawn of so many shapes that these may be letters."""
    width, height = page.get_size()
    covered, shapes = 0.0, 0
    for shape in page.get_objects(max_depth=4):
        if shape.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = shape.get_bounds()
            covered += (right - left) * (top - bottom)
        elif shape.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            shapes += 1
    return covered >= _COVERED * width * height or shapes >= _DRAWN
