"""What makes an annotation format: a name, how to know, read and write it, and what it cannot hold."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rolecall.conversion.glimpse import Glimpse
from rolecall.conversion.telling import OnError, OnNote
from rolecall.records import Minutes


class Read(Protocol):
    """The documents of a file or folder, one after another; those that cannot be used are told to `on_error`."""

    def __call__(self, path: Path, *, on_error: OnError = ..., on_note: OnNote = ...) -> Iterator[Minutes]: ...


class Write(Protocol):
    """Write the documents to a file or folder and say how many; those that it cannot hold are told to `on_error`."""

    def __call__(
        self, documents: Iterable[Minutes], path: Path, *, on_error: OnError = ..., on_note: OnNote = ...
    ) -> int: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One annotation format.

    `suffixes` are those of its files, of which a written file has the first where there is a choice; `folder` says that
    a folder is written, with a file or more for each document; `lines` that it may go through a pipe. `prelabel` writes
    documents for people to correct in the tool, None where there is no tool.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Read
    write: Write
    recognised: Callable[[Glimpse], bool]
    leaves_out: str = ""
    folder: bool = False
    lines: bool = False
    prelabel: Write | None = None
