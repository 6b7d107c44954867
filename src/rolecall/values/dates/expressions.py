"""Date expressions found in text, with the boundaries of the annotation guidelines.

The way there: every pattern of `readings` proposes candidates, the words around each candidate decide
whether it is a date at all, the longest of those that overlap wins, a modifier in front ("end of", "first
four months of") is taken into the span, and dates joined by nothing but a dash, slash or conjunction
become one. Spans count code points, never overlap, never begin or end on white space.
"""

import re
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from rolecall.values.dates.beginnings import matches, places
from rolecall.values.dates.meanings import year_kind
from rolecall.values.dates.readings import readings
from rolecall.values.dates.terms import (
    CurrentYear,
    DateFound,
    Holiday,
    Joined,
    JoinKind,
    NthWeekday,
    Part,
    Point,
    Quarter,
    Relative,
    RelativeTo,
    Season,
    SplitYear,
    Term,
    Which,
    YearKind,
)
from rolecall.values.dates.vocabulary import DASH, GAP, alternatives, anywhere, data, vocabulary
from rolecall.values.dates.where import is_date, kind_of_years

_KEPT = 64
"""Texts whose dates are remembered: more than pass between two components of a pipeline that works in batches."""

_REACH = 80
_ANTECEDENT = 300  # code points within which "that date" looks for the date before
_JOINTS = re.compile(rf"\.?[ \t]{{0,3}}{DASH}\s{{0,3}}|\s?/\s?|{GAP}(?:to|and|or|until|till|&){GAP}")
_RANGE = re.compile(rf"\.?\s*(?:{DASH}|to|until|till)\s*")
_EDGES = re.compile(r"[\s*_.,;:(\[]+$")


def find_dates(text: str) -> list[DateFound]:
    """Every date expression of the text, in order, as yet without a value."""
    return list(_found(text))


@lru_cache(maxsize=_KEPT)
def _found(text: str) -> tuple[DateFound, ...]:
    """Kept a while, since a document's dates are asked for by several steps: entities, values, the meeting's date."""
    named = _with_kinds(text, _with_relative_years(text, _longest(_candidates(text))))
    modified = _with_bare_parts(text, [_with_modifier(text, f) for f in named])
    kept = [f for i, f in enumerate(modified) if _has_antecedent(f, modified[i - 1] if i else None)]
    return tuple(_joined(text, kept))


def _has_antecedent(found: DateFound, last: DateFound | None) -> bool:
    """Whether "that date" follows a date; every other expression speaks for itself."""
    match found.term:
        case Relative(unit="day", offset=0, from_before=True):
            return last is not None and found.start - last.end <= _ANTECEDENT
        case _:
            return True


def _candidates(text: str) -> list[DateFound]:
    found, at = [], places(text)
    for reading in readings():
        for match in matches(reading.pattern, text, at):
            term = reading.read(match)
            if term is None or not is_date(reading.name, term, text, match):
                continue
            start, end = match.span()
            if tail := _EDGES.search(text, max(start, end - 12), end):
                end = tail.start()
            found.append(DateFound(start, end, term))
    return found


def _longest(found: list[DateFound]) -> list[DateFound]:
    """The candidates that remain when each overlap is settled for the longer one that starts first."""
    kept: list[DateFound] = []
    for candidate in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _with_relative_years(text: str, found: list[DateFound]) -> list[DateFound]:
    """ "1 February next year" is one date."""
    merged: list[DateFound] = []
    for one in found:
        last = merged[-1] if merged else None
        match (last, one.term):
            case (
                DateFound(term=Point(years=(), month=int()) as point) as before,
                Relative(unit="year", kind="calendar", from_before=False, offset=offset),
            ) if re.fullmatch(r"\s{1,3}(?:of\s)?", text[before.end : one.start]):
                merged[-1] = DateFound(before.start, one.end, replace(point, year_offset=offset))
            case _:
                merged.append(one)
    return merged


def _with_kinds(text: str, found: list[DateFound]) -> list[DateFound]:
    """Quarters and split years with the kind of year that the words around them or the document tell."""
    if not any(isinstance(one.term, Quarter | SplitYear) for one in found):
        return found
    academic = kind_of_years(text) == "academic"
    quarters: YearKind = "calendar" if anywhere("calendar_budget").search(text) else "financial"

    def with_kind(one: DateFound) -> Term:
        if isinstance(one.term, Quarter) and one.term.year is None and one.term.kind != "calendar":
            return replace(one.term, kind=quarters)
        if isinstance(one.term, SplitYear):
            return replace(one.term, kind=kind_of_years(text, (one.start, one.end), academic=academic))
        return one.term

    return [replace(one, term=with_kind(one)) for one in found]


@cache
def _modifiers() -> re.Pattern[str]:
    parts = data()["parts"]
    singles = alternatives(w for name in ("end", "start", "remainder") for w in parts[name])
    closes = alternatives(w for name in ("early", "late", "mid") for w in parts[name])
    ordinals = alternatives(vocabulary().ordinals)
    numbers = alternatives([*vocabulary().counts, r"\d{1,2}"])
    return re.compile(
        rf"(?<![\w-])(?:(?P<single>{singles})\s+of\s+(?:the\s+)?"
        rf"|(?<!been\s)(?<!was\s)(?<!were\s)(?<!is\s)(?<!be\s)(?P<close>{closes})(?:-|\s+)(?:(?:in|of)\s+)?(?:the\s+)?"
        rf"|(?P<half>{ordinals}|latter|last)\s+half\s+of\s+(?:the\s+)?"
        rf"|(?P<edge>first|last|final)\s+(?P<count>{numbers})?\s*(?P<unit>day|week|month|quarter)s?\s+of\s+(?:the\s+)?"
        rf"|(?P<later>later|earlier)\s+(?:in\s+(?:the\s+)?)?)$",
        re.IGNORECASE,
    )


