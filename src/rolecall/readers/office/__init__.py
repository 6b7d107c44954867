"""Files of word processors become text: Word, OpenDocument and rich text."""

from rolecall.readers.office.docx import read_docx
from rolecall.readers.office.odt import read_odt
from rolecall.readers.office.rtf import read_rtf

__all__ = ["read_docx", "read_odt", "read_rtf"]
