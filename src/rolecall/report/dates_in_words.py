"""An EDTF date in the words of a newspaper, for those who do not read EDTF."""

import re

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_QUALIFIED = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def in_words(edtf: str) -> str:
    """The date in words, saying no more and no less than the EDTF; what is not EDTF comes back as it is.

    `2016-11-22` is `22 November 2016`, `2019-24` is `winter 2019–20`, `2018/..` is `2018 or later`.
    """
    if edtf.startswith("{") and edtf.endswith("}"):
        members = [_stretch(member, "..") for member in edtf[1:-1].split(",")]
        return " and ".join(found) if (found := [m for m in members if m]) == members else edtf
    return _stretch(edtf, "/") or edtf


def _stretch(edtf: str, mark: str) -> str | None:
    start, found, end = edtf.partition(mark)
    if not found:
        return _point(start)
    open_ends = ("", "..")
    first, last = _point(start), _point(end)
    if first and last:
        return f"{first} to {last}"
    if first and end in open_ends:
        return f"{first} or later"
    if last and start in open_ends:
        return f"{last} or earlier"
    return None


def _point(edtf: str) -> str | None:
    match = _POINT.fullmatch(edtf)
    if not match:
        return None
    year, number, day, qualifier = match.groups()
    before = _QUALIFIED[qualifier]
    if number is None:
        return before + year
    month = int(number)
    if day is None and month in _SEASONS:
        # Winter runs from December into the next year.
        return f"{before}{_SEASONS[month]} {year}" + (f"–{(int(year) + 1) % 100:02}" if month == 24 else "")
    if not 1 <= month <= len(_MONTHS):
        return None
    return " ".join(filter(None, [before.strip(), day and str(int(day)), _MONTHS[month - 1], year]))
