"""PDF files as they come: broken, locked, scanned, long. Each is read as far as it goes, or says why not."""

import io
import sys
import time
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pdf_pages import column, drawn, single_column
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rolecall.errors import ReadingError
from rolecall.readers.pdf import ocr, read_pdf
from rolecall.readers.stated_titles import stated_title

TEXT = "Present: Cllr Ann Hart (Chairman)"
ONE = drawn([(60, 100, TEXT)])


def locked(user: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(user, ownerPassword="the clerk"))
    canvas.drawString(60, 500, TEXT)
    canvas.save()
    return buffer.getvalue()


def scanned(*pages: str | None) -> bytes:
    """Pages with a picture over all of them, where None stands, or with a text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(200, 300))
    for text in pages:
        if text is None:
            canvas.drawImage(ImageReader(Image.new("L", (20, 30), 200)), 0, 0, 200, 300)
        else:
            canvas.drawString(20, 200, text)
        canvas.drawString(20, 20, "Scan of the file")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"Present: Cllr Ann Hart", "is not a PDF file"),
        (locked("secret"), "is encrypted: save it without a password first"),
        (ONE[:300], "is damaged, cut short or without any page"),
        (b"%PDF-1.4\n" + b"\0" * 5000, "is damaged, cut short or without any page"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=f"^{reason}$"):
        read_pdf(content)


def test_a_file_without_pages_says_so() -> None:
    empty = pdfium.PdfDocument.new()
    buffer = io.BytesIO()
    empty.save(buffer)
    empty.close()
    with pytest.raises(ReadingError, match="without any page"):
        read_pdf(buffer.getvalue())


def test_an_empty_password_is_no_hindrance() -> None:
    assert read_pdf(locked("")).text == TEXT


def test_a_file_that_was_cut_short_says_so_and_gives_what_is_left() -> None:
    whole = drawn([(60, 100, TEXT)], [(60, 100, "Page two")])
    cut = whole[: whole.rindex(b"startxref")]
    reading = read_pdf(cut)
    assert TEXT in reading.text
    assert reading.notes == ("the end of the file is missing: pages may be missing too",)


def test_a_page_that_fails_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    get_textpage = pdfium.PdfPage.get_textpage

    def fail_on_small(page: pdfium.PdfPage) -> pdfium.PdfTextPage:
        text = get_textpage(page)
        if "broken" in text.get_text_range():
            text.close()
            raise pdfium.PdfiumError("Failed to load text page.")
        return text

    monkeypatch.setattr(pdfium.PdfPage, "get_textpage", fail_on_small)
    reading = read_pdf(drawn([(60, 100, "One")], [(60, 100, "broken")], [(60, 100, "Three")]))
    assert reading.text == "One\n\nThree"
    assert reading.notes == ("page 2 cannot be read: Failed to load text page.",)
    assert reading.pages
    assert [place.page for place in reading.pages.places] == [1, 3]


def test_nothing_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    for kind in (pdfium.PdfDocument, pdfium.PdfPage, pdfium.PdfTextPage):
        start = kind.__init__

        def remember(self: object, *args: object, _start: object = start, **more: object) -> None:
            opened.append(self)
            _start(self, *args, **more)  # type: ignore[operator]

        monkeypatch.setattr(kind, "__init__", remember)
    read_pdf(drawn([(60, 100, TEXT)], []))
    assert len(opened) == 5
    assert all(thing.raw is None for thing in opened)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Minutes of the Cabinet, 5 May 2019", "Minutes of the Cabinet, 5 May 2019"),
        ("  Public \t minutes ", "Public minutes"),
        ("Printing Works Committee", "Printing Works Committee"),
        ("Newtown Parish Council", "Newtown Parish Council"),
        ("Microsoft Word - agenda.doc", None),
        ("Layout 1", None),
        ("(anonymous)", None),
        ("Document Retention Policy", "Document Retention Policy"),
        ("untitled", None),
        ("minutes-final-v2.docx", None),
        ("12345", None),
        ("", None),
    ],
)
def test_a_title_is_taken_where_it_names_the_document(title: str, expected: str | None) -> None:
    assert stated_title(title) == expected
    assert read_pdf(drawn([(60, 100, TEXT)], title=title)).title == expected


def test_scanned_pages_are_told_of_and_how_to_have_them_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    reading = read_pdf(scanned(TEXT, None, TEXT, None))
    assert reading.text.count(TEXT) == 2
    assert reading.notes == (
        "to have scanned pages read, run pip install 'rolecall[ocr]' and install Tesseract",
        "page 2 has no text: it looks scanned",
        "page 4 has no text: it looks scanned",
    )
    all_scanned = read_pdf(scanned(None))
    assert all_scanned.notes[1:] == ("page 1 has no text: it looks scanned",)


def test_an_empty_page_is_not_scanned() -> None:
    assert read_pdf(drawn([], [(60, 100, TEXT)])).notes == ()


def program(folder: Path, script: str) -> None:
    path = folder / "ocrmypdf"
    path.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    path.chmod(0o755)


def test_scanned_pages_are_read_by_ocr(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "read.pdf").write_bytes(drawn([(60, 100, TEXT)], [(60, 100, "Cllr Cy Dole"), (60, 120, "Clerk " * 9)]))
    program(
        tmp_path,
        f"import sys\nassert sys.argv[1] == '--skip-text' and sys.stdin.buffer.read(5) == b'%PDF-'\n"
        f"sys.stdout.buffer.write(open({str(tmp_path / 'read.pdf')!r}, 'rb').read())",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    reading = read_pdf(scanned(TEXT, None))
    assert "Cllr Cy Dole" in reading.text
    assert reading.notes == ("page 2 was read by OCR",)


def test_an_ocr_program_that_fails_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "import sys\nsys.exit('first\\nno Tesseract here')")
    monkeypatch.setenv("PATH", str(tmp_path))
    reading = read_pdf(scanned(None))
    assert reading.notes == ("ocrmypdf failed: no Tesseract here", "page 1 has no text: it looks scanned")
    with pytest.raises(ReadingError, match="ocrmypdf failed: no Tesseract here"):
        ocr(ONE)


def test_ocr_without_its_program_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadingError, match=r"not installed: .*rolecall\[ocr\]"):
        ocr(ONE)


def test_a_long_file_is_read_to_its_end_in_a_time_that_grows_with_its_pages() -> None:
    pages = 5_000
    reading = read_pdf(drawn(*([(60, 400, f"Cllr Ann Hart, {n}"), (60, 420, "Clerk")] for n in range(pages))))
    assert reading.pages
    assert reading.pages.count == pages
    assert reading.text.count("Clerk") == pages
    assert reading.text.endswith(f"Cllr Ann Hart, {pages - 1}\nClerk")


def test_reading_takes_little_longer_than_pdfium_does() -> None:
    content = single_column(
        "\n\n".join(f"{n}. {TEXT}, and so on until the line is full and over. " * 5 for n in range(90))
    )

    def raw() -> None:
        pdf = pdfium.PdfDocument(content)
        for page in pdf:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        pdf.close()

    def seconds(once: object) -> float:
        assert callable(once)
        began = time.process_time()
        once()
        return time.process_time() - began

    assert min(seconds(lambda: read_pdf(content)) for _ in range(5)) < 4 * min(seconds(raw) for _ in range(5))
    # 2.5 at most where the machine is quiet: training/bench_reading.py


def test_a_column_of_any_length_is_read() -> None:
    names = "\n".join(f"Cllr {chr(65 + n % 26)} Hart" for n in range(2_000))
    assert read_pdf(drawn(list(column(60, 20, names)), size=(595, 25_000))).text == names
