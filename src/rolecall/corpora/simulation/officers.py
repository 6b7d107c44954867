"""What happens to officers in a month: some leave, posts are filled, held for the time being, retitled, deleted."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from rolecall.corpora.simulation.building import give_up, newcomer, take_up
from rolecall.corpora.simulation.tables import table
from rolecall.corpora.simulation.world import Council, Post, Step, Telling, Term, World
from rolecall.corpora.variants.tables import table as corpus_table
from rolecall.records import ChangeKind, EventKind
from rolecall.values.titles import parse_title

_LEAVES = 0.010
_DIES = 0.04  # of those who leave
_RETITLED = 0.003
_OTHER_WORDS = 0.25  # of the retitled
_DELETED = 0.0008
_ACTING = 0.4  # of vacancies, at once
_INTERIM = 0.15
_FILLED = 0.35  # of the vacancies that are two months old, in a month
_MADE_PERMANENT = 0.45
_PROMOTED = 0.35
_MOVED = 0.25


def telling(rng: Random) -> Telling:
    """Whether and when minutes tell of a step."""
    return rng.choices(("after", "before", "never"), (0.68, 0.14, 0.18))[0]


def officers_month(world: World, council: Council, month: date, rng: Random) -> None:
    """One month of the council's officers."""
    for post in council.posts:
        if post.kind != "officer" or post.closed:
            continue
        day = month.replace(day=rng.choice((1, 1, 1, rng.randint(2, 28))))
        holder = post.holder
        if holder is None:
            _fill(world, post, day, rng)
        elif holder.status != "permanent":
            if holder.start and (day - holder.start).days > 90 and rng.random() < _FILLED:
                _settle(world, post, holder, day, rng)
        elif not is_acting_elsewhere(holder):
            _maybe_leave(post, holder, day, rng)
        if rng.random() < _RETITLED and _may_be_retitled(post) and day > post.titles[-1][0]:
            _retitle(post, day, rng)


def is_acting_elsewhere(term: Term) -> bool:
    """Whether the holder stands in for somebody in another post at the time."""
    posts = term.post.council.posts
    return any(p.holder and p.holder.human is term.human and p.holder.status == "acting" for p in posts)


def _maybe_leave(post: Post, holder: Term, day: date, rng: Random) -> None:
    if holder.start and (day - holder.start).days < 200:
        return
    if rng.random() < _DELETED and post.level in (2, 3) and not any(p.host is post for p in post.council.posts):
        give_up(holder, day)
        post.closed = True
        post.council.news.append(Step("left", "left", day, post.council, old=holder, telling=telling(rng)))
    elif rng.random() < _LEAVES:
        give_up(holder, day)
        event: EventKind = "died" if rng.random() < _DIES else "left"
        told: Telling = "after" if event == "died" else telling(rng)
        post.council.news.append(Step("left", event, day, post.council, old=holder, telling=told))
        chance = rng.random()
        if chance < _ACTING and post.level > 2:
            _act(post, day + timedelta(days=1), rng)
        elif chance < _ACTING + _INTERIM and post.level > 2:
            post.vacant_since = day  # an interim comes from outside, a month later


def _below(post: Post, rng: Random) -> Term | None:
    """Somebody of the council one or two levels below, free to take the post up."""
    found = [
        p.holder
        for p in post.council.posts
        if p.kind == "officer" and 0 < post.level - p.level <= 2 and p.holder and _is_free(p.holder)
    ]
    found = [term for term in found if not post.tenures or post.tenures[-1].human is not term.human]
    return rng.choice(found) if found else None


def _is_free(term: Term) -> bool:
    return term.status == "permanent" and not is_acting_elsewhere(term)


def _act(post: Post, day: date, rng: Random) -> None:
    own = _below(post, rng)
    if own is None or (own.start and own.start > day):
        return
    term = take_up(own.human, post, day, status="acting", after=own)
    post.council.news.append(Step("acting", "acting", day, post.council, own, term, telling(rng)))


def _settle(world: World, post: Post, passing: Term, day: date, rng: Random) -> None:
    """The acting or interim holder is made permanent, or goes as somebody else comes."""
    give_up(passing, day - timedelta(days=1))
    if rng.random() < (_MADE_PERMANENT if passing.status == "acting" else _MADE_PERMANENT / 2):
        if passing.after and passing.after.end is None:
            give_up(passing.after, day - timedelta(days=1))
        term = take_up(passing.human, post, day, after=passing)
        step = Step("made permanent", "made permanent", day, post.council, passing, term, telling(rng))
        post.council.news.append(step)
    else:
        _appoint(world, post, day, rng)


