"""How councils belong together: one by another name, of one area, or one in the place of another.

Invariant: two councils that are tied share a key, so that people are compared only with those of tied councils.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from rolecall.values.organisations import acronym_fits, normalise, place_of, same_area, same_body
from rolecall.values.reorganisations import reorganised, reorganised_with

Tie = Literal["one", "successor", "area"]


class CouncilTies:
    """The councils of one run of linking; `renamed` are pairs of names, of which a text says that they are of one."""

    def __init__(self, councils: Iterable[str], renamed: Iterable[tuple[str, str]] = ()) -> None:
        self._renamed: dict[str, set[str]] = defaultdict(set)
        for old, new in renamed:
            self._renamed[normalise(old)].add(normalise(new))
            self._renamed[normalise(new)].add(normalise(old))
        names = sorted(set(councils))
        self._places = {place for name in names if (place := place_of(name))}
        acronyms = [name for name in names if " " not in name.strip()]
        self._full = {a: [name for name in names if acronym_fits(a, name)] for a in acronyms}
        self._keys = {name: frozenset(self._keys_of(name)) for name in names}

    def keys(self, council: str) -> frozenset[str]:
        """What the council shares with all councils that it is tied to."""
        return self._keys[council]

    def between(self, a: str, b: str) -> tuple[Tie | None, str]:
        """The tie between two councils, None where there is none, and a sentence that says why."""
        if same_body(a, b):
            return "one", f"both at {a}"
        if normalise(b) in self._renamed.get(normalise(a), ()):
            return "successor", f"{a} and {b} are one, by a text"
        if day := reorganised(a, b):
            return "successor", f"on {day} one of {a} and {b} took the place of the other"
        if same_area(a, b):
            return "area", f"{a} and {b} serve one area"
        return None, f"{a} and {b} are two councils"

    def _keys_of(self, name: str) -> Iterable[str]:
        plain = normalise(name)
        yield plain
        yield from (normalise(full) for full in self._full.get(name, ()))
        yield from (" = ".join(sorted((plain, other))) for other in self._renamed.get(plain, ()))
        yield from (" > ".join(pair) for pair in reorganised_with(name))
        words = plain.split()
        place = place_of(name)
        for known in [place] if place else (" ".join(words[:n]) for n in range(1, len(words))):
            if known in self._places:
                yield f"in {known}"
