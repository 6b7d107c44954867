"""The figures of an evaluation as rows of text: what a person reads, whatever prints it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolecall.evaluation.counts import Counts, Interval, Share
from rolecall.evaluation.groups import GROUP_METRICS, Group, GroupKey, spread
from rolecall.evaluation.reliability import EDGES, Reliability, calibration_error
from rolecall.evaluation.report import (
    COUNT_METRICS,
    ENTITIES,
    RELATIONS,
    SHARE_METRICS,
    STRICT,
    Report,
    boundary,
    overlap,
)

if TYPE_CHECKING:
    from rolecall.evaluation.comparison import Difference

Row = tuple[str, ...]

_NOTHING = "-"  # a figure that nothing was there to measure, as against 0.000


@dataclass(frozen=True, slots=True)
class TextTable:
    """A header and rows of as many cells; the first cell of each is a name, the others are figures."""

    header: Row
    rows: tuple[Row, ...]


def report_tables(report: Report, intervals: Mapping[str, Interval]) -> tuple[TextTable, ...]:
    """Entities with their three ways of matching, relations, then shares; with intervals if there are any."""
    counts, shares = report.total.counts, report.total.shares
    bounds = ("95 %",) if intervals else ()
    counted = ("precision", "recall", "f1", *bounds, "tp", "fp", "fn")
    entities = (
        (*_count_row(name, counts[name], intervals), *(_f1(counts[match(name)]) for match in (boundary, overlap)))
        for name in STRICT
    )
    relations = (_count_row(name, counts[name], intervals) for name in COUNT_METRICS["relations"])
    cases = (_share_row(name, shares[name], intervals) for names in SHARE_METRICS.values() for name in names)
    return (
        TextTable(("entities", *counted, "boundary", "overlap"), tuple(entities)),
        TextTable(("relations", *counted), tuple(relations)),
        TextTable(("right where found", "share", *bounds, "right", "cases"), tuple(cases)),
    )


def reliability_table(found: Reliability) -> TextTable:
    """A row a range of scores: the mean score, the share that is right, and the cases, for entities and relations."""
    kinds = (ENTITIES, RELATIONS)
    header = ["scored from"]
    for kind in kinds:
        header += [f"{kind}: mean score", "right", "cases"]
    rows = []
    for i, low in enumerate(EDGES):
        row = [f"{low:.2f}"]
        for b in (found[kind][i] for kind in kinds):
            row += [_figure(b.mean_score, cases=b.cases > 0), _figure(b.share, cases=b.cases > 0), str(b.cases)]
        rows.append(tuple(row))
    last = ["calibration error"]
    for kind in kinds:
        error = calibration_error(found[kind])
        last += ["", _NOTHING if error is None else f"{error:.3f}", ""]
    return TextTable(tuple(header), (*rows, tuple(last)))


def group_table(groups: Sequence[Group], by: GroupKey) -> TextTable:
    """A row a group, then the mean over groups and the ends of the range."""
    rows = []
    for group in groups:
        tally, row = group.tally, [group.name or "(not stated)", str(len(group.documents))]
        for metric in GROUP_METRICS:
            count = tally.counts[metric]
            row += [_f1(count), str(count.tp), str(count.fp), str(count.fn)]
        rows.append(tuple(row))
    over = spread(groups)
    for name in ("mean", "lowest", "highest"):
        row = [f"{name} over groups", ""]
        for metric in GROUP_METRICS:
            row += [f"{getattr(over[metric], name):.3f}" if metric in over else _NOTHING, "", "", ""]
        rows.append(tuple(row))
    header = [by, "documents"]
    for metric in GROUP_METRICS:
        header += [f"{metric} f1", "tp", "fp", "fn"]
    return TextTable(tuple(header), tuple(rows))


def comparison_table(differences: Iterable["Difference"], *, first: str, other: str) -> TextTable:
    """A row a metric: both figures, the other's minus the first's, and in which share of resamples it is better."""
    rows = tuple(
        (
            d.metric,
            _figure(d.first.figure, cases=not d.first.nothing),
            _figure(d.other.figure, cases=not d.other.nothing),
            _NOTHING if d.difference is None else f"{d.difference:+.3f}",
            _bounds(d.interval, "+.3f"),
            _NOTHING if d.better is None else f"{d.better:.1%}",
            _NOTHING if d.worse is None else f"{d.worse:.1%}",
        )
        for d in differences
    )
    return TextTable(("comparison", first, other, "difference", "95 %", "better in", "worse in"), rows)


def _count_row(name: str, count: Counts, intervals: Mapping[str, Interval]) -> Row:
    return (
        name,
        _figure(count.precision, cases=count.predicted > 0),
        _figure(count.recall, cases=count.gold > 0),
        _f1(count),
        *([_bounds(intervals.get(name))] if intervals else []),
        str(count.tp),
        str(count.fp),
        str(count.fn),
    )


def _share_row(name: str, share: Share, intervals: Mapping[str, Interval]) -> Row:
    bounds = [_bounds(intervals.get(name))] if intervals else []
    return name, _figure(share.ratio, cases=not share.nothing), *bounds, str(share.right), str(share.total)


def _f1(count: Counts) -> str:
    return _figure(count.f1, cases=not count.nothing)


def _figure(value: float, *, cases: bool) -> str:
    return f"{value:.3f}" if cases else _NOTHING


def _bounds(interval: Interval | None, form: str = ".3f") -> str:
    return f"[{interval.low:{form}}, {interval.high:{form}}]" if interval else ""
