"""The years go by: a world founded, and month by month what happens to its councils and the people in them."""

from datetime import date, timedelta
from random import Random

from rolecall.corpora.simulation.building import new_council, newcomer, places, take_up
from rolecall.corpora.simulation.officers import officers_month
from rolecall.corpora.simulation.people import marry
from rolecall.corpora.simulation.politics import councillors_month
from rolecall.corpora.simulation.reorganisations import rename_or_merge
from rolecall.corpora.simulation.tables import table
from rolecall.corpora.simulation.world import Council, Notice, Settings, Telling, World

_MARRIES = 0.009  # of the women in post, a year
_MARRIAGE_TOLD = 0.6
_GAP = 0.012  # of those in post, a year


def simulate(settings: Settings) -> World:
    """The world that the settings make; the same for the same settings.

    A unitary council takes over officers of those merged into it; its members are new.
    """
    rng = Random(f"world {settings.seed}")  # noqa: S311 - chance, not secrets
    world = World(settings)
    names = places(rng)
    first, last = settings.days
    for _ in range(settings.councils):
        name = f"{next(names)} {rng.choice(table('councils')['kinds'])}"
        _found(world, new_council(world, rng, name=name, day=first), rng)
    for year in range(first.year, last.year + 1):
        _private_lives(world, year, rng)
        for month in range(1, 13):
            if month == 4 and year > first.year:
                rename_or_merge(world, year, names, rng)
            for council in [c for c in world.councils if c.closed is None]:
                officers_month(world, council, date(year, month, 1), rng)
                councillors_month(world, council, date(year, month, 1), rng)
    for council in world.councils:
        council.news.sort(key=lambda news: news.day)
    return world


def _found(world: World, council: Council, rng: Random) -> None:
    """Somebody in every post, from before the records."""
    members = list(council.councillors)
    rng.shuffle(members)
    for post in council.posts:
        if post.kind == "officer":
            take_up(newcomer(world, council, rng), post, None)
        elif post.kind != "statutory" and members:
            take_up(members.pop(), post, None)


def _private_lives(world: World, year: int, rng: Random) -> None:
    """Who marries in the year under a new name, and who is away for one."""
    for council in world.councils:
        for post in council.posts:
            holder = post.holder
            if holder is None or post.kind == "statutory":
                continue
            human, day = holder.human, date(year, rng.randint(1, 12), rng.randint(1, 28))
            if human.gender == "female" and len(human.surnames) == 1 and rng.random() < _MARRIES:
                old = human.surname_on(day)
                marry(human, day, rng)
                # Where minutes write initials, nothing but a word of theirs could show that it is the same person.
                always = any(style.names != "full" for _, style in council.styles)
                told: Telling = "after" if always or rng.random() < _MARRIAGE_TOLD else "never"
                council.news.append(Notice("married", day, council, old, human.surname_on(day), holder, told))
            if rng.random() < _GAP and not human.gaps:
                human.gaps.append((day, day + timedelta(days=365)))
