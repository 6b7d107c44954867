"""Posts and who held them in turn: what joins the spells of different people.

Invariant: only posts of a named body that one person holds at a time. Where a document shows two holders of a
post side by side, nobody succeeds anybody in it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from rolecall.careers.ladders import is_one_post
from rolecall.careers.spells import Spell, cut
from rolecall.careers.timeline import is_before, order
from rolecall.linking.sightings import Sighting
from rolecall.records import Change, Post
from rolecall.values.posts import same_office, sort_of
from rolecall.values.tables import table
from rolecall.values.titles import RoleTitle


@dataclass(slots=True)
class PostHistory:
    """One post with the spells in it: the person's number and the spell, in order of time."""

    titles: list[RoleTitle]
    body: str
    spells: list[tuple[int, Spell]]

    @property
    def council(self) -> str | None:
        """The council of which the body is a part, the same for all spells."""
        return next((spell.council for _, spell in self.spells if spell.council), None)

    def is_shared(self) -> bool:
        """True when two people are seen in the post in one document."""
        holders: dict[str, int] = {}
        return any(
            holders.setdefault(s.evidence.document, person) != person
            for person, spell in self.spells
            for s in spell.in_post
        )


def histories(people: Sequence[Sequence[Spell]]) -> list[PostHistory]:
    """The posts that the spells of all people are in, each with its spells in order of time."""
    found: dict[tuple[object, ...], list[PostHistory]] = defaultdict(list)
    entries = [(order(s.begins), number, s) for number, spells in enumerate(people) for s in spells]
    for _, number, spell in sorted(entries, key=lambda e: (e[0], e[1], e[2].title.text)):
        title, body = spell.title, spell.body
        if not body or not is_one_post(title):
            continue
        office = sort_of(title.text).statutory
        same = found[(*spell.place, office) if office else (*spell.place, title.head, frozenset(title.grade))]
        history = next((h for h in same if any(_is_one(title, t) for t in h.titles)), None)
        if history is None:
            history = PostHistory([], body, [])
            same.append(history)
        history.titles += [t for t, _ in spell.wordings if t not in history.titles]
        history.spells.append((number, spell))
    return [h for group in found.values() for h in group]


def _is_one(a: RoleTitle, b: RoleTitle) -> bool:
    # Stricter than for one person: the posts of two people are one only when most words of both are shared.
    if same_office(a.text, b.text):
        return True
    shared, either = a.portfolio & b.portfolio, a.portfolio | b.portfolio
    return len(shared) * 5 >= len(either) * 3


def cut_at_successors(people: Sequence[Sequence[Spell]]) -> list[list[Spell]]:
    """The spells of each person, cut in two where somebody else held the post in between.

    One sighting of another is no more than a stand-in (`in the Chair`); it takes a stated appointment or two
    documents.
    """
    result = [list(spells) for spells in people]
    for history in histories(people):
        if len({number for number, _ in history.spells}) < 2 or history.is_shared():
            continue
        seen = sorted(
            ((order(s.date), number, s) for number, spell in history.spells for s in spell.in_post if s.date),
            key=lambda entry: entry[:2],
        )
        for number, spell in history.spells:
            parts = [spell]
            for before, after in pairwise(spell.in_post):
                if _took_over(_between(seen, before, after, number)):
                    *done, last = parts
                    parts = [*done, *cut(last, at=after)]
            if len(parts) > 1:
                place = result[number].index(spell)
                result[number][place : place + 1] = parts
    return result


def _between(
    seen: Sequence[tuple[tuple[date, date], int, Sighting]], before: Sighting, after: Sighting, holder: int
) -> list[Sighting]:
    """The sightings of others, out of all in order of time, that lie wholly between the two of the holder."""
    found = []
    start = bisect_left(seen, order(before.date), key=lambda entry: entry[0])
    for place, number, sighting in (seen[i] for i in range(start, len(seen))):
        if place >= order(after.date):
            break
        if number != holder and is_before(before.date, sighting.date) and is_before(sighting.date, after.date):
            found.append(sighting)
    return found


def _took_over(between: Sequence[Sighting]) -> bool:
    seen = {s.evidence.document for s in between}
    return len(seen) > 1 or any(s.change == "appointed" for s in between)


def successions(history: PostHistory) -> list[tuple[int, Change]]:
    """The changes of kind `succeeded` in a post, each with the number of the successor.

    Only where the hand-over is stated: an appointment or a start of the successor, a departure or an end of
    the predecessor. Two holders years apart may have had others between them.
    """
    if history.is_shared():
        return []
    found = []
    for (before, old), (after, new) in pairwise(history.spells):
        stated = any(s.change == "appointed" for s in new.sightings) or new.start
        gone = any(s.change == "left" or s.status == "former" for s in old.sightings) or old.end
        last = old.last_seen or old.end
        if before != after and (stated or gone) and is_before(last, new.begins):
            evidence = (*old.last_evidence(), *new.first_evidence())
            found.append(
                (after, Change("succeeded", None, new.title.text, last, new.begins, evidence)),
            )
    return found


def posts_of(found: Sequence[PostHistory], names: Mapping[int, str]) -> tuple[Post, ...]:
    """The posts that one person holds at a time, those with most holders first."""
    posts = []
    for history in found:
        if history.is_shared():
            continue
        holders: list[int] = []
        for number, _ in history.spells:
            if holders[-1:] != [number]:
                holders.append(number)
        posts.append(Post(_role(history), history.body, tuple(names[n] for n in holders), history.council))
    return tuple(sorted(posts, key=lambda p: (-len(p.holders), p.body or "", p.council or "", p.role)))


def _role(history: PostHistory) -> str:
    settled = next((t for t in history.titles if t.standing == "permanent"), None)
    return settled.text if settled else _standing_pattern().sub("", history.titles[0].text).strip(" ,-–()")


@cache
def _standing_pattern() -> re.Pattern[str]:
    words = "|".join(w for group in table("titles")["standing"].values() for w in group)
    return re.compile(rf"\b(?:{words})\b\s*|^A/", re.IGNORECASE)
