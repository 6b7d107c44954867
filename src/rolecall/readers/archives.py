"""The files in a zip archive, one after another, with a bound on what they unpack to.

Invariant: no byte of the archive is trusted: sizes are counted while unpacking, names are only ever labels, nothing is
written to disk.
"""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from rolecall.errors import ReadingError

LARGEST_MEMBER = 200 << 20
"""How many bytes one file of an archive may have when unpacked."""
LARGEST_ARCHIVE = 4 << 30
"""How many bytes an archive may unpack to in all, archives within it included."""
DEEPEST = 4
"""How many archives may lie in one another."""

_BLOCK = 1 << 20
_USUAL_RATIO = 1100  # deflate cannot do better than 1,032 to 1
_BOMB = "unpacks to far more than it can hold: refused as a zip bomb"

DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile and the packers behind it raise for damaged archives."""

Member = tuple[str, bytes | ReadingError]


def members(archive: BinaryIO) -> Iterator[Member]:
    """Each file's name, from the archive's root, with its bytes or with why they cannot be had.

    Files of archives within the archive are called `inner.zip/name`; folders are no files. Raises ReadingError for an
    archive that cannot be opened.
    """
    yield from _members(archive, "", _Budget(LARGEST_ARCHIVE), 1)


class _Budget:
    """How much may still be unpacked."""

    def __init__(self, size: int) -> None:
        self.left = size


def _members(stream: BinaryIO, within: str, budget: _Budget, depth: int) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGED as error:
        raise ReadingError(f"is a broken zip archive: {error}") from error
    with archive:
        for info in archive.infolist():
            name = within + info.filename.replace("\\", "/")
            if info.is_dir():
                continue
            try:
                unpacked = _unpacked(archive, info, budget)
            except ReadingError as error:
                yield name, error
                continue
            if not unpacked.startswith(b"PK\x03\x04") or not name.lower().endswith(".zip"):
                yield name, unpacked
            elif depth == DEEPEST:
                yield name, ReadingError(f"lies in {DEEPEST} archives within one another, not opened")
            else:
                try:
                    yield from _members(BytesIO(unpacked), f"{name}/", budget, depth + 1)
                except ReadingError as error:
                    yield name, error


def is_unasked(name: str) -> bool:
    """Whether a file is one that systems add unasked: hidden, or in the folder `__MACOSX`."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> bytes:
    if info.flag_bits & 0x1:
        raise ReadingError("is encrypted: unpack it first")
    if info.file_size > _USUAL_RATIO * max(info.compress_size, 1):
        raise ReadingError(_BOMB)
    found = bytearray()
    try:
        with archive.open(info) as stream:
            while block := stream.read(_BLOCK):
                found += block
                budget.left -= len(block)
                if len(found) > LARGEST_MEMBER:
                    raise ReadingError(f"is larger than {LARGEST_MEMBER >> 20} MB")
                if budget.left < 0:
                    raise ReadingError(f"the archive unpacks to more than {LARGEST_ARCHIVE >> 30} GB: not read")
    except DAMAGED as error:
        raise ReadingError(f"is damaged in the archive: {error}") from error
    return bytes(found)
