"""How much two texts have in common, by their word 5-grams: a template used twice teaches a model the template."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+")
_LENGTH = 5
_SHARED_BY = 40  # a 5-gram in more texts than this is how all minutes are written, and says nothing


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words of the text, without regard to case and punctuation."""
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[i:] for i in range(_LENGTH)), strict=False))


def near_duplicates(texts: Sequence[str], *, above: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of places in `texts` whose shingles have a Jaccard index over `above`, with that index, in (0, 1].

    Exact, by an inverted index, save that a 5-gram of more than forty texts counts as shared by none of them.
    """
    sets = [shingles(text) for text in texts]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(sets):
        for shingle in one:
            holders[shingle].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _SHARED_BY:
            shared.update((a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    for (a, b), common in sorted(shared.items()):
        index = common / (len(sets[a]) + len(sets[b]) - common)
        if index > above:
            yield a, b, index
