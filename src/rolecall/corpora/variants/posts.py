"""Other posts for people of whom a document says little: one title out of a list of real ones in place of theirs.

A title is replaced in all its mentions, and only where its holders bear no other title in the document, so that no
short mention, acronym or change of title loses its sense.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from random import Random

from rolecall.corpora.slots import Piece, Pieces
from rolecall.corpora.variants.rewording import key_of
from rolecall.corpora.variants.titles import with_article
from rolecall.values.organisations import acronym_fits

_SHARE = 0.5
_OF_THE_MEETING = re.compile(
    r"(?i)(?:\b(?:chair\w*|mayor|leader|convenor|convener|president|provost|member|councillor|secretary|treasurer|acting"
    r"|interim|designate|shadow|joint)|(?:or|er|ive|ant|ee|clerk|head|champion)s|men)$"
    r"|^(?:a/|acting|interim|joint|former)\b"
)
"""Titles that say how a meeting is held or a post is filled, and plural ones."""
_EXPLAINED = re.compile(r"^\s*\([A-Z&]{2,8}\)")


@cache
def posts() -> tuple[str, ...]:
    """The titles of the list, each of a post that one human being holds."""
    text = (resources.files("rolecall.corpora") / "data/posts.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def with_other_posts(pieces: Pieces, rng: Random) -> Pieces:
    """The pieces with some titles replaced, in their case, and the articles before them put right."""
    new = {key: rng.choice(posts()) for key in sorted(_free(pieces)) if rng.random() < _SHARE}
    changed = list(pieces)
    for i, piece in enumerate(pieces):
        if piece.label == "ROLE" and (title := new.get(key_of(piece.text))):
            changed[i] = replace(piece, text=_in_case(piece.text, title))
            if i and changed[i - 1].label is None:
                changed[i - 1] = with_article(changed[i - 1], changed[i].text)
    return tuple(changed)


def _free(pieces: Pieces) -> set[str]:
    """The titles that may be replaced, by their keys."""
    of_person: dict[str, set[str]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    bound: set[str] = set()
    letters = [
        piece.text for piece in pieces if piece.label == "ROLE" and piece.text.isupper() and " " not in piece.text
    ]
    for i, piece in enumerate(pieces):
        if piece.label != "ROLE":
            continue
        key = key_of(piece.text)
        people = (piece.entity or "").split()
        holders[key] |= set(people)
        for person in people:
            of_person[person].add(key)
        if not people or _is_bound(piece, pieces[i + 1], letters):
            bound.add(key)
    return {key for key in holders.keys() - bound if all(of_person[person] == {key} for person in holders[key])}


def _is_bound(piece: Piece, following: Piece, letters: Sequence[str]) -> bool:
    """Whether the title means more to the document than that somebody holds it."""
    title = " ".join(piece.text.split())
    return (
        bool(_OF_THE_MEETING.search(title))
        or bool(_EXPLAINED.match(following.text))
        or any(acronym_fits(short, title) for short in letters)
        or "\n" in piece.text
    )


def _in_case(old: str, title: str) -> str:
    if old.isupper() and " " in old:
        return title.upper()
    return title.lower() if old.islower() and not re.search(r"[A-Z]{2}", title) else title
