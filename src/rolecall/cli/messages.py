"""What a command says besides its result: messages and progress on stderr, and the exit codes.

Results go to stdout and nothing else does, so that `rolecall … > file` and `rolecall … | jq` are safe.
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NoReturn, TypeVar

import typer
from rich.console import Console

_Item = TypeVar("_Item")


class ExitCode(IntEnum):
    """How a command ended, the same for every command."""

    DONE = 0
    SOME_FAILED = 1
    UNUSABLE = 2


stderr = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
"""The console for messages: plain text, one message a line however narrow the terminal."""


def say(message: object) -> None:
    """Print one line to stderr."""
    stderr.print(_one_line(message))


def warn(message: object) -> None:
    """Print one line to stderr, marked as a warning."""
    stderr.print(f"warning: {_one_line(message)}", style="yellow")


def fail(message: object, *, code: ExitCode = ExitCode.UNUSABLE) -> NoReturn:
    """Print one line to stderr and end the command with `code`.

    Raises typer.Exit, always; an exception given as the message is told by its text alone.
    """
    stderr.print(f"error: {_one_line(message)}", style="red")
    raise typer.Exit(int(code))


def progress(items: Iterable[_Item], description: str, *, total: int | None = None) -> Iterator[_Item]:
    """The items, unchanged, with a bar, the rate and the time left on stderr while that is a terminal.

    `total` is how many there will be, about; None where nobody knows. In a pipe or a file nothing is written.
    """
    if not stderr.is_terminal:
        yield from items
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=stderr, transient=True) as shown:
        task = shown.add_task(description, total=total, rate="")
        for done, item in enumerate(items, start=1):
            yield item
            seconds = shown.tasks[0].elapsed or 0.0
            most = None if total is None else max(done, total)
            shown.update(task, completed=done, total=most, rate=f"{done / seconds:,.1f}/s" if seconds else "")


def _one_line(message: object) -> str:
    return " ".join(str(message).split())
