"""A document's page map as JSON and back; `pages_of(pages_record(p), text) == p`.

The record has `count`, `places` as `[start, end, page]` or `[start, end, page, left, top, right, bottom]`, and
`furniture` with `page`, `text` and `box`.
"""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from rolecall.errors import AnnotationError
from rolecall.records import Furniture, PageMap, Place

Box = tuple[float, float, float, float]


def pages_record(pages: PageMap) -> dict[str, Any]:
    """The map as one object of plain lists, numbers and strings."""
    return {
        "count": pages.count,
        "places": [[place.start, place.end, place.page, *(place.box or ())] for place in pages.places],
        "furniture": [
            {"page": piece.page, "text": piece.text, "box": list(piece.box) if piece.box else None}
            for piece in pages.furniture
        ],
    }


def pages_of(record: Mapping[str, Any], text: str) -> PageMap:
    """The map of that text which the object describes.

    Raises AnnotationError where a page is none of the file's, a place overlaps the one before or leaves the text, or a
    box is none; KeyError, TypeError or ValueError for an object of another kind.
    """
    places = tuple(Place(int(s), int(e), int(page), _box(box)) for s, e, page, *box in record["places"])
    furniture = tuple(
        Furniture(int(piece["page"]), str(piece["text"]), _box(piece.get("box") or ()))
        for piece in record.get("furniture", ())
    )
    count, end = int(record["count"]), 0
    for page in [*(place.page for place in places), *(piece.page for piece in furniture)]:
        if not 1 <= page <= count:
            raise AnnotationError(f"page {page} of {count}")
    for place in places:
        if not end <= place.start < place.end <= len(text):
            raise AnnotationError(f"place {place.start}-{place.end} overlaps another or leaves the text")
        end = place.end
    return PageMap(count, places, furniture)


def _box(numbers: Sequence[float]) -> Box | None:
    if not numbers:
        return None
    if len(numbers) != 4 or not all(map(isfinite, numbers)):
        raise AnnotationError(f"{list(numbers)} is no box: left, top, right, bottom in points")
    left, top, right, bottom = map(float, numbers)
    return left, top, right, bottom
