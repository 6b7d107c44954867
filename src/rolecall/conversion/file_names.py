"""Names of files for documents, in formats that keep each document in a file of its own."""

import re

from rolecall.readers.identity import free_id

_LONGEST = 100
_UNSAFE = re.compile(r"[^\w.-]+")


def file_name(document: str, taken: set[str]) -> str:
    """A name without suffix that any file system takes, like the document's id, and none of those taken; then it is."""
    name = free_id(_UNSAFE.sub("_", document)[:_LONGEST].strip(".") or "document", taken)
    taken.add(name)
    return name
