"""Careers as tables to read: one row a tenure, then one row a change.

On a terminal the columns share its width and long cells are wrapped; elsewhere nothing is wrapped or cut,
so that a piped table can be searched line by line. A long table looks the same but for its bold header.
"""

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rolecall.exports.plain_table import plain_table
from rolecall.records import Careers, Evidence

_TENURES = ("person", "role", "body", "seen from", "seen to", "start", "end", "status", "documents")
_CHANGES = ("person", "change", "from", "to", "after", "by", "documents")
_Row = tuple[str | None, ...]
_DATES = frozenset({"seen from", "seen to", "start", "end", "after", "by"})
_DAY = len("2016-11-22")  # a day is not to be broken in two, however narrow the terminal
_FEW = 500  # rows that rich can lay out before anybody has to wait


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # rich would end the program; that is for the command to decide


def write(careers: Careers, stream: TextIO) -> None:
    """Write the tenures as a table, then the changes as another, if there are any."""
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
        _print(_TENURES, tenures, stream)
    if changes:
        stream.write("\n")
        _print(_CHANGES, changes, stream)


def _print(columns: tuple[str, ...], found: list[_Row], stream: TextIO) -> None:
    rows = [[_one_line(cell or "") for cell in row] for row in found]
    on_terminal = stream.isatty()
    console = _Console(file=stream, markup=False, highlight=False, emoji=False)
    if on_terminal and len(rows) <= _FEW:
        console.print(_table(columns, rows), crop=False)
        return
    width = console.width if on_terminal else None
    for line in plain_table(columns, rows, width=width, least=dict.fromkeys(_DATES, _DAY)):
        stream.write(f"{line}\n")


def _documents(evidence: Iterable[Evidence]) -> str:
    return ", ".join(dict.fromkeys(e.document for e in evidence))


def _table(columns: tuple[str, ...], rows: list[list[str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for place, column in enumerate(columns):
        longest = max(len(row[place]) for row in rows)
        table.add_column(column, overflow="fold", min_width=min(longest, _DAY) if column in _DATES else None)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _one_line(cell: str) -> str:
    """The cell without line breaks, which would break the row, and without codes that a terminal obeys."""
    plain = cell if cell.isprintable() else "".join(c if c.isprintable() else " " for c in cell)
    return " ".join(plain.split())
