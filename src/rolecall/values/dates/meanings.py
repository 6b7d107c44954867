"""What a match of one of the date patterns says: from the words of a match to a term of the grammar.

A reader returns None where the match is no date after all: a ratio, a score, a sort code.
"""

import re

from rolecall.values.dates.terms import (
    Holiday,
    Joined,
    JoinKind,
    NthWeekday,
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
from rolecall.values.dates.vocabulary import DASH, data, month_of, vocabulary, weekday_of
from rolecall.values.lexicons import kind_of

PIVOT = 50
"""Two-digit years up to this one may lie in the present century; later ones lie in the last."""

Match = re.Match[str]
_ROMANS = {r: n for n, r in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}


def years_of(written: str | None) -> tuple[int, ...]:
    """The years that the digits may mean, likeliest first: `16` is 2016 or 1916; `20922` slipped a digit."""
    digits = re.sub(r"\D", "", re.sub("[Oo]", "0", written or ""))
    if not digits:
        return ()
    if len(digits) == 2:
        short = int(digits)
        return (2000 + short, 1900 + short) if short <= PIVOT else (1900 + short,)
    if len(digits) == 5:
        dropped = {int(digits[:i] + digits[i + 1 :]) for i in range(1, 5)}
        return tuple(sorted(dropped))
    return (int(digits),)


def read_iso(match: Match) -> Term | None:
    month, day = int(match["m"]), int(match["d"])
    if match["s"] != "-" and (month > 12 or day > 31):
        return None
    return Point((int(match["y"]),), month, day)


def read_numeric(match: Match) -> Term | None:
    groups = match.groupdict()
    day, month = int(match["d"]), int(match["m"])
    if month > 12 >= day:
        day, month = month, day  # the American order
    written = groups.get("y") or ""
    if len(written) != 4 and not (1 <= day <= 31 and 1 <= month <= 12):
        return None  # a ratio, a score, a sort code
    return Point(years_of(written), month, day, weekday_of(groups.get("w")))


def read_days_of_month(match: Match) -> Term | None:
    return _days_in(match, month_of(match["month"]))


def read_days_of_slipped_month(match: Match) -> Term | None:
    """The days of a month whose name is misspelt: "3 Febuary"."""
    month = _slipped(match["month"])
    return _days_in(match, month) if month else None


def read_slipped_month(match: Match) -> Term | None:
    """A misspelt month and its year."""
    month = _slipped(match["month"])
    return Point(years_of(match["year"]), month) if month else None


def _slipped(written: str) -> int | None:
    month = vocabulary().slips.get(written.lower())
    return month if month and kind_of(written) == "unknown" else None


def _days_in(match: Match, month: int) -> Term | None:
    years = years_of(match["year"])
    days = re.sub(r"(?<![a-z])[lI](?=st(?![a-z]))", "1", match["days"])  # as a scanner reads "1st"
    written = re.findall(r"(\d{1,2})|([A-Za-z]{3,})", days)
    points: list[Point] = []
    weekday = weekday_of(match["w"])
    for number, word in written:
        if word:
            weekday = weekday_of(word) if word.lower() in vocabulary().weekdays else weekday
            continue
        if not years and not 1 <= int(number) <= 31:
            return None
        points.append(Point(years, month, int(number), weekday))
        weekday = None
    if len(points) == 1:
        trail = match.groupdict().get("trail")
        return RelativeTo(points[0], data()["trailing"][trail.lower()]) if trail and not years else points[0]
    glue = re.sub(r"\d{1,2}(?:st|nd|rd|th)?", "", days.lower())
    kind: JoinKind = "range" if re.search(rf"{DASH}|\bto\b|until|till", glue) else "list"
    return Joined(kind, tuple(points))


def read_day_of_week(match: Match) -> Term | None:
    day = int(match["d"])
    return Point(day=day, weekday=weekday_of(match["w"])) if 1 <= day <= 31 else None


def read_month(match: Match) -> Term | None:
    return Point(years_of(match["year"]), month_of(match["month"]))


def read_month_last(match: Match) -> Term | None:
    return RelativeTo(Point(month=month_of(match["month"])), data()["trailing"][match["trail"].lower()])


def read_weekday_last(match: Match) -> Term | None:
    return RelativeTo(Point(weekday=weekday_of(match["w"])), data()["trailing"][match["trail"].lower()])


def read_weekday(match: Match) -> Term | None:
    return Point(weekday=weekday_of(match["w"]))


def read_nth_weekday(match: Match) -> Term | None:
    number = -1 if match["n"].lower() == "last" else vocabulary().ordinals[match["n"].lower()]
    weekday = weekday_of(match["w"])
    assert weekday is not None  # noqa: S101 (the pattern has a weekday)
    return NthWeekday(number, weekday, month_of(match["month"]), years_of(match["year"]))


def read_day_of_this_month(match: Match) -> Term | None:
    day = int(match["d"])
    offset = data()["of_the_month"][match["trail"].lower().rstrip(".")]
    return Point(day=day, month_offset=offset) if 1 <= day <= 31 else None


def read_ordinal_word(match: Match) -> Term | None:
    day = data()["ordinal_days"]["-".join(match["o"].lower().replace("-", " ").split())]
    return Point(years_of(match["year"]), month_of(match["month"]), day, weekday_of(match["w"]))


def read_roman(match: Match) -> Term | None:
    return Point(years_of(match["y"]), _ROMANS[match["m"].lower()], int(match["d"]))


def read_years(match: Match) -> Term | None:
    """ "1974 to 77": the second year gives only what changed."""
    first = int(match["a"])
    second = first // 100 * 100 + int(match["b"])
    return Joined("range", (Point((first,)), Point((second,)))) if second > first else None


def read_same(_match: Match) -> Term | None:
    return Relative("day", 0, from_before=True)


def read_beside(match: Match) -> Term | None:
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]
    return Relative(unit, 1 if match["side"].lower() == "after" else -1, from_before=True)


