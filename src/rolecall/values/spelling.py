"""Spelling slips: words that differ by one letter left out, put in, changed, or swapped with its neighbour."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

__all__ = ["is_slip", "slips"]

SHORTEST = 5
"""Letters of the shortest word in which one letter can be a slip: `Hart` and `Hare` are two names."""


@lru_cache(maxsize=65536)
def is_slip(a: str, b: str) -> bool:
    """Whether the two lower-case words differ by exactly one such step and are long enough for that to be a slip."""
    if a == b or min(len(a), len(b)) < SHORTEST or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    changed = rest_a[1:] == rest_b[1:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return changed or swapped or rest_a[1:] == rest_b or rest_a == rest_b[1:]


def slips(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every pair of the words that differ by a slip, in alphabetical order; time grows with the letters, not the pairs.

    Words that differ by one step share what is left when one letter is taken out of each (Mor and Fraenkel, 1982).
    """
    near: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        if len(word) >= SHORTEST:
            for variant in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
                near.setdefault(variant, []).append(word)
    pairs = {pair for group in near.values() for pair in combinations(group, 2)}
    return iter(sorted(pair for pair in pairs if is_slip(*pair)))
