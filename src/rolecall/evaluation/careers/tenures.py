"""Are tenures right, and their bounds: the measure of temporal slot filling.

Of Ji, Grishman and Dang, Overview of the TAC 2011 Knowledge Base Population Track: a tuple of four bounds earns the
mean over them of c / (c + |difference in years|) with c = 1 year. A bound that is not known is infinite, the first and
third downwards and the second and fourth upwards: against another infinite one it earns 1, against a day 0. Precision
is the credit over all tenures found, recall that over all true ones. Tenures are matched where person, post and body
agree, one to one, best first.

The true bounds of a start or an end are its day, twice. Where it lies outside the records, the one bound is infinite
and the other what documents show: that the person was seen in post.

The baseline finds the same tenures and knows no more of each than that it was true on the dates of its documents.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rolecall.corpora.simulation.truth import TruePerson, TrueTenure
from rolecall.evaluation.careers.matching import is_same_body, is_same_post, one_to_one
from rolecall.evaluation.counts import Credit
from rolecall.records import Person, Tenure
from rolecall.values import edtf

_YEAR = 365.25
_TOLERANCE = 1.0  # years: the constant c

FourBounds = tuple[date | None, date | None, date | None, date | None]


@dataclass(frozen=True, slots=True)
class TenureScores:
    """The credit with bounds, that of the baseline, and how many true and found tenures agree in person, post, body."""

    tenures: Credit
    baseline: Credit
    matched: int

    def __add__(self, other: "TenureScores") -> "TenureScores":
        return TenureScores(self.tenures + other.tenures, self.baseline + other.baseline, self.matched + other.matched)


def score_tenures(pairs: Iterable[tuple[TruePerson | None, Sequence[Person]]]) -> TenureScores:
    """The scores over all people, each with those of the system who are that one; with None those who are nobody."""
    total = TenureScores(Credit(), Credit(), 0)
    for true, people in pairs:
        total += _score(true.tenures if true else (), [tenure for person in people for tenure in person.tenures])
    return total


def _score(true: Sequence[TrueTenure], found: Sequence[Tenure]) -> TenureScores:
    stated = one_to_one(true, found, score=lambda a, b: _match(a, b, stated_bounds(b)))
    seen = one_to_one(true, found, score=lambda a, b: _match(a, b, seen_bounds(b)))
    earned, baseline = (sum(pair.score for pair in pairs) for pairs in (stated, seen))
    return TenureScores(
        Credit(earned, len(found), earned, len(true)), Credit(baseline, len(found), baseline, len(true)), len(stated)
    )


def _match(true: TrueTenure, found: Tenure, bounds: FourBounds) -> float | None:
    if not is_same_body((*true.bodies, true.body), found.body):
        return None
    if not is_same_post((*true.titles, true.role), (*found.titles, found.role)):
        return None
    return tuple_score(true_bounds(true), bounds)


def tuple_score(true: FourBounds, found: FourBounds) -> float:
    """The credit that one tuple of bounds earns against another, in [0, 1]."""
    return sum(map(_bound_score, true, found)) / 4


def _bound_score(true: date | None, found: date | None) -> float:
    if true is None or found is None:
        return 1.0 if true is found else 0.0
    return _TOLERANCE / (_TOLERANCE + abs((true - found).days) / _YEAR)


def true_bounds(tenure: TrueTenure) -> FourBounds:
    """The bounds of the true tenure."""
    start, end = _day(tenure.start), _day(tenure.end)
    return (start, start or _day(tenure.first_seen), end or _day(tenure.last_seen), end)


def stated_bounds(tenure: Tenure) -> FourBounds:
    """The bounds that the system gives."""
    four = tenure.bounds
    return (_day(four.earliest_start), _day(four.latest_start), _day(four.earliest_end), _day(four.latest_end))


def seen_bounds(tenure: Tenure) -> FourBounds:
    """The bounds of the baseline: in post from the first document that says so to the last one."""
    first = edtf.bounds(tenure.first_seen)[1] if tenure.first_seen else None
    last = edtf.bounds(tenure.last_seen)[0] if tenure.last_seen else None
    return (None, first, last, None)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
