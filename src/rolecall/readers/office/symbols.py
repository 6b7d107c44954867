"""Characters of symbol fonts (Wingdings and its like) as the Unicode characters that look like them."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from tomllib import loads

UNKNOWN = "\ufffd"
"""Stands for a sign whose look is not known, so that one sees that something stood there."""


def symbol(font: str, code: str) -> str:
    """What the code, in hexadecimal as Word stores it (`F0FC`), shows in that font.

    A code of the private use area of another font, and one that no font's table knows, is UNKNOWN.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    table = _tables().get(font.strip().lower())
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if table is not None and low <= 0xFF:
        return table.get(low, UNKNOWN)
    return chr(number) if 0x20 <= number < 0xD800 else UNKNOWN


@cache
def _tables() -> Mapping[str, Mapping[int, str]]:
    source = resources.files("rolecall.readers") / "data/symbols.toml"
    tables = loads(source.read_text(encoding="utf-8"))
    return {font: {int(code, 16): sign for code, sign in table.items()} for font, table in tables.items()}
