"""A part of the careers: one person's, or those of all whom a name may mean."""

import re
from collections.abc import Iterable
from dataclasses import replace

from rolecall.records import Careers

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def of_person(careers: Careers, name: str) -> Careers:
    """The people one of whose names has every word of `name`, and the posts they held with all holders.

    Case, order and punctuation do not count: `garside` and `Garside, Mina` both find Mina Garside. A name
    without a word finds nobody.
    """
    people = tuple(p for p in careers.people if has_name(name, (p.name, *p.aliases)))
    held = {(t.role, t.body, t.council) for p in people for t in p.tenures}
    names = {p.name for p in people}
    posts = tuple(p for p in careers.posts if (p.role, p.body, p.council) in held or names.intersection(p.holders))
    return replace(careers, people=people, posts=posts)


def has_name(wanted: str, names: Iterable[str]) -> bool:
    """Whether one of the names has every word of the wanted one; case, order and punctuation do not count."""
    words = _words(wanted)
    return bool(words) and any(words <= _words(name) for name in names)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold().replace("’", "'")))
