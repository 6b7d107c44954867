"""What is wrong with the relations of a document.

Invariant: every gold relation that is not found strictly is in one miss, and so is every one found that
the gold lacks; those with another person or mention hold one of each. Wrong statuses are of found ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rolecall.evaluation.misses import Miss, MissKind, marks
from rolecall.evaluation.names import same_person
from rolecall.evaluation.relations import pair
from rolecall.evaluation.spans import Place, place
from rolecall.records import RELATION_LABELS, Mention, Minutes, Relation


def relation_misses(gold: Minutes, predicted: Minutes | None) -> Iterator[Miss]:
    """The misses of one document, by label.

    Where one role's person is another than the gold's, in HOLDS or REFERS, that is one miss and not two.
    """
    relations = predicted.relations if predicted else ()
    named = {place(m) for m in gold.mentions}
    seen = {place(m) for m in predicted.mentions} if predicted else set()
    for label in RELATION_LABELS:
        wanted = [r for r in gold.relations if r.label == label]
        found = [r for r in relations if r.label == label]
        if label == "HOLDS":
            yield from _wrong_statuses(gold.id, wanted, found)
        wanted, found = _without_equals(wanted, found)
        if label in ("HOLDS", "REFERS"):
            for one, other in _same_role(wanted, found):
                yield _wrong_person(gold.id, one, other)
        for relation in wanted:
            yield Miss(
                kind="relation missed",
                label=label,
                document=gold.id,
                marks=marks("gold", _ends(relation)),
                gold=_said(relation),
                note=_absent(relation, seen, "not found as an entity"),
            )
        for relation in found:
            yield Miss(
                kind="relation spurious",
                label=label,
                document=gold.id,
                marks=marks("found", _ends(relation)),
                found=_said(relation),
                note=_absent(relation, named, "no entity of the gold"),
            )


def _without_equals(wanted: Sequence[Relation], found: Sequence[Relation]) -> tuple[list[Relation], list[Relation]]:
    """Both sides without what they have in common, each taken once as `compare` does."""
    left = list(found)
    missed = []
    for relation in wanted:
        match = next((r for r in left if pair(r) == pair(relation)), None)
        if match is None:
            missed.append(relation)
        else:
            left.remove(match)
    return missed, left


def _wrong_statuses(document: str, wanted: Iterable[Relation], found: Iterable[Relation]) -> Iterator[Miss]:
    by_pair = {pair(r): r for r in found}
    for key, relation in {pair(r): r for r in wanted}.items():
        other = by_pair.get(key)
        if other is not None and (relation.status, relation.change) != (other.status, other.change):
            yield Miss(
                kind="relation wrong status",
                label=relation.label,
                document=document,
                marks=(*marks("gold", _ends(relation)), *marks("found", _ends(other))),
                gold=_status(relation),
                found=_status(other),
                note=_said(relation),
            )


def _same_role(wanted: list[Relation], found: list[Relation]) -> Iterator[tuple[Relation, Relation]]:
    """Pairs with the same role span, the same person first; those paired are taken out of both lists."""
    for same in (True, False):
        by_role: dict[Place, list[Relation]] = defaultdict(list)
        for relation in found:
            by_role[place(_role(relation))].append(relation)
        for relation in list(wanted):
            others = by_role[place(_role(relation))]
            other = next((r for r in others if not same or _is_same_person(relation, r)), None)
            if other is not None:
                others.remove(other)
                wanted.remove(relation)
                found.remove(other)
                yield relation, other


def _wrong_person(document: str, gold: Relation, found: Relation) -> Miss:
    kind: MissKind = "relation other mention" if _is_same_person(gold, found) else "relation wrong person"
    return Miss(
        kind=kind,
        label=gold.label,
        document=document,
        marks=(*marks("gold", _ends(gold)), *marks("found", _ends(found))),
        gold=_said(gold),
        found=_said(found),
    )


def _role(relation: Relation) -> Mention:
    return relation.child if relation.label == "HOLDS" else relation.head


def _person(relation: Relation) -> Mention:
    return relation.head if relation.label == "HOLDS" else relation.child


def _is_same_person(one: Relation, other: Relation) -> bool:
    return same_person(_person(one).text, _person(other).text)


def _ends(relation: Relation) -> tuple[Mention, Mention]:
    return relation.head, relation.child


def _said(relation: Relation) -> str:
    return f"{relation.head.text} → {relation.child.text}"


def _status(relation: Relation) -> str:
    return relation.status if relation.change == "none" else f"{relation.status}, {relation.change}"


def _absent(relation: Relation, present: set[Place], what: str) -> str:
    """Which ends of the relation the other side lacks, since no relation can be right without both."""
    absent = [f"{m.label} {m.text}" for m in _ends(relation) if place(m) not in present]
    return f"{what}: {' and '.join(absent)}" if absent else ""
