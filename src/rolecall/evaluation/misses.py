"""One record for each thing that is wrong: its kind, where it stands, what the gold says and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rolecall.records import Mention

MissKind = Literal[
    "missed",
    "spurious",
    "wrong label",
    "wrong boundary",
    "wrong value",
    "relation missed",
    "relation spurious",
    "relation wrong status",
    "relation wrong person",
    "relation other mention",
    "wrong fact",
]
Side = Literal["gold", "found"]

MISS_KINDS: dict[MissKind, str] = {
    "missed": "In the gold; nothing found touches it.",
    "spurious": "Found; nothing in the gold touches it.",
    "wrong label": "Found with another label, at the same place or one that shares a character.",
    "wrong boundary": "Found with the right label, but it begins or ends elsewhere.",
    "wrong value": "Found as it should be, but the sum or the date read from it is another.",
    "relation missed": "In the gold; not found.",
    "relation spurious": "Found; not in the gold.",
    "relation wrong status": "Found, but with another status or change.",
    "relation wrong person": "Found, but with somebody else.",
    "relation other mention": "Found, but with another mention of the same person, or with other boundaries of it.",
    "wrong fact": "A fact about the whole document; the text shown is how it begins.",
}
"""Each kind with the sentence that explains it, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that the gold or the predictor speaks of, in code points."""

    start: int
    end: int
    side: Side


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is wrong in one document.

    `label` is the gold's, or for what the gold lacks, the one found. `gold` and `found` say in words what
    each side has; empty where it has nothing. `note` says what may have caused it.
    """

    kind: MissKind
    label: str
    document: str
    marks: tuple[Mark, ...] = ()
    gold: str = ""
    found: str = ""
    note: str = ""

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each mark, from left to right, each once; empty for a fact about the whole document."""
        return tuple(sorted({(mark.start, mark.end) for mark in self.marks}))


def marks(side: Side, mentions: Iterable[Mention]) -> tuple[Mark, ...]:
    """A mark for each mention."""
    return tuple(Mark(m.start, m.end, side) for m in mentions)
