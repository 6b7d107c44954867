"""`rolecall careers`: documents in, who held which post, from when to when, out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from rolecall.cli.inputs import Inputs, Jobs, MaxChars, MinScore, Model, Paths, cannot_write
from rolecall.cli.messages import fail, say
from rolecall.errors import RolecallError
from rolecall.exports import write_careers
from rolecall.exports.selection import of_person
from rolecall.exports.whole_file import result_stream
from rolecall.extraction import DEFAULT_MODEL
from rolecall.readers import MAX_CHARS
from rolecall.records import Careers


def careers(
    paths: Paths,
    *,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["table", "json", "csv", "popolo", "ftm"],
        typer.Option("--format", "-f", help="How to write the careers."),
    ] = "table",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write instead of stdout."),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(metavar="FILE.duckdb", help="Keep documents and careers here; its documents count too."),
    ] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only people with all the words of this name.")
    ] = None,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = 1,
    max_chars: MaxChars = MAX_CHARS,
    min_score: MinScore = None,
) -> None:
    """Follow each person across the documents: tenures with their bounds, changes of post, evidence.

    Dates are EDTF; "seen" dates are those of documents, start and end are there only where a text says them.

    With --store, careers are built from the documents given and those stored before, and stored in turn.

    Exit codes: 0 done, 1 some inputs failed and the others were used, 2 unusable arguments.
    """
    inputs = Inputs(paths, model=model, jobs=jobs, max_chars=max_chars, min_score=min_score, exclude=[output])
    try:
        with result_stream(output) as stream:
            found = _careers(inputs, store)
            for note in found.notes:
                say(note)
            if person is not None:
                found = of_person(found, person)
                if not found.people:
                    say(f"nobody found has a name with the words of {person!r}")
            write_careers(found, stream, format=format)
    except BrokenPipeError:
        return  # whoever reads the results has had enough of them
    except RolecallError as error:
        fail(error)
    except OSError as error:
        fail(cannot_write(output, error))
    inputs.end()


def _careers(inputs: Inputs, store: Path | None) -> Careers:
    from rolecall.careers import build_careers

    if store is None:
        return build_careers(list(inputs))
    from rolecall.store import merged, open_store, read_minutes, save_run

    with open_store(store) as connection:  # before any text is read: a wrong file is told at once
        stored = list(read_minutes(connection))
    minutes = merged(stored, inputs)
    found = build_careers(minutes)
    save_run(store, minutes, found)
    return found
