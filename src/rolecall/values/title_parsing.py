"""Role titles taken apart: grade, head noun, portfolio, and the standing (interim, acting) of the holder.

Invariant: `standing` is no part of which post it is; an interim and a permanent director hold one post.
The head is the noun at the front (after the grade) where one is known there, `Director of Housing`, else the
last known one before the first `of`, `for`, comma or dash, `Senior Harbour Safety Engineer`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rolecall.records import TenureStatus
from rolecall.values.name_parsing import fold
from rolecall.values.tables import table

_ASIDE = re.compile(r"\(([^()]*)\)")
_ACRONYM = re.compile(r"[A-Z](?:\s?&\s?|\.)?[A-Z0-9](?:[A-Z0-9.]|\s?&\s?[A-Z0-9])*s?")
_SPLIT = re.compile(r"\s*[,;:/]\s*|\s+[-–—]+\s+|[–—]+")
_ENDS_HEAD = frozenset(("of", "for", "to", "with", "in", "|"))


@dataclass(frozen=True, slots=True)
class RoleTitle:
    """One title: `text` has its white space normalised, every other part is lower case and folded.

    `words` are the words of the portfolio in order, `aside` those of them that stood in brackets, `acronyms`
    the letters of shortened words (`pl` for `P & L`) in the portfolio.
    """

    text: str
    grade: tuple[str, ...] = ()
    head: str = ""
    words: tuple[str, ...] = ()
    aside: frozenset[str] = frozenset()
    acronyms: tuple[str, ...] = ()
    standing: TenureStatus = "permanent"

    def __hash__(self) -> int:
        return hash(self.text)  # which all other parts follow from

    @property
    def portfolio(self) -> frozenset[str]:
        """The significant words of the portfolio, those in brackets included."""
        return frozenset(self.words)

    def to_value(self) -> dict[str, object]:
        """The parts as a JSON-able value."""
        return {
            "grade": list(self.grade),
            "head": self.head,
            "portfolio": list(self.words),
            "standing": self.standing,
        }


@cache
def _standing_words() -> Mapping[str, TenureStatus]:
    standing: Mapping[TenureStatus, list[str]] = table("titles")["standing"]
    return {word: status for status, words in standing.items() for word in words}


@cache
def _heads() -> Mapping[tuple[str, ...], str]:
    heads: Mapping[str, list[str]] = table("titles")["heads"]
    return {tuple(fold(form).split()): head for head, forms in heads.items() for form in (head, *forms)}


@cache
def _longest_head() -> int:
    return max(len(form) for form in _heads())


@cache
def grade_words(kind: str) -> frozenset[str]:
    """The grades of one kind of the table: `strict`, `loose` or `adjoining`."""
    return frozenset(table("titles")["grades"][kind])


@cache
def _joined() -> tuple[tuple[re.Pattern[str], str], ...]:
    joined: Mapping[str, str] = table("titles")["portfolio"]["joined"]
    return tuple((re.compile(rf"\b{re.escape(k)}\b"), v) for k, v in joined.items())


def parse_title(text: str) -> RoleTitle:
    """The parts of a role title as written, with any case, line breaks and curly apostrophes."""
    return _parse(" ".join(text.split()))


@lru_cache(maxsize=65536)
def _parse(text: str) -> RoleTitle:
    standing: TenureStatus = "permanent"
    plain = re.sub(r"^(?:the|an?)\s+", "", text.replace("’", "'"), flags=re.IGNORECASE)
    if re.match(r"A/(?=[A-Z])", plain):
        standing, plain = "acting", plain[2:]
    asides = _ASIDE.findall(plain)
    plain = _ASIDE.sub(" ", plain)
    acronyms = [] if plain.isupper() else _ACRONYM.findall(plain)  # in a heading every word is in capitals
    tokens = [t for part in _SPLIT.split(_without(plain, acronyms)) for t in ("|", *_tokens(part))][1:]
    for word in (*tokens, *(w for aside in asides for w in _tokens(aside))):
        standing = _standing_words().get(word, standing)
    tokens = _strip_bars([t for t in tokens if t not in _standing_words()])
    grade, head, words = _parts(tokens)
    aside_words = _significant([w for a in asides if not _ACRONYM.fullmatch(a.strip()) for w in _tokens(a)])
    aside_words = [w for w in aside_words if w not in _standing_words()]
    portfolio = _significant(words)
    return RoleTitle(
        text=text,
        grade=grade,
        head=head,
        words=tuple(dict.fromkeys((*portfolio, *aside_words))),
        aside=frozenset(aside_words) - frozenset(portfolio),
        acronyms=tuple("".join(c for c in a.lower() if c.isalnum()) for a in acronyms),
        standing=standing,
    )


def _without(text: str, acronyms: list[str]) -> str:
    # `P & L Manager`: the letters must not become words; `RFO` or `ICT Manager` keep theirs.
    for acronym in acronyms:
        if "&" in acronym:
            text = text.replace(acronym, " ", 1)
    return text


def _tokens(text: str) -> list[str]:
    folded = fold(re.sub(r"\b([Cc]o)-(?=[A-Za-z])", r"\1 ", text))
    folded = re.sub(r"[^\w&\s]", " ", folded)
    for pattern, word in _joined():
        folded = pattern.sub(word, folded)
    return folded.split()


def _strip_bars(tokens: list[str]) -> list[str]:
    kept: list[str] = []
    for word in tokens:
        if word != "|" or (kept and kept[-1] != "|"):
            kept.append(word)
    return kept[:-1] if kept and kept[-1] == "|" else kept


def _parts(tokens: list[str]) -> tuple[tuple[str, ...], str, list[str]]:
    """Grade, head and the remaining words of a title without its standing."""
    forms: Mapping[str, str] = table("titles")["grades"]["forms"]
    grade: list[str] = []
    while tokens:
        word = forms.get(tokens[0], tokens[0])
        found = _head_at(tokens, 0)
        if word in grade_words("adjoining") and (after := _head_at(tokens, 1)) and not (found and found[1] > 1):
            return (*grade, word), after[0], tokens[1 + after[1] :]
        if found and not _is_grade_here(word, tokens, found[1]):
            return tuple(grade), found[0], tokens[found[1] :]
        if word in grade_words("strict") or (word in grade_words("loose") and len(tokens) > 1):
            grade.append(word)
        else:
            break
        tokens = _strip_bars(tokens[1:])
    if not tokens:
        # `the Deputy`, `Lead`: the grade is all there is, and stands as the head.
        return tuple(grade[:-1]), (grade[-1] if grade else ""), []
    return _head_inside(tokens, grade)


def _is_grade_here(word: str, tokens: list[str], length: int) -> bool:
    """True where a word that is a head as well (`Lead`, `Principal`, `Assistant`) qualifies a later head."""
    if length > 1 or word not in grade_words("strict") | grade_words("loose"):
        return False
    segment = _segment(tokens)
    return any(_head_at(tokens[:segment], i) for i in range(1, segment))


def _segment(tokens: list[str]) -> int:
    """How many tokens stand before the first `of`, `for`, comma or dash."""
    return next((i for i, t in enumerate(tokens) if t in _ENDS_HEAD), len(tokens))


def _head_inside(tokens: list[str], grade: list[str]) -> tuple[tuple[str, ...], str, list[str]]:
    end = _segment(tokens)
    for start in range(1, end):
        found = _head_at(tokens[:end], start)
        if found and start + found[1] == end:
            before = tokens[:start]
            while len(before) > 0 and before[-1] in grade_words("strict") | grade_words("loose"):
                grade = [*grade, before.pop()]
            return tuple(grade), found[0], before + tokens[end:]
    return tuple(grade), tokens[end - 1] if end else tokens[0], tokens[: max(end - 1, 0)] + tokens[end:]


def _head_at(tokens: list[str], start: int) -> tuple[str, int] | None:
    """The head whose wording begins at `start`, the longest one, with its length in tokens."""
    for length in range(min(_longest_head(), len(tokens) - start), 0, -1):
        *front, last = tokens[start : start + length]
        for form in (last, _singular(last)):
            if head := _heads().get((*front, form)):
                return head, length
    return None


def _significant(tokens: list[str]) -> list[str]:
    """The words that say what a post is responsible for, in order, singular, without repeats."""
    stop, weak = (frozenset(table("titles")["portfolio"][key]) for key in ("stop", "weak"))
    words = list(dict.fromkeys(_singular(t) for t in tokens if t not in stop and t != "|"))
    return [w for w in words if w not in weak] or [w for w in words if w != "council"]


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    if word in ("childrens", "children", "child", "childs"):
        return "child"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word
