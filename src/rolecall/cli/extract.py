"""`rolecall extract`: documents in, one line of the annotation format a document out."""

from pathlib import Path
from typing import Annotated

import typer

from rolecall.annotations import write_line
from rolecall.cli.inputs import Inputs, Jobs, MaxChars, MinScore, Model, Paths, Seconds, cannot_write
from rolecall.cli.messages import fail
from rolecall.errors import RolecallError
from rolecall.exports.whole_file import result_stream
from rolecall.extraction import DEFAULT_MODEL
from rolecall.readers import MAX_CHARS, SECONDS


def extract(
    paths: Paths,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.jsonl", help="The file to write instead of stdout."),
    ] = None,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = 1,
    max_chars: MaxChars = MAX_CHARS,
    seconds: Seconds = SECONDS,
    min_score: MinScore = None,
) -> None:
    """Find people, posts, bodies, sums, dates and who holds what: one JSON line a document.

    A document's id is its file's stem; lines of a .jsonl that extract wrote are passed on unchanged.

    FILE is written when all is done, and not at all when the command is stopped.

    Exit codes: 0 done, 1 some inputs failed and the others were written, 2 unusable arguments.
    """
    inputs = Inputs(
        paths, model=model, jobs=jobs, max_chars=max_chars, seconds=seconds, min_score=min_score, exclude=[output]
    )
    try:
        with result_stream(output) as stream:
            for minutes in inputs:
                write_line(minutes, stream)
    except BrokenPipeError:
        return  # whoever reads the results has had enough of them
    except RolecallError as error:
        fail(error)
    except OSError as error:
        fail(cannot_write(output, error))
    inputs.end()
