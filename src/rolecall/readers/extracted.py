"""The lines of a `.jsonl` that `rolecall extract` wrote; a broken one is named, the others are used."""

import json
from collections.abc import Iterator
from pathlib import Path

from rolecall.annotations import from_record
from rolecall.errors import AnnotationError, InputError
from rolecall.records import Minutes


def read_extracted(path: Path, *, called: Path | None = None) -> Iterator[Minutes | InputError]:
    """Each line's document in order, or, in its place, the InputError that names the line and what is wrong.

    `called` is the path under which the user knows the file. Lines are counted from 1 and blank ones are passed over. A
    file that cannot be read, or holds no line at all, is one InputError.
    """
    named = called or path
    number = 0
    found = False
    try:
        # Lines are split and decoded one by one: a wrong byte spoils its own line, not the file.
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    found = True
                    yield _read_line(named, number, line)
    except FileNotFoundError:
        yield InputError(named, "no such file or folder")
    except OSError as error:
        where = f"after line {number}: " if number else ""
        yield InputError(named, f"{where}cannot be read: {error.strerror or error}")
    else:
        if not found:
            yield InputError(named, "is empty")


def _read_line(path: Path, number: int, line: bytes) -> Minutes | InputError:
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise AnnotationError("not an object with a text")
        if "spans" not in record:
            raise AnnotationError("no spans: not a document that `rolecall extract` wrote")
        record["text"].encode("utf-8")  # a lone surrogate could be read here and never be written
        minutes = from_record(record)
        if not minutes.id:
            raise AnnotationError("no meta.id")
    except (AnnotationError, ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, AnnotationError) else f"not JSON: {error}"
        return InputError(path, f"line {number}: {reason}")
    if not minutes.text.strip():
        return InputError(path, f"line {number}: {minutes.id} has no text")
    return minutes
