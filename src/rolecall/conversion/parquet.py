"""Parquet files for `datasets` from Hugging Face, of which `rolecall.corpora.dataset` tells: they hold everything."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from rolecall.annotations import to_record
from rolecall.conversion.json_lines import in_json
from rolecall.conversion.telling import OnError, OnNote, attempt, log_note, raise_error
from rolecall.corpora.dataset import document_of, read_rows, write_parquet
from rolecall.records import Minutes


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:  # noqa: ARG001
    """The documents of a file with the columns of `rolecall.corpora.dataset.features`; ImportError without `train`."""
    number = 0
    rows = attempt(partial(read_rows, path), path=path, place="the file", on_error=on_error) or ()
    following = partial(next, iter(rows), None)
    while row := attempt(following, path=path, place="the file", on_error=on_error):
        number += 1
        if minutes := attempt(partial(document_of, row), path=path, place=f"row {number}", on_error=on_error):
            yield minutes


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents as rows; how many were written. Raises ImportError without the extra `train`."""
    return write_parquet(_writable(documents, path, on_error), path)


def _writable(documents: Iterable[Minutes], path: Path, on_error: OnError) -> Iterator[Minutes]:
    for minutes in documents:
        if attempt(partial(_in_json, minutes), path=path, place=minutes.id, on_error=on_error):
            yield minutes


def _in_json(minutes: Minutes) -> str:
    return in_json(to_record(minutes))
