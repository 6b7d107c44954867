"""Whether two names of one document may be one person: a rule kept apart from the code that it measures."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’‘-][^\W\d_]+)*")
_BRACKETED = re.compile(r"\(([^)]*)\)")
_LONGEST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class _Name:
    given: tuple[str, ...]
    surname: str
    initials: str = ""  # of the lone token "RH", else empty

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, self.surname)


def same_person(one: str, other: str) -> bool:
    """Whether one name contains the other's surname and their initials agree as far as both give them.

    `Ann Rowe`, `A Rowe`, `Rowe (A)` and `Rowe` are one; `A Rowe` and `B Rowe` are two. A lone first name
    is the person whose name has that word, and a lone `AR` is the person with these initials. Two people
    with the same surname and initial cannot be told apart by this rule.
    """
    a, b = _parse(one), _parse(other)
    if a is None or b is None:
        return False
    if a.words == b.words:
        return True
    for short, full in ((a, b), (b, a)):
        if short.initials and short.initials == "".join(word[0] for word in full.words):
            return True
    if a.surname not in b.words and b.surname not in a.words:
        return False
    return all(x[0] == y[0] for x, y in zip(a.given, b.given, strict=False))


def _parse(name: str) -> _Name | None:
    bracketed = " ".join(_BRACKETED.findall(name))  # "Casey (J)" is J Casey
    tokens = _WORD.findall(f"{bracketed} {_BRACKETED.sub(' ', name)}")
    if not tokens:
        return None
    lone = tokens[0] if len(tokens) == 1 else ""
    initials = lone.casefold() if lone.isupper() and 1 < len(lone) <= _LONGEST_INITIALS else ""
    words = tuple(token.casefold().replace("’", "'").replace("‘", "'") for token in tokens)
    return _Name(given=words[:-1], surname=words[-1], initials=initials)
