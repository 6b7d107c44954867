"""The patterns of single dates and what each match says; context is judged elsewhere.

Every pattern is bounded in each of its repetitions, so that a search costs linear time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rolecall.values.dates.terms import (
    Holiday,
    Joined,
    JoinKind,
    Point,
    Quarter,
    Relative,
    RelativeTo,
    Season,
    SplitYear,
    Term,
    Unit,
    YearKind,
)
from rolecall.values.dates.vocabulary import DASH, GAP, LOOSE, alternatives, data, vocabulary

PIVOT = 50
"""Two-digit years up to this one may lie in the present century; later ones lie in the last."""

Match = re.Match[str]
Reader = Callable[[Match], Term | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of writing a date: its name, its pattern, and what a match says (None: no date after all)."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


@cache
def readings() -> tuple[Reading, ...]:
    """Every way of writing a date, the more specific first."""
    words = data()
    names = [name for names in words["months"]["names"] for name in names]
    short = [name for names in words["months"]["abbreviations"] for name in names]
    any_month = rf"(?:(?i:{alternatives(names)})(?![a-zA-Z])|(?i:{alternatives(short)})(?![a-zA-Z])\.?)"
    cased, cased_short = (alternatives([*group, *(n.upper() for n in group)]) for group in (names, short))
    month = rf"(?:{cased}(?![a-zA-Z])|{cased_short}(?![a-zA-Z])\.?)"
    weekday = rf"(?:(?i:{alternatives(n for names in words['weekdays']['names'] for n in names)})(?![a-zA-Z])\.?)"
    weekday_ahead = rf"(?:{weekday}{LOOSE},?(?:{GAP}the(?=\s))?{LOOSE})"
    ordinal = r"(?:[ ]?(?i:st|nd|rd|th)(?![a-zA-Z]))"
    day = rf"(?:\d{{1,2}}{ordinal}?(?!\d))"
    glue = rf"(?:[ \t]{{0,2}}(?:{DASH}|/|&)\s{{0,3}}|\s{{1,3}}(?:and|to|or|until|till)\s{{1,3}})"
    other_day = rf"(?:{weekday_ahead})?(?:the\s)?{day}"
    days = rf"{day}(?:(?:,\s{{0,3}}{other_day}){{0,5}}{glue}{other_day}){{0,3}}"
    full_year = r"(?:\d{4}(?!\d)|20\d{3}(?!\d))"
    short_year = r"(?:['’]\d\d(?!\d)|\d\d(?=[,;)\]|]|\.(?!\d)|\s*$|[ \t]*\n|\t))"
    year = rf"(?:,?{LOOSE}(?P<year>{full_year}|{short_year}))"
    split = rf"(?:\d{{4}}\s?(?:{DASH}|/)\s?(?:\d{{4}}|\d{{1,2}})(?!\d))"
    season = rf"(?i:{alternatives(words['seasons'])})(?![a-zA-Z])"
    breaks = rf"(?:{GAP}(?i:{alternatives(words['breaks']['words'])})(?!\w))"
    direction = rf"(?i:{alternatives(words['directions'])})"
    kinds = alternatives(f"{k}" for names in words["years"].values() for k in names)
    left, right = r"(?<![\w£$€#])", r"(?!\w)"

    def pattern(body: str) -> re.Pattern[str]:
        return re.compile(left + body + right, re.MULTILINE)

    def figures(body: str) -> re.Pattern[str]:
        return re.compile(r"(?<![\w£$€#/\\])(?<!\d[.,:])(?<![A-Z0-9]-)" + body + r"(?!\w)(?!/\w)", re.MULTILINE)

    table: list[Reading] = [
        Reading(
            "iso",
            figures(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?:T[\d:.Z+-]{2,25})?"),
            _iso,
        ),
        Reading(
            "numeric",
            figures(
                rf"(?:(?P<w>{weekday}){LOOSE},?{LOOSE})?(?P<d>\d{{1,2}})\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?"
                r"(?P<y>(?:1[5-9]|2[01])\d\d|\d\d)(?![.,]?\d)(?!-\d)"
            ),
            _numeric,
        ),
        Reading("short numeric", figures(rf"(?P<w>{weekday}){GAP}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})"), _numeric),
        Reading(
            "day month",
            figures(
                rf"(?:(?P<w>{weekday}){LOOSE},?{LOOSE}(?:the\s{{1,3}})?)?(?P<days>{days})"
                rf"{LOOSE}(?:day{GAP})?(?:(?i:of){GAP})?[,-]?{LOOSE}(?P<month>{any_month})(?:-(?=\d))?{year}?"
            ),
            _days_of_month,
        ),
        Reading(
            "month day",
            pattern(rf"(?:(?P<w>{weekday}){LOOSE},?{LOOSE})?(?P<month>{month}){GAP}(?:the\s)?(?P<days>{days}){year}?"),
            _days_of_month,
        ),
        Reading("month year", pattern(rf"(?P<month>{any_month}){LOOSE}(?:of{GAP})?[-/,]?{year}"), _month),
        Reading("month last", pattern(rf"(?P<month>{month}){GAP}last(?=\s?[.,;:)]|\s+and\s)"), _month_last),
        Reading("month", pattern(rf"(?P<month>{month})(?P<year>)"), _month),
        Reading("split year", figures(r"(?P<a>\d{4})\s?(?P<s>[-–—‐‑−/])\s?(?P<b>\d{4}|\d{1,2})"), _split_year),
        Reading("short split year", figures(r"(?P<a>\d\d)(?P<s>/)(?P<b>\d\d)(?!/)"), _split_year),
        Reading("year", figures(r"(?P<y>(?:1[89]|20)\d\d)(?![.,:]\d)(?!\s?%)"), _year),
        Reading(
            "quarter",
            pattern(
                rf"(?:(?P<behind>{split})\s{{1,3}})?"
                rf"(?:Q\s?(?P<q>[1-4])|(?i:quarter|qtr\.?)\s{{1,3}}(?P<n>[1-4]|(?i:one|two|three|four))|"
                rf"(?i:(?P<o>first|second|third|fourth|1st|2nd|3rd|4th)\s{{1,3}}quarter))(?!\d)"
                rf"(?:,?\s{{0,3}}(?:of\s{{1,3}})?(?:the\s{{1,3}})?(?:{kinds}\s{{1,3}}year\s{{1,3}})?[(]?(?P<year>{split}|\d{{4}}(?!\d))(?:(?<=\d)\)(?!\w))?)?"
            ),
            _quarter,
        ),
        Reading(
            "season",
            pattern(
                rf"(?P<season>{season})(?P<break>{breaks})?(?:,?{GAP}(?:of\s{{1,3}})?(?P<year>{split}|\d{{4}}(?!\d)))?"
            ),
            _season,
        ),
        Reading(
            "holiday",
            re.compile(
                left
                + "(?:"
                + "|".join(f"(?P<{name}>{'|'.join(forms)})" for name, forms in words["holidays"].items())
                + rf")(?!\w)(?P<break>{breaks})?(?:,?{GAP}(?P<year>(?:19|20)\d\d)(?![\d/]))?"
                + right
            ),
            _holiday,
        ),
        Reading("weekday", pattern(rf"(?P<w>{weekday}){GAP}(?:the{GAP})?(?P<d>\d{{1,2}}){ordinal}"), _day_of_week),
        Reading("new year", re.compile(r"(?<=the\s)new\s{1,3}year(?![\w'’])"), _new_year),
        Reading("day word", pattern(rf"(?i:(?P<word>{alternatives(words['days'])}))"), _day_word),
        Reading(
            "relative",
            pattern(
                rf"(?P<direction>{direction})\s{{1,3}}(?:(?P<kind>(?i:{kinds}))\s{{1,3}})?"
                rf"(?P<unit>(?i:day|weekend|week|month|quarter|year))"
            ),
            _relative,
        ),
        Reading(
            "relative term",
            pattern(
                rf"(?P<direction>{direction})\s{{1,3}}"
                rf"(?:(?P<weekday>{weekday})|(?P<season>{season})(?P<break>{breaks})?|(?P<month>{month}))"
            ),
            _relative_term,
        ),
    ]
    return tuple(table)


def years_of(written: str | None) -> tuple[int, ...]:
    """The years that the digits may mean, likeliest first: `16` is 2016 or 1916; `20922` slipped a digit."""
    digits = re.sub(r"\D", "", written or "")
    if not digits:
        return ()
    if len(digits) == 2:
        short = int(digits)
        return (2000 + short, 1900 + short) if short <= PIVOT else (1900 + short,)
    if len(digits) == 5:
        dropped = {int(digits[:i] + digits[i + 1 :]) for i in range(1, 5)}
        return tuple(sorted(dropped))
    return (int(digits),)


def _iso(match: Match) -> Term | None:
    month, day = int(match["m"]), int(match["d"])
    if match["s"] != "-" and (month > 12 or day > 31):
        return None
    return Point((int(match["y"]),), month, day)


def _numeric(match: Match) -> Term | None:
    groups = match.groupdict()
    day, month = int(match["d"]), int(match["m"])
    if month > 12 >= day:
        day, month = month, day  # the American order
    written = groups.get("y") or ""
    if len(written) != 4 and not (1 <= day <= 31 and 1 <= month <= 12):
        return None  # a ratio, a score, a sort code
    return Point(years_of(written), month, day, _weekday(groups.get("w")))


def _days_of_month(match: Match) -> Term | None:
    month = vocabulary().months[match["month"].lower().rstrip(".")]
    years = years_of(match["year"])
    written = re.findall(r"(\d{1,2})|([A-Za-z]{3,})", match["days"])
    points: list[Point] = []
    weekday = _weekday(match["w"])
    for number, word in written:
        if word:
            weekday = _weekday(word) if word.lower() in vocabulary().weekdays else weekday
            continue
        if not years and not 1 <= int(number) <= 31:
            return None
        points.append(Point(years, month, int(number), weekday))
        weekday = None
    if len(points) == 1:
        return points[0]
    glue = re.sub(r"\d{1,2}(?:st|nd|rd|th)?", "", match["days"].lower())
    kind: JoinKind = "range" if re.search(rf"{DASH}|\bto\b|until|till", glue) else "list"
    return Joined(kind, tuple(points))


def _day_of_week(match: Match) -> Term | None:
    day = int(match["d"])
    return Point(day=day, weekday=_weekday(match["w"])) if 1 <= day <= 31 else None


def _month(match: Match) -> Term | None:
    return Point(years_of(match["year"]), vocabulary().months[match["month"].lower().rstrip(".")])


def _month_last(match: Match) -> Term | None:
    return RelativeTo(Point(month=vocabulary().months[match["month"].lower().rstrip(".")]), -1)


def _split_year(match: Match) -> Term | None:
    start, end = match["a"], match["b"]
    first = years_of(start)[0]
    if len(end) == 4:
        second = int(end)
    elif len(end) == 2:
        second = first // 100 * 100 + int(end)
    else:
        second = first // 10 * 10 + int(end)
    if second < first and (first + 1) % 10 ** len(end) == int(end):
        second = first + 1  # 1999/00
    if second == first + 1:
        return SplitYear(first)
    if len(start) == 2:
        return None
    if match["s"] == "/" and first < second <= first + 10 and len(end) != 1:
        return Joined("range", (SplitYear(first), SplitYear(second - 1)))  # a plan for 2007/10
    if second > first and len(end) != 1 and match["s"] != "/":
        return Joined("range", (Point((first,)), Point((second,))))
    # "2022/2013": two full years and a slip of the pen
    return SplitYear(first) if len(end) == 4 and match["s"] == "/" and second < first else None


def _year(match: Match) -> Term | None:
    return Point((int(match["y"]),))


def _quarter(match: Match) -> Term | None:
    words = vocabulary()
    if match["o"]:
        number = words.ordinals[match["o"].lower()]
    elif match["n"] and match["n"].isalpha():
        number = words.counts[match["n"].lower()]
    else:
        number = int(match["q"] or match["n"])
    return Quarter(number, _year_or_split(match["year"] or match["behind"]))


def _year_or_split(written: str | None) -> SplitYear | int | None:
    digits = re.findall(r"\d+", written or "")
    if not digits:
        return None
    return int(digits[0]) if len(digits) == 1 else SplitYear(int(digits[0]))


def _season(match: Match) -> Term | None:
    year = _year_or_split(match["year"])
    return Season(vocabulary().seasons[match["season"].lower()], year.first if isinstance(year, SplitYear) else year)


def _holiday(match: Match) -> Term | None:
    name = next(name for name in data()["holidays"] if match[name])
    year = int(match["year"]) if match["year"] else None
    return Holiday(name, year, weekend=(match["break"] or "").lower().strip(" \n*_") == "weekend")


def _day_word(match: Match) -> Term | None:
    return Relative("day", data()["days"][match["word"].lower()])


def _new_year(_match: Match) -> Term | None:
    return Relative("year", 1)


def _relative(match: Match) -> Term | None:
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]
    if match["kind"] and unit != "year":
        return None
    direction = match["direction"].lower()
    if unit == "day" and direction == "next":
        return Relative(unit, 1, from_before=True)
    if unit == "day" and direction in ("last", "this", "current", "coming", "forthcoming", "prior"):
        return None  # "the last day of", "this day"
    return Relative(unit, vocabulary().directions[direction], year_kind(match["kind"]), _from_before(direction))


def _relative_term(match: Match) -> Term | None:
    direction = match["direction"].lower()
    if direction == "current":
        return None
    words = vocabulary()
    term: Point | Season
    if match["weekday"]:
        term = Point(weekday=_weekday(match["weekday"]))
    elif match["season"]:
        term = Season(words.seasons[match["season"].lower()])
    else:
        term = Point(month=words.months[match["month"].lower().rstrip(".")])
    return RelativeTo(term, words.directions[direction], _from_before(direction))


def year_kind(word: str | None) -> YearKind:
    """Which year the word before "year" speaks of; the calendar's without one."""
    kinds: tuple[YearKind, ...] = ("financial", "academic")
    return next((kind for kind in kinds if (word or "").lower() in data()["years"][kind]), "calendar")


def _from_before(direction: str) -> bool:
    return direction in data()["directions_counted_from_the_date_before"]["words"]


def _weekday(written: str | None) -> int | None:
    return vocabulary().weekdays[written.lower().rstrip(".")] if written else None
