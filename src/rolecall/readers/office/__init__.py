"""Files of word processors become text: Word, OpenDocument and rich text."""

from rolecall.readers.office.docx import read_docx

__all__ = ["read_docx"]
