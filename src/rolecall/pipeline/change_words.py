"""Words that tell how a post changes hands, and whether what is said of it happened: `data/changes.toml`."""

from collections.abc import Mapping, Sequence
from functools import cache

from rolecall.pipeline.words import cues


@cache
def change_words() -> Mapping[str, Sequence[tuple[str, str]]]:
    """What each word of the tables of `data/changes.toml` may tell, with the table."""
    meanings: dict[str, list[tuple[str, str]]] = {}
    for table in ("kinds", "moods"):
        for name, words in cues("changes")[table].items():
            for word in words:
                meanings.setdefault(word, []).append((table, name))
    return meanings
