"""Other sums of money in the format that they had: other digits, as many of them, the value counted anew.

Equal digits stay equal in a document (`£4.2m`, `£4,200,000`). A sum whose text is not digits (`ten thousand pounds`,
a misread `£l,200`) or whose value does not follow from them is kept.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from rolecall.corpora.slots import Piece, Pieces

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_MISREAD = re.compile(r"\d[Oo](?!\w)|\d,?[Ool]\d|[Ool],?\d")
_CHANGED = 0.85


def with_new_sums(pieces: Pieces, rng: Random) -> Pieces:
    """The pieces with new sums of money."""
    digits: dict[str, str] = {}
    return tuple(_resized(piece, digits, rng) if piece.label == "MONEY" else piece for piece in pieces)


def _resized(piece: Piece, digits: dict[str, str], rng: Random) -> Piece:
    numbers = list(_NUMBER.finditer(piece.text))
    keys = ["amount", "upper"][: len(numbers)]
    if (
        not numbers
        or len(numbers) > 2
        or _MISREAD.search(piece.text)
        or set(keys) != piece.value.keys() & {"amount", "upper"}
    ):
        return piece
    value, text = dict(piece.value), piece.text
    for key, number in reversed(list(zip(keys, numbers, strict=True))):
        new = _renumbered(number.group(), digits, rng)
        amount = _scaled(str(value[key]), number.group(), new)
        if amount is None:
            return piece
        value[key] = amount
        text = text[: number.start()] + new + text[number.end() :]
    return replace(piece, text=text, value=value) if _rises(value) else piece


def _rises(value: Mapping[str, object]) -> bool:
    return "upper" not in value or Decimal(str(value["amount"])) < Decimal(str(value["upper"]))


def _renumbered(number: str, digits: dict[str, str], rng: Random) -> str:
    """The number with other significant digits, each in the place of an old one."""
    old = re.sub(r"\D", "", number).strip("0")
    if not old:
        return number
    if old not in digits:
        inner = [rng.choice("0123456789") for _ in old[1:-1]]
        new = [rng.choice("123456789"), *inner, *([rng.choice("123456789")] if len(old) > 1 else [])]
        digits[old] = "".join(new) if rng.random() < _CHANGED else old
    left = iter(digits[old])
    started, used = False, 0
    made = ""
    for character in number:
        started = started or character in "123456789"
        if character.isdigit() and started and used < len(old):
            made += next(left)
            used += 1
        else:
            made += character
    return made


def _scaled(amount: str, old: str, new: str) -> str | None:
    """The amount that the new number stands for, where the old stood for `amount` by a power of ten; else None."""
    before, after = Decimal(old.replace(",", "")), Decimal(new.replace(",", ""))
    if not before:
        return amount
    factor = Decimal(amount) / before
    if abs(factor) not in {Decimal(10) ** power for power in range(-2, 13)}:
        return None
    made = f"{after * factor:f}"
    return made.rstrip("0").rstrip(".") if "." in made and Decimal(made) == Decimal(made).to_integral_value() else made
