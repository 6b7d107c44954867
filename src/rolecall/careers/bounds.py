"""Between which days a tenure began and ended: four bounds, each set by what a document says and by nothing else.

They are the four of temporal slot filling (Ji, Grishman, Dang: Overview of the TAC 2011 Knowledge Base Population
Track): the start lies between the first two, the end between the last two.

| bound | what sets it |
| --- | --- |
| earliest start | the stated start; else the last document with the person still to come, or the predecessor |
| latest start | the stated start, or the first document that has the person in post, or gone |
| earliest end | the stated end, or the last document that has the person in post |
| latest end | the stated end; else the first document with the person former, a successor, or the post of a next step |

What nothing limits is None: a gap in attendance is no departure, and unknown is not ended. An acting holder ends
nobody's tenure, since the holder may only be away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from rolecall.careers.posts import PostHistory
from rolecall.careers.spells import Spell
from rolecall.careers.timeline import days
from rolecall.records import Bounds, Conflict

_STAND_IN = "acting"


def bounds_of(
    people: Sequence[Sequence[Spell]], posts: Iterable[PostHistory], steps: Iterable[tuple[Spell, Spell]] = ()
) -> Mapping[int, Bounds]:
    """The bounds of every spell, by its `id()`; `steps` are pairs of which the first was given up for the second."""
    before: dict[int, list[date]] = {}
    after: dict[int, list[date]] = {}
    for post in posts:
        if not post.is_shared():
            _limit_each_other([spell for _, spell in post.spells], before, after)
    for spells in people:
        for own in _one_post(spells):
            _limit_each_other(own, before, after)
    for old, new in steps:
        if begun := days(new.first_seen or new.start):
            after.setdefault(id(old), []).append(begun[1])
    return {
        id(spell): _bounds(spell, before.get(id(spell), []), after.get(id(spell), []))
        for spells in people
        for spell in spells
    }


def conflicts_of(
    posts: Iterable[PostHistory], bounds: Mapping[int, Bounds], names: Mapping[int, str]
) -> Iterator[Conflict]:
    """Posts of one holder that two people were certainly in at once, with the evidence for both."""
    for post in posts:
        if post.is_shared():
            continue
        for (one, a), (other, b) in combinations(post.spells, 2):
            if one == other or _STAND_IN in (a.status, b.status):
                continue
            first, second = _certain(bounds[id(a)]), _certain(bounds[id(b)])
            if first and second and first[0] < second[1] and second[0] < first[1]:
                start, end = str(max(first[0], second[0])), str(min(first[1], second[1]))
                evidence = (*a.last_evidence(), *b.first_evidence())
                holders = (names[one], names[other])
                yield Conflict(a.title.text, post.body, holders, start, end, evidence, post.council)


def _certain(bounds: Bounds) -> tuple[date, date] | None:
    """The days on which the person held the post whatever the bounds leave open; None if there are none."""
    if not bounds.latest_start or not bounds.earliest_end or bounds.latest_start > bounds.earliest_end:
        return None
    return date.fromisoformat(bounds.latest_start), date.fromisoformat(bounds.earliest_end)


def _one_post(spells: Sequence[Spell]) -> Iterator[list[Spell]]:
    """One person's spells in one post, such as the acting and the permanent one."""
    groups: dict[tuple[object, ...], list[Spell]] = {}
    for spell in spells:
        groups.setdefault((spell.place, spell.title.head, frozenset(spell.title.words)), []).append(spell)
    return (group for group in groups.values() if len(group) > 1)


def _limit_each_other(spells: Sequence[Spell], before: dict[int, list[date]], after: dict[int, list[date]]) -> None:
    """Of spells in one post that follow each other, none begins before the last is over or ends after the next."""
    for a, b in combinations(spells, 2):
        for old, new in ((a, b), (b, a)):
            ended, begun = days(old.last_seen), days(new.first_seen or new.start)
            if not ended or not begun or ended[1] >= begun[0]:
                continue
            left = days(old.end)
            before.setdefault(id(new), []).append(left[0] if left and ended[0] < left[0] <= begun[0] else ended[0])
            if new.status != _STAND_IN:
                after.setdefault(id(old), []).append(begun[1])


def _bounds(spell: Spell, before: Sequence[date], after: Sequence[date]) -> Bounds:
    start, end = days(spell.start), days(spell.end)
    seen = [d for s in spell.in_post if (d := days(s.date))]
    past = [d[1] for s in spell.sightings if s.status == "former" and (d := days(s.date))]
    to_come = [d[0] for s in spell.sightings if s.status == "incoming" and (d := days(s.date))]
    first_seen, last_seen = min((d[1] for d in seen), default=None), max((d[0] for d in seen), default=None)

    latest_start = _first([first_seen, *past, _known(start, 1), _known(end, 1)])
    earliest_start = _known(start, 0) or _last(
        [d for d in (*to_come, *before) if not latest_start or d <= latest_start]
    )
    earliest_end = _last([last_seen, _known(end, 0)])
    gone = [d for d in (*past, *after) if not earliest_end or d >= earliest_end]
    latest_end = _last([_known(end, 1), earliest_end]) if end else _first(gone)
    if earliest_start and latest_start and earliest_start > latest_start:
        earliest_start = latest_start  # seen in post before the day that a text gives: the document counts
    four = (earliest_start, latest_start, earliest_end, latest_end)
    return Bounds(*(str(day) if day and date.min < day < date.max else None for day in four))


def _known(stretch: tuple[date, date] | None, end: int) -> date | None:
    return stretch[end] if stretch else None


def _first(days_: Iterable[date | None]) -> date | None:
    return min((day for day in days_ if day), default=None)


def _last(days_: Iterable[date | None]) -> date | None:
    return max((day for day in days_ if day), default=None)
