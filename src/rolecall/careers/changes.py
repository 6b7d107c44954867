"""A person's steps from post to post, each bracketed by the last date before it and the first after it.

Invariant: a step needs an order. Posts that were seen on one day, or on dates that overlap, are held side by
side, and no step leads from one to the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolecall.careers.ladders import rung_of
from rolecall.careers.spells import Spell
from rolecall.careers.timeline import days, earliest, is_before, latest, order
from rolecall.linking.sightings import Sighting
from rolecall.records import Bounds, Change, ChangeKind, EventKind
from rolecall.values.posts import same_office, sort_of
from rolecall.values.titles import RoleTitle, same_post

_PASSING = ("interim", "acting")
_NEXT = 913
"""Days between two posts of which one may have led to the other though no text says so: two and a half years."""
_ELECTED: Mapping[ChangeKind, int] = {"moved": 420, "promoted": 1100}
"""Days after which a step between elected posts, the old one being held by another since, is a new election."""
_STATED: Mapping[EventKind, ChangeKind] = {
    "promoted": "promoted",
    "acting": "acting",
    "made permanent": "made permanent",
    "seconded": "moved",
}
"""What a text calls a step, and the step that it is."""


@dataclass(frozen=True, slots=True)
class Step:
    """A person's step from one spell to another."""

    old: Spell
    new: Spell
    kind: ChangeKind

    @property
    def ends_old(self) -> bool:
        """Whether the old post is given up with the step, as it is not by one who acts in another for a time."""
        return self.kind in ("promoted", "moved", "made permanent")


def steps_of(spells: Sequence[Spell], bounds: Mapping[int, Bounds]) -> tuple[Step, ...]:
    """The steps within one person's spells, in order of the new post's first date, at most one to each.

    `bounds` are those of the spells by `id()`, as far as others tell them: no step leads from a post long given up.
    """
    found = []
    taken: dict[int, str | None] = {}
    for new in sorted(spells, key=lambda s: order(s.begins)):
        if step := _step_to(new, spells, taken, bounds):
            found.append(step)
    return tuple(found)


def changes_of(spells: Sequence[Spell], steps: Sequence[Step]) -> tuple[Change, ...]:
    """The changes within one person's spells, in order of the date by which they had happened."""
    stepped = {id(step.new): step for step in steps}
    found: list[Change] = []
    for new in spells:
        step = stepped.get(id(new))
        if step:
            found.append(_change(step))
        elif appointment := _appointment(new):
            found.append(appointment)
        found += _retitled(new)
        if departure := _departure(new):
            found.append(departure)
    return tuple(sorted(found, key=lambda c: (order(c.before or c.after), c.kind, c.to_role or "")))


def _change(step: Step) -> Change:
    old, new = step.old, step.new
    # Who acts in another post is mostly seen in the own one afterwards: what counts is the last time before.
    acting = step.kind == "acting"
    until = [s for s in old.in_post if is_before(s.date, new.begins)] if acting else []
    return Change(
        kind=step.kind,
        from_role=old.wordings[-1][0].text,
        to_role=new.title.text,
        after=latest(s.date for s in until) if acting else old.last_seen,
        before=new.begins,
        evidence=(*([until[-1].evidence] if until else old.last_evidence()), *new.first_evidence()),
    )


def _step_to(
    new: Spell, spells: Sequence[Spell], taken: dict[int, str | None], bounds: Mapping[int, Bounds]
) -> Step | None:
    """The step that led to the new spell, from the last post on the same ladder that had ended by then."""
    steps: list[tuple[tuple[object, ...], int, Step]] = []
    for number, old in enumerate(spells):
        if old is new or not (_is_over(old, new) or _acts_beside(old, new)):
            continue
        if number in taken and is_before(taken[number], new.begins):
            continue  # another step has led on from it before
        stated = _stated(new)
        kind = stated or _kind(old, new)
        if kind and (stated or _follows(old, new, kind, bounds[id(old)])):
            rung = rung_of(old.title)
            same_post_first = same_post(old.title, new.title)[0] and old.body == new.body
            rank = (
                same_post_first,
                old.body == new.body,
                order(old.last_seen)[::-1],
                rung.rank if rung else 0,
            )
            steps.append((rank, number, Step(old, new, kind)))
    if not steps:
        return None
    _, number, step = max(steps, key=lambda s: (s[0], -s[1]))
    taken[number] = new.begins
    return step


