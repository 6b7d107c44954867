"""A small document of every kind of relation, and a builder of what people do to it in a tool."""

from dataclasses import replace

from rolecall.corpora.markup import compile_markup
from rolecall.records import Minutes, PageMap, Place

MARKED = compile_markup(
    "id: amble-2019\nmeeting_date: 2019-05-01\nbody: Parks Panel\ncouncil: Amble Town Council\n---\n"
    "😀 {P#a|Ann Pugsley} resigned as {R =a @t <d former left|Clerk} of {O#t|Amble\nTrust} on "
    "{D#d 2019-04-03|3 April}. The {R ~a|Clerk} was paid {M 5 GBP ~|£5}."
)
MINUTES = replace(
    MARKED,
    source="minutes/amble.pdf",
    title="Parks Panel",
    mentions=tuple(replace(mention, score=0.75) for mention in MARKED.mentions),
    relations=(),
    pages=PageMap(2, (Place(0, 20, 1, (72.0, 80.0, 200.5, 92.0)), Place(20, 40, 2))),
)
_AT = {(mention.start, mention.end): mention for mention in MINUTES.mentions}
MINUTES = replace(
    MINUTES,
    relations=tuple(
        replace(r, head=_AT[r.head.start, r.head.end], child=_AT[r.child.start, r.child.end], score=0.5)
        for r in MARKED.relations
    ),
)


def said(minutes: Minutes) -> tuple[list[tuple[str, str]], list[tuple[str, str, str, str]]]:
    """What a document says in words: labels and texts of mentions; heads, labels, children and status of relations."""
    relations = [
        (r.head.text, str(r.label), r.child.text, f"{r.status} {r.change} {r.kind}") for r in minutes.relations
    ]
    return [(str(mention.label), mention.text) for mention in minutes.mentions], relations
