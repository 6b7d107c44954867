"""Documents read in one format and written in another."""

import os
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

from rolecall.conversion.format import Format, Write
from rolecall.conversion.json_lines import STREAM
from rolecall.conversion.staging import staged
from rolecall.conversion.telling import OnError, OnNote, log_note, raise_error
from rolecall.errors import InputError
from rolecall.records import Minutes


def convert(
    source: Path,
    target: Path,
    *,
    from_format: Format,
    to_format: Format,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,
) -> int:
    """Write the documents of `source` to `target`; how many were written.

    `on_error` hears of each document that cannot be read or written, `on_note` of what the format cannot hold. The
    target is written when all is done. Raises InputError for a source that cannot be read at all or holds no document
    that can be written, for a target that is the source, or a folder that holds something.
    """
    if STREAM not in (source, target) and os.path.realpath(source) == os.path.realpath(target):
        raise InputError(target, "is what is read")
    documents = from_format.read(source, on_error=on_error, on_note=on_note)
    return write_documents(documents, target, to_format, write=to_format.write, on_error=on_error, on_note=on_note)


def write_documents(
    documents: Iterable[Minutes],
    target: Path,
    form: Format,
    *,
    write: Write,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,
) -> int:
    """Write documents by one of the format's writers, all or nothing; how many were written. Raises as `convert`."""
    if target == STREAM and not form.lines:
        raise InputError(target, f"{form.name} cannot go through a pipe")
    if form.folder and target.suffix.lower() in form.suffixes:
        raise InputError(target, f"{form.name} is written as a folder: leave out the {target.suffix}")

    def tell(error: InputError) -> None:
        on_error(InputError(target, error.reason))  # and not the place where it is written until all is done

    if form.leaves_out:
        on_note(f"{form.name} cannot hold {form.leaves_out}: left out")
    with nullcontext(target) if target == STREAM else staged(target) as place:
        written = write(documents, place, on_error=tell, on_note=on_note)
        if not written:
            raise InputError(target, "is not written: there was no document for it")
    return written
