"""What `extract` and `careers` have in common: the PATHs they read, and what they say of them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from rolecall.cli.messages import ExitCode, progress, say, stderr, warn
from rolecall.errors import InputError
from rolecall.extraction import Known, extract
from rolecall.readers import Limits
from rolecall.readers.paths import expected
from rolecall.records import Minutes

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="PDF, Word, OpenDocument, RTF, HTML or text files, zip archives or folders of them, .jsonl files from "
        "extract, or - for stdin.",
        show_default=False,
    ),
]
Model = Annotated[str, typer.Option("--model", "-m", metavar="NAME", help="The model that reads the texts.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="How many processes read the texts.")]
MaxChars = Annotated[int, typer.Option("--max-chars", min=1, help="The longest text to read, in characters.")]

Seconds = Annotated[
    float, typer.Option("--timeout", min=1, metavar="SECONDS", help="The longest that reading one file may take.")
]
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


class Failures:
    """The inputs that cannot be used: each told on stderr when it comes, and counted."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, error: InputError) -> None:
        """Name the input and the reason on stderr."""
        self.count += 1
        warn(error)

    def end(self, read: int) -> None:
        """Say how many inputs failed and end the command with the exit code for it; return if none did."""
        if self.count:
            say(f"{read} documents read, {self.count} inputs failed")
            raise typer.Exit(int(ExitCode.SOME_FAILED))


class Inputs:
    """The documents of the paths as a model reads them."""

    def __init__(
        self,
        paths: list[Path],
        *,
        model: str,
        jobs: int,
        max_chars: int,
        seconds: float,
        min_score: float | None,
        exclude: Iterable[Path | None],
    ) -> None:
        self.read = 0
        self.known: Known | None = None
        """Gives the reading of a document where there is one already; set before the documents are asked for."""
        self.failures = Failures()
        left_out = [path for path in exclude if path]
        self._expected = expected(paths, exclude=left_out) if stderr.is_terminal else None
        self._documents = extract(
            paths,
            model=model,
            jobs=jobs,
            max_chars=max_chars,
            limits=Limits(seconds=seconds),
            min_score=min_score,
            on_error=self.failures.tell,
            on_note=say,
            exclude=left_out,
            known=lambda document: self.known(document) if self.known else None,
        )

    def __iter__(self) -> Iterator[Minutes]:
        for minutes in progress(self._documents, "Reading", total=self._expected):
            self.read += 1
            yield minutes

    def end(self) -> None:
        """Say how many inputs failed and end the command with the exit code for it; return if none did."""
        self.failures.end(self.read)


def cannot_write(output: Path | None, error: OSError) -> str:
    """The message for a result that could not be written after all, such as on a full disk."""
    where = output if output and output != Path("-") else "the standard output"
    return f"{where}: cannot be written: {error.strerror or os.strerror(error.errno or 0)}"
