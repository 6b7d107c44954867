"""Are changes right: of the true person and kind, between the right posts, at the right time.

A change found is right when the true one is of the same person and kind, its posts agree on both sides (or are missing
on both), and its day lies after `after` and no later than `before`, with a year of slack at either end. One to one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from rolecall.corpora.simulation.truth import TrueChange, TruePerson
from rolecall.evaluation.careers.matching import is_same_post, one_to_one
from rolecall.evaluation.counts import Counts
from rolecall.records import Change, ChangeKind, Person
from rolecall.values import edtf

_SLACK = timedelta(days=365)


def score_changes(pairs: Iterable[tuple[TruePerson | None, Sequence[Person]]]) -> Mapping[ChangeKind, Counts]:
    """The counts of each kind over all people, each with those of the system who are that one."""
    total: dict[ChangeKind, Counts] = defaultdict(Counts)
    for true, people in pairs:
        wanted = true.changes if true else ()
        found = [change for person in people for change in person.changes]
        for kind in {change.kind for change in wanted} | {change.kind for change in found}:
            total[kind] += _counts([c for c in wanted if c.kind == kind], [c for c in found if c.kind == kind])
    return dict(sorted(total.items()))


def _counts(wanted: Sequence[TrueChange], found: Sequence[Change]) -> Counts:
    right = len(one_to_one(wanted, found, score=_match))
    return Counts(tp=right, fp=len(found) - right, fn=len(wanted) - right)


def _match(true: TrueChange, found: Change) -> float | None:
    sides = ((true.from_role, found.from_role), (true.to_role, found.to_role))
    if not all(_agree(a, b) for a, b in sides) or not is_within(true.date, found):
        return None
    return 1.0


def _agree(true: str | None, found: str | None) -> bool:
    if true is None or found is None:
        return true is found
    return is_same_post([true], [found])


def is_within(day: str, change: Change) -> bool:
    """Whether the day lies after `after` and no later than `before`, give or take a year."""
    on = date.fromisoformat(day)
    if change.after and on < edtf.bounds(change.after)[0] - _SLACK:
        return False
    return not change.before or on <= edtf.bounds(change.before)[1] + _SLACK
