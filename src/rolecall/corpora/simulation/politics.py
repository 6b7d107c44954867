"""What happens to councillors: annual meetings in May, elections every four years, and departures between."""

from datetime import date, timedelta
from random import Random

from rolecall.corpora.simulation.building import give_up, newcomer, take_up
from rolecall.corpora.simulation.officers import telling
from rolecall.corpora.simulation.world import Council, Human, Post, Step, Telling, Term, World
from rolecall.records import ChangeKind

_LEAVES = 0.0035
_NOT_RETURNED = 0.3
_CONTINUES = {"executive": 0.75, "presiding": 0.55, "civic": 0.0}
_STEPS_UP = 0.45
_EXECUTIVE_MOVES = 0.08


def councillors_month(world: World, council: Council, month: date, rng: Random) -> None:
    """One month of the council's members."""
    if month.month == 5:
        _annual_meeting(world, council, month.replace(day=rng.randint(12, 25)), rng)
    for human in list(council.councillors):
        if rng.random() < _LEAVES:
            _leave(world, council, human, month.replace(day=rng.randint(1, 28)), rng)


def _leave(world: World, council: Council, human: Human, day: date, rng: Random) -> None:
    council.councillors.remove(human)
    council.councillors.append(newcomer(world, council, rng))
    died = rng.random() < 0.15
    for post in council.posts:
        if post.holder and post.holder.human is human:
            term = post.holder
            if term.start and term.start >= day:
                term.end = term.start
                continue
            give_up(term, day)
            told = "after" if died else telling(rng)
            council.news.append(Step("left", "died" if died else "left", day, council, old=term, telling=told))


def _annual_meeting(world: World, council: Council, day: date, rng: Random) -> None:
    if day.year % 4 == _cycle(council):
        for human in list(council.councillors):
            if rng.random() < _NOT_RETURNED:
                council.councillors.remove(human)
                council.councillors.append(newcomer(world, council, rng))
    gone = [post for post in council.posts if post.kind in _CONTINUES and not _continues(post, council, rng)]
    before = {id(post): post.holder for post in gone}
    for post in gone:
        if post.holder:
            give_up(post.holder, day - timedelta(days=1))
    for post in gone:
        elected, old = _elect(post, gone, council, before, rng)
        if elected is None:
            continue
        term = take_up(elected, post, day, after=old)
        former = before[id(post)]
        if former and former.human is not elected and rng.random() < 0.3:
            council.news.append(Step("left", "left", day, council, old=former, telling="after"))
        kind: ChangeKind = "appointed" if old is None else "promoted" if post.level > old.post.level else "moved"
        told: Telling = "never" if telling(rng) == "never" else "after"
        council.news.append(Step(kind, "elected", day, council, old, term, told))


def _cycle(council: Council) -> int:
    return len(council.id) % 4


def _continues(post: Post, council: Council, rng: Random) -> bool:
    return bool(post.holder and post.holder.human in council.councillors and rng.random() < _CONTINUES[post.kind])


def _elect(
    post: Post, gone: list[Post], council: Council, before: dict[int, Term | None], rng: Random
) -> tuple[Human | None, Term | None]:
    """Who is elected, and the tenure on the same ladder of the same body that they step up from."""
    for other in gone:
        term = before[id(other)]
        same = other.kind == post.kind and other.body == post.body and other is not post
        if not (same and term and term.human in council.councillors) or _is_engaged(term.human, council, post):
            continue
        up = other.level < post.level and rng.random() < _STEPS_UP
        aside = post.kind == "executive" and other.level == post.level == 1 and rng.random() < _EXECUTIVE_MOVES
        if up or aside:
            return term.human, term
    former = before[id(post)]
    free = [h for h in council.councillors if not _is_engaged(h, council, post) and not (former and former.human is h)]
    held = {id(term.human) for term in before.values() if term}
    newly = [human for human in free if id(human) not in held] or free
    if not newly:
        return None, None
    chosen = rng.choice(newly)
    ladder = (before[id(o)] for o in gone if o.kind == post.kind and o.body == post.body)
    return chosen, next((term for term in ladder if term and term.human is chosen), None)


def _is_engaged(human: Human, council: Council, post: Post) -> bool:
    """Whether the councillor has a post of the kind already, or any where that is the executive."""
    held = [p for p in council.posts if p.holder and p.holder.human is human]
    return any("executive" in (p.kind, post.kind) or p.kind == post.kind for p in held)
