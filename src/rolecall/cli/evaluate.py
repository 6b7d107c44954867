"""`rolecall evaluate`: a model, or a file of predictions, against gold documents."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from rolecall.annotations import read_jsonl
from rolecall.cli.messages import ExitCode, fail, progress, warn
from rolecall.errors import InputError, RolecallError
from rolecall.evaluation import Counts, Predictor, Report, Share
from rolecall.evaluation import evaluate as measure
from rolecall.evaluation.report import COUNT_METRICS, ENTITIES, SHARE_METRICS
from rolecall.evaluation.thresholds import parse_minimum, read_minimums, shortfalls
from rolecall.records import Minutes

Row = tuple[str, ...]

_NOTHING = "-"  # a figure that nothing was there to measure, as against 0.000


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Gold documents in the annotation format.")],
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The model to measure, by name or folder; minutes_sm if not given."),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help="Measure these annotated documents; no model is run."),
    ] = None,
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

    Every name in the report can be given to --min: the F1 of a row of counts, the share of a row of cases.

    Exit codes: 0 every minimum kept, 1 a minimum not kept or a document not read, 2 unusable arguments.
    """
    if model is not None and predictions is not None:
        fail("--model and --predictions exclude each other")
    try:
        minimums = read_minimums(threshold_file) if threshold_file else {}
        overall = [f"{ENTITIES}={min_f1}"] if min_f1 is not None else []
        minimums |= dict(parse_minimum(text) for text in (*overall, *(minimum or ())))
        documents = _read(gold)
        report = measure(documents, _predictor(model, predictions, total=len(documents)))
    except RolecallError as error:
        fail(error)

    if as_json:
        typer.echo(report.to_json())
    else:
        _print_tables(report)
    for document in report.unexpected:
        warn(f"{document}: predicted, but not in {gold}; not counted")
    for document in report.missing:
        warn(f"{document}: not returned by the predictor; all its gold is missed")
    short = shortfalls(report.total, minimums)
    for shortfall in short:
        warn(shortfall)
    if short or report.missing:
        raise typer.Exit(int(ExitCode.SOME_FAILED))


def _read(path: Path) -> list[Minutes]:
    """The documents of a file, at least one; raises RolecallError naming the file and the reason."""
    try:
        documents = list(read_jsonl(path))
    except OSError as error:
        raise InputError(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise InputError(path, f"not UTF-8 text ({error.reason} at byte {error.start})") from error
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


def _print_tables(report: Report) -> None:
    stdout, tally = Console(highlight=False), report.total
    for title, names in COUNT_METRICS.items():
        header = (title, "precision", "recall", "f1", "tp", "fp", "fn")
        _print_table(stdout, header, [_count_row(name, tally.counts[name]) for name in names])
    shares = [_share_row(name, tally.shares[name]) for names in SHARE_METRICS.values() for name in names]
    _print_table(stdout, ("right where found", "share", "right", "cases"), shares)


def _count_row(name: str, count: Counts) -> Row:
    figures = (
        _figure(count.precision, cases=count.predicted),
        _figure(count.recall, cases=count.gold),
        _figure(count.f1, cases=count.gold + count.predicted),
    )
    return (name, *figures, str(count.tp), str(count.fp), str(count.fn))


def _share_row(name: str, share: Share) -> Row:
    return name, _figure(share.ratio, cases=share.total), str(share.right), str(share.total)


def _figure(value: float, *, cases: int) -> str:
    return f"{value:.3f}" if cases else _NOTHING


def _print_table(stdout: Console, header: Row, rows: list[Row]) -> None:
    if stdout.is_terminal:
        table = Table(box=box.SIMPLE_HEAD)
        for i, title in enumerate(header):
            table.add_column(title, justify="right" if i else "left")
        for row in rows:
            table.add_row(*row)
        stdout.print(table)
        return
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for name, *figures in (header, *rows):
        cells = (figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))
        typer.echo("  ".join((name.ljust(widths[0]), *cells)))
    typer.echo()
