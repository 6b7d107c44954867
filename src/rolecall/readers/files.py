"""One file becomes documents' texts: plain text at once, everything else in a process of its own.

Invariant: whatever is in the file, reading it ends, with readings and with errors that name the file and the reason.
"""

import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from rolecall.errors import InputError, ReadingError
from rolecall.readers.formats import HEAD, seems_text
from rolecall.readers.paths import EXTRACTED
from rolecall.readers.reading import Reading, Skipped
from rolecall.readers.supervision import Worker
from rolecall.readers.text_files import read_utf8

STDIN = Path("-")
"""The path that means the standard input."""

Read = tuple[str, Reading | Skipped] | InputError
"""The file's path, with the name within an archive after it, and what was read; or what went wrong."""


def read_file(file: Path, *, called: Path, max_chars: int, worker: Worker) -> Iterator[Read]:
    """Each document of the file, in the file's order, or in its place the InputError that says why it cannot be used.

    `called` is the path under which the user knows it. Raises ReadingError and OSError for the file as a whole.
    """
    text = _plain_text(file, called.name, max_chars)
    if text is not None:
        yield called.as_posix(), Reading(text)
        return
    for name, outcome in worker.read(file, max_chars):
        place = f"{called.as_posix()}/{name}" if name else called.as_posix()
        yield InputError(place, str(outcome)) if isinstance(outcome, ReadingError) else (place, outcome)


def is_extracted(called: Path, file: Path) -> bool:
    """Whether the file is to be read as lines that `rolecall extract` wrote."""
    if called.suffix.lower() == EXTRACTED:
        return True
    with file.open("rb") as stream:
        return called == STDIN and stream.read(HEAD).lstrip().startswith(b"{")


@contextmanager
def on_disk(path: Path) -> Iterator[Path]:
    """The file, or a copy of what the standard input or another pipe gives, which can be read only once.

    Raises ReadingError for what is neither a file nor a pipe.
    """
    if path != STDIN:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            yield path
            return
        if not stat.S_ISFIFO(mode):
            raise ReadingError("is a folder" if stat.S_ISDIR(mode) else "is not a regular file")
    with tempfile.TemporaryDirectory(prefix="rolecall-") as folder:
        copy = Path(folder, path.name)
        with copy.open("wb") as target, nullcontext(sys.stdin.buffer) if path == STDIN else path.open("rb") as pipe:
            shutil.copyfileobj(pipe, target)
        yield copy


def _plain_text(file: Path, name: str, max_chars: int) -> str | None:
    """The text of a file that is plain UTF-8; None for any other."""
    with file.open("rb") as stream:
        if not seems_text(stream.read(HEAD), name):
            return None
        stream.seek(0)
        return read_utf8(stream, max_chars)
