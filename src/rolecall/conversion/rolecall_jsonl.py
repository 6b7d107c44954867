"""rolecall's own annotation format, of which `rolecall.annotations` tells: it holds everything."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rolecall.annotations import from_record, to_record
from rolecall.conversion.json_lines import read_lines, write_lines
from rolecall.conversion.telling import OnError, OnNote, log_note, raise_error
from rolecall.records import Minutes


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:  # noqa: ARG001
    """The documents of a file of the annotation format."""
    return read_lines(path, lambda record, _: from_record(record), on_error=on_error)


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents in the annotation format; how many were written."""
    return write_lines(documents, path, to_record, on_error=on_error)
