"""Careers as one JSON object: `people` with tenures and changes, `posts` with their holders, `conflicts`.

The keys are those of the records, in their order; dates are EDTF or null, offsets count code points.
"""

import json
from dataclasses import asdict
from typing import Any, TextIO

from rolecall.records import Careers


def to_json(careers: Careers) -> dict[str, Any]:
    """The careers as JSON-able data, `{"people": [...], "posts": [...], "conflicts": [...]}`."""
    record = asdict(careers)
    return {key: record[key] for key in ("people", "posts", "conflicts")}


def write(careers: Careers, stream: TextIO) -> None:
    """Write the careers as indented JSON."""
    json.dump(to_json(careers), stream, ensure_ascii=False, indent=2)
    stream.write("\n")
