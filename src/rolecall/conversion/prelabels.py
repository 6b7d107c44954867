"""What a model found, as it is given to people to correct.

Invariant: what comes back from a tool was left or put there by a person, so it carries no score of a model.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rolecall.conversion.format import Write
from rolecall.conversion.telling import OnError, OnNote, log_note, raise_error
from rolecall.records import Mention, Minutes


def certain(write: Write) -> Write:
    """The writer, for tools that keep no predictions apart from annotations: it writes every score as 1."""

    def write_certain(
        documents: Iterable[Minutes], path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note
    ) -> int:
        return write(map(without_scores, documents), path, on_error=on_error, on_note=on_note)

    return write_certain


def without_scores(minutes: Minutes) -> Minutes:
    """The document with every score 1."""

    def sure(mention: Mention) -> Mention:
        return replace(mention, score=1.0)

    return replace(
        minutes,
        mentions=tuple(map(sure, minutes.mentions)),
        relations=tuple(replace(r, head=sure(r.head), child=sure(r.child), score=1.0) for r in minutes.relations),
    )
