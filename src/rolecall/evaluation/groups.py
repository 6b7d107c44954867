"""How a predictor fares on each council, body or document: counts summed within each, then set side by side.

The mean over groups is the one mean of figures in this room: each council weighs the same there, however
many documents it has, since the question is how the next council will fare.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from rolecall.evaluation.counts import Tally
from rolecall.evaluation.report import ENTITIES, DocumentResult, count_record, total

GroupKey = Literal["council", "body", "document"]

GROUP_METRICS: tuple[str, ...] = (ENTITIES, "HOLDS", "REFERS")
"""The metrics that groups are compared by: micro entity F1 and two relations."""


@dataclass(frozen=True, slots=True)
class Group:
    """The documents of one council or body, or one document; `name` is None where the gold does not say."""

    name: str | None
    documents: tuple[DocumentResult, ...]

    @property
    def tally(self) -> Tally:
        """The sum over the group's documents."""
        return total(self.documents)


@dataclass(frozen=True, slots=True)
class Spread:
    """A metric over the groups that have cases of it: how many, the mean, and the ends of the range."""

    groups: int
    mean: float
    lowest: float
    highest: float


def group_documents(documents: Iterable[DocumentResult], by: GroupKey) -> tuple[Group, ...]:
    """The documents by council, body or id, in the order in which each first comes.

    Names that differ in case and white space only are one group, under the first spelling seen.
    """
    names: dict[str | None, str | None] = {}
    members: dict[str | None, list[DocumentResult]] = {}
    for document in documents:
        name = document.id if by == "document" else getattr(document, by) or None
        key = " ".join(name.split()).casefold() if name and by != "document" else name
        names.setdefault(key, name)
        members.setdefault(key, []).append(document)
    return tuple(Group(names[key], tuple(found)) for key, found in members.items())


def spread(groups: Iterable[Group]) -> dict[str, Spread]:
    """The mean and range of each of GROUP_METRICS over the named groups that have cases of it.

    A metric that none has cases of is left out. Documents whose council the gold does not state are no
    council, so that they count in no mean.
    """
    tallies = [group.tally for group in groups if group.name is not None]
    found = {}
    for metric in GROUP_METRICS:
        figures = [tally[metric].figure for tally in tallies if not tally[metric].nothing]
        if figures:
            found[metric] = Spread(len(figures), sum(figures) / len(figures), min(figures), max(figures))
    return found


def group_record(groups: Iterable[Group], by: GroupKey) -> dict[str, Any]:
    """The groups and the spread over them as JSON-able data."""
    found = list(groups)
    return {
        "by": by,
        "rows": [
            {
                "name": group.name,
                "documents": [document.id for document in group.documents],
                "counts": {name: count_record(group.tally.counts[name]) for name in GROUP_METRICS},
            }
            for group in found
        ],
        "spread": {
            metric: {"groups": s.groups, "mean": s.mean, "lowest": s.lowest, "highest": s.highest}
            for metric, s in spread(found).items()
        },
    }
