"""Changes of post that a document states: each HOLDS that says how its post changes hands, with what it left."""

from collections.abc import Sequence

from rolecall.holdings import holdings_of, quote
from rolecall.records import CHANGE_OF_KIND, EventKind, Holding, HoldingChange, Mention, Minutes, StatedChange
from rolecall.values import edtf

_PLAIN: dict[HoldingChange, EventKind] = {"appointed": "appointed", "extended": "extended", "left": "left"}
_STEPS: tuple[EventKind, ...] = ("promoted", "retitled", "made permanent", "seconded", "acting")
"""Kinds in which a person goes from one post to another."""
_NEAR = 300
"""Code points between two statements about one person that may belong to one change."""


def stated_changes(minutes: Minutes) -> tuple[StatedChange, ...]:
    """Every change of post that the document states, in text order of the person's mention.

    The kind is that of the HOLDS, else the plainest for its change. A post that the same person holds nearby is
    where a step came from; who else begins or leaves the very same mention of the post is successor or predecessor.
    """
    holdings = holdings_of(minutes)
    return tuple(_change(minutes, h, kind, holdings) for h in holdings if (kind := h.kind or _PLAIN.get(h.change)))


def _change(minutes: Minutes, holding: Holding, kind: EventKind, holdings: Sequence[Holding]) -> StatedChange:
    leaves = CHANGE_OF_KIND[kind] == "left"
    same_post = [h for h in holdings if h.role == holding.role and h.named != holding.named]
    gone = next((h.person for h in same_post if h.change == "left" or h.status == "former"), None)
    comes = next((h.person for h in same_post if h.change == "appointed"), None)
    before = _step_from(holding, holdings) if kind in _STEPS else None
    dated = holding.ends if leaves else holding.starts or (holding.ends if kind == "extended" else None)
    value = dated.value.get("value") if dated else None
    date = value if isinstance(value, str) else None
    mentions = (holding.person, holding.role, *(m for m in (before, dated) if m))
    return StatedChange(
        kind=kind,
        person=holding.person,
        from_role=holding.role if leaves else before,
        to_role=None if leaves else holding.role,
        body=holding.body,
        date=date,
        precision=edtf.precision(date) if date else None,
        predecessor=None if leaves else gone,
        successor=comes if leaves else None,
        evidence=quote(minutes, *mentions),
        score=holding.score,
    )


def _step_from(holding: Holding, holdings: Sequence[Holding]) -> Mention | None:
    """The nearest other post that the person is said to hold or have held, where no change speaks of taking it up."""
    others = [
        h.role for h in holdings if h.named == holding.named and h.role != holding.role and h.change in ("none", "left")
    ]
    near = [(_distance(role, holding.role), role.start, role) for role in others]
    return min((n for n in near if n[0] <= _NEAR), default=(0, 0, None))[2]


def _distance(a: Mention, b: Mention) -> int:
    first, second = sorted((a, b), key=lambda m: m.start)
    return second.start - first.end
