"""Every annotation format there is, and the documents of a file in any of them; spaCy is loaded for its own files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rolecall.conversion import FORMATS as PLAIN
from rolecall.conversion import Format, format_of
from rolecall.conversion.telling import OnError, OnNote, log_note, raise_error
from rolecall.errors import InputError
from rolecall.records import Minutes


def _read_docbin(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:
    from rolecall.pipeline.docbin import read

    return read(path, on_error=on_error, on_note=on_note)


def _write_docbin(
    documents: Iterable[Minutes], path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note
) -> int:
    from rolecall.pipeline.docbin import write

    return write(documents, path, on_error=on_error, on_note=on_note)


# Known by its name alone: its content is compressed.
_DOCBIN = Format("spacy", (".spacy",), _read_docbin, _write_docbin, lambda seen: seen.path.suffix == ".spacy")

FORMATS: tuple[Format, ...] = (_DOCBIN, *PLAIN)
"""The formats in the order in which they are tried on a file."""


def read_annotated(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:
    """The documents of a file or folder in whichever format it is, one after another.

    Raises InputError for one that is of no format or cannot be read; what cannot be used in it is told to `on_error`.
    Raises ImportError where a format needs an extra that is not installed.
    """
    form = format_of(path, FORMATS)
    try:
        yield from form.read(path, on_error=on_error, on_note=on_note)
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror or error}") from error
