"""What kind of file it is, told by its content; the name decides only between kinds that look alike.

Invariant: a text is never taken for anything else because of its name, nor anything else for a text.
"""

import re
import zipfile
from enum import StrEnum
from typing import BinaryIO

from rolecall.readers.archives import DAMAGED

HEAD = 4096
"""How many bytes of a file suffice to tell whether it is something else than plain text."""
DOCUMENT_SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".xhtml", ".zip"}
)
"""How the names of documents end, of those that are read out of a folder or an archive."""

_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:html|head|body|main|article|div|p|table|h1)\b", re.I)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".aspx")
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Format(StrEnum):
    """The kinds of files that are told apart."""

    TEXT = "text"
    PDF = "PDF"
    DOCX = "Word"
    ODT = "OpenDocument text"
    RTF = "rich text"
    HTML = "web page"
    ZIP = "zip archive"
    OLD_OFFICE = "old Office document"
    OTHER_OFFICE = "Office document of another kind"


_PROVEN = {Format.PDF, Format.RTF, Format.HTML}


def seems_text(head: bytes, name: str = "") -> bool:
    """Whether a file that begins with `head` and is called `name` is to be read as it stands."""
    return _by_signature(head, name.lower()) is None


def is_document(head: bytes, name: str) -> bool:
    """Whether a file of a folder or an archive is to be read: by its name's ending, or as its first bytes prove it."""
    return name.lower().endswith(tuple(DOCUMENT_SUFFIXES)) or _by_signature(head, "") in _PROVEN


def format_of(stream: BinaryIO, name: str = "") -> Format:
    """The kind of a file by its content, and by its name where a fragment of HTML may be text as well.

    `stream` is at its beginning, where it is left.
    """
    head = stream.read(HEAD)
    found = _by_signature(head, name.lower())
    if found is Format.ZIP:
        found = _of_zip(stream, head)
    stream.seek(0)
    return found or Format.TEXT


def _by_signature(head: bytes, name: str) -> Format | None:
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return Format.ZIP
    if head.startswith(_OLD_OFFICE):
        return Format.OLD_OFFICE
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    if b"%PDF-" in head[:1024]:  # readers of PDF allow for bytes before it
        return Format.PDF
    if _HTML.match(head) or (name.endswith(_HTML_NAMES) and _TAG.search(head)):
        return Format.HTML
    return None


def _of_zip(stream: BinaryIO, head: bytes) -> Format:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if {"content.xml", "mimetype"} <= names:
                kind = archive.open("mimetype").read(100)
                return Format.ODT if b"opendocument.text" in kind else Format.OTHER_OFFICE
    except DAMAGED:  # cut short, perhaps: what it was meant to be, its beginning tells
        return Format.DOCX if b"word/" in head or b"[Content_Types].xml" in head else Format.ZIP
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    return Format.OTHER_OFFICE if "[Content_Types].xml" in names else Format.ZIP
