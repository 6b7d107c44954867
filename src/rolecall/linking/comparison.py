"""What speaks for and against two people of different documents being one: six features, weighed.

Each feature puts the two on one of a few levels, with a score in [0, 1] and a sentence that says why. The weights
of the levels are learned (`data/weights.toml`, by `training/linking_weights.py`) and add up to the log odds that
the two are one: a logistic regression, which is how Fellegi and Sunter's record linkage (A Theory for Record
Linkage, 1969) is written when features depend on each other.

| feature | levels, the best first |
| --- | --- |
| names | full, a middle name missing, a nickname, initials, initials fit, one initial, a surname; common or rare |
| spelling | as written; a slip of one letter in the surname |
| council | one; one in the place of the other; of one area; unknown |
| post | the same at once; the same; a step; the same side; nothing known; the other side; two offices at once |
| time | at once; within a year; within four; within ten; longer; unknown |
| address | the same; one without; another (`Miss` for `Mrs`, `Dr` for `Mr`) |

A name alone never suffices: people of councils that nothing ties are not compared at all, those of one area only under
full names. A surname alone needs one post as well, and where the council of one is unknown, full names need a post with
a portfolio.
"""

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

from rolecall.linking.council_ties import CouncilTies
from rolecall.linking.profiles import Days, HeldPost, Profile
from rolecall.values.lexicons import word_list
from rolecall.values.names import PersonName, compatible, fold, surname_key
from rolecall.values.posts import same_office
from rolecall.values.spelling import is_slip
from rolecall.values.titles import is_whole, same_post

YEAR = 365
_TERM = 120  # days side by side from which on two offices are held at once, not handed over


