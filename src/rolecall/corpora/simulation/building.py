"""Councils as they are founded: names, house styles, committees, posts, and the people who first hold them."""

import re
from collections.abc import Iterator
from datetime import date
from random import Random

from rolecall.corpora.simulation.people import new_human
from rolecall.corpora.simulation.tables import table
from rolecall.corpora.simulation.world import Council, HouseStyle, Human, Post, PostKind, Term, World
from rolecall.corpora.variants.names import invented
from rolecall.corpora.variants.tables import table as corpus_table
from rolecall.records import TenureStatus

_NAMESAKE = 0.012
"""How often somebody who comes to a council is given the name, or the initial and surname, of somebody there."""


def places(rng: Random) -> Iterator[str]:
    """Names of places without end, each once: real towns in an order of chance, then invented ones."""
    towns = [name.replace("_", " ") for name in corpus_table("places")["english"]["town"].split()]
    rng.shuffle(towns)
    seen: set[str] = set()
    number = 0
    while True:
        take_town = towns and rng.random() < 0.6
        place = towns.pop() if take_town else invented(rng, kind="places", origin="english")
        number += 1
        if place not in seen:
            seen.add(place)
            yield place


def new_council(world: World, rng: Random, *, name: str, day: date) -> Council:
    """A council of that name with its posts, all of them vacant, and its councillors."""
    committees = tuple(rng.sample(table("councils")["committees"], 2))
    slug = re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
    council = Council(slug, [(day, name)], _styles(world, rng, day), committees, day)
    world.councils.append(council)
    _add_posts(council, rng, day)
    for _ in range(rng.randint(20, 30)):
        council.councillors.append(newcomer(world, council, rng))
    return council


def _styles(world: World, rng: Random, day: date) -> list[tuple[date, HouseStyle]]:
    """The first house style and the one that follows it some years later."""
    last = world.settings.days[1]
    first = _style(rng)
    changed = date(rng.randint(day.year, last.year), rng.randint(1, 12), 1)
    later = _style(rng)
    # Titles stay as they are: a new chair's title would be a retitled post.
    later = HouseStyle(later.layout, later.names, later.honorifics, later.councillor, later.acting, first.chair)
    return [(day, first), (max(changed, day), later)]


def _style(rng: Random) -> HouseStyle:
    styles = table("councils")["styles"]
    names = rng.choice(styles["names"])
    return HouseStyle(
        layout=rng.choice(styles["layouts"]),
        names=names,
        honorifics=rng.random() < (0.15 if names == "full" else 0.8),
        councillor=rng.choice(styles["councillors"]),
        acting=rng.choice(styles["acting"]),
        chair=rng.choice(styles["chairs"]),
    )


def _add_posts(council: Council, rng: Random, day: date) -> None:
    titles = table("councils")["titles"]
    services = [" ".join(s.split()) for s in corpus_table("portfolios")["services"].split(";")]
    subjects = rng.sample(services, 24)
    chair = council.styles[0][1].chair

    def add(kind: PostKind, level: int, title: str, *, body: str | None = None, host: Post | None = None) -> Post:
        post = Post(kind, level, [(day, title)], council, body, host)
        council.posts.append(post)
        return post

    add("officer", 5, "Chief Executive")
    heads = []
    for level, count in ((4, rng.randint(3, 4)), (3, rng.randint(5, 7)), (2, rng.randint(3, 5)), (1, 2)):
        form = rng.choice(titles[str(level)])
        for _ in range(count):
            heads.append(add("officer", level, form.format(subjects.pop())))
    add("officer", 1, rng.choice(titles["clerks"]))
    for title in titles["statutory"]:
        add("statutory", 0, title, host=rng.choice([post for post in heads if post.level in (3, 4)]))
    add("civic", 2, rng.choice(titles["civic"]))
    add("civic", 1, "Deputy Mayor" if council.posts[-1].titles[0][1] == "Mayor" else f"Vice-{chair} of the Council")
    add("executive", 3, "Leader of the Council")
    add("executive", 2, "Deputy Leader of the Council")
    form = rng.choice(titles["executive"])
    for _ in range(rng.randint(4, 6)):
        add("executive", 1, form.format(subjects.pop()))
    for committee in council.committees:
        add("presiding", 2, chair, body=committee)
        add("presiding", 1, f"Vice-{chair}", body=committee)


def newcomer(world: World, council: Council, rng: Random) -> Human:
    """Somebody new at the council, once in a while a namesake of somebody who is there."""
    if rng.random() < _NAMESAKE and (there := _present(council)):
        return new_human(world, rng, like=rng.choice(there))
    human = new_human(world, rng)
    while _is_like_another(human, council):
        world.humans.pop()
        human = new_human(world, rng)
    return human


def _is_like_another(human: Human, council: Council) -> bool:
    """Whether initials do not tell the two apart: nothing but chance would bring such people together so often."""
    key = (human.surnames[0][1], human.given[0])
    others = (term.human for post in council.posts for term in post.tenures)
    return any((name, o.given[0]) == key for o in (*council.councillors, *others) for _, name in o.surnames)


def _present(council: Council) -> list[Human]:
    holders = [post.holder.human for post in council.posts if post.kind == "officer" and post.holder]
    return [human for human in (*council.councillors, *holders) if len(human.surnames) == 1]


def take_up(
    human: Human, post: Post, day: date | None, *, status: TenureStatus = "permanent", after: Term | None = None
) -> Term:
    """The human being in the post from that day on; with an officer's post go the statutory ones that it hosts."""
    term = Term(human, post, day, status, after=after)
    post.tenures.append(term)
    post.vacant_since = None
    if status == "permanent":
        for hosted in post.council.posts:
            if hosted.host is post and not hosted.closed and hosted.holder is None:
                take_up(human, hosted, day)
    return term


def give_up(term: Term, last: date) -> None:
    """The tenure ends on that day, and so do those of the statutory posts that go with it."""
    term.end = max(last, term.start) if term.start else last
    term.post.vacant_since = term.end
    for hosted in term.post.council.posts:
        if hosted.host is term.post and hosted.holder and hosted.holder.human is term.human:
            give_up(hosted.holder, term.end)
