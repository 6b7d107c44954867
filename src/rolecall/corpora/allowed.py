"""The list of findings that are meant: `[[allowed]]` tables with `document`, `string` and `reason`.

`string` is the stretch of text that a finding covers, wrapped lines as one; a reason is required, so that the next
reader need not ask.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from rolecall.corpora.lint import Finding
from rolecall.errors import InputError


@dataclass(frozen=True, slots=True)
class Allowed:
    """One finding that stands: what the text says there is right, for this reason."""

    document: str
    string: str
    reason: str


def read_allowed(path: Path) -> tuple[Allowed, ...]:
    """The entries of an allow-list. Raises InputError when the file is no such list, or an entry lacks its reason."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("allowed", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(path, str(error)) from error
    expected = {field.name for field in fields(Allowed)}
    for entry in entries:
        if set(entry) != expected or not all(isinstance(value, str) and value for value in entry.values()):
            raise InputError(path, f"{entry!r} has not exactly {', '.join(sorted(expected))}")
    return tuple(Allowed(**entry) for entry in entries)


def without_allowed(findings: Iterable[Finding], allowed: Sequence[Allowed]) -> Iterator[Finding]:
    """The findings that no entry allows."""
    meant = {(entry.document, entry.string) for entry in allowed}
    for finding in findings:
        if (finding.document, finding.string) not in meant:
            yield finding


def unused(findings: Iterable[Finding], allowed: Sequence[Allowed], documents: Iterable[str]) -> Iterator[Allowed]:
    """The entries for these documents that allow nothing any more."""
    found = {(finding.document, finding.string) for finding in findings}
    here = set(documents)
    for entry in allowed:
        if entry.document in here and (entry.document, entry.string) not in found:
            yield entry
