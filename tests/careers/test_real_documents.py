"""The careers of the real documents with a hand-made truth, where these are at hand beside the repository."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import rolecall
from rolecall.careers import build_careers
from rolecall.records import Person

GOLD = Path(__file__).parents[3] / "shared" / "gold"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the real documents are not here")


@cache
def truth() -> dict[str, Any]:
    told = json.loads((GOLD / "careers.json").read_text(encoding="utf-8"))
    return {person["name"]: person for person in told["people"]}


@cache
def found() -> dict[str, Person]:
    return {person.name: person for person in build_careers(rolecall.extract(GOLD / "texts")).people}


def in_order(rows: Iterable[tuple[str | None, ...]]) -> list[tuple[str, ...]]:
    return sorted(tuple(cell or "" for cell in row) for row in rows)


def test_everybody_is_found_and_nobody_else() -> None:
    assert found().keys() == truth().keys()


def test_every_tenure_is_found_and_no_other() -> None:
    for name, person in truth().items():
        wanted = (
            (t["role"], t["body"], *map(t.get, ("first_seen", "last_seen", "start", "end", "status")))
            for t in person["tenures"]
        )
        given = ((t.role, t.body, t.first_seen, t.last_seen, t.start, t.end, t.status) for t in found()[name].tenures)
        assert in_order(given) == in_order(wanted), name


def test_every_change_is_found_and_no_other() -> None:
    for name, person in truth().items():
        keys = ("kind", "from_role", "to_role", "after", "before")
        wanted = (tuple(map(change.get, keys)) for change in person.get("changes", ()))
        given = (tuple(getattr(change, key) for key in keys) for change in found()[name].changes)
        assert in_order(given) == in_order(wanted), name
