"""The figures of careers against the truth, as records, tables and JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rolecall.corpora.simulation.truth import TruePerson
from rolecall.evaluation.careers.alignment import align_mentions
from rolecall.evaluation.careers.changes import score_changes
from rolecall.evaluation.careers.matching import together
from rolecall.evaluation.careers.people import PeopleScores, WrongPeople, score_people, worst
from rolecall.evaluation.careers.tenures import TenureScores, score_tenures
from rolecall.evaluation.counts import Counts, Credit
from rolecall.evaluation.tables import Row, TextTable
from rolecall.records import Careers, ChangeKind

_NOTHING = "-"
_SHOWN = 4  # parts of a wrong person that a table shows


@dataclass(frozen=True, slots=True)
class CareersReport:
    """People, tenures, changes by kind, and the worst false merges and splits with ids to look them up."""

    people: PeopleScores
    tenures: TenureScores
    changes: Mapping[ChangeKind, Counts]
    wrong: tuple[WrongPeople, ...]

    @property
    def all_changes(self) -> Counts:
        """The counts over all kinds of change."""
        return sum(self.changes.values(), Counts())


def measure_careers(truth: Sequence[TruePerson], careers: Careers) -> CareersReport:
    """The report on careers: whose mentions were taken for one person's, their tenures, their changes.

    Raises InputError for a mention id in the truth that is none.
    """
    aligned = align_mentions(truth, careers.people)
    pairs = together(truth, careers.people, aligned.true_person())
    return CareersReport(score_people(aligned), score_tenures(pairs), score_changes(pairs), worst(aligned))


def careers_tables(report: CareersReport) -> tuple[TextTable, ...]:
    """People, tenures with their baseline, changes by kind, then the worst cases."""
    figures = ("precision", "recall", "f1")
    people = (
        _credit_row("B-cubed", report.people.b_cubed, f"{report.people.missed} missed"),
        _count_row("pairwise", report.people.pairwise),
    )
    matched = f"{report.tenures.matched} matched"
    tenures = (
        _credit_row("with bounds", report.tenures.tenures, matched),
        _credit_row("baseline", report.tenures.baseline, matched),
    )
    changes = [_count_row(kind, counts) for kind, counts in report.changes.items()]
    return (
        TextTable(("people", *figures, "counts"), people),
        TextTable(("tenures", *figures, "counts"), tenures),
        TextTable(("changes", *figures, "counts"), (*changes, _count_row("all changes", report.all_changes))),
        *_wrong_tables(report.wrong),
    )


def careers_record(report: CareersReport) -> dict[str, Any]:
    """The report as a JSON-able object."""
    return {
        "people": {
            "b_cubed": _credit_record(report.people.b_cubed),
            "pairwise": _counts_record(report.people.pairwise),
            "missed": report.people.missed,
        },
        "tenures": {
            "with_bounds": _credit_record(report.tenures.tenures),
            "baseline": _credit_record(report.tenures.baseline),
            "matched": report.tenures.matched,
        },
        "changes": {
            **{kind: _counts_record(counts) for kind, counts in report.changes.items()},
            "all": _counts_record(report.all_changes),
        },
        "wrong": [
            {
                "kind": case.kind,
                "person": case.person,
                "pairs": case.weight,
                "parts": [{"person": p, "mentions": n, "first": first} for p, n, first in case.parts],
            }
            for case in report.wrong
        ],
    }


def _wrong_tables(wrong: Sequence[WrongPeople]) -> tuple[TextTable, ...]:
    tables = []
    for kind, title, part in (("merge", "false merges", "true person"), ("split", "splits", "person found")):
        rows = tuple(row for case in wrong if case.kind == kind for row in _part_rows(case))
        if rows:
            tables.append(TextTable((title, "wrong pairs", part, "mentions", "first of them"), rows))
    return tuple(tables)


def _part_rows(case: WrongPeople) -> Iterator[Row]:
    """A row a part; the first of them names the person that they make up."""
    for place, (person, mentions, first) in enumerate(case.parts[:_SHOWN]):
        name, weight = ("", "") if place else (case.person, str(case.weight))
        yield name, weight, person, str(mentions), first
    if (more := len(case.parts) - _SHOWN) > 0:
        yield "", "", f"and {more} more", "", ""


def _credit_row(name: str, credit: Credit, more: str) -> Row:
    if credit.nothing:
        return name, _NOTHING, _NOTHING, _NOTHING, more
    counts = f"{credit.predicted} found, {credit.gold} true, {more}"
    return name, f"{credit.precision:.3f}", f"{credit.recall:.3f}", f"{credit.f1:.3f}", counts


def _count_row(name: str, counts: Counts) -> Row:
    told = f"{counts.tp} right, {counts.fp} false, {counts.fn} missed"
    if counts.nothing:
        return name, _NOTHING, _NOTHING, _NOTHING, told
    return name, f"{counts.precision:.3f}", f"{counts.recall:.3f}", f"{counts.f1:.3f}", told


def _credit_record(credit: Credit) -> dict[str, float | int]:
    figures = {"precision": credit.precision, "recall": credit.recall, "f1": credit.f1}
    sums = {"precise": credit.precise, "predicted": credit.predicted, "recalled": credit.recalled, "gold": credit.gold}
    return {**figures, **sums}


def _counts_record(counts: Counts) -> dict[str, float | int]:
    figures = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {**figures, "tp": counts.tp, "fp": counts.fp, "fn": counts.fn}
