"""Characters as a typesetter leaves them become those that a reader would type.

Invariant: no letter, digit or mark of punctuation is lost; ligatures are spelled out, every space is a plain one, and
what nobody sees (zero-width characters, control characters, soft hyphens within a line) is gone. A soft hyphen that
ends a piece of text stays: there it says that a word goes on.
"""

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
_LIGATURES = range(0xFB00, 0xFB07)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class _Plain(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if character.isspace() or category.startswith("Z"):
            plain = " "
        elif category in ("Cc", "Cf"):
            plain = ""
        else:
            plain = unicodedata.normalize("NFKC", character) if code in _LIGATURES else character
        self[code] = plain
        return plain


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text with single plain spaces and no invisible characters, composed (NFC), stripped at both ends."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    goes_on = text.rstrip().endswith(SOFT_HYPHEN)
    text = " ".join(unicodedata.normalize("NFC", text.translate(_PLAIN)).split())
    return text + SOFT_HYPHEN if goes_on else text
