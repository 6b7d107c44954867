"""Which of two posts is the higher one, where that can be told: ladders of heads, and what a grade adds."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from rolecall.linking.bodies import is_many
from rolecall.values.titles import RoleTitle


@dataclass(frozen=True, slots=True)
class Rung:
    """A place on a ladder; `within_body` when steps on that ladder are steps only within one body."""

    ladder: str
    rank: int
    within_body: bool


@cache
def _data() -> Mapping[str, Any]:
    text = (resources.files("rolecall.careers") / "data/ladders.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=16384)
def rung_of(title: RoleTitle) -> Rung | None:
    """Where the post stands, or None when its head is on no ladder."""
    added = sum(_data()["grades"].get(grade, 0) for grade in title.grade)
    for name, ladder in _data()["ladders"].items():
        rank = ladder["heads"].get(title.head)
        if rank is not None:
            return Rung(name, rank + added, ladder["same_body"])
    return None


@lru_cache(maxsize=16384)
def is_one_post(title: RoleTitle) -> bool:
    """Whether the title with its body tells one post: not `Governor`, nor a bare `Director`."""
    if is_many(title):
        return bool(title.portfolio) and title.head not in ("ward member", "governor", "representative")
    return bool(title.portfolio) or title.head not in _data()["posts"]["unnamed"]
