"""A document's title: its first line that says something, without Markdown marks."""

import re

LONGEST = 200
"""How many characters a title may have; only the title is cut, never the text."""

_MARKS = re.compile(r"^(?:\s|[#>*_`|=~-])+|(?:\s|[#*_`|=~-])+$")
_EMPHASIS = re.compile(r"\*+|__+|`+")
_SPACE = re.compile(r"\s+")


def title_of(text: str) -> str | None:
    """The first line with a letter or digit, marks stripped and white space narrowed; None if there is none.

    At most LONGEST characters, cut between words where there is a gap to cut at, and then ended by "…".
    """
    for line in text.splitlines():
        if any(character.isalnum() for character in line):
            return _cut(_SPACE.sub(" ", _MARKS.sub("", _EMPHASIS.sub("", line[: 4 * LONGEST]))))
    return None


def _cut(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    whole_words = title[:LONGEST].rpartition(" ")[0]
    return (whole_words or title[: LONGEST - 1]).rstrip(" ,;:") + "…"
