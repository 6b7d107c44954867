"""Counts that add up, and the only place where precision, recall, F1 and shares are derived from them.

Invariant: figures over several documents are derived from summed counts; ratios are never averaged.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

__all__ = ["Counts", "Credit", "Interval", "Share", "Tally", "compare"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found (`tp`), invented (`fp`) and missed (`fn`); `a + b` is the count over both.

    Precision, recall and F1 lie in [0, 1]. Each is 0.0 where it would be nothing over nothing; `nothing`
    tells that apart from everything being wrong.
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def gold(self) -> int:
        """How many there are in the gold."""
        return self.tp + self.fn

    @property
    def predicted(self) -> int:
        """How many were predicted."""
        return self.tp + self.fp

    @property
    def nothing(self) -> bool:
        """Whether neither gold nor prediction has any, so that no figure says anything."""
        return not self.tp + self.fp + self.fn

    @property
    def precision(self) -> float:
        """The share of the predicted that is right."""
        return _ratio(self.tp, self.predicted)

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return _ratio(self.tp, self.gold)

    @property
    def fraction(self) -> tuple[int, int]:
        """F1 as part and whole, `2 tp` of `2 tp + fp + fn`: each adds up over documents, their ratio does not."""
        return 2 * self.tp, 2 * self.tp + self.fp + self.fn

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(*self.fraction)

    @property
    def figure(self) -> float:
        """The one number that a threshold is held against: F1."""
        return self.f1


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `total` cases are right; `a + b` is the share over both."""

    right: int = 0
    total: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.total + other.total)

    @property
    def nothing(self) -> bool:
        """Whether there was no case to judge."""
        return not self.total

    @property
    def fraction(self) -> tuple[int, int]:
        """Part and whole of the share: each adds up over documents, their ratio does not."""
        return self.right, self.total

    @property
    def ratio(self) -> float:
        """The share that is right, in [0, 1]; 0.0 where there was no case."""
        return _ratio(*self.fraction)

    @property
    def figure(self) -> float:
        """The one number that a threshold is held against: the ratio."""
        return self.ratio


@dataclass(frozen=True, slots=True)
class Credit:
    """Partial credit: what the predicted earn together, and what the gold items do; `a + b` is the credit over both.

    Each item earns a score in [0, 1], so that `precise` is at most `predicted` and `recalled` at most `gold`.
    """

    precise: float = 0.0
    predicted: int = 0
    recalled: float = 0.0
    gold: int = 0

    def __add__(self, other: "Credit") -> "Credit":
        return Credit(
            self.precise + other.precise,
            self.predicted + other.predicted,
            self.recalled + other.recalled,
            self.gold + other.gold,
        )

    @property
    def nothing(self) -> bool:
        """Whether neither gold nor prediction has any item, so that no figure says anything."""
        return not self.predicted + self.gold

    @property
    def precision(self) -> float:
        """The mean credit of the predicted."""
        return _ratio(self.precise, self.predicted)

    @property
    def recall(self) -> float:
        """The mean credit of the gold."""
        return _ratio(self.recalled, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds between which a figure, or a difference of two, lies in a given share of resamples."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts and shares by metric name (`PERSON`, `HOLDS`, `meeting_date`, …); `a + b` adds name by name."""

    counts: Mapping[str, Counts] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)

    def __add__(self, other: "Tally") -> "Tally":
        counts = dict(self.counts)
        for name, count in other.counts.items():
            counts[name] = counts.get(name, Counts()) + count
        shares = dict(self.shares)
        for name, share in other.shares.items():
            shares[name] = shares.get(name, Share()) + share
        return Tally(counts, shares)

    def __getitem__(self, name: str) -> Counts | Share:
        """The counts or the share of one metric; raises KeyError for a name that was not measured."""
        return self.counts[name] if name in self.counts else self.shares[name]

    def get(self, name: str) -> Counts | Share | None:
        """The counts or the share of one metric; None for a name that was not measured."""
        return self.counts.get(name) or self.shares.get(name)


def compare(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Counts:
    """Count equal items once each: the second of two equal predictions for one gold item is invented."""
    wanted, found = Counter(gold), Counter(predicted)
    tp = (wanted & found).total()
    return Counts(tp=tp, fp=found.total() - tp, fn=wanted.total() - tp)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
