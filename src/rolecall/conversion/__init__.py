"""Annotation formats of other tools: read, written and recognised, all of them from one table."""

from rolecall.conversion.convert import convert, write_documents
from rolecall.conversion.format import Format
from rolecall.conversion.formats import FORMATS
from rolecall.conversion.recognition import format_of, format_to_write, named_format
from rolecall.conversion.uncertainty import hardest_first, uncertainty

__all__ = [
    "FORMATS",
    "Format",
    "convert",
    "format_of",
    "format_to_write",
    "hardest_first",
    "named_format",
    "uncertainty",
    "write_documents",
]
