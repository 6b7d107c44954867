"""Are the right mentions taken for one person: B-cubed and pairwise precision, recall and F1.

B-cubed is that of Bagga and Baldwin, Algorithms for Scoring Coreference Chains (1998), every mention weighing the
same: its precision is the share of its person's mentions that are truly of the same one, its recall the share of those
truly of its person that the system gave to the same one. Pairwise counts the pairs of mentions that both, or only one
side, take for one person.

Both are taken over the mentions of the truth. One that the system has nowhere counts as a person of its own there: it
costs recall, and nothing in precision.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rolecall.evaluation.careers.alignment import Aligned
from rolecall.evaluation.counts import Counts, Credit

Cells = dict[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class PeopleScores:
    """Both measures, and how many mentions of the truth the system has nowhere."""

    b_cubed: Credit
    pairwise: Counts
    missed: int


@dataclass(frozen=True, slots=True)
class WrongPeople:
    """A false merge (a person of the system who is several) or a split (a true person who is several in the system).

    `person` is the id on the side that has one, `parts` the ids on the other, each with the number of mentions and
    the first of them, most mentions first; `weight` counts the pairs of mentions that are wrong.
    """

    kind: Literal["merge", "split"]
    person: str
    parts: tuple[tuple[str, int, str], ...]
    weight: int


def score_people(aligned: Aligned) -> PeopleScores:
    """The scores of the mentions so aligned; counts add up over sets of documents that share nobody."""
    cells = _cells(aligned)
    true, found = _sizes(cells)
    mentions = len(aligned.mentions)
    both = {cell: len(ids) for cell, ids in cells.items()}
    precise = sum(n * n / found[b] for (_, b), n in both.items())
    recalled = sum(n * n / true[a] for (a, _), n in both.items())
    together = sum(map(_pairs, both.values()))
    pairwise = Counts(
        tp=together,
        fp=sum(map(_pairs, found.values())) - together,
        fn=sum(map(_pairs, true.values())) - together,
    )
    missed = sum(found is None for _, _, found in aligned.mentions)
    return PeopleScores(Credit(precise, mentions, recalled, mentions), pairwise, missed)


def worst(aligned: Aligned, *, limit: int = 20) -> tuple[WrongPeople, ...]:
    """The false merges and then the splits with most wrong pairs of mentions, at most `limit` of each."""
    cells = _cells(aligned)
    merged: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    split: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for (a, b), ids in cells.items():
        merged[b].append((a, len(ids), ids[0]))
        split[a].append((b, len(ids), ids[0]))
    return (
        *sorted(_wrong("merge", merged), key=lambda w: (-w.weight, w.person))[:limit],
        *sorted(_wrong("split", split), key=lambda w: (-w.weight, w.person))[:limit],
    )


def _wrong(kind: Literal["merge", "split"], groups: dict[str, list[tuple[str, int, str]]]) -> Iterator[WrongPeople]:
    for person, parts in groups.items():
        if len(parts) > 1:
            ordered = tuple(sorted(parts, key=lambda part: (-part[1], part[0])))
            weight = _pairs(sum(n for _, n, _ in parts)) - sum(_pairs(n) for _, n, _ in parts)
            yield WrongPeople(kind, person, ordered, weight)


def _cells(aligned: Aligned) -> Cells:
    """The mentions by true and found person; one that was not found is a person of its own, under its own id."""
    cells: Cells = defaultdict(list)
    for mention, true, found in aligned.mentions:
        cells[true, found if found is not None else f"({mention})"].append(mention)
    return dict(cells)


def _sizes(cells: Cells) -> tuple[Counter[str], Counter[str]]:
    true: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for (a, b), ids in cells.items():
        true[a] += len(ids)
        found[b] += len(ids)
    return true, found


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
