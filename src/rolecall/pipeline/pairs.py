"""Pairs of a title and the person, body or date it may belong with, as the classifier takes them."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

from rolecall.pipeline.pair_features import PairFeatures, feature_tables
from rolecall.pipeline.pair_reading import PARTNERS, PairReading
from rolecall.pipeline.sentences import Mention, SignText
from rolecall.pipeline.words import Words

_HASHES = feature_tables(get_string_id)
_TEXTS = feature_tables(str)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one document, in text order of the titles, and their features.

    `mentions` are the title and its partner; `spans` holds first token of the title, token after its last, and the
    same of the partner: shape (pairs, 4). `partners` holds for each pair the number of the partner's label in
    `PARTNERS`. `keys` are the hashed features of all pairs in one row, of which each pair has `lengths`; `ruled` is
    what the rules say of each pair, "-" for nothing.
    """

    mentions: Sequence[tuple[Mention, Mention]]
    spans: NDArray[np.int32]
    partners: NDArray[np.int32]
    keys: NDArray[np.uint64]
    lengths: NDArray[np.int32]
    ruled: list[str]

    def __len__(self) -> int:
        return len(self.partners)


def find_pairs(doc: Doc) -> Pairs:
    """Every pair of entities of the document that structure proposes."""
    reading, features = _read(doc)
    entities = reading.entities
    return _collected(
        (entities[role], entities[other], features.of(role, other, _HASHES), features.ruled(role, other))
        for role, other in reading.pairs()
    )


def find_features(doc: Doc, role: int, other: int) -> list[str]:
    """The features of the pair of entities that begin with these tokens, as text. Raises KeyError if there is none."""
    reading, features = _read(doc)
    number = {ent.start: i for i, ent in enumerate(reading.entities)}
    return features.of(number[role], number[other], _TEXTS)


def pairs_with(title: Mention, partner: Mention, features: Iterable[Sequence[str]]) -> Pairs:
    """One pair of entities as often as there are sets of features, each time with one of them."""
    return _collected((title, partner, [get_string_id(text) for text in one], "-") for one in features)


def _read(doc: Doc) -> tuple[PairReading, PairFeatures]:
    words = Words(doc)
    text = SignText(words)
    reading = PairReading(words, text)
    return reading, PairFeatures(reading, text, doc._.facts.get("meeting_date"))


def _collected(found: Iterable[tuple[Mention, Mention, Sequence[int], str]]) -> Pairs:
    mentions, spans, partners, lengths, ruled = [], [], [], [], []
    keys = array("Q")
    for title, partner, features, rule in found:
        mentions.append((title, partner))
        ruled.append(rule)
        spans.append((title.start, title.end, partner.start, partner.end))
        partners.append(PARTNERS.index(partner.label))
        keys.extend(features)
        lengths.append(len(features))
    return Pairs(
        mentions,
        np.array(spans, dtype="int32").reshape(-1, 4),
        np.array(partners, dtype="int32"),
        np.array(keys, dtype="uint64"),
        np.array(lengths, dtype="int32"),
        ruled,
    )
