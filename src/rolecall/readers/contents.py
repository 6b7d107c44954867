"""One file's content becomes readings: one of a file, one of each file in an archive.

This is what runs in the process of its own (`worker`): everything that parses what a stranger has written.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from rolecall.errors import ReadingError
from rolecall.readers.archives import is_unasked, members
from rolecall.readers.formats import HEAD, Format, format_of, is_document
from rolecall.readers.reading import Reading, Skipped

LARGEST_FILE = 500 << 20
"""How many bytes a file that is no archive may have."""

_READERS = {
    Format.TEXT: "rolecall.readers.encodings:read_encoded",
    Format.PDF: "rolecall.readers.pdf:read_pdf",
    Format.DOCX: "rolecall.readers.office:read_docx",
    Format.ODT: "rolecall.readers.office:read_odt",
    Format.RTF: "rolecall.readers.office:read_rtf",
    Format.HTML: "rolecall.readers.web:read_html",
}
_WHY_NOT = {
    Format.OLD_OFFICE: "is an old or encrypted Office document: save it as .docx without a password",
    Format.OTHER_OFFICE: "is an Office document, but no text: save it as .docx or PDF",
    Format.ZIP: "is an archive in place of a document",
}

Found = tuple[str, Callable[[], Reading | Skipped]]
"""The name of a document within its archive, empty for a file by itself, and what reads it."""


def contents(path: Path) -> Iterator[Found]:
    """Each document of the file, by name and yet unread, so that who waits for it knows which one takes long.

    Calling the second part gives the Reading, whose text is more than white space, or raises ReadingError; a file of
    an archive that is no document is Skipped. Raises ReadingError for an archive that cannot be opened, and OSError for
    a file that cannot be read.
    """
    with path.open("rb") as stream:
        if format_of(stream, path.name) is not Format.ZIP:
            yield "", lambda: _read(stream, path.name)
            return
        for name, content in members(stream):
            yield name, lambda name=name, content=content: _read_member(content, name)  # type: ignore[misc]


def _read_member(content: bytes | ReadingError, name: str) -> Reading | Skipped:
    if is_unasked(name):
        return Skipped("skipped, a hidden file")
    if not is_document(b"" if isinstance(content, ReadingError) else content[:HEAD], name):
        return Skipped("skipped, no kind of document")
    if isinstance(content, ReadingError):
        raise content
    return _read(BytesIO(content), name)


def _read(stream: BinaryIO, name: str) -> Reading:
    kind = format_of(stream, name)
    if kind in _WHY_NOT:
        raise ReadingError(_WHY_NOT[kind])
    content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise ReadingError(f"is larger than {LARGEST_FILE >> 20} MB")
    module, _, function = _READERS[kind].partition(":")
    reading: Reading = getattr(import_module(module), function)(content)
    if not reading.text.strip():
        raise ReadingError("; ".join(reading.notes) or ("is empty" if not content else "holds no text"))
    return reading
