"""Documents with what a reader knows better of their titles, dates and statements set right.

The text stays as it is, and so does every mention's place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rolecall.linking.corrections import Correction
from rolecall.records import Mention, Minutes, Relation

_OF_DOCUMENTS = ("role", "date", "wrong")


class Corrected:
    """The corrections of kind `role`, `date` and `wrong`, applied to documents as they come."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._all = [c for c in corrections if c.verdict in _OF_DOCUMENTS]
        self._waiting: dict[str, list[Correction]] = defaultdict(list)
        for correction in self._all:
            self._waiting[correction.a.rpartition(":")[0]].append(correction)
        self._used: set[Correction] = set()

    def documents(self, minutes: Iterable[Minutes]) -> Iterator[Minutes]:
        """Each document, with its corrections."""
        for document in minutes:
            own = document
            for correction in self._waiting.get(document.id, ()):
                changed = _with(own, correction)
                if changed is not None:
                    own = changed
                    self._used.add(correction)
            yield own

    def unused(self) -> tuple[Correction, ...]:
        """The corrections that found no place in the documents so far."""
        return tuple(c for c in self._all if c not in self._used)


def _with(minutes: Minutes, correction: Correction) -> Minutes | None:
    """The document with one correction; None where it has nothing of the kind at that place."""
    if correction.verdict == "wrong":
        kept = tuple(r for r in minutes.relations if not _is_wrong(r, correction))
        return replace(minutes, relations=kept) if len(kept) < len(minutes.relations) else None
    label = "ROLE" if correction.verdict == "role" else "DATE"
    old = next((m for m in minutes.mentions if m.id == correction.a and m.label == label), None)
    if old is None:
        return None
    new = (
        replace(old, text=correction.value, value={})
        if label == "ROLE"
        else replace(old, value={"value": correction.value})
    )

    def right(mention: Mention) -> Mention:
        return new if mention.id == old.id else mention

    return replace(
        minutes,
        mentions=tuple(right(m) for m in minutes.mentions),
        relations=tuple(replace(r, head=right(r.head), child=right(r.child)) for r in minutes.relations),
    )


def _is_wrong(relation: Relation, correction: Correction) -> bool:
    return (
        relation.label == "HOLDS"
        and relation.child.id == correction.a
        and (not correction.b or relation.head.id == correction.b)
    )
