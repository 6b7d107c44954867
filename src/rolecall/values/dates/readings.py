"""The patterns of single dates; `meanings` says what a match says, `where` whether it is a date where it stands.

Every pattern is bounded in each of its repetitions, so that a search costs linear time.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from rolecall.values.dates import meanings
from rolecall.values.dates.terms import Term
from rolecall.values.dates.vocabulary import DASH, GAP, LOOSE, SAME_LINE, alternatives, data

Match = re.Match[str]
Reader = Callable[[Match], Term | None]

_ORDINAL = r"(?:[ ]?(?i:st|nd|rd|th)(?![a-zA-Z])|(?:ú|af|il|ydd|fed|ed|eg|ain)(?!\w))"  # English, Irish, Welsh
_DAY = rf"(?:\d{{1,2}}{_ORDINAL}?(?!\d)|\d?[lI]st(?!\w))"
_FULL_YEAR = r"(?:\d{4}(?!\d)|20\d{3}(?!\d)|[12][\dOo]{3}(?!\w)|['’]\d\d(?!\d))"
_SHORT_YEAR = r"\d\d(?=[,;)\]|]|\.(?!\d)|\s*$|[ \t]*\n|\t)"
# A pair of figures at the head of the next line is the number of an item, not a year.
_YEAR = rf"(?:,?(?:{LOOSE}(?={_FULL_YEAR})|{SAME_LINE}(?={_SHORT_YEAR}))(?P<year>{_FULL_YEAR}|{_SHORT_YEAR}))"
# ("2OO6" is how a scanner reads)
_SPLIT = rf"(?:\d{{4}}\s?(?:{DASH}|/)\s?(?:\d{{4}}|\d{{1,2}})(?!\d))"
_CALENDAR_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?P<year>{_SPLIT}|\d{{4}}(?!\d)))?"
# "1st April next", and not "in April next year" or "in May last two hours"
_TRAIL = rf"{GAP}(?P<trail>next|last)(?!\w)(?!{GAP}(?:[a-z]+{GAP})?(?:years?|weeks?|months?|meetings?|hours?|days?)\b)"
_CLOSED = r"(?=\s?(?:[.,;:)]|$)|\s+(?:and|of|to|at|by|for|when|with)\s)"
_LEFT, _RIGHT = r"(?<![\w£$€#])", r"(?!\w)"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of writing a date: its name, its pattern, and what a match says (None: no date after all)."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


@dataclass(frozen=True, slots=True)
class _Words:
    """The alternations of the word lists that several patterns share."""

    any_month: str
    month: str
    weekday: str
    full_weekday: str
    days: str
    season: str
    breaks: str


@cache
def readings() -> tuple[Reading, ...]:
    """Every way of writing a date, the more specific first."""
    words = _words()
    return (*_days(words), *_months_and_years(words), *_feasts_and_seasons(words), *_relative(words))


def _spaced(words: Iterable[str]) -> str:
    return alternatives(word.replace(" ", r"\s{1,3}") for word in words)


@cache
def _words() -> _Words:
    words = data()
    names = [name for names in words["months"]["names"] for name in names]
    short = [name for names in words["months"]["abbreviations"] for name in names]
    native = [name for names in words["months"]["native"] for name in names]
    weekdays = [name for key in ("names", "native") for names in words["weekdays"][key] for name in names]
    cased, cased_short = (alternatives([*group, *(n.upper() for n in group)]) for group in (names, short))
    # a look ahead, since at a figure none of the many names need be tried
    weekday = rf"(?:(?!\d)(?i:{_spaced(weekdays)})(?!\w)\.?)"
    glue = rf"(?:[ \t]{{0,2}}(?:{DASH}|/|&)\s{{0,3}}|{GAP}(?:and|to|or|until|till){GAP})"
    weekday_ahead = rf"(?:{weekday}{LOOSE},?(?:{GAP}the(?=\s))?{LOOSE})"
    other_day = rf"(?:{weekday_ahead})?(?:the\s)?{_DAY}"
    return _Words(
        any_month=rf"(?:(?i:{alternatives(names)}|{_spaced(native)})(?!\w)|(?i:{alternatives(short)})(?![a-zA-Z])\.?)",
        month=rf"(?:{cased}(?![a-zA-Z])|{cased_short}(?![a-zA-Z])\.?)",
        weekday=weekday,
        full_weekday=alternatives(names[0] for names in words["weekdays"]["names"]),
        days=rf"{_DAY}(?:(?:,{LOOSE}{other_day}){{0,5}}{glue}{other_day}){{0,3}}",
        season=rf"(?i:{alternatives(words['seasons'])})(?![a-zA-Z])",
        breaks=rf"(?:{GAP}(?i:{alternatives(words['breaks']['words'])})(?!\w))",
    )


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(_LEFT + body + _RIGHT, re.MULTILINE)


def _figures(body: str) -> re.Pattern[str]:
    """For what begins with a figure: no part of a reference, a sum or a path."""
    return re.compile(r"(?<![\w£$€#/\\])(?<!\d[.,:])(?<![A-Z0-9]-)" + body + r"(?!\w)(?!/\w)", re.MULTILINE)


def _days(w: _Words) -> tuple[Reading, ...]:
    ahead = rf"(?:(?P<w>{w.weekday}){LOOSE},?{LOOSE}(?:the{GAP})?)?"
    of = rf"{LOOSE}(?:day{GAP})?(?:(?i:of|de|o){GAP}|d['’])?[,-]?{LOOSE}"
    slip = r"(?P<month>[A-Z][A-Za-z]{3,9})(?![A-Za-z])"
    ordinals = alternatives([*data()["ordinals"], "last"])
    return (
        Reading(
            "iso",
            _figures(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?:T[\d:.Z+-]{2,25})?"),
            meanings.read_iso,
        ),
        Reading(
            "numeric",
            _figures(
                rf"(?:(?P<w>{w.weekday}){LOOSE},?{LOOSE})?(?P<d>\d{{1,2}})\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?"
                r"(?P<y>(?:1[5-9]|2[01])\d\d|\d\d)(?![.,]?\d)(?!-\d)"
            ),
            meanings.read_numeric,
        ),
        Reading(
            "short numeric",
            _figures(rf"(?P<w>{w.weekday}){GAP}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})"),
            meanings.read_numeric,
        ),
        Reading(
            "day and month",
            _figures(r"(?P<d>[12]\d|3[01]|0?[1-9])/(?P<m>1[0-2]|0?[1-9])(?!/)"),
            meanings.read_numeric,
        ),
        Reading(
            "roman",
            _figures(r"(?P<d>[12]?\d|3[01])(?P<s>[./-])(?P<m>x?i{1,3}|i?[vx]|vi{1,3})(?P=s)(?P<y>\d{4}|\d\d)"),
            meanings.read_roman,
        ),
        Reading(
            "day month",
            _figures(rf"{ahead}(?P<days>{w.days}){of}(?P<month>{w.any_month})(?:-(?=\d))?(?:{_YEAR}|{_TRAIL})?"),
            meanings.read_days_of_month,
        ),
        Reading(
            "day month",
            _figures(rf"{ahead}(?P<days>{w.days}){of}{slip}{_YEAR}?"),
            meanings.read_days_of_slipped_month,
        ),
        Reading(
            "month day",
            _pattern(
                rf"(?:(?P<w>{w.weekday}){LOOSE},?{LOOSE})?(?P<month>{w.month}){GAP}(?:the\s)?(?P<days>{w.days}){_YEAR}?"
            ),
            meanings.read_days_of_month,
        ),
        Reading(
            "day of month",
            _figures(
                rf"{ahead}(?P<d>\d{{1,2}}){_ORDINAL}{GAP}(?P<trail>(?i:{alternatives(data()['of_the_month'])})\.?)"
            ),
            meanings.read_day_of_this_month,
        ),
        Reading(
            "ordinal word",
            _pattern(
                rf"{ahead}(?P<o>(?i:{alternatives(word.replace('-', '[ -]') for word in data()['ordinal_days'])}))"
                rf"{GAP}(?:day{GAP})?of{GAP}(?P<month>{w.month}){_YEAR}?"
            ),
            meanings.read_ordinal_word,
        ),
        Reading(
            "nth weekday",
            _pattern(
                rf"(?P<n>(?i:{ordinals})){GAP}(?P<w>{w.full_weekday}){GAP}(?:of|in){GAP}(?P<month>{w.month}){_YEAR}?"
            ),
            meanings.read_nth_weekday,
        ),
        Reading(
            "weekday",
            _pattern(rf"(?P<w>{w.weekday}){GAP}(?:the{GAP})?(?P<d>\d{{1,2}}){_ORDINAL}"),
            meanings.read_day_of_week,
        ),
        Reading("weekday last", _pattern(rf"(?P<w>{w.full_weekday}){_TRAIL}{_CLOSED}"), meanings.read_weekday_last),
        Reading("bare weekday", _pattern(rf"(?P<w>{w.full_weekday})"), meanings.read_weekday),
    )


def _months_and_years(w: _Words) -> tuple[Reading, ...]:
    kinds = alternatives(kind for names in data()["years"].values() for kind in names)
    return (
        Reading(
            "month year",
            _pattern(rf"(?P<month>{w.any_month}){LOOSE}(?:of{GAP})?[-/,]?{_YEAR}"),
            meanings.read_month,
        ),
        Reading(
            "month year",
            _pattern(r"(?P<month>[A-Z][A-Za-z]{3,9}),?[ \t]{1,3}(?P<year>(?:19|20)\d\d)"),
            meanings.read_slipped_month,
        ),
        Reading("month last", _pattern(rf"(?P<month>{w.month}){_TRAIL}{_CLOSED}"), meanings.read_month_last),
        Reading(
            "month quarter",
            _pattern(r"(?P<month>March|June|September|December)\s{1,3}(?i:quarter)"),
            meanings.read_month_quarter,
        ),
        Reading("month", _pattern(rf"(?P<month>{w.month})(?P<year>)"), meanings.read_month),
        Reading(
            "split year",
            _figures(r"(?P<a>(?:1[6-9]|20)\d\d)\s?(?P<s>[-–—‐‑−/])\s?(?P<b>\d{4}|\d{1,2})"),
            meanings.read_split_year,
        ),
        Reading("short split year", _figures(r"(?P<a>\d\d)(?P<s>/)(?P<b>\d\d)(?!/)"), meanings.read_split_year),
        Reading(
            "years",
            _figures(r"(?P<a>(?:19|20)\d\d)\s(?:to|until)\s['’]?(?P<b>\d\d)(?![\d.,:%])"),
            meanings.read_years,
        ),
        Reading("year", _figures(r"(?P<y>(?:1[89]|20)\d\d)(?![.,:]\d)(?!\s?%)"), meanings.read_year),
        Reading(
            "quarter",
            _pattern(
                rf"(?:(?P<behind>{_SPLIT}){GAP})?"
                rf"(?:Q\s?(?P<q>[1-4])|(?i:quarter|qtr\.?){GAP}(?P<n>[1-4]|(?i:one|two|three|four))|"
                rf"(?i:(?P<o>first|second|third|fourth|1st|2nd|3rd|4th){GAP}quarter))(?!\d)"
                rf"(?:,?{LOOSE}(?:of{GAP})?(?:the{GAP})?(?:{kinds}{GAP}year{GAP})?"
                rf"[(]?(?P<year>{_SPLIT}|\d{{4}}(?!\d))(?:(?<=\d)\)(?!\w))?)?"
            ),
            meanings.read_quarter,
        ),
    )


def _feasts_and_seasons(w: _Words) -> tuple[Reading, ...]:
    feasts = "|".join(f"(?P<{name}>{'|'.join(forms)})" for name, forms in data()["holidays"].items())
    return (
        Reading(
            "season",
            _pattern(rf"(?P<season>{w.season})(?P<break>{w.breaks})?{_CALENDAR_YEAR}"),
            meanings.read_season,
        ),
        Reading(
            "holiday",
            re.compile(
                rf"{_LEFT}(?:{feasts})(?!\w)(?P<break>{w.breaks})?"
                rf"(?:,?{GAP}(?P<year>(?:19|20)\d\d)(?![\d/])|{_TRAIL}{_CLOSED})?{_RIGHT}",
                re.MULTILINE,
            ),
            meanings.read_holiday,
        ),
    )


def _relative(w: _Words) -> tuple[Reading, ...]:
    words = data()
    direction = rf"(?P<direction>(?i:{alternatives(words['directions'])}))"
    kinds = alternatives(kind for names in words["years"].values() for kind in names)
    return (
        Reading("new year", re.compile(r"(?<=the\s)new\s{1,3}year(?![\w'’])"), meanings.read_new_year),
        Reading("day word", _pattern(rf"(?i:(?P<word>{alternatives(words['days'])}))"), meanings.read_day_word),
        Reading("same", _pattern(rf"(?:that|same){GAP}(?:date|day)"), meanings.read_same),
        Reading(
            "beside",
            _pattern(rf"(?:(?<=the\s)(?P<unit>day|week|month|year){GAP}(?P<side>before|after))"),
            meanings.read_beside,
        ),
        Reading(
            "relative",
            _pattern(
                rf"{direction}{GAP}(?:(?P<kind>(?i:{kinds})){GAP})?(?P<unit>(?i:day|weekend|week|month|quarter|year))"
            ),
            meanings.read_relative,
        ),
        Reading(
            "relative term",
            _pattern(
                rf"{direction}{GAP}(?:(?P<weekday>{w.weekday})|(?P<season>{w.season})(?P<break>{w.breaks})?|(?P<month>{w.month}))"
            ),
            meanings.read_relative_term,
        ),
    )
