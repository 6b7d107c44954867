"""Hypothesis strategies: annotated minutes over a text without white space, and predictions for it."""

from itertools import pairwise
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from rolecall.records import ENTITY_LABELS, EntityLabel, Mention, Minutes, Relation, RelationLabel

LENGTH = 40
unhurried = settings(deadline=None)
"""For every property here: a busy machine is no failure."""

_ENDS: dict[RelationLabel, tuple[EntityLabel, EntityLabel]] = {
    "HOLDS": ("PERSON", "ROLE"),
    "AT": ("ROLE", "ORG"),
    "STARTS": ("ROLE", "DATE"),
    "ENDS": ("ROLE", "DATE"),
    "REFERS": ("ROLE", "PERSON"),
}
_FACTS = st.sampled_from([None, "2019-05-14", "2020-01"])


@st.composite
def mention_tuples(draw: st.DrawFn, document: str, text: str) -> tuple[Mention, ...]:
    """Mentions that never overlap and often touch."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=14)))
    found = []
    for start, end in pairwise(cuts):
        label = draw(st.sampled_from((*ENTITY_LABELS, None)))
        if label is not None:
            value = _value(label, draw(st.integers(0, 2)))
            found.append(Mention(document, start, end, label, text[start:end], value))
    return tuple(found)


def _value(label: EntityLabel, choice: int) -> dict[str, Any]:
    if label == "MONEY":
        return {"amount": str(choice), "currency": "GBP"}
    return {"value": (None, "2019", "2020-04")[choice]} if label == "DATE" else {}


@st.composite
def minutes(draw: st.DrawFn, document: str = "made") -> Minutes:
    """One document with mentions, relations and facts."""
    text = ("ann rowe" * LENGTH).replace(" ", "-")[:LENGTH]
    mentions = draw(mention_tuples(document, text))
    pairs = [
        (head, child, label)
        for label, (from_label, to_label) in _ENDS.items()
        for head in mentions
        for child in mentions
        if (head.label, child.label) == (from_label, to_label)
    ]
    chosen = draw(st.sets(st.sampled_from(range(len(pairs))), max_size=8)) if pairs else ()
    relations = tuple(
        Relation(head, child, label, draw(st.sampled_from(("current", "former", "incoming"))))
        for head, child, label in (pairs[i] for i in chosen)
    )
    return Minutes(
        id=document,
        text=text,
        meeting_date=draw(_FACTS),
        body=draw(_FACTS),
        council=draw(_FACTS),
        mentions=mentions,
        relations=relations,
    )


@st.composite
def minutes_lists(draw: st.DrawFn, prefix: str = "d", *, max_size: int = 3) -> list[Minutes]:
    """Documents with ids of their own: `d0`, `d1`, …"""
    size = draw(st.integers(1, max_size))
    return [draw(minutes(f"{prefix}{i}")) for i in range(size)]
