"""Files of one JSON object a line, each line a document: what rolecall, Prodigy and doccano have in common.

Invariant: a line that cannot be used is named by its number, from 1, and costs no other line.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO

from rolecall.annotations import Record
from rolecall.conversion.telling import OnError, attempt
from rolecall.errors import AnnotationError
from rolecall.records import Minutes

STREAM = Path("-")
"""Standard input or output in the place of a file."""


def read_lines(
    path: Path, document: Callable[[Record, int], Minutes | None], *, on_error: OnError
) -> Iterator[Minutes]:
    """What `document` makes of each line's object and number, where that is not None; blank lines are passed over."""
    opened: AbstractContextManager[BinaryIO] = nullcontext(sys.stdin.buffer) if path == STREAM else path.open("rb")
    with opened as lines:
        # Decoded one by one: a wrong byte spoils its own line, not the file.
        for number, line in enumerate(lines, start=1):
            if line.strip():
                make = partial(_document, line, number, document)
                if minutes := attempt(make, path=path, place=f"line {number}", on_error=on_error):
                    yield minutes


def _document(line: bytes, number: int, document: Callable[[Record, int], Minutes | None]) -> Minutes | None:
    record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise AnnotationError("not an object with a text")
    return document(record, number)


def write_lines(
    documents: Iterable[Minutes], path: Path, record: Callable[[Minutes], Record], *, on_error: OnError
) -> int:
    """Write the object that `record` makes of each document as a line; how many were written."""
    written = 0
    opened: AbstractContextManager[TextIO] = (
        nullcontext(sys.stdout) if path == STREAM else path.open("w", encoding="utf-8", newline="\n")
    )
    with opened as stream:
        for minutes in documents:
            make = partial(_line, minutes, record)
            if line := attempt(make, path=path, place=minutes.id, on_error=on_error):
                stream.write(line)
                written += 1
    return written


def _line(minutes: Minutes, record: Callable[[Minutes], Record]) -> str:
    return in_json(record(minutes)) + "\n"


def in_json(value: object) -> str:
    """The value as JSON on one line; raises ValueError for a number or half a character that no JSON file can hold."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    line.encode("utf-8")
    return line
