"""`rolecall evaluate`: a model, or a file of predictions, against gold documents."""

import json
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console

from rolecall.cli.messages import ExitCode, fail, progress, say, warn
from rolecall.cli.text_tables import print_table
from rolecall.errors import InputError, RolecallError
from rolecall.evaluation import Aligned, Predictor, Report, align, measure
from rolecall.evaluation.findings import Findings, findings_record, findings_tables
from rolecall.evaluation.groups import GroupKey, group_documents
from rolecall.evaluation.report import ENTITIES
from rolecall.evaluation.thresholds import parse_minimum, read_minimums, shortfalls
from rolecall.exports.whole_file import STDOUT, result_stream
from rolecall.records import Minutes


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Gold documents, in any format that convert reads.")
    ],
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The model to measure, by name or folder; minutes_sm if not given."),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help="Measure these annotated documents; no model is run."),
    ] = None,
    by: Annotated[
        GroupKey | None,
        typer.Option(
            help="A row for each council, body or document, with the mean and range over them: how a model does "
            "on a council. It trains nothing; training without each council in turn is the work of rolecall train.",
        ),
    ] = None,
    compare: Annotated[
        str | None,
        typer.Option(
            metavar="OTHER",
            help="Set another model, or a .jsonl of its predictions, beside this one: differences, OTHER less this, "
            "on the same documents drawn again and again.",
        ),
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Write every error in its context to this page, grouped by kind."),
    ] = None,
    resamples: Annotated[
        int,
        typer.Option(min=0, help="How often documents are drawn again for 95 % intervals; 0 for no intervals."),
    ] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="Which draws: the same seed gives the same intervals.")] = 0,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the report as JSON, with the counts of each document.")
    ] = False,
    min_f1: Annotated[
        float | None,
        typer.Option(help="Exit with 1 when the F1 over all entities is below: --min entities=X, in short."),
    ] = None,
    minimum: Annotated[
        list[str] | None,
        typer.Option(
            "--min",
            metavar="NAME=VALUE",
            help="Exit with 1 when this metric is below; repeatable: --min PERSON=0.93 --min values=0.97.",
        ),
    ] = None,
    threshold_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE.toml", help="Minimums as NAME = VALUE, one a line; --min and --min-f1 override it."),
    ] = None,
) -> None:
    """Measure a model on gold documents: entities, relations, values and facts.

    Figures are strict. "boundary" is the F1 when the label may be wrong, "overlap" when one character is enough.

    In brackets is the 95 % interval of a bootstrap over documents, where two or more of them have cases.

    "scored from" holds scores against what was right: of all that is scored 0.9, nine in ten should be.

    Every name in the report can be given to --min: the F1 of a row of counts, the share of a row of cases.

    So can "PERSON (boundary)", "ROLE (overlap)" and so on.

    Exit codes: 0 every minimum kept, 1 a minimum not kept or a document not read, 2 unusable arguments.
    """
    if model is not None and predictions is not None:
        fail("--model and --predictions exclude each other")
    if errors == STDOUT:
        fail("--errors needs a file: stdout is for the figures")
    try:
        minimums = read_minimums(threshold_file) if threshold_file else {}
        overall = [f"{ENTITIES}={min_f1}"] if min_f1 is not None else []
        minimums |= dict(parse_minimum(text) for text in (*overall, *(minimum or ())))
        documents = _read(gold)
        # Opened before a model runs, so that a place that cannot be written is told at once.
        with result_stream(errors) if errors else nullcontext() as page:
            aligned = align(documents, _predictor(model, predictions, total=len(documents)))
            report = measure(aligned)
            against = measure(align(documents, _other(compare, total=len(documents)))) if compare else None
            if page:
                _write_errors(page, aligned, title=f"{_name(model, predictions)} on {gold.name}")
    except RolecallError as error:
        fail(error)
    except OSError as error:
        fail(f"{errors}: cannot be written: {error.strerror or error}")

    findings = _findings(aligned, report, against, by=by, resamples=resamples, seed=seed)
    if as_json:
        record = findings_record(findings, other=compare, resamples=resamples, seed=seed)
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        stdout = Console(highlight=False, markup=False)
        for table in findings_tables(findings, first=_name(model, predictions), other=Path(compare or "").name):
            print_table(stdout, table)
    for document in report.unexpected:
        warn(f"{document}: predicted, but not in {gold}; not counted")
    for document in report.missing:
        warn(f"{document}: not returned by the predictor; all its gold is missed")
    for document in against.missing if against else ():
        warn(f"{document}: not returned by {compare}; all its gold is missed")
    short = shortfalls(report.total, minimums)
    for shortfall in short:
        warn(shortfall)
    if short or report.missing or (against and against.missing):
        raise typer.Exit(int(ExitCode.SOME_FAILED))


def _findings(
    aligned: Aligned, report: Report, against: Report | None, *, by: GroupKey | None, resamples: int, seed: int
) -> Findings:
    from rolecall.evaluation.bootstrap import intervals
    from rolecall.evaluation.comparison import compare_reports
    from rolecall.evaluation.reliability import reliability

    return Findings(
        report=report,
        intervals=intervals(report.documents, resamples=resamples, seed=seed),
        reliability=reliability(aligned),
        by=by,
        groups=group_documents(report.documents, by) if by else (),
        differences=compare_reports(report, against, resamples=resamples, seed=seed) if against else (),
    )


def _write_errors(page: TextIO, aligned: Aligned, *, title: str) -> None:
    from rolecall.evaluation.errors_page import errors_page

    page.write(errors_page(aligned, title=title))


def _name(model: str | None, predictions: Path | None) -> str:
    from rolecall.extraction import DEFAULT_MODEL

    return predictions.name if predictions else model or DEFAULT_MODEL


def _read(path: Path) -> list[Minutes]:
    """The documents of a file, at least one; raises RolecallError naming the file and the reason."""
    from rolecall.pipeline.annotation_files import read_annotated

    try:
        documents = list(read_annotated(path, on_note=say))
    except ImportError as error:
        raise InputError(path, str(error)) from error
    if not documents:
        raise InputError(path, "holds no documents")
    return documents


def _predictor(model: str | None, predictions: Path | None, *, total: int) -> Predictor:
    if predictions is not None:
        annotated = _read(predictions)
        return lambda _texts: annotated

    def predict(texts: Iterable[tuple[str, str]]) -> Iterator[Minutes]:
        from rolecall.extraction import DEFAULT_MODEL, annotate_texts
        from rolecall.pipeline.loading import load

        nlp = load(model or DEFAULT_MODEL)
        for text in progress(texts, "Reading", total=total):
            try:
                # One at a time: a text that the model fails on must not take the others with it.
                yield from annotate_texts([text], model=nlp)
            except InputError as error:
                warn(error)

    return predict


def _other(other: str, *, total: int) -> Predictor:
    """A file of predictions where there is one of that name or it must be one, else a model."""
    path = Path(other)
    if path.is_file() or path.suffix == ".jsonl":
        return _predictor(None, path, total=total)
    return _predictor(other, None, total=total)
