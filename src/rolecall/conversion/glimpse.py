"""What can be seen of a file or folder at a glance: enough to tell which format it is of."""

import json
from dataclasses import dataclass
from pathlib import Path

_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Glimpse:
    """How the file at `path` begins, the keys of the JSON object on its first line, the suffixes under the folder."""

    path: Path
    head: bytes = b""
    keys: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()

    def starts_with(self, text: str) -> bool:
        """Whether the file begins so, white space and a byte order mark not counted."""
        return self.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(text.encode())

    def holds(self, suffix: str) -> bool:
        """Whether the path is a file of that suffix or a folder with one in it, whatever the depth."""
        return self.path.suffix.lower() == suffix or suffix in self.suffixes


def glimpse(path: Path) -> Glimpse:
    """A look at the file or folder; raises OSError where there is none or it cannot be read."""
    if path.is_dir():
        return Glimpse(path, suffixes=frozenset(file.suffix.lower() for file in path.rglob("*")))
    with path.open("rb") as stream:
        head = stream.read(_BYTES)
        first = (head + stream.readline() if b"\n" not in head else head).lstrip().partition(b"\n")[0]
    return Glimpse(path, head, _keys(first))


def _keys(line: bytes) -> frozenset[str]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(record) if isinstance(record, dict) else frozenset()
