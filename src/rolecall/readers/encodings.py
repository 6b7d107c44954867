"""Text that is not UTF-8: which encoding it is in, said as a note, and the characters it stands for.

Invariant: every byte becomes part of the text; what is a guess is called one.
"""

import codecs
import re

from rolecall.errors import ReadingError
from rolecall.readers.reading import Reading

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WITHOUT_NULS = ["cp1252", "mac_roman"]
"""What English texts are written in where it is not UTF-8; with more to choose from, short texts are guessed wrong."""
_WITH_NULS = ["utf_16_le", "utf_16_be"]
_USUAL = "cp1252"
_NO_TEXT = re.compile(r"[\x01-\x08\x0e-\x1b\x1d-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.05  # of the characters of a text; what has more is something else


def read_encoded(content: bytes) -> Reading:
    """The text of bytes in whatever encoding: by their mark, as UTF-8, or by the likeliest guess, with a note.

    A file of which some lines are UTF-8 and others are not, as when files were put together, is read line by line.
    Raises ReadingError for bytes that are no text in any likely encoding.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Reading(_decoded(content, name).removeprefix("\ufeff"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed(content) if _has_utf8(content) else _guessed(content)
    if "\0" in text:
        return _guessed(content)
    return Reading(text)


def _guessed(content: bytes) -> Reading:
    from charset_normalizer import from_bytes

    best = from_bytes(content, cp_isolation=_WITH_NULS if b"\0" in content else _WITHOUT_NULS).best()
    text, encoding = (str(best), best.encoding) if best else (content.decode(_USUAL, "replace"), _USUAL)
    if len(_NO_TEXT.findall(text)) > _MOST_CONTROLS * len(text) or "\0" in text:
        raise ReadingError("is a binary file, not text")
    return Reading(text, notes=(f"is not UTF-8, read as {encoding}",))


def _has_utf8(content: bytes) -> bool:
    return any(_is_utf8(line) and not line.isascii() for line in content.splitlines())


def _mixed(content: bytes) -> Reading:
    if b"\0" in content:
        raise ReadingError("is a binary file, not text")
    lines = content.splitlines(keepends=True)
    wrong = sum(not _is_utf8(line) for line in lines)
    text = "".join(line.decode("utf-8") if _is_utf8(line) else line.decode(_USUAL, "replace") for line in lines)
    return Reading(text, notes=(f"mixes encodings: {wrong:,} of {len(lines):,} lines are not UTF-8, read as {_USUAL}",))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(f"is marked as {encoding.upper()} but breaks off or is damaged: {error.reason}") from error
