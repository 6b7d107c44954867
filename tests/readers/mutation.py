"""Files damaged at random, by a seed: bytes flipped, cut, doubled, moved, in a file or in parts of an archive."""

import io
import random
import zipfile
from collections.abc import Callable

_MAGIC = (
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"{\\rtf1",
    b"<html>",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\0\0",
)
_NUMBERS = (b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e999")


def mutated(content: bytes, seed: int) -> bytes:
    """The file damaged in one to eight places; of a zip archive, every other time within one of its files."""
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    if content.startswith(b"PK") and chance.random() < 0.5:
        return _inside(content, chance)
    return _damaged(content, chance)


def _damaged(content: bytes, chance: random.Random) -> bytes:
    found = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        chance.choice(_DAMAGES)(found, chance)
    return bytes(found)


def _inside(content: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _damaged(part, chance) if name == victim else part)
    return stream.getvalue()


def _at(found: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(found) + 1)


def _flip(found: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 20)):
        if found:
            found[chance.randrange(len(found))] = chance.randrange(256)


def _cut(found: bytearray, chance: random.Random) -> None:
    at = _at(found, chance)
    del found[at : at + chance.choice((1, 10, 100, 1000, len(found)))]


def _double(found: bytearray, chance: random.Random) -> None:
    at = _at(found, chance)
    piece = found[at : at + chance.randint(1, 400)]
    found[at:at] = piece * chance.choice((1, 2, 50))


def _move(found: bytearray, chance: random.Random) -> None:
    at = _at(found, chance)
    piece = found[at : at + chance.randint(1, 400)]
    del found[at : at + len(piece)]
    place = _at(found, chance)
    found[place:place] = piece


def _insert(found: bytearray, chance: random.Random) -> None:
    at = _at(found, chance)
    found[at:at] = chance.choice(
        (chance.choice(_MAGIC), chance.randbytes(chance.randint(1, 200)), b"<" * 500, b"(" * 500)
    )


def _number(found: bytearray, chance: random.Random) -> None:
    digits = [i for i, byte in enumerate(found) if 48 <= byte <= 57]
    if digits:
        at = chance.choice(digits)
        found[at : at + 1] = chance.choice(_NUMBERS)


_DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _cut, _double, _move, _insert, _number)
