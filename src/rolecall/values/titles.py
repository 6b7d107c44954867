"""Role titles compared: whether two are one post, and whether a short mention stands for a full title.

Invariant: the grade decides first. A Vice Chairman is never the Chairman, an Assistant Director never the
Director, whatever their portfolios share.
"""

import re
from functools import cache, lru_cache

from rolecall.values.name_parsing import fold
from rolecall.values.tables import table
from rolecall.values.title_parsing import RoleTitle, grade_words, parse_title

__all__ = [
    "RoleTitle",
    "is_cut_short",
    "is_whole",
    "parse_title",
    "same_post",
    "same_wording",
    "short_form_of",
    "wording",
]


_PARTED = re.compile(r"\s+(?:and|&)\s+|\s*[,;:/(–—]\s*|\s+-\s+")
_AFTER_TITLE = re.compile(r"\s*[,;:–—-]")


@cache
def _kinds(key: str) -> frozenset[object]:
    entries = table("titles")["kinds"][key]
    return frozenset(tuple(e) if isinstance(e, list) else e for e in entries)


@cache
def _stop() -> frozenset[str]:
    return frozenset(table("titles")["portfolio"]["stop"])


def is_whole(title: RoleTitle) -> bool:
    """True of posts that a body has one of and that need no portfolio: its chair, leader, clerk."""
    return title.head in _kinds("whole")


def wording(title: RoleTitle) -> tuple[object, ...]:
    """What two wordings of a title share when they differ in case, punctuation, number or brackets alone."""
    words = frozenset(title.words) - title.aside
    return (frozenset(title.grade), title.head, words, title.standing)


def same_wording(a: RoleTitle, b: RoleTitle) -> bool:
    """True when the titles differ in nothing that makes a new title of it: no word outside brackets."""
    return wording(a) == wording(b)


def same_post(a: RoleTitle | str, b: RoleTitle | str) -> tuple[bool, str]:
    """Whether two titles of one person at one body are one post, and a sentence that says why.

    The grade and the head are the same, and one portfolio contains the other or they share most words of
    the smaller one. A title without a portfolio (`Cabinet Member`) goes with any portfolio, except for
    posts that are whole without one (`Leader`, `Leader of the Opposition`).
    """
    return _same_post(*(parse_title(t) if isinstance(t, str) else t for t in (a, b)))


@lru_cache(maxsize=65536)
def _same_post(a: RoleTitle, b: RoleTitle) -> tuple[bool, str]:
    if set(a.grade) != set(b.grade):
        return False, f"the grades of {a.text} and {b.text} differ"
    if a.head != b.head:
        kin = any(a.head in group and b.head in group for group in _kin_groups())
        if kin and a.portfolio and a.portfolio == b.portfolio:
            return True, f"{a.head} and {b.head} with the same portfolio"
        return False, f"{a.head} is not {b.head}"
    if a.portfolio == b.portfolio:
        return True, "the same grade, head and portfolio"
    if not (a.portfolio and b.portfolio):
        if is_whole(a):
            return False, f"{a.text} and {b.text} are two posts"
        return True, "the same grade and head, one of them without its portfolio"
    if is_cut_short(a, b) or is_cut_short(b, a):
        return True, "the same title, one of them cut short"
    shared = a.portfolio & b.portfolio
    smaller = min(len(a.portfolio), len(b.portfolio))
    if len(shared) == smaller:
        return True, "the same grade and head, one portfolio contains the other"
    if len(shared) > 1 and len(shared) * 2 > smaller:
        return True, f"the same grade and head, {len(shared)} words of the portfolios shared"
    return False, f"the portfolios of {a.text} and {b.text} differ"


def is_cut_short(short: RoleTitle, full: RoleTitle) -> bool:
    """True of `Director of Services` beside `Director of Services, Roads`: what follows a comma or dash is left out."""
    return _AFTER_TITLE.match(full.text[len(short.text) :]) is not None and full.text.startswith(short.text)


