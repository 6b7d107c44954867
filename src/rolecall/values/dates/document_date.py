"""The date at which a document's meeting was held, as its text states it or its dates imply it."""

import re
from datetime import date, timedelta
from functools import cache

from rolecall.values import edtf
from rolecall.values.dates.expressions import find_dates
from rolecall.values.dates.resolution import resolve, resolve_all
from rolecall.values.dates.tense import tense_at
from rolecall.values.dates.terms import DateFound, Joined, Point
from rolecall.values.tables import table

__all__ = ["find_meeting_date", "infer_period"]

_REACH = 220
_HEAD = 1200  # code points within which a heading stands
_NEWS = 400  # code points within which a press release says what it is and when it was given out
_ENOUGH = 4.0
_TOP = 200  # code points within which the only day of a document is its own
_LITTLE = 1.0
_SENTENCE = re.compile(r"\n\s*\n\s*\n|(?<=[a-z)])\.\s+(?=[A-Z])")
# A stop inside these ends no sentence.
_STOPS = re.compile(
    r"(?<=\d)\.(?=\d\d)|(?<=[ap])\.(?=\s?m\b)|(?<=[ap]\.m)\.|(?<=[ap]m)\.|(?<=\bSt)\.|(?<=\bNo)\.", re.I
)
_Scores = tuple[tuple[re.Pattern[str], float], ...]


def find_meeting_date(text: str) -> tuple[int, int, str] | None:
    """Where the text states the day of its own meeting, in code points, and that day as EDTF.

    A day without a year counts when its weekday and the document's full dates settle the year. None when
    no date has enough in its favour; a date of an earlier or the next meeting, of issue or of publication
    never has.
    """
    days = _days(text)
    if _points("news", text[:_NEWS]) and (first := next((one for one in days if one[0].start < _NEWS), None)):
        return first[0].start, first[0].end, first[1]
    headers = _repeated(text, days)
    scored = [(_score(text, found) + headers.get(value, 0.0), -found.start, found, value) for found, value in days]
    best = max(scored, default=None, key=lambda s: s[:2])
    if best is None or best[0] < _ENOUGH:
        return _alone_at_the_top(text, days)
    _, _, found, value = best
    return found.start, found.end, value


def _alone_at_the_top(text: str, days: list[tuple[DateFound, str]]) -> tuple[int, int, str] | None:
    """The one day that the first lines name, unless something tells against it: `AMBLE, 8th September, 1977`."""
    first = [(found, value) for found, value in days if found.start < _TOP]
    if len({value for _, value in first}) != 1 or _score(text, first[0][0]) < _LITTLE:
        return None
    found, value = first[0]
    return found.start, found.end, value


def _days(text: str) -> list[tuple[DateFound, str]]:
    """The single days of the text; a weekday and a day without year take the year from the full dates."""
    dates = find_dates(text)
    values = [(found, resolve(found, anchor=None)["value"]) for found in dates]
    days = [
        (found, value)
        for found, value in values
        if isinstance(value, str) and edtf.precision(value) == "day" and isinstance(found.term, Point)
    ]
    if not days:
        return []
    anchor = days[0][1]
    for found, value in values:
        if value is None and isinstance(found.term, Point) and found.term.day and found.term.weekday is not None:
            placed = resolve(found, anchor=anchor)["value"]
            if isinstance(placed, str) and edtf.bounds(placed)[0].weekday() == found.term.weekday:
                days.append((found, placed))
    return days


def _score(text: str, found: DateFound) -> float:
    ahead = _STOPS.sub("", text[max(0, found.start - _REACH) : found.start])
    behind = text[found.end : found.end + _REACH]
    line_ahead = ahead.rpartition("\n")[2]
    line_behind = behind.partition("\n")[0]
    score = _points("before", _SENTENCE.split(ahead)[-1]) + _points("after", behind, match=True)
    score -= _points("against_before", _own_paragraph(ahead)) + _points("against_after", behind, match=True)
    if found.start < _HEAD:
        score += 3 * (1 - found.start / _HEAD)
    if isinstance(found.term, Point) and found.term.weekday is not None:
        score += 1
    if not re.search(r"\w", line_ahead):
        score += 2
        if found.start < _HEAD and not re.search(r"\w{3}", line_behind):
            score += 1
    return score


