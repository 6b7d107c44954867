"""Which files a list of PATHs means: each file as named, each folder's files in sorted order.

Invariant: every file under a folder is either yielded or told of, hidden ones and links to folders included.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from os.path import realpath  # never raises, where Path.resolve() does for a loop of links
from pathlib import Path

from rolecall.errors import InputError
from rolecall.readers.formats import DOCUMENT_SUFFIXES, HEAD, is_document

EXTRACTED = ".jsonl"
SUFFIXES = DOCUMENT_SUFFIXES | {EXTRACTED}
"""What is read out of a folder, beside what its first bytes show to be PDF, rich text or a web page.

A file that is named itself may have any suffix.
"""

OnError = Callable[[InputError], None]
OnNote = Callable[[str], None]


def files(paths: Iterable[Path], *, on_error: OnError, on_note: OnNote, exclude: Iterable[Path] = ()) -> Iterator[Path]:
    """The files that the paths mean, each once, in the order given and sorted within a folder.

    Files of `exclude` found in a folder are left out (a command's own output must not be its input). A
    missing path is yielded, for the reader to complain about in its turn. `on_error` hears of a folder that
    cannot be listed or holds no usable file, `on_note` of each file passed over.
    """
    own = {realpath(path) for path in exclude}
    seen: set[str] = set()
    for path in paths:
        folder = _is_folder(path)
        found = _folder(path, on_error=on_error, on_note=on_note, own=own) if folder else [path]
        for file in found:
            if (place := realpath(file)) in seen:
                on_note(f"{file}: named twice, read once")
            else:
                seen.add(place)
                yield file


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # what is wrong with it is said when it is read as a file
        return False


def _folder(folder: Path, *, on_error: OnError, on_note: OnNote, own: set[str]) -> list[Path]:
    usable: list[Path] = []
    failed = False

    def unreadable(error: OSError) -> None:
        nonlocal failed
        failed = True
        on_error(InputError(error.filename, f"cannot be listed: {error.strerror or error}"))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        at = Path(place)
        for name in sorted(folders):
            if name.startswith("."):
                on_note(f"{at / name}: skipped, a hidden folder")
            elif (at / name).is_symlink():
                on_note(f"{at / name}: skipped, a link to a folder")
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            file = at / name
            if name.startswith("."):
                on_note(f"{file}: skipped, a hidden file")
            elif realpath(file) in own:
                on_note(f"{file}: skipped, it is the output")
            elif file.suffix.lower() != EXTRACTED and not _is_document(file):
                kinds = ", ".join(sorted(SUFFIXES))
                on_note(f"{file}: skipped, a folder's files are read when they end in {kinds}")
            else:
                usable.append(file)
    if not usable and not failed:
        on_error(InputError(folder, "holds no file that can be read"))
    return sorted(usable)


def _is_document(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:  # what is wrong with it is said when it is read
        head = b""
    return is_document(head, file.name)


def expected(paths: Iterable[Path], *, exclude: Iterable[Path] = ()) -> int | None:
    """About how many documents the paths mean: a file is one, a `.jsonl` as many as it has lines; None for stdin.

    An archive counts as one. For showing how far a run is, never for deciding.
    """
    count = 0
    given = list(paths)
    for file in files(given, on_error=lambda _: None, on_note=lambda _: None, exclude=exclude):
        try:
            if not file.is_file():
                return None
            count += _lines(file) if file.suffix.lower() == EXTRACTED else 1
        except (OSError, ValueError):
            count += 1
    return count


def _lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
