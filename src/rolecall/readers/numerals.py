"""Numbers as lists show them: 1, a, A, i, I, the kinds of HTML and OpenDocument, to which those of Word are mapped."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 4_000
"""From here on the letters and Roman numerals of a hostile file would fill the memory."""


def numeral(number: int, kind: str) -> str:
    """The number in letters (a … z, aa, bb, as Word counts), Roman numerals (i) or, for any other kind, in digits."""
    if not 0 < number < _LARGEST or kind not in ("a", "A", "i", "I"):
        return str(number)
    small = _letters(number) if kind in "aA" else _roman(number)
    return small if kind.islower() else small.upper()


def _letters(number: int) -> str:
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(number: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)