def _fill(world: World, post: Post, day: date, rng: Random) -> None:
    vacant = (day - post.vacant_since).days if post.vacant_since else 999
    if vacant < 25:
        return
    if vacant < 60 and post.level > 2 and rng.random() < _INTERIM:
        term = take_up(newcomer(world, post.council, rng), post, day, status="interim")
        post.council.news.append(Step("appointed", "appointed", day, post.council, None, term, telling(rng)))
    elif rng.random() < _FILLED:
        _appoint(world, post, day, rng)


def _appoint(world: World, post: Post, day: date, rng: Random) -> None:
    chance = rng.random()
    if chance < _PROMOTED and (own := _below(post, rng)) and _is_over_by(own, day):
        promote(own, post, day, rng)
    elif chance < _PROMOTED + _MOVED and (other := _from_elsewhere(world, post, rng)) and _is_over_by(other, day):
        move(other, post, day, rng)
    else:
        term = take_up(newcomer(world, post.council, rng), post, day)
        post.council.news.append(Step("appointed", "appointed", day, post.council, None, term, telling(rng)))


def _is_over_by(term: Term, day: date) -> bool:
    return term.start is None or (day - term.start).days > 60


def promote(own: Term, post: Post, day: date, rng: Random) -> None:
    """One step up in the same council."""
    give_up(own, day - timedelta(days=1))
    term = take_up(own.human, post, day, after=own)
    event: EventKind = "promoted" if rng.random() < 2 / 3 else "appointed"
    post.council.news.append(Step("promoted", event, day, post.council, own, term, telling(rng)))


def move(other: Term, post: Post, day: date, rng: Random) -> None:
    """From another council, which the new one always tells: nothing else could show that it is the same person."""
    give_up(other, day - timedelta(days=1))
    term = take_up(other.human, post, day, after=other)
    kind: ChangeKind = "promoted" if post.level > other.post.level else "moved"
    post.council.news.append(Step(kind, "appointed", day, post.council, other, term, "after"))
    old = other.post.council
    if old.closed is None:
        old.news.append(Step("left", "left", day - timedelta(days=1), old, old=other, telling=telling(rng)))


def _from_elsewhere(world: World, post: Post, rng: Random) -> Term | None:
    councils: Sequence[Council] = [c for c in world.councils if c is not post.council and c.closed is None]
    for _ in range(6 if councils else 0):
        found = rng.choice(rng.choice(councils).posts)
        holder = found.holder
        if found.kind == "officer" and holder and _is_free(holder) and is_step(found, post):
            return holder
    return None


def is_step(old: Post, new: Post) -> bool:
    """Whether titles tell what a move from the one post to the other is: one rung up, or the same sort of post."""
    if old.level == new.level:
        a, b = parse_title(old.titles[-1][1]), parse_title(new.titles[-1][1])
        return (a.head, a.grade) == (b.head, b.grade)
    return new.level - old.level == 1


def _retitle(post: Post, day: date, rng: Random) -> None:
    """Another title from that day on: the portfolio grows, or other words take its place."""
    title = post.titles[-1][1]
    told = telling(rng)
    if post.holder and rng.random() < _OTHER_WORDS:
        told = "after"  # nothing else could show that it is still the same post
        services = [" ".join(s.split()) for s in corpus_table("portfolios")["services"].split(";")]
        new = _form_of(post).format(rng.choice(services))
    else:
        added = rng.choice(table("councils")["retitled"]["added"])
        head, _, tail = title.rpartition(" ") if post.level < 3 else (title, "", "")
        base = head if tail in ("Manager", "Officer") else title
        if " and " in base or "," in base or added in base:
            return
        new = f"{base} and {added} {tail}".strip() if base != title else f"{title} and {added}"
    if new == title or any(p.titles[-1][1] == new for p in post.council.posts):
        return
    post.titles.append((day, new))
    if post.holder:
        term = post.holder
        post.council.news.append(Step("retitled", "retitled", day, post.council, term, term, told))


def _may_be_retitled(post: Post) -> bool:
    return post.level < 5 and post.titles[0][1] not in table("councils")["titles"]["clerks"]


def _form_of(post: Post) -> str:
    """The wording of the post's first title, with a place for the portfolio."""
    forms = table("councils")["titles"][str(post.level)]
    first = post.titles[0][1]
    ends = [(form, *form.split("{}")) for form in forms]
    return next((form for form, start, end in ends if first.startswith(start) and first.endswith(end)), str(forms[0]))
