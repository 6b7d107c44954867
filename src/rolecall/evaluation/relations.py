"""Relations compared end to end: a pair is found only when its label and both its spans are right.

A gold pair whose entity was missed is a miss; a predicted pair with a wrong span is an invention.
"""

from collections import defaultdict
from collections.abc import Iterable

from rolecall.change_statements import stated_changes
from rolecall.evaluation.counts import Counts, Share, compare
from rolecall.evaluation.names import same_person
from rolecall.evaluation.spans import Place, place
from rolecall.records import RELATION_LABELS, Mention, Minutes, Relation

Pair = tuple[Place, Place]


def relation_counts(gold: Iterable[Relation], predicted: Iterable[Relation]) -> dict[str, Counts]:
    """The counts of one document by relation label, pairs of spans compared strictly."""
    wanted, found = list(gold), list(predicted)
    return {
        label: compare((pair(r) for r in wanted if r.label == label), (pair(r) for r in found if r.label == label))
        for label in RELATION_LABELS
    }


def refers_to_same_person(gold: Iterable[Relation], predicted: Iterable[Relation]) -> Counts:
    """REFERS counted by role span and person instead of person span.

    The gold points to one mention of a person named several times; here a pointer to any mention that
    `same_person` takes for the same one is found.
    """
    wanted, found = _people_by_role(gold), _people_by_role(predicted)
    tp = sum(_matched(people, found.get(role, [])) for role, people in wanted.items())
    return Counts(
        tp=tp,
        fp=sum(map(len, found.values())) - tp,
        fn=sum(map(len, wanted.values())) - tp,
    )


def holding_shares(gold: Iterable[Relation], predicted: Iterable[Relation]) -> tuple[Share, Share]:
    """Among the HOLDS found, how many have the right status, and how many the right change."""
    wanted = {pair(r): r for r in gold if r.label == "HOLDS"}
    found = {pair(r): r for r in predicted if r.label == "HOLDS"}
    both = wanted.keys() & found.keys()
    status = sum(wanted[key].status == found[key].status for key in both)
    change = sum(wanted[key].change == found[key].change for key in both)
    return Share(status, len(both)), Share(change, len(both))


def change_counts(gold: Minutes, predicted: Minutes | None) -> Counts:
    """The stated changes of post: right when kind, person and post are, spans compared strictly."""
    return compare(_changes(gold), _changes(predicted) if predicted else ())


def _changes(minutes: Minutes) -> list[tuple[str, Place, Place]]:
    return [
        (change.kind, place(change.person), place(role))
        for change in stated_changes(minutes)
        if (role := change.to_role or change.from_role)
    ]


def pair(relation: Relation) -> Pair:
    """The places of head and child: what two strictly matching relations of one label have in common."""
    return place(relation.head), place(relation.child)


def _people_by_role(relations: Iterable[Relation]) -> dict[Place, list[Mention]]:
    people: dict[Place, list[Mention]] = defaultdict(list)
    for relation in relations:
        if relation.label == "REFERS":
            people[place(relation.head)].append(relation.child)
    return people


def _matched(gold: list[Mention], predicted: list[Mention]) -> int:
    """How many of one role's gold people are pointed to, the same span before another of the same name."""
    left = list(predicted)
    others = []
    for person in gold:
        exact = next((m for m in left if place(m) == place(person)), None)
        if exact is None:
            others.append(person)
        else:
            left.remove(exact)
    for person in others:
        alike = next((m for m in left if same_person(m.text, person.text)), None)
        if alike is not None:
            left.remove(alike)
    return len(predicted) - len(left)
