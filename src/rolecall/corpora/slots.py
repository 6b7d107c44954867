"""A marked-up document as a row of pieces, plain text and slots by turns, that can be refilled.

Invariant: a refilled document has the spans and relations of its original in the same order under the same labels;
only texts, values and offsets differ. Offsets are counted when the pieces are joined, never shifted.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from rolecall.annotations import from_record, to_record
from rolecall.corpora.markup import SPAN, compile_markup
from rolecall.errors import AnnotationError
from rolecall.records import EntityLabel, Mention, Minutes


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document: plain text where `label` is None, else a mention.

    `entity` is the markup's `#name`, which mentions of one person, body or date share within their label; of a title,
    the names of the people that it is said of.
    """

    text: str
    label: EntityLabel | None = None
    entity: str | None = None
    value: Mapping[str, object] = field(default_factory=dict)


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A compiled document beside its pieces."""

    minutes: Minutes
    pieces: Pieces


def read_skeleton(source: str) -> Skeleton:
    """The document that a markup text describes, cut into pieces. Raises AnnotationError as `compile_markup` does."""
    minutes = compile_markup(source)
    body = source.partition("\n---\n")[2] or source
    names = [_entity(match["attributes"]) for match in SPAN.finditer(body)]
    pieces, position = [], 0
    for mention, name in zip(minutes.mentions, names, strict=True):
        pieces.append(Piece(minutes.text[position : mention.start]))
        pieces.append(Piece(mention.text, mention.label, name, mention.value))
        position = mention.end
    pieces.append(Piece(minutes.text[position:]))
    return Skeleton(minutes, tuple(pieces))


def _entity(attributes: str) -> str | None:
    found = re.findall(r"(?:^|\s)[#=~]([^\s.:]+)", attributes)
    return " ".join(dict.fromkeys(found)) or None


def starts_of(pieces: Pieces) -> list[int]:
    """Where each piece begins in the joined text, and where the text ends."""
    return list(accumulate((len(piece.text) for piece in pieces), initial=0))


def joined(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def edited(pieces: Pieces, edits: Sequence[tuple[int, int, str]]) -> Pieces:
    """The pieces after each stretch `(start, end, new text)` of the joined text is replaced.

    Stretches are in order and apart. One that reaches over the edge of a piece is left out, since it would move a
    mention's edge.
    """
    starts = starts_of(pieces)
    changed = [piece.text for piece in pieces]
    index = len(pieces) - 1
    for start, end, new in reversed(edits):
        while starts[index] > start:
            index -= 1
        if pieces[index].label is None or (starts[index] < start and end < starts[index + 1]):
            text, offset = changed[index], start - starts[index]
            if end <= starts[index + 1]:
                changed[index] = text[:offset] + new + text[offset + end - start :]
    return tuple(replace(piece, text=text) for piece, text in zip(pieces, changed, strict=True))


def refilled(skeleton: Skeleton, pieces: Pieces, *, id: str, meta: Mapping[str, str | None]) -> Minutes:  # noqa: A002
    """The document that the changed pieces make, with the skeleton's relations.

    `meta` holds `title`, `meeting_date`, `body`, `council`. Raises AnnotationError when a piece lost its text or got
    white space at an edge.
    """
    mentions: dict[tuple[int, int], Mention] = {}  # by the place of the original
    old = iter(skeleton.minutes.mentions)
    for start, piece in zip(starts_of(pieces), pieces, strict=False):
        if piece.label is not None:
            end = start + len(piece.text)
            before = next(old)
            mentions[before.start, before.end] = Mention(id, start, end, piece.label, piece.text, piece.value)
    minutes = replace(
        skeleton.minutes,
        id=id,
        text=joined(pieces),
        title=meta["title"],
        meeting_date=meta["meeting_date"],
        body=meta["body"],
        council=meta["council"],
        type=skeleton.minutes.type,
        mentions=tuple(mentions.values()),
        relations=tuple(
            replace(r, head=mentions[r.head.start, r.head.end], child=mentions[r.child.start, r.child.end])
            for r in skeleton.minutes.relations
        ),
    )
    if from_record(to_record(minutes)) != minutes:
        raise AnnotationError(f"{id}: the refilled document does not come back whole")
    return minutes
