"""Tables of figures printed: for the eye on a terminal, in plain columns for a file or a pipe."""

from typing import TYPE_CHECKING

import typer
from rich import box
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from rolecall.evaluation.tables import TextTable


def print_table(stdout: Console, found: "TextTable") -> None:
    """Ruled on a terminal; elsewhere, columns that `awk` can read."""
    header, rows = found.header, found.rows
    if stdout.is_terminal:
        table = Table(box=box.SIMPLE_HEAD, padding=0)  # fits 80 columns
        for i, title in enumerate(header):
            table.add_column(title, justify="right" if i else "left", no_wrap=i > 0, overflow="fold")
        for row in rows:
            table.add_row(*row)
        stdout.print(table)
        return
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for name, *figures in (header, *rows):
        cells = (figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))
        typer.echo("  ".join((name.ljust(widths[0]), *cells)))
    typer.echo()
