"""The truth about careers beside a stream of minutes, as JSON lines: one person a line.

Days are ISO 8601. A `start` of None lies before the first day of the records and an `end` of None after the last one;
`first_seen` and `last_seen` are the days of the first and last document that has the person in post, None where
documents speak of the post as past or to come alone.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TextIO

from rolecall.errors import InputError
from rolecall.records import ChangeKind, TenureStatus


@dataclass(frozen=True, slots=True)
class TrueTenure:
    """One person in one post: `titles` are those that it bore, `bodies` the names of its body, oldest first."""

    role: str
    titles: tuple[str, ...]
    body: str
    bodies: tuple[str, ...]
    status: TenureStatus
    start: str | None
    end: str | None
    first_seen: str | None = None
    last_seen: str | None = None


@dataclass(frozen=True, slots=True)
class TrueChange:
    """A step of that day; kinds as those of `rolecall.records.Change`."""

    kind: ChangeKind
    from_role: str | None
    to_role: str | None
    date: str


@dataclass(frozen=True, slots=True)
class TruePerson:
    """One human being with the ids (`document:start-end`) of all mentions, tenures and changes."""

    id: str
    name: str
    mentions: tuple[str, ...]
    tenures: tuple[TrueTenure, ...] = ()
    changes: tuple[TrueChange, ...] = ()


def write_person(person: TruePerson, stream: TextIO) -> None:
    """Write the person to `stream` as one line."""
    stream.write(json.dumps(asdict(person), ensure_ascii=False) + "\n")


def read_truth(path: Path) -> Iterator[TruePerson]:
    """Each person of the file, in order.

    Raises InputError, with the number of the line, for a file that cannot be read or a line of another form.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _read_line(path, number, line)
    except OSError as error:
        raise InputError(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise InputError(path, f"not UTF-8 text ({error.reason})") from error


def _read_line(path: Path, number: int, line: str) -> TruePerson:
    try:
        return _person(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(path, f"line {number}: not a person of the truth: {error!r}") from error


def _person(record: dict[str, Any]) -> TruePerson:
    tenures = []
    for tenure in record["tenures"]:
        lists = {key: tuple(tenure[key]) for key in ("titles", "bodies")}
        tenures.append(TrueTenure(**{**tenure, **lists}))
    return TruePerson(
        id=record["id"],
        name=record["name"],
        mentions=tuple(record["mentions"]),
        tenures=tuple(tenures),
        changes=tuple(TrueChange(**change) for change in record["changes"]),
    )
