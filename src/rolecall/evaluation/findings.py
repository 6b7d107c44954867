"""All that one evaluation has to tell, put together for a person or for a machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rolecall.evaluation.counts import Interval
from rolecall.evaluation.groups import Group, GroupKey, group_record
from rolecall.evaluation.reliability import Reliability, reliability_record
from rolecall.evaluation.report import Report
from rolecall.evaluation.tables import TextTable, comparison_table, group_table, reliability_table, report_tables

if TYPE_CHECKING:
    from rolecall.evaluation.comparison import Difference


@dataclass(frozen=True, slots=True)
class Findings:
    """A report, its intervals by metric, what its scores are worth, groups where `by` asks, differences to another."""

    report: Report
    intervals: Mapping[str, Interval]
    reliability: Reliability
    by: GroupKey | None = None
    groups: tuple[Group, ...] = ()
    differences: "tuple[Difference, ...]" = ()


def findings_tables(findings: Findings, *, first: str, other: str) -> tuple[TextTable, ...]:
    """The tables of the report and its scores, then groups and differences where there are any, under the two names."""
    tables = [*report_tables(findings.report, findings.intervals), reliability_table(findings.reliability)]
    if findings.by:
        tables.append(group_table(findings.groups, findings.by))
    if findings.differences:
        tables.append(comparison_table(findings.differences, first=first, other=other))
    return tuple(tables)


def findings_record(findings: Findings, *, other: str | None, resamples: int, seed: int) -> dict[str, Any]:
    """The record of the report with `reliability`, `bootstrap` and, where there are any, `groups` and `comparison`."""
    from rolecall.evaluation.bootstrap import LEVEL
    from rolecall.evaluation.comparison import comparison_record

    record = findings.report.to_record()
    record["reliability"] = reliability_record(findings.reliability)
    record["bootstrap"] = {
        "resamples": resamples,
        "seed": seed,
        "level": LEVEL,
        "intervals": {name: [interval.low, interval.high] for name, interval in findings.intervals.items()},
    }
    if findings.by:
        record["groups"] = group_record(findings.groups, findings.by)
    if findings.differences:
        record["comparison"] = {"other": other, "differences": comparison_record(findings.differences)}
    return record
