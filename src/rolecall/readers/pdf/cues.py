"""The word lists of `data/cues.toml`, read once."""

from functools import cache
from importlib import resources
from tomllib import loads


@cache
def cues(section: str, name: str) -> tuple[str, ...]:
    """The entries of a list, in lower case."""
    text = (resources.files("rolecall.readers.pdf") / "data/cues.toml").read_text(encoding="utf-8")
    return tuple(entry.lower() for entry in loads(text)[section][name])
