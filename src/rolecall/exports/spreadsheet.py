"""Careers as CSV (RFC 4180, UTF-8): one row a tenure, safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").
A person without any tenure has one row all the same.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import TextIO

from rolecall.exports.sentences import sentence
from rolecall.records import Careers, Change, Person, Tenure

COLUMNS = (
    "person_id",
    "person",
    "aliases",
    "role",
    "titles",
    "body",
    "council",
    "status",
    "first_seen",
    "last_seen",
    "start",
    "end",
    "earliest_start",
    "latest_start",
    "earliest_end",
    "latest_end",
    "score",
    "changes",
    "documents",
    "quotes",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_SEPARATOR = "; "


def write(careers: Careers, stream: TextIO) -> None:
    """Write a header row and the tenures, person by person; several values in a cell are joined by `; `."""
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    for person in careers.people:
        for row in _rows(person):
            rows.writerow([safe_cell(cell) for cell in row])


def safe_cell(cell: str | None) -> str:
    """The cell's text, with an apostrophe before it where it could be taken for a formula."""
    text = cell or ""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _rows(person: Person) -> Iterator[tuple[str | None, ...]]:
    about = (person.id, person.name, _joined(person.aliases))
    if not person.tenures:
        yield (*about, *[None] * 14, _joined(sentence(c) for c in person.changes), None, None)
    changes = _changes_by_tenure(person)
    for tenure, its_changes in zip(person.tenures, changes, strict=True):
        evidence = (*tenure.evidence, *(e for change in its_changes for e in change.evidence))
        yield (
            *about,
            tenure.role,
            _joined(tenure.titles),
            tenure.body,
            tenure.council,
            tenure.status,
            tenure.first_seen,
            tenure.last_seen,
            tenure.start,
            tenure.end,
            *astuple(tenure.bounds),
            None if tenure.score is None else str(tenure.score),
            _joined(sentence(change) for change in its_changes),
            _joined(dict.fromkeys(e.document for e in evidence)),
            _joined(dict.fromkeys(" ".join(e.quote.split()) for e in evidence)),
        )


def _changes_by_tenure(person: Person) -> list[list[Change]]:
    """Each change with the tenure it leads to, else the one it leads from, else the person's last."""
    found: list[list[Change]] = [[] for _ in person.tenures]
    for change in person.changes if found else ():
        found[_place(change, person.tenures)].append(change)
    return found


def _place(change: Change, tenures: tuple[Tenure, ...]) -> int:
    for role in (change.to_role, change.from_role):
        for position, tenure in enumerate(tenures):
            if role and role in (tenure.role, *tenure.titles):
                return position
    return len(tenures) - 1


def _joined(values: Iterable[str]) -> str:
    return _SEPARATOR.join(values)
