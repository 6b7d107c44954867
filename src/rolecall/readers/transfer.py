"""A Reading as JSON and back, to pass between processes; `to_reading(from_reading(r)) == r`."""

from typing import Any

from rolecall.readers.reading import Reading
from rolecall.records import Furniture, PageMap, Place

_FIELDS = ("text", "title", "body", "council", "meeting_date")


def from_reading(reading: Reading) -> dict[str, Any]:
    """The reading as an object of plain lists and strings."""
    found: dict[str, Any] = {name: getattr(reading, name) for name in _FIELDS}
    pages = from_pages(reading.pages) if reading.pages else None
    return {**found, "notes": list(reading.notes), "pages": pages}


def to_reading(found: dict[str, Any]) -> Reading:
    """The reading that `from_reading` wrote."""
    return Reading(
        **{name: found[name] for name in _FIELDS},
        notes=tuple(found["notes"]),
        pages=to_pages(found["pages"]) if found["pages"] else None,
    )


def from_pages(pages: PageMap) -> dict[str, Any]:
    return {
        "count": pages.count,
        "places": [[p.start, p.end, p.page, p.box] for p in pages.places],
        "furniture": [[f.page, f.text, f.box] for f in pages.furniture],
    }


def to_pages(pages: dict[str, Any]) -> PageMap:
    return PageMap(
        pages["count"],
        tuple(Place(start, end, page, box and tuple(box)) for start, end, page, box in pages["places"]),
        tuple(Furniture(page, text, box and tuple(box)) for page, text, box in pages["furniture"]),
    )
