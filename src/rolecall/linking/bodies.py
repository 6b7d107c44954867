"""To which body a post belongs: the one the text names, else what facts and post tell."""

import tomllib
from functools import cache, lru_cache
from importlib import resources

from rolecall.records import Mention, Minutes
from rolecall.values.organisations import acronym_fits
from rolecall.values.titles import RoleTitle


@cache
def _heads(key: str) -> frozenset[str]:
    text = (resources.files("rolecall.linking") / "data/bodies.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[key])


def is_many(title: RoleTitle) -> bool:
    """True of posts that many people of one body hold at the same time, such as governor or ward member."""
    return title.head in _heads("many")


def spelled_out(body: Mention, minutes: Minutes) -> str:
    """The body's name, white space normalised; an acronym becomes the name the same document spells out."""
    return _spelled_out(
        " ".join(body.text.split()),
        tuple(sorted({" ".join(m.text.split()) for m in minutes.mentions if m.label == "ORG"})),
    )


@lru_cache(maxsize=4096)
def _spelled_out(name: str, others: tuple[str, ...]) -> str:
    return next((other for other in others if acronym_fits(name, other)), name)


def body_of(title: RoleTitle, *, named: Mention | None, minutes: Minutes) -> str | None:
    """The name of the body that the post belongs to, or None when neither text nor facts tell it.

    A post of the meeting (chair, clerk) belongs to the body that met, any other to the council; an
    office that is no council's (MP, police, a commissioner) to none unless the text names one.
    """
    if named:
        return spelled_out(named, minutes)
    if title.head in _heads("outside"):
        return None
    meets = title.head in _heads("meeting") and not (title.portfolio and title.head == "chair")
    if meets and not any(cue in title.text.lower() for cue in _heads("of_council")):
        return minutes.body or minutes.council
    return minutes.council
