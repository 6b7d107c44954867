"""A Reading as JSON and back, to pass between processes; `to_reading(from_reading(r)) == r`."""

from typing import Any

from rolecall.readers.reading import Reading
from rolecall.records import Furniture, PageMap, Place

_FIELDS = ("text", "title", "body", "council", "meeting_date")


def from_reading(reading: Reading) -> dict[str, Any]:
    """The reading as an object of plain lists and strings."""
    found: dict[str, Any] = {name: getattr(reading, name) for name in _FIELDS}
    found["notes"] = list(reading.notes)
    if pages := reading.pages:
        found["pages"] = {
            "count": pages.count,
            "places": [[p.start, p.end, p.page, p.box] for p in pages.places],
            "furniture": [[f.page, f.text, f.box] for f in pages.furniture],
        }
    return found


def to_reading(found: dict[str, Any]) -> Reading:
    """The reading that `from_reading` wrote."""
    pages = found.get("pages")
    return Reading(
        **{name: found[name] for name in _FIELDS},
        notes=tuple(found["notes"]),
        pages=pages
        and PageMap(
            pages["count"],
            tuple(Place(start, end, page, box and tuple(box)) for start, end, page, box in pages["places"]),
            tuple(Furniture(page, text, box and tuple(box)) for page, text, box in pages["furniture"]),
        ),
    )
