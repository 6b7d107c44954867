"""Hypothesis strategies: minutes with awkward text, every sort of relation, values, metadata and pages."""

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from rolecall.records import (
    CHANGE_OF_KIND,
    DOCUMENT_TYPES,
    ENTITY_LABELS,
    RELATION_LABELS,
    STATUSES,
    Furniture,
    Mention,
    Minutes,
    PageMap,
    Place,
    Relation,
    change_of,
)

AWKWARD = (
    *("😀", "👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "𝒞𝓁𝓇", "e\u0301", "Ó", "ﬁ", "שלום", "\u202eمرحبا\u202c", "\u200d", "\ufeff"),
    *("\n", "\r\n", "\r", "\n\n", "\t", "  ", "\u00a0", "\u2028", "\x85", "\v", "\f", "\x1c"),
    *('"', "'", "\\", "\\n", "|", "=", ";", "#", "<b>", "&amp;", "]]>", "{}", "%", "-DOCSTART-", "T1\tPERSON 0 1", "_"),
    *("Ann", "Clerk", "of", "£5", "1 May", "x"),
)
CONTROLS = ("\x00", "\x01", "\x08", "\x1b", "\x7f", "\x9f")
"""Control characters that are no white space, which not every format holds as they are."""
_SCORES = st.integers(0, 10_000).map(lambda number: number / 10_000)
_PIECES = st.lists(st.sampled_from(AWKWARD + CONTROLS) | st.characters(exclude_categories=["Cs"]), max_size=25)
_LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8)
_VALUES = st.dictionaries(
    st.sampled_from(["value", "reason", "amount", "portfolio"]),
    _LINES | st.none() | st.booleans() | st.lists(_LINES, max_size=2),
    max_size=2,
)
_BOXES = st.none() | st.tuples(*[st.integers(0, 8000).map(lambda number: number / 8)] * 4)


@st.composite
def awkward_minutes(draw: st.DrawFn) -> Minutes:
    """One document of any text, with mentions that never begin or end on white space and often touch."""
    text = "".join(draw(_PIECES))
    document = draw(st.sampled_from(["amble-2019", "a/b: c", "Ó 😀", "x=y|z \\n", ".hidden"]))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    mentions = []
    for start, end in pairwise(cuts):
        covered = text[start:end]
        if covered == covered.strip() and draw(st.booleans()):
            label = draw(st.sampled_from(ENTITY_LABELS))
            mentions.append(Mention(document, start, end, label, covered, draw(_VALUES), draw(_SCORES)))
    relations = draw(st.lists(_relations(mentions), max_size=5)) if mentions else []
    facts = {key: draw(st.none() | _LINES) for key in ("title", "meeting_date", "body", "council")}
    return Minutes(
        document,
        text,
        source=draw(_LINES),
        **facts,
        type=draw(st.none() | st.sampled_from(DOCUMENT_TYPES)),
        mentions=tuple(mentions),
        relations=tuple(relations),
        pages=draw(st.none() | page_maps(len(text))),
    )


@st.composite
def _relations(draw: st.DrawFn, mentions: list[Mention]) -> Relation:
    label = draw(st.sampled_from(RELATION_LABELS))
    said: dict[str, Any] = {}
    if label == "HOLDS":
        kind = draw(st.none() | st.sampled_from(list(CHANGE_OF_KIND)))
        change = change_of(kind) if kind else draw(st.sampled_from(["none", "appointed", "left", "extended"]))
        said = {"status": draw(st.sampled_from(STATUSES)), "kind": kind, "change": change}
    head, child = draw(st.sampled_from(mentions)), draw(st.sampled_from(mentions))
    return Relation(head, child, label, score=draw(_SCORES), **said)


@st.composite
def page_maps(draw: st.DrawFn, length: int) -> PageMap:
    """Places in text order that do not overlap, on up to three pages, and furniture."""
    count = draw(st.integers(1, 3))
    pages = st.integers(1, count)
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=5)))
    places = tuple(Place(start, end, draw(pages), draw(_BOXES)) for start, end in pairwise(cuts))
    furniture = draw(st.lists(st.builds(Furniture, pages, _LINES, _BOXES), max_size=2))
    return PageMap(count, places, tuple(furniture))


def documents() -> st.SearchStrategy[list[Minutes]]:
    """One to three documents, some of them under one id."""
    return st.lists(awkward_minutes(), min_size=1, max_size=3)
