"""All dates of a document moved by one whole number of years, with weekdays that fit, or none of them moved.

Relative dates (`next month`) keep their words, since the document's own date moves with them; weeks stay whole weeks.
A document keeps its dates where one of them cannot be moved for sure: a moveable feast, a 29 February, a number that
may be a year or not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from rolecall.corpora.slots import Piece, Pieces
from rolecall.corpora.variants.years import UnmovableError, shifted, with_shifted_years
from rolecall.values import edtf
from rolecall.values.dates import find_dates, resolve

_YEARS = (1972, 2026)
_FARTHEST = 9
_SATURDAY = 5
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)((?:day|sday|s|nesday|nes|rsday|rs|r|urday)?)\b", re.IGNORECASE)
_FEAST = re.compile(
    r"easter|whit|pentecost|good\s+friday|ash\s+wed|shrove|bank\s+hol|may\s+day|remembrance|mothering|ramadan|\beid\b"
    r"|diwali|half[\s-]?term|ascension|trinity|lent\b|advent|jubilee|st\.?\s+patrick",
    re.IGNORECASE,
)
_WEEK = re.compile(r"week|fortnight|w/?[ce]\b", re.IGNORECASE)


def with_moved_dates(pieces: Pieces, meta: dict[str, str | None], rng: Random) -> tuple[Pieces, dict[str, str | None]]:
    """The pieces with their dates moved, and `meta` with its `meeting_date` and the dates of its `title`."""
    dates = [piece for piece in pieces if piece.label == "DATE"]
    meeting = meta["meeting_date"]
    if any(piece.value.get("value") is None or _FEAST.search(piece.text) for piece in dates):
        return pieces, meta
    shifts = [n for n in range(-_FARTHEST, _FARTHEST + 1) if n and _within(meeting, n)]
    rng.shuffle(shifts)
    for years in shifts:
        try:
            moved = {id(piece): _moved(piece, meeting, years) for piece in dates}
            new_meta = meta | {"meeting_date": shifted(meeting, years) if meeting else None}
            new_meta["title"] = _moved_title(meta["title"], dates, [moved[id(piece)] for piece in dates], years)
        except UnmovableError:
            continue
        return tuple(moved.get(id(piece), piece) for piece in pieces), new_meta
    return pieces, meta


def _within(meeting: str | None, years: int) -> bool:
    """Whether the meeting would fall in a likely year, and on a weekday where it was on one."""
    if meeting is None:
        return False
    if not _YEARS[0] <= edtf.day_between(meeting).year + years <= _YEARS[1]:
        return False
    try:
        now = edtf.day_between(shifted(meeting, years))
    except UnmovableError:
        return False
    return now.weekday() < _SATURDAY or edtf.day_between(meeting).weekday() >= _SATURDAY


def _moved(piece: Piece, meeting: str | None, years: int) -> Piece:
    value = str(piece.value["value"])
    new_value = _moved_week(value, meeting, years) if _is_week(piece.text, value) else shifted(value, years)
    text = _with_weekday(with_shifted_years(piece.text, value, years), value, new_value)
    _check(piece.text, value, meeting, text, new_value, years)
    return replace(piece, text=text, value={**piece.value, "value": new_value})


def _is_week(text: str, value: str) -> bool:
    if not _WEEK.search(text):
        return False
    if edtf.precision(value) != "interval" or re.search(r"\d", text):
        raise UnmovableError(text)
    return True


def _moved_week(value: str, meeting: str | None, years: int) -> str:
    first, last = edtf.bounds(value)
    if meeting is None or edtf.precision(meeting) != "day":
        raise UnmovableError(value)
    then, now = edtf.bounds(meeting)[0], edtf.bounds(shifted(meeting, years))[0]
    apart = (_monday(first) - _monday(then)).days
    start = _monday(now) + timedelta(days=apart + first.weekday())
    return f"{start.isoformat()}/{(start + (last - first)).isoformat()}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _with_weekday(text: str, old: str, new: str) -> str:
    found = list(_DAY.finditer(text))
    if not found:
        return text
    if edtf.precision(old) == "day":
        before, after = edtf.bounds(old)[0], edtf.bounds(new)[0]
        if len(found) > 1 or _DAYS[before.weekday()][:3].lower() != found[0][1].lower():
            raise UnmovableError(text)
        return _DAY.sub(lambda m: _like(m.group(), _DAYS[after.weekday()]), text)
    raise UnmovableError(text)


def _like(old: str, day: str) -> str:
    """The weekday as long and in the case of the old: `Tues` for `Weds`, `WED` for `MON`."""
    full = old.lower() in (name.lower() for name in _DAYS)
    new = day if full else day[: max(3, min(len(old), 4))] if day in ("Tuesday", "Thursday", "Wednesday") else day[:3]
    return new.upper() if old.isupper() else new.lower() if old.islower() else new


@lru_cache(maxsize=8192)
def _read(text: str, anchor: str | None) -> str | None:
    """What the date grammar makes of the text alone; None where it does not read all of it as one date."""
    flat = " ".join(text.split())
    found = find_dates(flat)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(flat)):
        return None
    return str(resolve(found[0], anchor=anchor)["value"])


def _check(old: str, old_value: str, meeting: str | None, new: str, new_value: str, years: int) -> None:
    """Where the grammar reads the old text right, it has to read the new text right as well."""
    anchor = shifted(meeting, years) if meeting else None
    if _read(old, meeting) == old_value and _read(new, anchor) != new_value:
        raise UnmovableError(f"{old!r} {new!r}")


def _moved_title(title: str | None, old: Sequence[Piece], new: Sequence[Piece], years: int) -> str | None:
    if not title:
        return title
    for before, after in sorted(zip(old, new, strict=True), key=lambda pair: -len(pair[0].text)):
        if len(before.text) > 4 and before.text in title:
            return title.replace(before.text, after.text)
    if _DAY.search(title):
        raise UnmovableError(title)
    return re.sub(r"\b(?:19|20)\d\d\b", lambda m: str(int(m.group()) + years), title)
