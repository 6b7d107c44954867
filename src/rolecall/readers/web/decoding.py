"""The characters of a web page, whose encoding is what the page says or, failing that, a guess that is told."""

import codecs
import re

from rolecall.readers.encodings import read_encoded

_BEGINNING = 4_096  # bytes; HTML asks for the declaration within 1,024, but pages have longer heads
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}
"""By Python's names: what browsers take for what pages declare (WHATWG Encoding Standard, 4.2; HTML, 13.2.3.2)."""


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The page's text, and notes on an encoding that was guessed or that does not fit.

    A byte order mark decides, then a declaration, then whether it is UTF-8, then a guess. Raises ReadingError for bytes
    that are no text.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _read(content[len(bom) :], encoding)
    if declared := _declared(content):
        try:
            return content.decode(declared), ()
        except UnicodeDecodeError:
            text, notes = _guessed(content)
            return text, (f"is not {declared}, which it declares", *notes)
    return _guessed(content)


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_BEGINNING])
    if not match:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii", "replace")).name
    except LookupError:
        return None
    name = _MEANT.get(name, name)
    return name if _is_of_text(name) else None


def _is_of_text(encoding: str) -> bool:
    """Whether the codec makes text of bytes; Python has others, which unpack archives among other things."""
    try:
        return isinstance(b" ".decode(encoding), str)
    except (LookupError, UnicodeError):
        return False


def _guessed(content: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        reading = read_encoded(content)
        return reading.text, reading.notes


def _read(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = content.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return text, (f"has {lost:,} characters that cannot be read as {encoding}",) if lost else ()
