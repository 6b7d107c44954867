"""Old phrases for new ones throughout a document, in the case and with the line breaks that each occurrence has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rolecall.corpora.slots import Piece, Pieces

_UNTOUCHED = ("PERSON", "MONEY", "DATE")
_ADDRESS = re.compile(r"\S*(?:@|www\.|https?:)\S+|\b[\w-]+\.(?:gov|org|co|ie|com|nhs|example)\b\S*")


@dataclass(frozen=True, slots=True)
class _Compiled:
    pattern: re.Pattern[str]
    new: Mapping[str, str]


@dataclass(frozen=True)
class Rewording:
    """Which phrases become which: `everywhere` but in names of people, sums and dates, or in `bodies` alone.

    `acronyms` stand as they are written and nothing else; the others in any case that begins with a capital.
    """

    everywhere: Mapping[str, str]
    bodies: Mapping[str, str]
    acronyms: Mapping[str, str]

    @cached_property
    def _plain(self) -> _Compiled:
        return _compiled(self.everywhere, self.acronyms)

    @cached_property
    def _in_bodies(self) -> _Compiled:
        return _compiled({**self.everywhere, **self.bodies}, self.acronyms)

    def of_pieces(self, pieces: Pieces) -> Pieces:
        return tuple(self._of_piece(piece) for piece in pieces)

    def of_body(self, text: str) -> str:
        """The text of a body's name in the new words."""
        return _reworded(text, self._in_bodies)

    def _of_piece(self, piece: Piece) -> Piece:
        if piece.label in _UNTOUCHED:
            return piece
        text = _reworded(piece.text, self._in_bodies if piece.label == "ORG" else self._plain)
        if piece.label is None and self.everywhere:
            text = _ADDRESS.sub(lambda match: self._of_address(match.group()), text)
        return replace(piece, text=text)

    def _of_address(self, address: str) -> str:
        for old, new in self.everywhere.items():
            if len(squashed := _squashed(old)) > 3:
                address = address.replace(squashed, _squashed(new))
        return address


def _squashed(phrase: str) -> str:
    return re.sub(r"\W", "", phrase.lower())


def key_of(phrase: str) -> str:
    """What occurrences of one phrase share: lower case, single spaces, `and` for `&`, straight apostrophes."""
    return " ".join(phrase.lower().replace("&", " and ").replace("’", "'").split())


def _compiled(phrases: Mapping[str, str], acronyms: Mapping[str, str]) -> _Compiled:
    # the longest first, so that the name inside another name does not break it up
    forms = [f"(?i:{_form(old)})" for old in sorted(phrases, key=len, reverse=True)]
    letters = [re.escape(old) for old in sorted(acronyms, key=len, reverse=True)]
    pattern = re.compile(rf"(?<![\w&])(?:{'|'.join(forms + letters) or '(?!)'})(?!\w)")
    return _Compiled(pattern, {key_of(old): new for old, new in phrases.items()} | dict(acronyms))


def _form(phrase: str) -> str:
    words = [re.escape(word).replace("'", "['’]") for word in key_of(phrase).split()]
    return r"\s+".join(r"(?:and|&)" if word == "and" else word for word in words)


def _reworded(text: str, compiled: _Compiled) -> str:
    def new(match: re.Match[str]) -> str:
        found = match.group()
        if found in compiled.new and found.isupper():
            return compiled.new[found]
        if not found[0].isupper():
            return found
        return as_written(found, compiled.new.get(key_of(found), found))

    return compiled.pattern.sub(new, text)


def as_written(old: str, new: str) -> str:
    """The new phrase in the case of the old, `&` where it had one, broken over lines where it was."""
    if old.isupper() and len(old) > 1:
        new = new.upper()
    if "&" in old:
        new = re.sub(r"\b(?:and|AND)\b", "&", new)
    if (wrap := re.search(r"\s*\n\s*", old)) and " " in new:
        new = new.replace(" ", wrap.group(), 1)
    return new
