"""Councils renamed, and councils merged into a unitary one on a first of April."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from rolecall.corpora.simulation.building import give_up, new_council, newcomer, take_up
from rolecall.corpora.simulation.officers import is_step, telling
from rolecall.corpora.simulation.tables import table
from rolecall.corpora.simulation.world import Council, Notice, Post, Step, Term, World
from rolecall.records import ChangeKind

_RENAMED = 0.004  # of councils a year
_MERGED = 0.003
_STAYS = 0.75  # of the posts of a new council that somebody of the old ones takes


def rename_or_merge(world: World, year: int, names: Iterator[str], rng: Random) -> None:
    """What the first of April of that year brings."""
    day = date(year, 4, 1)
    for council in [c for c in world.councils if c.closed is None and c.opened < day]:
        if council.closed is None and rng.random() < _RENAMED:
            _rename(council, day, names, rng)
        elif council.closed is None and rng.random() < _MERGED:
            others = [c for c in world.councils if c.closed is None and c is not council and c.opened.year < year - 3]
            if len(others) > 2:
                _merge(world, [council, *rng.sample(others, rng.randint(1, 2))], day, next(names), rng)


def _rename(council: Council, day: date, names: Iterator[str], rng: Random) -> None:
    old = council.name_on(day)
    kind = next((k for k in table("councils")["kinds"] if old.endswith(f" {k}")), "Council")
    kept = rng.random() < 0.5
    place = old.removesuffix(kind).strip() if kept else next(names)
    kinds = [k for k in table("councils")["renamed"] if k != kind] if kept else [kind]
    council.names.append((day, f"{place} {rng.choice(kinds)}"))
    council.news.append(Notice("renamed", day, council, old, council.names[-1][1]))


def _merge(world: World, merging: Sequence[Council], day: date, place: str, rng: Random) -> None:
    last = day - timedelta(days=1)
    names = [council.name_on(last) for council in merging]
    name = f"{place} {rng.choice(table('councils')['unitary'])}"
    pool: list[Term] = []
    for council in merging:
        council.closed = last
        for post in council.posts:
            if term := post.holder:
                if post.kind == "officer" and term.status == "permanent":
                    pool.append(term)
                give_up(term, last)
        council.news.append(Notice("merged", day, council, council.name_on(last), name, telling="before"))
    new = new_council(world, rng, name=name, day=day)
    new.news.append(Notice("merged", day, new, "|".join(names), name))
    rng.shuffle(pool)
    for post in new.posts:
        if post.kind != "officer":
            continue
        old = _candidate(post, pool) if rng.random() < _STAYS else None
        human = old.human if old else newcomer(world, new, rng)
        term = take_up(human, post, day, after=old)
        if old:
            pool.remove(old)
            kind: ChangeKind = "promoted" if post.level > old.post.level else "moved"
            new.news.append(Step(kind, "appointed", day, new, old, term, "after"))
        else:
            new.news.append(Step("appointed", "appointed", day, new, None, term, telling(rng)))


def _candidate(post: Post, pool: Sequence[Term]) -> Term | None:
    return next((term for term in pool if is_step(term.post, post)), None)
