"""The short way for plain text: a UTF-8 file's own content, whole and unchanged.

Invariant: the text is the file's content decoded as UTF-8 with no newline translated and no character
added or taken, so that offsets into it are offsets into what the file's owner sees. The one exception is
a byte order mark at the very beginning, which is a mark of the encoding and not part of the text.
"""

import codecs
from typing import BinaryIO

from rolecall.errors import ReadingError

MAX_CHARS = 1_000_000
"""How many characters (code points) a document may have unless the caller says otherwise."""

_LONGEST_CHARACTER = 4  # bytes of UTF-8
_BLOCK = 1 << 20
_CONTINUATION = bytes(range(0x80, 0xC0))


def read_utf8(stream: BinaryIO, max_chars: int = MAX_CHARS) -> str | None:
    """The file's own text, unchanged but for a leading byte order mark; None if it is no plain text in UTF-8.

    `max_chars` counts code points; of what is longer no more is kept in memory. Raises ReadingError for a text that is
    empty, only white space, or too long.
    """
    # A text of max_chars characters, with its byte order mark, fits; what is longer is only counted.
    content = stream.read(_LONGEST_CHARACTER * max_chars + len(codecs.BOM_UTF8))
    if b"\0" in content:
        return None
    more = 0
    while block := stream.read(_BLOCK):
        if b"\0" in block:
            return None
        more += _count_characters(block)
    if more:
        check_length(_count_characters(content) + more, max_chars)
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    if not text.strip():
        raise ReadingError("is empty" if not text else "holds nothing but white space")
    check_length(len(text), max_chars)
    return text


def check_length(characters: int, max_chars: int) -> None:
    """Raise ReadingError if a text has more than `max_chars` characters."""
    if characters > max_chars:
        reason = f"has {characters:,} characters; the limit is {max_chars:,}, split it or raise --max-chars"
        raise ReadingError(reason)


def _count_characters(content: bytes) -> int:
    return len(content.translate(None, _CONTINUATION))