def _with_modifier(text: str, found: DateFound) -> DateFound:
    if isinstance(found.term, Point) and (found.term.day or found.term.weekday is not None):
        return found
    match = _modifiers().search(text, max(0, found.start - _REACH), found.start)
    part = _part(match, found.term) if match else None
    return DateFound(match.start(), found.end, part) if match and part else found


def _part(match: re.Match[str], of: Term) -> Part | None:
    groups = match.groupdict()
    word = (groups.get("single") or groups.get("close") or groups.get("later") or "").lower()
    if word:
        which: dict[str, Which] = {w: name for name, words in data()["parts"].items() for w in words}
        if word in ("later", "earlier") and not isinstance(of, Relative | CurrentYear):
            return None
        return Part(which[word], of)
    words = vocabulary()
    if half := groups.get("half"):
        return Part("first" if half.lower() in ("first", "1st") else "last", of, 1, "half")
    count = (groups.get("count") or "one").lower()
    number = int(count) if count.isdigit() else words.counts[count]
    if groups["unit"].lower() == "quarter" and number == 1 and isinstance(of, SplitYear):
        return None  # a quarter of its own
    return Part("first" if groups["edge"].lower() == "first" else "last", of, number, groups["unit"].lower())  # type: ignore[arg-type]


@cache
def _bare_parts() -> re.Pattern[str]:
    """Parts of a period that words of time name: "end of the financial year", "later in the year"."""
    parts = data()["parts"]
    ends = alternatives(w for name in ("end", "start", "remainder") for w in parts[name])
    halves = r"(?P<half>first|second|latter|last|1st|2nd)\s+half"
    numbers = alternatives([*vocabulary().counts, r"\d{1,2}"])
    edges = (
        rf"(?P<edge>first|last|final)\s+(?P<count>{numbers})?"
        r"\s?(?P<unit>day|week|month|quarter)s?"
    )
    kinds = alternatives(word for words in data()["years"].values() for word in words)
    return re.compile(
        rf"(?<![\w-])(?:(?P<single>{ends})\s{{1,3}}of|(?P<later>later|earlier)\s{{1,3}}in|{halves}\s{{1,3}}of|{edges}\s{{1,3}}of)"
        rf"\s{{1,3}}(?:(?:the|this)\s{{1,3}})?(?:(?P<kind>{kinds})\s{{1,3}})?(?P<period>year|month|week|quarter)(?!\w)(?!['’]s)",
        re.IGNORECASE,
    )


def _with_bare_parts(text: str, found: list[DateFound]) -> list[DateFound]:
    taken = list(found)
    for match in _bare_parts().finditer(text):
        period = match["period"].lower()
        of: Term
        if period == "year":
            kind = year_kind(match["kind"])
            if not match["kind"] and not match["later"]:
                kind = kind_of_years(text, match.span(), bare=True)
            of = CurrentYear(kind)
        else:
            of = Relative(period, 0)  # type: ignore[arg-type]  # the pattern has no other words
        if part := _part(match, of):
            taken.append(DateFound(match.start(), match.end(), part))
    return _longest(taken)


def _joined(text: str, found: list[DateFound]) -> list[DateFound]:
    groups: list[list[DateFound]] = []
    for one in found:
        if groups and (last := groups[-1][-1]) and _joins(text, last, one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_join(text, group) if len(group) > 1 else group[0] for group in groups]


def _joins(text: str, one: DateFound, other: DateFound) -> bool:
    between = text[one.end : other.start]
    if not _JOINTS.fullmatch(between):
        return False
    if _same_day(one.term, other.term):
        return False  # "Dé Luain 22 Feabhra 2021 / Monday 22 February 2021" are two
    joint = between.strip().lower()
    if joint in ("to", "until", "till"):
        return True
    fine, fine_other = _grain(one.term), _grain(other.term)
    return fine == fine_other


def _same_day(one: Term, other: Term) -> bool:
    match one, other:
        case Point(years=years, month=month, day=int() as day), Point():
            return bool(years) and (years, month, day) == (other.years, other.month, other.day)
        case _:
            return False


def _grain(term: Term) -> str:
    """How fine a term is; only terms of one grain are joined by a dash or "and"."""
    match term:
        case Point(day=None, month=None):
            return "year"
        case Point(day=None) | Season() | RelativeTo(term=Season()):
            return "month"
        case SplitYear():
            return "split year"
        case Point() | NthWeekday() | Holiday() | RelativeTo():
            return "day"
        case Quarter():
            return "quarter"
        case Part():
            return "month"
        case Relative(unit=unit):
            return unit
        case Joined(parts=parts):
            return _grain(parts[-1])
        case _:
            return "other"


def _join(text: str, group: list[DateFound]) -> DateFound:
    start, end = group[0].start, group[-1].end
    joints = [text[a.end : b.start] for a, b in pairwise(group)]
    between = re.search(r"between\s+(?:the\s+)?$", text[max(0, start - 20) : start], re.IGNORECASE)
    parts = any(isinstance(one.term, Part) for one in group)
    slashed = all("/" in joint for joint in joints) and all(_grain(one.term) == "month" for one in group)
    ranged = between or parts or slashed or any(_RANGE.fullmatch(joint) for joint in joints)
    kind: JoinKind = "range" if ranged else "list"
    terms: list[Term] = []
    for one in group:
        terms += one.term.parts if isinstance(one.term, Joined) and one.term.kind == kind else (one.term,)
    return DateFound(start, end, Joined(kind, tuple(terms)))
