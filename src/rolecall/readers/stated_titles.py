"""The title that a file states of itself, where it is one: programs fill the field with file names and with nothing."""

import re
from functools import cache
from importlib import resources
from tomllib import loads

from rolecall.readers.titles import title_of


def stated_title(title: str | None) -> str | None:
    """The title in one line of at most 200 characters, None where it is empty, a placeholder or a file's name.

    `Microsoft Word - Minutes of Cabinet.doc` is a file's name, `Document1` a placeholder; both are told by the patterns
    of `data/stated_titles.toml`.
    """
    found = title_of(title or "")
    return None if not found or _placeholder().search(found) else found


@cache
def _placeholder() -> re.Pattern[str]:
    source = resources.files("rolecall.readers") / "data/stated_titles.toml"
    return re.compile("|".join(loads(source.read_text(encoding="utf-8"))["not_titles"]), re.IGNORECASE)
