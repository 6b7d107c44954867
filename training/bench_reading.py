"""How long reading PDF files takes beside PDFium alone: `python training/bench_reading.py [FOLDER]`.

PDFium alone opens the file, loads every page and takes its text; rolecall also puts that in order. Files are made of
the texts of FOLDER (default: documents of the corpus) in every layout of the tests, and one of all texts together. The
least processor time of several rounds counts. At most 2.5 is the aim.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from rolecall.corpora.__main__ import compiled
from rolecall.readers.pdf import read_pdf
from rolecall.records import Minutes

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests/readers"))

from pdf_pages import LAYOUTS, single_column  # noqa: E402 - lies beside the tests

ROUNDS = 7
EVERY = 40


def texts(folder: Path | None) -> list[str]:
    """The texts of a folder, or some of the corpus."""
    if folder:
        return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    documents = [found.text for found in compiled(ROOT / "corpus/documents") if isinstance(found, Minutes)]
    return sorted(documents, key=len)[-EVERY::4]


def raw(content: bytes) -> int:
    """The least that reading with PDFium takes; the number of pages."""
    pdf = pdfium.PdfDocument(content)
    pages = len(pdf)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
    return pages


def least(once: Callable[[], object]) -> float:
    """Processor seconds of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        once()
        times.append(time.process_time() - began)
    return min(times)


def report(name: str, contents: list[bytes]) -> None:
    """A line with the pages, the milliseconds a page of both, and their ratio."""
    pages = sum(map(raw, contents))
    alone = least(lambda: [raw(content) for content in contents])
    whole = least(lambda: [read_pdf(content) for content in contents])
    print(
        f"{name:15} {pages:6,} pages  PDFium {1e3 * alone / pages:5.2f}  rolecall {1e3 * whole / pages:5.2f} ms a page"
        f"  ratio {whole / alone:.2f}"
    )


def main() -> None:
    """Prints a line for each layout and one for a big file."""
    found = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    for name, layout in LAYOUTS.items():
        report(name, [layout(text) for text in found])
    report("one big file", [single_column("\n\n".join(found * 10))])


if __name__ == "__main__":
    main()
