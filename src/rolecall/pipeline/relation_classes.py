"""What a pair of spans may be: which relations stand between the two, and, of a holding, its status and kind of change.

A classifier answers three questions about each pair, one after another in its row of outputs: `RELATIONS`, `STATUSES`
and `KINDS`.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rolecall.pipeline.attributes import RelationData
from rolecall.pipeline.pair_reading import PARTNERS
from rolecall.records import CHANGE_OF_KIND, STATUSES, EventKind, RelationLabel

RELATIONS: tuple[tuple[RelationLabel, ...], ...] = ((), ("HOLDS",), ("AT",), ("STARTS",), ("ENDS",), ("STARTS", "ENDS"))
"""The relations between two spans; several only for a date that is both start and end."""
KINDS: tuple[EventKind | None, ...] = (None, *CHANGE_OF_KIND)
QUESTIONS = (
    slice(0, len(RELATIONS)),
    slice(len(RELATIONS), len(RELATIONS) + len(STATUSES)),
    slice(len(RELATIONS) + len(STATUSES), len(RELATIONS) + len(STATUSES) + len(KINDS)),
)
"""Which outputs answer each question."""
WIDTH = QUESTIONS[-1].stop
_PARTNER_OF = {"HOLDS": "PERSON", "AT": "ORG", "STARTS": "DATE", "ENDS": "DATE"}
POSSIBLE: NDArray[np.bool_] = np.array(
    [[all(_PARTNER_OF[label] == partner for label in labels) for labels in RELATIONS] for partner in PARTNERS]
)
"""Whether a pair whose partner is of the row's label (`PARTNERS`) may stand in the column's relations."""


class PairClass(NamedTuple):
    """The number of the relations in `RELATIONS`, of the status in `STATUSES` and of the kind in `KINDS`."""

    relations: int
    status: int
    kind: int


def class_of(relations: Iterable[RelationData]) -> PairClass:
    """The class of a pair between which these relations stand."""
    found = list(relations)
    labels = {r["label"] for r in found}
    held = next((r for r in found if r["label"] == "HOLDS"), None)
    number = next(n for n, several in enumerate(RELATIONS) if set(several) == labels)
    if held is None:
        return PairClass(number, 0, 0)
    kind = held["kind"] or (None if held["change"] == "none" else held["change"])
    return PairClass(number, [str(s) for s in STATUSES].index(held["status"]), [*map(str, KINDS)].index(str(kind)))
