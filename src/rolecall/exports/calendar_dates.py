"""EDTF to the plain dates that other formats take, never saying more than the EDTF does."""

import re

_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_SEASON_OF_ONE_YEAR = re.compile(r"(\d{4})-2[1-3]")  # winter, 24, may run into the next year


def plain_date(edtf: str | None) -> str | None:
    """The most exact YYYY, YYYY-MM or YYYY-MM-DD that certainly holds the date; None where none does.

    An interval is held by what its ends have in common (`2018-04/2018-05` by `2018`), spring to autumn by
    their year. An uncertain, approximate or open date is held by nothing.
    """
    if not edtf:
        return None
    ends = [_one(part) for part in edtf.split("/")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None:
        return None
    shared = []
    for a, b in zip(first.split("-"), last.split("-"), strict=False):
        if a != b:
            break
        shared.append(a)
    return "-".join(shared) or None


def _one(edtf: str) -> str | None:
    if season := _SEASON_OF_ONE_YEAR.fullmatch(edtf):
        return season[1]
    return edtf if _PLAIN.fullmatch(edtf) else None
