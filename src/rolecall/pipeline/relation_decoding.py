"""Which of the relations that a classifier finds likely can be true together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from rolecall.pipeline.attributes import RelationData
from rolecall.pipeline.clauses import pattern
from rolecall.pipeline.sentences import Mention
from rolecall.pipeline.words import cues
from rolecall.records import EventKind, HoldingStatus, RelationLabel, change_of
from rolecall.values import edtf

_JOINT = frozenset((",", "and", "&", "/", ";", "with", "(", ")"))
_JOINT_WORDS = 3
_REACH = 16  # tokens between a body and the person whom it appoints
_SURELY, _DOUBTED = 0.9, 0.7
"""Scores from which on somebody holds a post for sure, and below which somebody else's claim to it is in doubt."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One relation between a title and a person, body or date that may be true.

    `status` and `kind` speak only for HOLDS; `evidence` is what the score in [0, 1] is made of, and
    `agreed` says whether the rules propose the relation too.
    """

    label: RelationLabel
    role: Mention
    other: Mention
    status: HoldingStatus
    kind: EventKind | None
    evidence: Sequence[float]
    score: float
    agreed: bool = False

    def data(self) -> RelationData:
        """The relation as data of the document."""
        role, other = [[s.start_char, s.end_char] for s in (self.role, self.other)]
        holds = self.label == "HOLDS"
        return {
            "head": other if holds else role,
            "child": role if holds else other,
            "label": self.label,
            "status": self.status,
            "change": change_of(self.kind),
            "kind": self.kind,
            "score": round(self.score, 4),
        }


def decode(doc: Doc, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that are kept, in text order of the titles.

    A post has one body, one start and one end, and one holder for each status: the surest. Further holders share it
    where the title is plural, their names are joined to that of a holder, or it heads a column of names. Nobody holds
    a post that is called a possible one: `a potential Governor`. Whoever appoints somebody to a post need not be the
    body that it belongs to. Who is appointed to a post that is called `Interim` or `Acting` acts in it.
    """
    kept: list[Candidate] = []
    not_held = frozenset(cues("relations")["around"]["not_held"])
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.role.start, c.other.start)):
        if candidate.label == "HOLDS" and candidate.role.start and doc[candidate.role.start - 1].lower_ in not_held:
            continue
        if candidate.label == "AT" and _is_appointer(doc, candidate.other, candidate.role):
            continue
        rivals = [c for c in kept if c.label == candidate.label and c.role.start == candidate.role.start]
        if candidate.label == "HOLDS":
            rivals = [c for c in rivals if (c.status, c.kind) == (candidate.status, candidate.kind)]
            if rivals and (
                _is_plural(candidate.role)
                or any(_joined(doc, c.other, candidate.other) or _in_column(doc, c, candidate) for c in rivals)
            ):
                rivals = []
        if not rivals:
            kept.append(_as_titled(candidate))
    return sorted(kept, key=lambda c: (c.role.start, c.other.start))


def stated_once(doc: Doc, kept: Sequence[Candidate]) -> list[Candidate]:
    """The relations without those of a predecessor whose holding is stated elsewhere, too.

    In `B to be Clerk vice A, who resigned as Clerk on 30 April`, A holds the second mention of the title.
    """
    replaced = [c.label == "HOLDS" and _is_predecessor(doc, c) for c in kept]
    pairs = list(zip(kept, replaced, strict=True))
    stated = {_holding(c) for c, by_another in pairs if c.label == "HOLDS" and not by_another}
    return [c for c, by_another in pairs if not (by_another and _holding(c) in stated)]


def one_holder(kept: Sequence[Candidate]) -> list[Candidate]:
    """The relations without doubtful holdings of a post that one other person, and nobody else, surely holds.

    A meeting has one Chairman; of two the doubtful one is usually somebody who only spoke beside the title. Posts at
    a body of their own, plural titles, and posts that change hands are left as they are.
    """
    elsewhere = {c.role.start for c in kept if c.label == "AT"}
    sure: dict[str, set[str]] = {}
    for candidate in kept:
        if candidate.label == "HOLDS" and candidate.score >= _SURELY and _is_current(candidate):
            sure.setdefault(candidate.role.text.lower(), set()).add(candidate.other.last)

    def is_anothers(candidate: Candidate) -> bool:
        doubtful = candidate.label == "HOLDS" and candidate.score < _DOUBTED and candidate.role.start not in elsewhere
        if not doubtful or candidate.kind is not None or not _is_current(candidate) or _is_plural(candidate.role):
            return False
        holders = sure.get(candidate.role.text.lower(), set())
        return len(holders) == 1 and candidate.other.last not in holders

    return [candidate for candidate in kept if not is_anothers(candidate)]


def _is_current(candidate: Candidate) -> bool:
    return candidate.status == "current" and change_of(candidate.kind) != "left"