def _stated(new: Spell) -> ChangeKind | None:
    """The step that a text says led to the post; the titles need not tell it then."""
    return next((_STATED[s.kind] for s in new.sightings if s.kind and s.kind in _STATED), None)


def _is_over(old: Spell, new: Spell) -> bool:
    """True when the old post had ended before the new one was first seen."""
    if old.last_seen:
        return is_before(old.last_seen, new.first_seen or new.start)
    former = earliest(s.date for s in old.sightings if s.status == "former")
    return bool(former and new.first_seen) and order(former) <= order(new.first_seen)


def _follows(old: Spell, new: Spell, kind: ChangeKind, bounds: Bounds) -> bool:
    """True when one post may have led to the other, though no text says so: not after too long a time."""
    if kind in _ELECTED and sort_of(new.title.text).side != "officer":
        return _apart(bounds.latest_end, new.begins) <= _ELECTED[kind]
    return kind != "moved" or old.title.head == new.title.head or _apart(old.last_seen, new.begins) <= _NEXT


def _apart(end: str | None, start: str | None) -> float:
    """Days from the one date to the other; of unknown dates none are known to lie between."""
    last, first = days(end), days(start)
    return (first[0] - last[1]).days if last and first else 0


def _acts_beside(old: Spell, new: Spell) -> bool:
    """True when the new post is held for a time by somebody who keeps the old one."""
    return old.status not in _PASSING and new.status in _PASSING and is_before(old.begins, new.begins)


def _kind(old: Spell, new: Spell) -> ChangeKind | None:
    a, b = old.title, new.title
    one_body = not old.body or not new.body or old.body == new.body
    if same_post(a, b)[0] and one_body:
        if old.status in _PASSING and new.status == "permanent":
            return "made permanent"
        return "acting" if old.status == "permanent" and new.status in _PASSING else None
    return _kind_between(a, b, one_body=one_body, acting=new.status in _PASSING and old.status not in _PASSING)


def _kind_between(a: RoleTitle, b: RoleTitle, *, one_body: bool, acting: bool) -> ChangeKind | None:
    lower, upper = rung_of(a), rung_of(b)
    if lower is None or upper is None:
        # Heads on no ladder: the same head with another portfolio is a move, anything else cannot be told.
        return "moved" if (a.head, set(a.grade)) == (b.head, set(b.grade)) and one_body else None
    if lower.ladder != upper.ladder or (upper.within_body and not one_body):
        return None
    if acting and upper.rank >= lower.rank:
        return "acting"
    return "promoted" if upper.rank > lower.rank else "moved"


def _appointment(spell: Spell) -> Change | None:
    """The appointment that a text states, unless the person had been seen in the post before that text."""
    stated = [s for s in spell.sightings if s.change == "appointed"]
    if not stated or is_before(spell.first_seen, earliest(s.date for s in stated)):
        return None
    waiting = [s.date for s in stated if s.status == "incoming" and not is_before(spell.begins, s.date)]
    return Change(
        kind="appointed",
        to_role=spell.title.text,
        after=latest(waiting),
        before=spell.begins,
        evidence=(stated[0].evidence,),
    )


def _retitled(spell: Spell) -> list[Change]:
    """A change for each new wording of the title that came up after the last use of the one before it."""
    used = [(title, [s for s in own if s.status == "current"]) for title, own in spell.wordings if _dated(own)]
    found = []
    for (old, before), (new, after) in pairwise(sorted(used, key=lambda u: order(_dated(u[1])))):
        last, first = latest(s.date for s in before), earliest(s.date for s in after)
        if is_before(last, first) and not same_office(old.text, new.text):
            evidence = (before[-1].evidence, after[0].evidence)
            found.append(Change("retitled", old.text, new.text, last, first, evidence))
    return found


def _dated(sightings: Sequence[Sighting]) -> str | None:
    return earliest(s.date for s in sightings if s.status == "current")


def _departure(spell: Spell) -> Change | None:
    """The departure that a text states, by its stated date, else by the first document that calls it past."""
    stated = [s for s in spell.sightings if s.change == "left"]
    if not stated:
        return None
    past = earliest(s.date for s in spell.sightings if s.status == "former")
    return Change(
        kind="left",
        from_role=spell.title.text,
        after=spell.last_seen,
        before=spell.end or past,
        evidence=(stated[0].evidence,),
    )
