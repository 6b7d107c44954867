"""A Reading as JSON and back, to pass between processes; `to_reading(from_reading(r)) == r`."""

from typing import Any

from rolecall.page_maps import pages_of, pages_record
from rolecall.readers.reading import Reading

_FIELDS = ("text", "title", "body", "council", "meeting_date")


def from_reading(reading: Reading) -> dict[str, Any]:
    """The reading as an object of plain lists and strings."""
    found: dict[str, Any] = {name: getattr(reading, name) for name in _FIELDS}
    pages = pages_record(reading.pages) if reading.pages else None
    return {**found, "notes": list(reading.notes), "pages": pages}


def to_reading(found: dict[str, Any]) -> Reading:
    """The reading that `from_reading` wrote."""
    return Reading(
        **{name: found[name] for name in _FIELDS},
        notes=tuple(found["notes"]),
        pages=pages_of(found["pages"], found["text"]) if found["pages"] else None,
    )
