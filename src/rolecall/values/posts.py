"""What sort of post a title names: political or officer, its level, what it is about, and the office of law it is.

The taxonomy is small on purpose: enough to sort and search posts of many councils, never to say that two are one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from rolecall.values.tables import table
from rolecall.values.titles import RoleTitle, parse_title

__all__ = ["PostSort", "Side", "same_office", "sort_of"]

Side = Literal["political", "board", "officer"]


@dataclass(frozen=True, slots=True)
class PostSort:
    """Where a post stands: `side`, `level` (chief officer, deputy chief officer, manager, staff; None unless an
    officer's), `function` (None where no word tells) and the statutory office, under its usual name, or None.
    """

    side: Side
    level: str | None
    function: str | None
    statutory: str | None


@lru_cache(maxsize=16384)
def sort_of(title: str) -> PostSort:
    """The sort of post that the title names, by `data/posts.toml`."""
    parsed = parse_title(title)
    side = _side(parsed)
    words = {*parsed.words, *parsed.acronyms, parsed.head}
    function = next((name for name, cues in _data()["functions"].items() if words.intersection(cues)), None)
    office = _offices().get(_key(parsed), {})
    level = office.get("level") or _level(parsed) if side == "officer" else None
    return PostSort(side, level, function, office.get("name"))


def same_office(a: str, b: str) -> bool:
    """Whether both titles name one statutory office, in whatever words: `S151 Officer`, `Chief Finance Officer`."""
    office = sort_of(a).statutory
    return office is not None and office == sort_of(b).statutory


def _side(title: RoleTitle) -> Side:
    sides: Mapping[Side, list[str]] = _data()["sides"]
    return next((side for side, heads in sides.items() if title.head in heads), "officer")


def _level(title: RoleTitle) -> str:
    levels: Mapping[str, list[str]] = _data()["levels"]
    if title.head in levels["chief officer"]:
        return "deputy chief officer" if set(title.grade) & set(levels["below"]) else "chief officer"
    return "manager" if title.head in levels["manager"] else "staff"


@cache
def _data() -> Mapping[str, Any]:
    return table("posts")


@cache
def _offices() -> Mapping[tuple[object, ...], Mapping[str, Any]]:
    return {
        _key(parse_title(alias)): office
        for office in _data()["statutory"]
        for alias in (office["name"], *office["aliases"])
    }


def _key(title: RoleTitle) -> tuple[object, ...]:
    return (frozenset(title.grade), title.head, title.portfolio, frozenset(title.acronyms))
