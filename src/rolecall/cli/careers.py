"""`rolecall careers`: documents in, who held which post, from when to when, out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rolecall.cli.inputs import Inputs, Jobs, MaxChars, MinScore, Model, Paths, Seconds, cannot_write
from rolecall.cli.messages import fail, say
from rolecall.errors import RolecallError
from rolecall.exports import write_careers
from rolecall.exports.whole_file import result_stream
from rolecall.extraction import DEFAULT_MODEL, reading_name
from rolecall.questions.people import of_person
from rolecall.readers import MAX_CHARS, SECONDS
from rolecall.records import Careers

if TYPE_CHECKING:
    from rolecall.linking import Correction


def careers(
    paths: Paths,
    *,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["table", "json", "csv", "popolo", "ftm", "jsonld"],
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
    corrections: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.jsonl",
            help="What you know better, one correction a line; with --store, corrections.jsonl beside it.",
            show_default=False,
        ),
    ] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only people with all the words of this name.")
    ] = None,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = 1,
    max_chars: MaxChars = MAX_CHARS,
    seconds: Seconds = SECONDS,
    min_score: MinScore = None,
) -> None:
    """Follow each person across the documents: tenures with their bounds, changes of post, evidence.

    Dates are EDTF; "seen" dates are those of documents, start and end are there only where a text says them.

    With --store, careers are built from the documents given and those stored before, and stored in turn. Texts that the
    store has from the same model are not read again, so a run that was stopped goes on where it was; people whom no new
    document could touch are not compared again.

    Exit codes: 0 done, 1 some inputs failed and the others were used, 2 unusable arguments.
    """
    inputs = Inputs(
        paths, model=model, jobs=jobs, max_chars=max_chars, seconds=seconds, min_score=min_score, exclude=[output]
    )
    try:
        with result_stream(output) as stream:
            known = _corrections(corrections, store)
            found = _careers(inputs, store, known, reading_name(model, min_score))
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


def _careers(inputs: Inputs, store: Path | None, corrections: "tuple[Correction, ...]", read_by: str) -> Careers:
    from rolecall.careers import build_careers, careers_of

    if store is None:
        return build_careers(inputs, corrections)
    from rolecall.linking import link
    from rolecall.readers.identity import text_hash
    from rolecall.store import (
        places_in,
        read_minutes,
        read_one,
        read_outcomes,
        read_person_ids,
        save_careers,
        save_documents,
        writing,
    )

    with writing(store) as connection:  # before any text is read: a wrong file is told at once
        inputs.known = lambda document: read_one(
            connection, digest=text_hash(document.text), source=document.source, read_by=read_by
        )
        places = places_in(connection)
        save_documents(connection, map(places.placed, inputs), read_by=read_by)
        outcomes = read_outcomes(connection)
        linking = link(read_minutes(connection), corrections, known=outcomes)
        found = careers_of(linking, known_ids=read_person_ids(connection))
        save_careers(connection, found, linking.known)
    if outcomes:
        say(f"{linking.anew} of {len(linking.people)} people linked anew")
    return found


def _corrections(path: Path | None, store: Path | None) -> "tuple[Correction, ...]":
    """Those of the file, else of `corrections.jsonl` beside the store, where there is one."""
    from rolecall.linking import corrections_of

    beside = store.parent / "corrections.jsonl" if store is not None else None
    if path is None and beside is not None and beside.is_file():
        path = beside
    return corrections_of(path) if path is not None else ()