@dataclass(frozen=True, slots=True)
class Feature:
    """Where a feature puts two people: its name, the level, a score in [0, 1], and a sentence that says why."""

    name: str
    level: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people compared: how likely they are one, in [0, 1], and the features that say so."""

    score: float
    features: tuple[Feature, ...]

    @property
    def log_odds(self) -> float:
        """The natural logarithm of the odds that the two are one."""
        return math.log(self.score / (1 - self.score)) if self.score < 1 else math.inf

    @property
    def reason(self) -> str:
        """The sentences of the features."""
        return "; ".join(feature.reason for feature in self.features if feature.reason)


NOTHING = Comparison(0.0, ())


def compare(a: Profile, b: Profile, ties: CouncilTies) -> Comparison:
    """How likely the two are one; without features where their names conflict or nothing ties their councils."""
    named = _names(a.names, b.names)
    if named is None:
        return NOTHING
    council = _council(a, b, ties, full=named[0].level.startswith(("full", "middle")))
    if council is None:
        return NOTHING
    post = _post(a, b)
    one_post = post.level in ("same", "same at once")
    if named[0].level.startswith("surname") and not one_post:
        return NOTHING
    if council.level == "unknown" and not (one_post and _of_one_title(a, b)):
        return NOTHING
    features = (*named, council, post, _time(a.seen, b.seen), _address(a.names, b.names))
    return Comparison(weighed({f.name: f.level for f in features}), features)


def weighed(levels: Mapping[str, str]) -> float:
    """The probability that the weights of the levels, by feature, add up to; an unknown level weighs nothing."""
    weights = _weights()
    return 1 / (1 + math.exp(-weights["all"]["base"] - sum(weights[f].get(level, 0.0) for f, level in levels.items())))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = (resources.files("rolecall.linking") / "data/weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def names_agree(a: Iterable[PersonName], b: Iterable[PersonName]) -> bool:
    """Whether no name of the one conflicts with a name of the other, as far as names of one person can differ.

    Surnames may differ by a slip, and where one side bears two, as after a marriage.
    """
    first, second = tuple(a), tuple(b)
    both = len({surname_key(n) for n in first}) > 1 or len({surname_key(n) for n in second}) > 1
    return all(_may_be_one(x, y, any_surname=both) for x in first for y in second)


@lru_cache(maxsize=131072)
def _may_be_one(a: PersonName, b: PersonName, *, any_surname: bool) -> bool:
    if compatible(a, b)[0] > 0:
        return True
    other = any_surname or is_slip(surname_key(a), surname_key(b))
    return other and compatible(a, replace(b, surname=a.surname))[0] > 0


def _names(a: frozenset[PersonName], b: frozenset[PersonName]) -> tuple[Feature, Feature] | None:
    """How far the names agree and whether it takes a slip to say so; None where they conflict."""
    if not names_agree(a, b):
        return None
    found = [one for x in a for y in b if (one := _named(x, y))]
    # sets have no order: of names that agree equally well it must not matter which comes first
    return max(found, key=lambda f: (f[0].score, f[0].level, f[0].reason), default=None)


@lru_cache(maxsize=131072)
def _named(a: PersonName, b: PersonName) -> tuple[Feature, Feature] | None:
    score, why = compatible(a, b)
    spelling = Feature("spelling", "as written", 1.0, "")
    if not score and is_slip(surname_key(a), surname_key(b)):
        score, why = compatible(a, replace(b, surname=a.surname))
        why = f"{a.surname} and {b.surname} differ by one letter, {why.partition(', ')[2]}"
        spelling = Feature("spelling", "slip", 0.5, "")
    if score < 0.5:
        return None
    how = "rare" if surname_key(a) not in word_list("common_surnames") else "common"
    return Feature("names", f"{_agreement(score, a, b)}, {how}", score, why), spelling


def _agreement(score: float, a: PersonName, b: PersonName) -> str:
    if score >= 0.85:
        return "full" if score == 1 else "middle name" if score >= 0.95 else "nickname"
    if score <= 0.5:
        return "surname"
    letters = min(len(a.initials), len(b.initials))
    if a.given or b.given:
        return "initials fit" if letters > 1 else "one initial fits"
    return "initials" if letters > 1 and len(a.initials) == len(b.initials) else "one initial"


def _council(a: Profile, b: Profile, ties: CouncilTies, *, full: bool) -> Feature | None:
    best: Feature | None = None
    for x in sorted(a.councils):
        for y in sorted(b.councils):
            tie, why = ties.between(x, y)
            if tie and (full or tie != "area"):
                found = Feature("council", tie, {"one": 1.0, "successor": 0.9, "area": 0.6}[tie], why)
                best = found if best is None or found.score > best.score else best
    if best is None and full and not (a.councils and b.councils):
        return Feature("council", "unknown", 0.3, "the council of one being unknown")
    return best


def _post(a: Profile, b: Profile) -> Feature:
    if not (a.posts and b.posts):
        return Feature("post", "nothing known", 0.4, "")
    return max(_post_features(a, b), key=lambda f: f.score)


def _post_features(a: Profile, b: Profile) -> Iterator[Feature]:
    at_once = False
    for p, days in a.posts.items():
        for q, other in b.posts.items():
            tied = p.body is None or q.body is None or p.body == q.body
            if tied and _is_same(p, q):
                level, score = ("same at once", 1.0) if _shared(days, other) >= 0 else ("same", 0.9)
                yield Feature("post", level, score, f"both {p.title.text}")
            elif tied and _is_step(p, q):
                yield Feature("post", "step", 0.8, f"{p.title.text} and {q.title.text} adjoin")
            elif _shared(days, other) > _TERM and p.title.standing == q.title.standing == "permanent":
                at_once = True
    if not (a.sides and b.sides):
        yield Feature("post", "nothing known", 0.4, "")
    elif a.sides.isdisjoint(b.sides):
        yield Feature("post", "other side", 0.1, "one an officer, the other not")
    elif at_once and "officer" in a.sides & b.sides:
        yield Feature("post", "two at once", 0.0, "two posts held at once")
    else:
        yield Feature("post", "same side", 0.5, f"both {min(a.sides & b.sides)}s")


def _of_one_title(a: Profile, b: Profile) -> bool:
    """Whether both hold a post whose title alone says what it is about."""
    return any(p.title.portfolio and q.title.portfolio and _is_same(p, q) for p in a.posts for q in b.posts)


@lru_cache(maxsize=131072)
def _is_same(p: HeldPost, q: HeldPost) -> bool:
    return same_post(p.title, q.title)[0] or same_office(p.title.text, q.title.text)


@lru_cache(maxsize=131072)
def _is_step(p: HeldPost, q: HeldPost) -> bool:
    """Whether one post may have led to the other: of one kind, or about one thing."""
    a, b = p.title, q.title
    if not (a.portfolio and b.portfolio) or is_whole(a) or is_whole(b):
        return False
    return (a.head, a.grade) == (b.head, b.grade) or bool(a.portfolio & b.portfolio)


def _shared(a: Days | None, b: Days | None) -> int:
    """Days from the start of the later to the end of the earlier stretch, below 0 where they are apart."""
    return min(a[1], b[1]) - max(a[0], b[0]) if a and b else -1


def _time(a: Days | None, b: Days | None) -> Feature:
    if not (a and b):
        return Feature("time", "unknown", 0.5, "")
    apart = -_shared(a, b) / YEAR
    if apart <= 0:
        return Feature("time", "at once", 1.0, "seen in the same years")
    steps = (("one year", 0.9, 1), ("four years", 0.7, 4), ("ten years", 0.4, 10), ("longer", 0.1, math.inf))
    level, score = next((level, score) for level, score, limit in steps if apart <= limit)
    return Feature("time", level, score, f"seen {apart:.0f} years apart" if apart > 1 else "seen within a year")


def _address(a: Iterable[PersonName], b: Iterable[PersonName]) -> Feature:
    first, second = ({fold(n.honorific) for n in names if n.honorific} for names in (a, b))
    if not (first and second):
        return Feature("address", "unknown", 0.5, "")
    return Feature("address", "same", 1.0, "") if first & second else Feature("address", "another", 0.3, "")
