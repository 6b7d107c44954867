"""What a reader knows better than the documents, or than what was read of them.

| verdict | `a` | `b` | `value` |
| --- | --- | --- | --- |
| `same`, `different` | a person | a person | |
| `name` | a person | | the name as it should be |
| `role` | the mention of a title | | the title as it should be |
| `date` | the mention of a date | | its EDTF value as it should be |
| `wrong` | the mention of a title | the mention of a person, or nobody for all | |

A person is a mention id (`document:start-end`) or a name as written, a mention is its id. Ids come from document and
offsets, so a correction outlives a new run. `by`, `when` and `why` say whose it is; they are kept and told.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, cast, get_args

from rolecall.errors import CorrectionError, InputError
from rolecall.values import edtf
from rolecall.values.names import fold

Verdict = Literal["same", "different", "name", "role", "date", "wrong"]
_PAIRS = ("same", "different")
_VALUED = ("name", "role", "date")


@dataclass(frozen=True, slots=True)
class Correction:
    """One verdict; raises CorrectionError when it says nothing."""

    verdict: Verdict
    a: str
    b: str = ""
    value: str = ""
    by: str = ""
    when: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in get_args(Verdict):
            raise CorrectionError(f"verdict {self.verdict!r}: expected one of {', '.join(get_args(Verdict))}")
        wanted = ["a", *(["b"] if self.verdict in _PAIRS else []), *(["value"] if self.verdict in _VALUED else [])]
        for field in fields(self):
            text = getattr(self, field.name)
            if not isinstance(text, str) or (field.name in wanted and not text.strip()):
                raise CorrectionError(f"{field.name} is {text!r}, a {self.verdict!r} needs a text there")
        if self.verdict in _PAIRS and fold(self.a) == fold(self.b):
            raise CorrectionError(f"{self.a!r} stands on both sides; use mention ids to tell namesakes apart")
        if self.verdict == "date":
            try:
                edtf.bounds(self.value)
            except ValueError as error:
                raise CorrectionError(f"value {self.value!r}: {error}") from error

    def __str__(self) -> str:
        what = " / ".join(text for text in (self.a, self.b, self.value) if text)
        whose = ", ".join(text for text in (self.by, self.when, self.why) if text)
        return f"{self.verdict} {what}" + (f" ({whose})" if whose else "")


def read_corrections(records: Iterable[Correction | Mapping[str, object]]) -> tuple[Correction, ...]:
    """Each record as a Correction; a mapping has the keys `verdict`, `a` and those of `Correction` that it needs.

    Raises CorrectionError, with the record's number, when a key is missing or unknown or a value unusable.
    """
    return tuple(_read(number, record) for number, record in enumerate(records, start=1))


def corrections_of(path: Path) -> tuple[Correction, ...]:
    """The corrections of a JSONL file, one a line; empty lines are skipped.

    Raises InputError for a file that cannot be read, or with the line's number for one that is no correction.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        raise InputError(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(_read(number, json.loads(line)))
            except json.JSONDecodeError as error:
                raise InputError(path, f"line {number} is not JSON: {error.msg}") from error
            except CorrectionError as error:
                raise InputError(path, str(error)) from error
    return tuple(found)


def _read(number: int, record: Correction | Mapping[str, object]) -> Correction:
    if isinstance(record, Correction):
        return record
    known = {field.name for field in fields(Correction)}
    if not isinstance(record, Mapping) or not {"verdict", "a"} <= record.keys() <= known:
        raise CorrectionError(f"correction {number}: expected the keys {', '.join(sorted(known))}, found {record!r}")
    try:
        return Correction(**cast("Mapping[str, str]", record))  # type: ignore[arg-type]  # checked there
    except CorrectionError as error:
        raise CorrectionError(f"correction {number}: {error}") from error
