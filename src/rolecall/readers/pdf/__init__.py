"""PDF files become text: lines, columns, tables, headers and footers, each with its place on the page."""

from rolecall.readers.pdf.document import read_pdf
from rolecall.readers.pdf.ocr import ocr

__all__ = ["ocr", "read_pdf"]
