"""Careers as tables to read: one row a tenure, then one row a change.

On a terminal the columns share its width and long cells are wrapped; elsewhere nothing is wrapped or cut,
so that a piped table can be searched line by line.
"""

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rolecall.records import Careers, Evidence

_TENURES = ("person", "role", "body", "seen from", "seen to", "start", "end", "status", "documents")
_CHANGES = ("person", "change", "from", "to", "after", "by", "documents")
_Row = tuple[str | None, ...]
_DATES = frozenset({"seen from", "seen to", "start", "end", "after", "by"})
_DAY = len("2016-11-22")  # a day is not to be broken in two, however narrow the terminal
_UNWRAPPED = 100_000  # columns of characters, wider than any row


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # rich would end the program; that is for the command to decide


def write(careers: Careers, stream: TextIO) -> None:
    """Write the tenures as a table, then the changes as another, if there are any."""
    on_terminal = stream.isatty()
    console = _Console(
        file=stream,
        width=None if on_terminal else _UNWRAPPED,
        markup=False,
        highlight=False,
        emoji=False,
    )
    tenures: list[_Row] = [
        (
            person.name,
            tenure.role,
            ", ".join(filter(None, (tenure.body, tenure.council))),
            tenure.first_seen,
            tenure.last_seen,
            tenure.start,
            tenure.end,
            tenure.status,
            _documents(tenure.evidence),
        )
        for person in careers.people
        for tenure in person.tenures
    ]
    changes: list[_Row] = [
        (
            person.name,
            change.kind,
            change.from_role,
            change.to_role,
            change.after,
            change.before,
            _documents(change.evidence),
        )
        for person in careers.people
        for change in person.changes
    ]
    if not tenures:
        stream.write("No one was found to hold a post.\n")
    else:
        console.print(_table(_TENURES, tenures), crop=False)
    if changes:
        stream.write("\n")
        console.print(_table(_CHANGES, changes), crop=False)


def _documents(evidence: Iterable[Evidence]) -> str:
    return ", ".join(dict.fromkeys(e.document for e in evidence))


def _table(columns: tuple[str, ...], rows: list[_Row]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for place, column in enumerate(columns):
        longest = max(len(row[place] or "") for row in rows)
        table.add_column(column, overflow="fold", min_width=min(longest, _DAY) if column in _DATES else None)
    for row in rows:
        table.add_row(*(Text(_one_line(cell or "")) for cell in row))
    return table


def _one_line(cell: str) -> str:
    """The cell without line breaks, which would break the row, and without codes that a terminal obeys."""
    return " ".join("".join(c if c.isprintable() else " " for c in cell).split())
