"""Which document is which: ids that no two documents share, and documents that came twice.

Invariant: ids depend only on the documents and their order, so that two runs on the same files agree.
"""

import hashlib
from collections.abc import Container
from dataclasses import replace

from rolecall.records import Mention, Minutes


def text_hash(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes, in hexadecimal; lone surrogates are hashed as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def free_id(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3`, … that is not taken."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def renamed(minutes: Minutes, document: str) -> Minutes:
    """The same document under another id, which its mentions and relations then carry too."""
    if document == minutes.id:
        return minutes

    def moved(mention: Mention) -> Mention:
        return replace(mention, document=document)

    return replace(
        minutes,
        id=document,
        mentions=tuple(moved(m) for m in minutes.mentions),
        relations=tuple(replace(r, head=moved(r.head), child=moved(r.child)) for r in minutes.relations),
    )