def _holding(candidate: Candidate) -> tuple[str, str]:
    """The last name of the holder and the title, in lower case."""
    return candidate.other.last, candidate.role.text.lower()


def _is_predecessor(doc: Doc, candidate: Candidate) -> bool:
    """Whether the holder is named after the title as the one whose place somebody takes."""
    if candidate.other.start < candidate.role.end:
        return False
    between = " ".join(_between(doc, candidate.role, candidate.other))
    return pattern("clauses", "predecessor").search(between) is not None


def shared_bodies(doc: Doc, kept: Sequence[Candidate]) -> list[Candidate]:
    """The relations, with the body that follows two titles of one holder given to both: `Head and Clerk, Amble Trust`.

    The first title has then no body of its own, and nothing but `and` stands between the two.
    """
    holders: dict[int, set[int]] = {}
    for candidate in kept:
        if candidate.label == "HOLDS":
            holders.setdefault(candidate.role.start, set()).add(candidate.other.start)
    bodies = [c for c in kept if c.label == "AT" and c.other.start > c.role.start and c.role.start in holders]
    placed = {c.role.start for c in kept if c.label == "AT"}
    titles = {c.role.start: c.role for c in kept if c.label == "HOLDS" and c.role.start not in placed}
    found = list(kept)
    for second in bodies:
        for first in titles.values():
            near = 0 < second.role.start - first.end <= _JOINT_WORDS
            if (
                near
                and holders[first.start] & holders[second.role.start]
                and _between(doc, first, second.role) == ["and"]
            ):
                found.append(replace(second, role=first))
    return sorted(found, key=lambda c: (c.role.start, c.other.start))


def timed(kept: Sequence[Candidate], meeting: str | None) -> list[Candidate]:
    """The relations with the status and kind of holdings set right by the dates of the post.

    Who was appointed from a day after the meeting is incoming; who leaves on a later day still holds the post. The
    dead had left a post that has both its years: `the death of A Bell, Mayor in 1991-92`.
    """
    later = {(c.label, c.role.start) for c in kept if meeting and _is_later(c, meeting)}
    starts = {(c.role.start, c.other.start) for c in kept if c.label == "STARTS"}
    past = {c.role.start for c in kept if c.label == "ENDS" and (c.role.start, c.other.start) in starts}
    return [_in_time(c, later, past) if c.label == "HOLDS" else c for c in kept]


def _as_titled(candidate: Candidate) -> Candidate:
    first = candidate.role.text.split()[0].lower()
    acts = candidate.kind == "appointed" and first in cues("relations")["around"]["acting"]
    return replace(candidate, kind="acting") if acts else candidate


def _in_time(holding: Candidate, later: set[tuple[RelationLabel, int]], past: set[int]) -> Candidate:
    change = change_of(holding.kind)
    if holding.kind == "died" and holding.role.start in past:
        return replace(holding, kind=None, status="former")
    if change == "appointed" and holding.status == "current" and ("STARTS", holding.role.start) in later:
        return replace(holding, status="incoming")
    if change == "left" and holding.status == "former" and ("ENDS", holding.role.start) in later:
        return replace(holding, status="current")
    return holding


def _is_later(candidate: Candidate, meeting: str) -> bool:
    if candidate.label not in ("STARTS", "ENDS"):
        return False
    value = candidate.other.value
    return value is not None and edtf.is_after(value, meeting)


def _is_appointer(doc: Doc, body: Mention, role: Mention) -> bool:
    """Whether all that is said of the body is that it appointed the holder: `the Trust appointed A Bell as Clerk`."""
    words: list[str] = []
    for i in range(body.end, min(role.start, body.end + _REACH)):
        token = doc[i]
        if token.ent_type_ == "PERSON":
            return pattern("bodies", "appointer").fullmatch(" ".join(words)) is not None
        if not token.is_space:
            words.append(token.lower_)
    return False


def _is_plural(role: Mention) -> bool:
    return role.last.endswith(("s", "men")) and not role.last.endswith("ss")


def _joined(doc: Doc, a: Mention, b: Mention) -> bool:
    """Whether little but `and` or a comma stands between two names."""
    first, second = sorted((a, b), key=lambda span: span.start)
    between = _between(doc, first, second)
    return len(between) <= _JOINT_WORDS and bool(_JOINT.intersection(between))


def _in_column(doc: Doc, a: Candidate, b: Candidate) -> bool:
    """Whether the two names stand on different lines, both under the title."""
    lines = sorted((a.other.start, b.other.start))
    breaks = [token.i for token in doc[a.role.end : lines[1]] if "\n" in token.text]
    return a.role.end <= lines[0] and any(i < lines[0] for i in breaks) and any(i > lines[0] for i in breaks)


def _between(doc: Doc, first: Mention, second: Mention) -> list[str]:
    return [token.lower_ for token in doc[first.end : second.start] if not token.is_space]
