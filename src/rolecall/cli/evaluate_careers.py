"""`rolecall evaluate-careers`: people, tenures and changes against a known truth."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rolecall.cli.inputs import Inputs, Jobs, MaxChars, Model, Paths, Seconds
from rolecall.cli.messages import ExitCode, fail, warn
from rolecall.cli.text_tables import print_table
from rolecall.errors import RolecallError
from rolecall.extraction import DEFAULT_MODEL
from rolecall.readers import MAX_CHARS, SECONDS


def evaluate_careers(
    truth: Annotated[
        Path, typer.Argument(metavar="TRUTH.jsonl", help="Who held which post, as the simulator writes it.")
    ],
    paths: Paths,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    min_bcubed: Annotated[
        float | None,
        typer.Option("--min-bcubed", metavar="X", help="Exit with 1 when the B-cubed F1 of people is below."),
    ] = None,
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = 1,
    max_chars: MaxChars = MAX_CHARS,
    seconds: Seconds = SECONDS,
) -> None:
    """Link the documents, build careers, and measure both against the truth.

    People are scored by B-cubed and by pairs of mentions, tenures with their bounds by temporal slot filling (beside
    a baseline that knows the dates of documents alone), changes by kind.

    The worst false merges and splits are listed with ids: those of people, and the first mention of each part.

    Exit codes: 0 done, 1 below the minimum or some inputs failed, 2 unusable arguments.
    """
    from rolecall.careers import build_careers
    from rolecall.corpora.simulation.truth import read_truth
    from rolecall.evaluation.careers import measure_careers
    from rolecall.evaluation.careers.report import careers_record, careers_tables

    inputs = Inputs(
        paths, model=model, jobs=jobs, max_chars=max_chars, seconds=seconds, min_score=None, exclude=[truth]
    )
    try:
        people = list(read_truth(truth))
        if not people:
            fail(f"{truth}: holds no people")
        report = measure_careers(people, build_careers(inputs))
    except RolecallError as error:
        fail(error)
    if as_json:
        typer.echo(json.dumps(careers_record(report), ensure_ascii=False, indent=2))
    else:
        stdout = Console(highlight=False, markup=False)
        for table in careers_tables(report):
            print_table(stdout, table)
    f1 = report.people.b_cubed.f1
    if min_bcubed is not None and f1 < min_bcubed:
        warn(f"B-cubed F1 {f1:.4f} is below {min_bcubed}")
        raise typer.Exit(int(ExitCode.SOME_FAILED))
    inputs.end()
