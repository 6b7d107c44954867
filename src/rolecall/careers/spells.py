"""Spells: the sightings of one person in one post, put together, from which tenures are read.

Two sightings are of one post when their titles are (`rolecall.values.titles.same_post`) and their bodies do
not differ; an unknown body joins a known one. A spell has one standing: an interim head who is made permanent
has two spells in one post.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from rolecall.careers.timeline import days, earliest, finest, is_before, latest, order
from rolecall.linking.sightings import Sighting
from rolecall.records import Bounds, Evidence, Tenure, TenureStatus
from rolecall.values.organisations import is_common, normalise, same_area, same_body
from rolecall.values.posts import same_office, sort_of
from rolecall.values.titles import RoleTitle, is_cut_short, same_post, wording


@dataclass(frozen=True)  # without slots: what is read off the sightings is kept once it is known
class Spell:
    """The sightings of one person in one post with one standing, oldest first."""

    sightings: tuple[Sighting, ...]
    status: TenureStatus = "permanent"

    @cached_property
    def body(self) -> str | None:
        """The body of the post, the first one known."""
        return next((s.body for s in self.sightings if s.body), None)

    @cached_property
    def place(self) -> tuple[str | None, str]:
        """What tells the body apart from those of the same name: a committee is one of a council."""
        return self.body, normalise(self._whole) if self._whole else ""

    @cached_property
    def council(self) -> str | None:
        """The council of which the body is a part; None where it is no part, or no sighting tells of which."""
        return self._whole if self.body and self._whole and not same_body(self.body, self._whole) else None

    @cached_property
    def _whole(self) -> str | None:
        if not self.body or not is_common(self.body, perhaps=True):
            return None
        return next((s.council for s in self.sightings if s.body and s.council), None)

    @cached_property
    def in_post(self) -> tuple[Sighting, ...]:
        """The sightings that say that the person held the post at the time of the document."""
        return tuple(s for s in self.sightings if s.status == "current")

    @cached_property
    def first_seen(self) -> str | None:
        """EDTF date of the first document that has the person in post."""
        return earliest(s.date for s in self.in_post)

    @cached_property
    def last_seen(self) -> str | None:
        """EDTF date of the last document that has the person in post."""
        return latest(s.date for s in self.in_post)

    @cached_property
    def start(self) -> str | None:
        """The start that a text states: the latest statement, or a finer one that it agrees with."""
        return finest([s.start for s in self.sightings if s.start])

    @cached_property
    def end(self) -> str | None:
        """The end that a text states: the latest statement, or a finer one that it agrees with."""
        return finest([s.end for s in self.sightings if s.end])

    @cached_property
    def begins(self) -> str | None:
        """The stated start, else the first date seen in post."""
        return self.start or self.first_seen

    @cached_property
    def title(self) -> RoleTitle:
        """The title that stands for the post, the first full one."""
        return self.wordings[0][0]

    @cached_property
    def wordings(self) -> list[tuple[RoleTitle, tuple[Sighting, ...]]]:
        """The wordings of the title in the order seen, each with its sightings.

        Those that differ in case, punctuation, number or brackets alone are one, under the form without.
        Short forms (`Cabinet Member`) are left out where a full one is known, and so is the other standing.
        """
        told = [s for s in self.sightings if s.title.standing == self.status] or list(self.sightings)
        told = [s for s in told if s.title.portfolio] or told
        titles = {s.title for s in told}
        told = [s for s in told if not any(is_cut_short(s.title, title) for title in titles)]
        groups: dict[tuple[object, ...], list[Sighting]] = {}
        for sighting in told:
            groups.setdefault(wording(sighting.title), []).append(sighting)
        return [(_plainest(group), tuple(group)) for group in groups.values()]

    def tenure(self, bounds: Bounds, *, score: float) -> Tenure:
        """The spell as the record that users see."""
        return Tenure(
            role=self.title.text,
            titles=tuple(dict.fromkeys(s.title.text for s in self.sightings)),
            body=self.body,
            status=self.status,
            first_seen=self.first_seen,
            last_seen=self.last_seen,
            start=self.start,
            end=self.end,
            evidence=tuple(dict.fromkeys(s.evidence for s in self.sightings)),
            bounds=bounds,
            council=self.council,
            score=score,
        )

    def first_evidence(self) -> tuple[Evidence, ...]:
        """The quotation of the first sighting in post, else of the first one."""
        return tuple(s.evidence for s in (self.in_post or self.sightings)[:1])

    def last_evidence(self) -> tuple[Evidence, ...]:
        """The quotation of the last sighting in post, else of the last one."""
        return tuple(s.evidence for s in (self.in_post or self.sightings)[-1:])


def _plainest(group: Sequence[Sighting]) -> RoleTitle:
    return next((s.title for s in group if "(" not in s.title.text), group[0].title)


def spells_of(sightings: Iterable[Sighting]) -> tuple[Spell, ...]:
    """The spells of one person, in order of their first sighting."""
    groups: list[list[Sighting]] = []
    ordered = sorted(sightings, key=_place)
    # What names its body first finds its place first, so that an unknown body joins it whatever came earlier.
    for sighting in sorted(ordered, key=lambda s: s.body is None):
        home = _home(sighting, groups)
        if home is None:
            groups.append([sighting])
        else:
            home.append(sighting)
    spells = [spell for group in groups for spell in _by_standing(sorted(group, key=_place))]
    parts = [part for spell in spells for part in _cut_where_left(spell)]
    return tuple(sorted(parts, key=lambda spell: _place(spell.sightings[0])))


def _place(sighting: Sighting) -> tuple[object, ...]:
    where = sighting.evidence
    return (order(sighting.date), where.document, sighting.person.start, where.start, where.end)


def _home(sighting: Sighting, groups: Sequence[list[Sighting]]) -> list[Sighting] | None:
    best: tuple[tuple[bool, bool, bool, int], list[Sighting]] | None = None
    for number, group in enumerate(groups):
        bodies = {s.body for s in group if s.body}
        if sighting.body and bodies and (sighting.body not in bodies or _of_two_councils(sighting, group)):
            continue
        titles = {s.title for s in group}
        full = {t for t in titles if t.portfolio} or titles
        if not any(_is_one(sighting.title, title) for title in sorted(full, key=lambda t: t.text)):
            continue
        same_words = wording(sighting.title) in {wording(t) for t in titles}
        same_document = any(s.evidence.document == sighting.evidence.document for s in group)
        fit = (same_words, sighting.body in bodies, same_document, number)
        if best is None or fit > best[0]:
            best = (fit, group)
    if best is None and sighting.kind == "retitled":
        return _renamed(sighting, groups)
    return best[1] if best else None


def _of_two_councils(sighting: Sighting, group: Sequence[Sighting]) -> bool:
    """Whether the body is a part, such as a committee, of another council than that of the group."""
    if not (sighting.body and sighting.council and is_common(sighting.body, perhaps=True)):
        return False
    councils = {s.council for s in group if s.body == sighting.body and s.council}
    return bool(councils) and not any(same_area(sighting.council, council) for council in councils)


def _renamed(sighting: Sighting, groups: Sequence[list[Sighting]]) -> list[Sighting] | None:
    """The post at that body that the person was last seen in with a title of the same sort, which a text renames."""
    side = sort_of(sighting.title.text).side
    held = [
        group
        for group in groups
        if sighting.body in {s.body for s in group} and side == sort_of(group[-1].title.text).side
    ]
    return max(held, key=lambda group: order(latest(s.date for s in group)), default=None)


def _is_one(a: RoleTitle, b: RoleTitle) -> bool:
    return same_post(a, b)[0] or same_office(a.text, b.text)


def _by_standing(group: Sequence[Sighting]) -> list[Spell]:
    """One spell for each standing; a title without its `Interim` between two that have it is a loose one."""
    passing: dict[TenureStatus, list[Sighting]] = {}
    for sighting in group:
        if sighting.title.standing != "permanent":
            passing.setdefault(sighting.title.standing, []).append(sighting)
    settled: list[Sighting] = []
    for sighting in group:
        if sighting.title.standing == "permanent":
            within = next((own for own in passing.values() if _lies_within(sighting.date, own)), settled)
            within.append(sighting)
    spells = [Spell(tuple(sorted(own, key=_place)), status) for status, own in passing.items()]
    return spells + ([Spell(tuple(settled))] if settled else [])


def _lies_within(value: str | None, sightings: Sequence[Sighting]) -> bool:
    stretch = days(value)
    told = [d for s in sightings if s.status == "current" and (d := days(s.date))]
    if not stretch or not told:
        return False
    return min(d[0] for d in told) <= stretch[0] and stretch[1] <= max(d[1] for d in told)


def _cut_where_left(spell: Spell) -> list[Spell]:
    """Two spells where the person has left the post and is appointed to it again later."""
    for before, after in pairwise(spell.sightings):
        gone = before.change == "left" or before.status == "former"
        if gone and after.change == "appointed" and is_before(before.date, after.date):
            return cut(spell, at=after)
    return [spell]


def cut(spell: Spell, *, at: Sighting) -> list[Spell]:
    """The spell as two, the second beginning with the sighting `at`, cut again where that is needed."""
    index = spell.sightings.index(at)
    first = replace(spell, sightings=spell.sightings[:index])
    return [first, *_cut_where_left(replace(spell, sightings=spell.sightings[index:]))]