def read_month_quarter(match: Match) -> Term | None:
    return Quarter(month_of(match["month"]) // 3, kind="calendar")


def read_split_year(match: Match) -> Term | None:
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


def read_year(match: Match) -> Term | None:
    return Point((int(match["y"]),))


def read_quarter(match: Match) -> Term | None:
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


def read_season(match: Match) -> Term | None:
    year = _year_or_split(match["year"])
    return Season(vocabulary().seasons[match["season"].lower()], year.first if isinstance(year, SplitYear) else year)


def read_holiday(match: Match) -> Term | None:
    name = next(name for name in data()["holidays"] if match[name])
    year = int(match["year"]) if match["year"] else None
    holiday = Holiday(name, year, weekend=(match["break"] or "").lower().strip(" \n*_") == "weekend")
    return RelativeTo(holiday, data()["trailing"][match["trail"].lower()]) if match["trail"] else holiday


def read_day_word(match: Match) -> Term | None:
    return Relative("day", data()["days"][match["word"].lower()])


def read_new_year(_match: Match) -> Term | None:
    return Relative("year", 1)


def read_relative(match: Match) -> Term | None:
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]
    if match["kind"] and unit != "year":
        return None
    direction = match["direction"].lower()
    if unit == "day" and direction == "next":
        return Relative(unit, 1, from_before=True)
    if unit == "day" and direction in ("last", "this", "current", "coming", "forthcoming", "prior"):
        return None  # "the last day of", "this day"
    return Relative(unit, vocabulary().directions[direction], year_kind(match["kind"]), _from_before(direction))


def read_relative_term(match: Match) -> Term | None:
    direction = match["direction"].lower()
    if direction == "current":
        return None
    words = vocabulary()
    term: Point | Season
    if match["weekday"]:
        term = Point(weekday=weekday_of(match["weekday"]))
    elif match["season"]:
        term = Season(words.seasons[match["season"].lower()])
    else:
        term = Point(month=month_of(match["month"]))
    return RelativeTo(term, words.directions[direction], _from_before(direction))


def year_kind(word: str | None) -> YearKind:
    """Which year the word before "year" speaks of; the calendar's without one."""
    kinds: tuple[YearKind, ...] = ("financial", "academic")
    return next((kind for kind in kinds if (word or "").lower() in data()["years"][kind]), "calendar")


def _from_before(direction: str) -> bool:
    return direction in data()["directions_counted_from_the_date_before"]["words"]
