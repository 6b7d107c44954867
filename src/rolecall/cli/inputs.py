"""What `extract` and `careers` have in common: the PATHs they read, and what they say of them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from rolecall.cli.messages import ExitCode, progress, say, warn
from rolecall.errors import InputError
from rolecall.extraction import Known, extract
from rolecall.records import Minutes

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Files of text; folders, whose .txt, .md and .jsonl files are read; .jsonl files from extract.",
        show_default=False,
    ),
]
Model = Annotated[str, typer.Option("--model", "-m", metavar="NAME", help="The model that reads the texts.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="How many processes read the texts.")]
MaxChars = Annotated[int, typer.Option("--max-chars", min=1, help="The longest text to read, in characters.")]

MinScore = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        min=0.0,
        max=1.0,
        metavar="SCORE",
        help="Leave out relations scored lower; below the model's own threshold, keep what it would leave out.",
    ),
]


class Inputs:
    """The documents of the paths; each failure is told on stderr when it comes, and counted."""

    def __init__(
        self,
        paths: list[Path],
        *,
        model: str,
        jobs: int,
        max_chars: int,
        min_score: float | None,
        exclude: Iterable[Path | None],
    ) -> None:
        self.read = self.failed = 0
        self.known: Known | None = None
        """Gives the reading of a document where there is one already; set before the documents are asked for."""
        self._documents = extract(
            paths,
            model=model,
            jobs=jobs,
            max_chars=max_chars,
            min_score=min_score,
            on_error=self.tell,
            on_note=say,
            exclude=[path for path in exclude if path],
            known=lambda document: self.known(document) if self.known else None,
        )

    def __iter__(self) -> Iterator[Minutes]:
        for minutes in progress(self._documents, "Reading"):
            self.read += 1
            yield minutes

    def tell(self, error: InputError) -> None:
        """Say what failed, and count it."""
        self.failed += 1
        warn(error)

    def end(self) -> None:
        """Say how many inputs failed and end the command with the exit code for it; return if none did."""
        if self.failed:
            say(f"{self.read} documents read, {self.failed} inputs failed")
            raise typer.Exit(int(ExitCode.SOME_FAILED))


def cannot_write(output: Path | None, error: OSError) -> str:
    """The message for a result that could not be written after all, such as on a full disk."""
    where = output if output and output != Path("-") else "the standard output"
    return f"{where}: cannot be written: {error.strerror or os.strerror(error.errno or 0)}"