@cache
def _kin_groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in table("titles")["kinds"]["kin"])


@lru_cache(maxsize=65536)
def short_form_of(short: str, full: str) -> tuple[float, str]:
    """How well a short or variant mention stands for a full title, in [0, 1], and a sentence that says why.

    1.0 the same words, 0.95 the same parts, 0.9 every word of the short one found, 0.85 one of several joined titles,
    0.8 the head alone (`the Director`), about 0.6 a variant that shares most words or the head of a title without
    portfolio, 0.4 a `Chair` for one of something; 0.0 when it cannot stand for it: another strict grade (`Vice`,
    `Assistant`), another head, another portfolio.
    """
    a, b = parse_title(short), parse_title(full)
    if fold(a.text) == fold(b.text):
        return 1.0, "the same words"
    if _is_acronym_of(a.text, b.text):
        return 0.85, f"{a.text} are the first letters of {b.text}"
    if fold(a.text) in _parts(b.text):
        return 0.85, f"{a.text} is one part of {b.text}"
    score, why = _head_score(a, b)
    if not score:
        return 0.0, why
    part, why = _portfolio_score(a, b)
    dropped = len(set(b.grade) - set(a.grade))
    return round(score * part * 0.9**dropped, 3), why


def _parts(title: str) -> list[str]:
    """What a title joins, folded: `town clerk` and `chief executive` of `Town Clerk and Chief Executive`."""
    return [fold(part.strip(" )")) for part in _PARTED.split(title)]


def _is_acronym_of(short: str, full: str) -> bool:
    letters = short.replace(".", "").replace("&", "").replace(" ", "")
    if not (2 <= len(letters) <= 6 and letters.isupper() and letters.isalnum()):
        return False
    words = fold(full).replace(",", " ").replace("(", " ").replace(")", " ").split()
    spellings = ("".join(w[0] for w in words), "".join(w[0] for w in words if w not in _stop()))
    return letters.lower() in spellings


def _head_score(short: RoleTitle, full: RoleTitle) -> tuple[float, str]:
    strict = grade_words("strict") - grade_words("omitted")
    if set(short.grade) & strict != set(full.grade) & strict or set(short.grade) - set(full.grade):
        return 0.0, f"{short.text} has another grade than {full.text}"
    if short.standing not in ("permanent", full.standing):
        return 0.0, f"{short.text} has another standing than {full.text}"
    if short.head == full.head:
        return 1.0, ""
    if (short.head, full.head) in _kinds("short_for"):
        return 0.7, ""
    return 0.0, f"{short.head} does not stand for {full.head}"


def _portfolio_score(short: RoleTitle, full: RoleTitle) -> tuple[float, str]:
    wanted = set(short.portfolio)
    found = wanted & full.portfolio
    wanted |= set(short.acronyms)
    found |= {a for a in short.acronyms if _is_run_of_initials(a, full.words)}
    wanted_count, found_count = len(wanted), len(found)
    if not wanted_count:
        if full.portfolio and is_whole(full):
            return 0.4, f"{short.head} without saying which"
        return (0.8 if full.portfolio else 0.95), f"the {short.head} is {full.text}"
    if not full.portfolio:
        if is_whole(full):
            return 0.0, f"{short.text} is another post than {full.text}"
        return 0.6, f"{full.text} is given without its portfolio"
    coverage = found_count / wanted_count
    if coverage == 1:
        return (0.95 if len(wanted) == len(full.portfolio) else 0.9), "every word of the portfolio found"
    if coverage > 0.5:
        return round(0.3 + 0.5 * coverage, 3), f"{found_count} of {wanted_count} words of the portfolio found"
    return 0.0, f"the portfolios of {short.text} and {full.text} differ"


def _is_run_of_initials(letters: str, words: tuple[str, ...]) -> bool:
    return letters in "".join(w[0] for w in words)