def _points(key: str, stretch: str, *, match: bool = False) -> float:
    """The points of the best pattern of the table; a text says one thing in several words."""
    return max(
        (weight for pattern, weight in _tables()[key] if (pattern.match if match else pattern.search)(stretch)),
        default=0.0,
    )


def _own_paragraph(ahead: str) -> str:
    """The words before the date as far back as they can still speak of it.

    A blank line ends that, unless too few words follow it to be a statement of their own.
    """
    statement = _SENTENCE.split(ahead)[-1]
    paragraphs = re.split(r"\n\s*\n", statement)
    own = paragraphs[-1]
    return own if len(paragraphs) > 1 and len(re.findall(r"\w+", own)) >= 3 else "\n".join(paragraphs[-2:])


@cache
def _tables() -> dict[str, _Scores]:
    return {
        key: tuple((re.compile(pattern, re.IGNORECASE), float(weight)) for pattern, weight in table.items())
        for key, table in table("meeting_date").items()
    }


def _repeated(text: str, days: list[tuple[DateFound, str]]) -> dict[str, float]:
    """Points for a day that stands on several short lines alike, as the header of each page does."""
    lines: dict[tuple[str, str], int] = {}
    for found, value in days:
        start = text.rfind("\n", 0, found.start) + 1
        end = text.find("\n", found.end)
        line = text[start : end if end >= 0 else len(text)]
        if len(line) < 90:
            words = re.sub(r"[\d\W]+", " ", line).strip().lower()
            lines[words, value] = lines.get((words, value), 0) + 1
    bonus: dict[str, float] = {}
    for (_, value), count in lines.items():
        if count > 1:
            bonus[value] = max(bonus.get(value, 0.0), min(5.0, 1.5 * count))
    return bonus


def infer_period(text: str) -> tuple[str, str] | None:
    """An EDTF interval of months in which a document that states no date was written, and the reason in words.

    It runs from the latest date told as past to the earliest told as future; None without both.
    """
    found = find_dates(text)
    full = [f for f in found if _has_year(f)]
    told = [(f, tense_at(text, f.start, f.end), resolve(f, anchor=None)["value"]) for f in full]
    ahead = [(v, f) for f, tense, v in told if tense == "future" and isinstance(v, str)]
    behind = [v for _, tense, v in told if tense == "past" and isinstance(v, str)]
    if not ahead and not behind:
        return None
    latest, coming = min(((_until(v), f) for v, f in ahead), default=(None, None), key=lambda one: one[0])
    provisional = latest or max(edtf.bounds(v)[1] for v in behind)
    values = resolve_all(text, found, anchor=provisional.isoformat())
    starts = [
        (edtf.bounds(value["value"])[0], one)
        for one, value in zip(found, values, strict=True)
        if isinstance(value["value"], str)
        and tense_at(text, one.start, one.end) == "past"
        and edtf.precision(value["value"]) in ("day", "month")
        and edtf.bounds(value["value"])[0] <= provisional
    ]
    if not starts or latest is None or coming is None:
        return None
    first, gone = max(starts, key=lambda one: one[0])
    start, end = f"{first:%Y-%m}", f"{latest:%Y-%m}"
    behind_it, before_it = (" ".join(text[f.start : f.end].split()) for f in (gone, coming))
    reason = f"states no date of its own; looks back on {behind_it} and ahead to {before_it}"
    return (start if start == end else f"{start}/{end}"), reason


def _has_year(found: DateFound) -> bool:
    match found.term:
        case Point(years=(_,), month=month):
            return month is not None
        case Joined(parts=parts):
            return any(isinstance(part, Point) and part.years for part in parts)
        case _:
            return False


def _until(value: str) -> date:
    """The last day on which the coming date could still be called coming: a stretch may have begun."""
    first = edtf.bounds(value)[0]
    return edtf.bounds(f"{first:%Y-%m}")[1] if edtf.precision(value) == "interval" else first - timedelta(days=1)
