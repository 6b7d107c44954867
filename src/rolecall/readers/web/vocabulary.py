"""The names of `data/web.toml`: where the content of a page is, and what on it is no content."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from tomllib import loads


@cache
def _vocabulary() -> Mapping[str, tuple[str, ...]]:
    source = resources.files("rolecall.readers") / "data/web.toml"
    return {key: tuple(values) for key, values in loads(source.read_text(encoding="utf-8")).items()}


def main_expressions() -> tuple[str, ...]:
    """XPath expressions for the main content, the best first."""
    return _vocabulary()["main"]


@cache
def names(key: str) -> frozenset[str]:
    """The names of elements or roles under that key."""
    return frozenset(_vocabulary()[key])


@cache
def furniture_name() -> re.Pattern[str]:
    """Matches, from its beginning, a class or id of what is no content."""
    return re.compile("|".join(f"(?:{name})" for name in _vocabulary()["furniture_names"]), re.IGNORECASE)


@cache
def council_name() -> re.Pattern[str]:
    """Matches a whole name that is of the form of a council's."""
    return re.compile("|".join(f"(?:{name})" for name in _vocabulary()["council_names"]), re.IGNORECASE)
