"""The patterns of single dates and what each match says; context is judged elsewhere.

Every pattern is bounded in each of its repetitions, so that a search costs linear time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rolecall.values.dates import meanings
from rolecall.values.dates.terms import Term
from rolecall.values.dates.vocabulary import DASH, GAP, LOOSE, SAME_LINE, alternatives, data

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
            meanings.read_iso,
        ),
        Reading(
            "numeric",
            figures(
                rf"(?:(?P<w>{weekday}){LOOSE},?{LOOSE})?(?P<d>\d{{1,2}})\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?"
                r"(?P<y>(?:1[5-9]|2[01])\d\d|\d\d)(?![.,]?\d)(?!-\d)"
            ),
            meanings.read_numeric,
        ),
        Reading("short numeric", figures(rf"(?P<w>{weekday}){GAP}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})"), meanings.read_numeric),
        Reading(
            "day month",
            figures(
                rf"(?:(?P<w>{weekday}){LOOSE},?{LOOSE}(?:the\s{{1,3}})?)?(?P<days>{days})"
                rf"{LOOSE}(?:day{GAP})?(?:(?i:of){GAP})?[,-]?{LOOSE}(?P<month>{any_month})(?:-(?=\d))?{year}?"
            ),
            meanings.read_days_of_month,
        ),
        Reading(
            "month day",
            pattern(rf"(?:(?P<w>{weekday}){LOOSE},?{LOOSE})?(?P<month>{month}){GAP}(?:the\s)?(?P<days>{days}){year}?"),
            meanings.read_days_of_month,
        ),
        Reading("month year", pattern(rf"(?P<month>{any_month}){LOOSE}(?:of{GAP})?[-/,]?{year}"), meanings.read_month),
        Reading("month last", pattern(rf"(?P<month>{month}){GAP}last(?=\s?[.,;:)]|\s+and\s)"), meanings.read_month_last),
        Reading("month", pattern(rf"(?P<month>{month})(?P<year>)"), meanings.read_month),
        Reading("split year", figures(r"(?P<a>\d{4})\s?(?P<s>[-–—‐‑−/])\s?(?P<b>\d{4}|\d{1,2})"), meanings.read_split_year),
        Reading("short split year", figures(r"(?P<a>\d\d)(?P<s>/)(?P<b>\d\d)(?!/)"), meanings.read_split_year),
        Reading("year", figures(r"(?P<y>(?:1[89]|20)\d\d)(?![.,:]\d)(?!\s?%)"), meanings.read_year),
        Reading(
            "quarter",
            pattern(
                rf"(?:(?P<behind>{split})\s{{1,3}})?"
                rf"(?:Q\s?(?P<q>[1-4])|(?i:quarter|qtr\.?)\s{{1,3}}(?P<n>[1-4]|(?i:one|two|three|four))|"
                rf"(?i:(?P<o>first|second|third|fourth|1st|2nd|3rd|4th)\s{{1,3}}quarter))(?!\d)"
                rf"(?:,?\s{{0,3}}(?:of\s{{1,3}})?(?:the\s{{1,3}})?(?:{kinds}\s{{1,3}}year\s{{1,3}})?[(]?(?P<year>{split}|\d{{4}}(?!\d))(?:(?<=\d)\)(?!\w))?)?"
            ),
            meanings.read_quarter,
        ),
        Reading(
            "season",
            pattern(
                rf"(?P<season>{season})(?P<break>{breaks})?(?:,?{GAP}(?:of\s{{1,3}})?(?P<year>{split}|\d{{4}}(?!\d)))?"
            ),
            meanings.read_season,
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
            meanings.read_holiday,
        ),
        Reading("weekday", pattern(rf"(?P<w>{weekday}){GAP}(?:the{GAP})?(?P<d>\d{{1,2}}){ordinal}"), meanings.read_day_of_week),
        Reading("new year", re.compile(r"(?<=the\s)new\s{1,3}year(?![\w'’])"), meanings.read_new_year),
        Reading("day word", pattern(rf"(?i:(?P<word>{alternatives(words['days'])}))"), meanings.read_day_word),
        Reading(
            "relative",
            pattern(
                rf"(?P<direction>{direction})\s{{1,3}}(?:(?P<kind>(?i:{kinds}))\s{{1,3}})?"
                rf"(?P<unit>(?i:day|weekend|week|month|quarter|year))"
            ),
            meanings.read_relative,
        ),
        Reading(
            "relative term",
            pattern(
                rf"(?P<direction>{direction})\s{{1,3}}"
                rf"(?:(?P<weekday>{weekday})|(?P<season>{season})(?P<break>{breaks})?|(?P<month>{month}))"
            ),
            meanings.read_relative_term,
        ),
    ]
    return tuple(table)
