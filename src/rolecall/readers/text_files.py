"""One file's text, whole and unchanged, or an InputError that says why it cannot be used.

Invariant: the text is the file's content decoded as UTF-8 with no newline translated and no character
added or taken, so that offsets into it are offsets into what the file's owner sees. The one exception is
a byte order mark at the very beginning, which is a mark of the encoding and not part of the text.
"""

import codecs
import stat
from pathlib import Path
from typing import BinaryIO

from rolecall.errors import InputError

MAX_CHARS = 1_000_000
"""How many characters (code points) a document may have unless the caller says otherwise."""

_LONGEST_CHARACTER = 4  # bytes of UTF-8
_BLOCK = 1 << 20
_CONTINUATION = bytes(range(0x80, 0xC0))
_SIGNATURES = {
    b"%PDF-": "is a PDF, not text: convert it first, for instance with pdftotext",
    b"PK\x03\x04": "is a zip archive or an Office document, not text: save it as text first",
    b"\xd0\xcf\x11\xe0": "is an old Office document, not text: save it as text first",
    b"{\\rtf": "is rich text (RTF), not text: save it as plain text first",
    codecs.BOM_UTF16_LE: "is UTF-16 text: save it as UTF-8",
    codecs.BOM_UTF16_BE: "is UTF-16 text: save it as UTF-8",
}


def read_text(path: Path, *, max_chars: int = MAX_CHARS) -> str:
    """The file's own text, unchanged but for a leading byte order mark, which is dropped.

    `max_chars` counts code points. Raises InputError for a file that is missing, not readable, empty or
    only white space, binary, not UTF-8 (with the place of the first wrong byte, from 0), or too long.
    """
    try:
        if not (stat.S_ISREG(mode := path.stat().st_mode) or stat.S_ISFIFO(mode)):
            raise InputError(path, "is a folder" if stat.S_ISDIR(mode) else "is not a regular file")
        with path.open("rb") as stream:
            # A text of max_chars characters, with its byte order mark, fits; what is longer is only counted.
            content = stream.read(_LONGEST_CHARACTER * max_chars + len(codecs.BOM_UTF8))
            _refuse_binary(path, content)
            more = _count_characters(path, stream)
    except FileNotFoundError:
        raise InputError(path, "no such file or folder") from None
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror or error}") from error
    if more:
        found = len(content.translate(None, _CONTINUATION)) + more
        raise _too_long(path, found, max_chars)
    text = _decode(path, content)
    if not text.strip():
        raise InputError(path, "is empty" if not text else "holds nothing but white space")
    if len(text) > max_chars:
        raise _too_long(path, len(text), max_chars)
    return text


def _too_long(path: Path, characters: int, max_chars: int) -> InputError:
    reason = f"has {characters:,} characters; the limit is {max_chars:,}, split it or raise --max-chars"
    return InputError(path, reason)


def _count_characters(path: Path, stream: BinaryIO) -> int:
    found = 0
    while block := stream.read(_BLOCK):
        _refuse_binary(path, block, signed=False)
        found += len(block.translate(None, _CONTINUATION))
    return found


def _refuse_binary(path: Path, content: bytes, *, signed: bool = True) -> None:
    if signed:
        for signature, reason in _SIGNATURES.items():
            if content.startswith(signature):
                raise InputError(path, reason)
    if b"\0" in content:
        raise InputError(path, "is a binary file, not text")


def _decode(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        wrong = content[error.start]
        reason = f"is not UTF-8: byte 0x{wrong:02x} at position {error.start:,}; save it as UTF-8"
        raise InputError(path, reason) from error
