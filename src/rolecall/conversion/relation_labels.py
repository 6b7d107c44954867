"""A relation in the words that an annotator picks: its label, and of a HOLDS the status and change that are not usual.

Invariant: `relation_of(labels_of(relation))` says of the relation what the annotation format says of it.
"""

from collections.abc import Iterable

from rolecall.annotations import Record
from rolecall.errors import AnnotationError
from rolecall.records import CHANGE_OF_KIND, CHANGES, RELATION_LABELS, STATUSES, change_of

_USUAL = {"status": "current", "change": "none"}
PICKS: tuple[str, ...] = (
    *RELATION_LABELS,
    *(f"status: {status}" for status in STATUSES if status != _USUAL["status"]),
    *(f"change: {change}" for change in CHANGES if change != _USUAL["change"]),
    *(f"kind: {kind}" for kind in CHANGE_OF_KIND),
)
"""Everything that can be picked for a relation; a kind says its change, which need not be picked besides."""


def labels_of(relation: Record) -> list[str]:
    """What is picked for a relation of the annotation format, its label first."""
    said = {
        key: relation[key] for key in ("status", "change", "kind") if relation.get(key) not in (None, _USUAL.get(key))
    }
    if "kind" in said:
        said.pop("change", None)
    return [relation["label"], *(f"{key}: {value}" for key, value in said.items())]


def relation_of(labels: Iterable[str]) -> Record:
    """`label`, `status`, `change` and `kind` of a relation for which these were picked, in any order.

    Raises AnnotationError for anything that cannot be picked, and unless exactly one label is among them.
    """
    picked = [label for label in labels if isinstance(label, str)]
    names = [label for label in picked if label in RELATION_LABELS]
    if len(names) != 1:
        raise AnnotationError(f"a relation needs one label of {', '.join(RELATION_LABELS)}, has {picked}")
    said = dict.fromkeys(("status", "change", "kind"))
    for label in picked:
        key, colon, value = label.partition(": ")
        if label in names:
            continue
        if not colon or key not in said:
            raise AnnotationError(f"unknown label of a relation {label!r}")
        said[key] = value
    kind = said["kind"]
    change = said["change"] or (change_of(kind) if kind in CHANGE_OF_KIND else _USUAL["change"])
    return {"label": names[0], "status": said["status"] or _USUAL["status"], "change": change, "kind": kind}
