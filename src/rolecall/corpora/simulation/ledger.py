"""What the documents published say of whom, and the truth that follows from it.

A mention counts when its document says that its person holds, held or will hold a post; somebody named as present and
no more has no career to follow. A tenure is part of the truth when at least one document says that the person is, was
or will be in that post. A change is part of it when a document states it, or when both posts were seen held in
documents, the first before the second: then a reader can tell the step from them. That an appointment or a departure
happened can only be stated. Somebody succeeds somebody when documents speak of both in the post, one after the other,
and state that the one came or that the other went.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from rolecall.corpora.simulation.truth import TrueChange, TruePerson, TrueTenure
from rolecall.corpora.simulation.world import Council, Human, Step, Term, World
from rolecall.records import ChangeKind

_INFERRED: tuple[ChangeKind, ...] = ("promoted", "moved", "acting", "made permanent", "retitled")


class Ledger:
    """A record of every document as it is published."""

    def __init__(self) -> None:
        self.mentions: dict[Human, list[str]] = defaultdict(list)
        self._titles: dict[Term, dict[str, list[date]]] = defaultdict(dict)
        self._signs: dict[Term, date] = {}
        self._stated: set[Step] = set()

    def seen(self, term: Term, title: str, day: date) -> None:
        """A document of that day has the person in post under the title."""
        self._signs.setdefault(term, day)
        self._titles[term].setdefault(title, [day, day])[1] = day

    def stated(self, step: Step, day: date) -> None:
        """A document of that day states the step, and so that both posts are or were held.

        Minutes that tell of an election do not say what the person was before.
        """
        self._stated.add(step)
        for term in (None if step.event == "elected" else step.old, step.new):
            if term:
                self._signs.setdefault(term, day)

    def people(self, world: World) -> Iterator[TruePerson]:
        """The truth about everybody of whom a document says that they held a post, in order of their numbers."""
        terms: dict[Human, list[Term]] = defaultdict(list)
        changes: dict[Human, list[TrueChange]] = defaultdict(list)
        for council in world.councils:
            for post in council.posts:
                known = [term for term in post.tenures if term in self._signs]
                for term in known:
                    terms[term.human].append(term)
                self._succession(known, council, changes)
            for news in council.news:
                if isinstance(news, Step) and (change := self._change(news)):
                    changes[news.human].append(change)
        for human in world.humans:
            if human in self.mentions:
                yield TruePerson(
                    id=f"t-{human.number}",
                    name=f"{human.given} {human.surnames[-1][1]}",
                    mentions=tuple(self.mentions[human]),
                    tenures=tuple(self._tenure(term, world) for term in _in_order(terms[human])),
                    changes=tuple(sorted(changes[human], key=lambda c: (c.date, c.kind))),
                )

    def _tenure(self, term: Term, world: World) -> TrueTenure:
        first, last = world.settings.days
        titles = self._titles.get(term, {})
        days = [day for seen in titles.values() for day in seen]
        start, end = term.start or first, term.end or last
        names = _names(term.post.titles, start, end)
        bodies = [term.post.body] if term.post.body else _names(term.post.council.names, start, end)
        return TrueTenure(
            role=next(iter(titles), names[0]),
            titles=tuple(titles) or tuple(names),
            body=bodies[0],
            bodies=tuple(bodies),
            status=term.status,
            start=str(term.start) if term.start else None,
            end=str(term.end) if term.end else None,
            first_seen=str(min(days)) if days else None,
            last_seen=str(max(days)) if days else None,
        )

    def _change(self, step: Step) -> TrueChange | None:
        old, new = step.old, step.new
        if step not in self._stated and not (step.kind in _INFERRED and old and new and self._shown(step, old, new)):
            return None
        if step.event == "elected" and old and not (new and self._shown(step, old, new)):
            return TrueChange("appointed", None, new.post.title_on(step.day) if new else None, str(step.day))
        return TrueChange(
            kind=step.kind,
            from_role=_title_before(old, step.day) if old else None,
            to_role=new.post.title_on(step.day) if new else None,
            date=str(step.day),
        )

    def _shown(self, step: Step, old: Term, new: Term) -> bool:
        """Whether documents have the person in the old post, or under the old title, and later in the new one."""
        if step.kind == "retitled":
            before, after = old.post.title_on(step.day - timedelta(days=1)), old.post.title_on(step.day)
            return {before, after} <= self._titles.get(old, {}).keys()
        first = [days[0] for days in self._titles.get(old, {}).values()]
        last = [days[1] for days in self._titles.get(new, {}).values()]
        return bool(first and (last or step in self._stated)) and min(first) < max([*last, step.day])

    def _succession(self, known: Iterable[Term], council: Council, changes: dict[Human, list[TrueChange]]) -> None:
        came = {step.new for step in self._stated_in(council) if step.kind != "retitled"}
        went = {step.old for step in self._stated_in(council) if step.kind not in ("retitled", "acting")}
        for old, new in pairwise(known):
            if old.human is not new.human and new.start and (new in came or old in went):
                change = TrueChange("succeeded", None, new.post.title_on(new.start), str(new.start))
                changes[new.human].append(change)

    def _stated_in(self, council: Council) -> Iterator[Step]:
        return (news for news in council.news if isinstance(news, Step) and news in self._stated)


def _in_order(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (term.start or date.min, term.post.title_on(term.start or date.min)))


def _title_before(term: Term, day: date) -> str:
    last = min(term.end, day - timedelta(days=1)) if term.end else day - timedelta(days=1)
    return term.post.title_on(last)


def _names(dated: list[tuple[date, str]], start: date, end: date) -> list[str]:
    """The values in force at any time from the one day to the other."""
    ends = [first - timedelta(days=1) for first, _ in dated[1:]] + [date.max]
    found = [name for (first, name), last in zip(dated, ends, strict=True) if first <= end and start <= last]
    return found or [dated[0][1]]
