"""A tiny builder: what the pipeline finds in a marked-up text, beside what the markup says."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

import rolecall
from rolecall.corpora.markup import compile_markup
from rolecall.pipeline.documents import minutes_from_doc
from rolecall.pipeline.training_reader import example_of
from rolecall.records import EntityLabel, Mention, Minutes, RelationLabel

BEFORE = ("minutes_layout", "amounts_and_dates")
"""The components that training runs before the trained ones."""
Relations = list[tuple[str, str, str, str]]


@cache
def pipeline() -> Language:
    """The pipeline that works by rules alone, loaded once a process."""
    return rolecall.load("minutes_rules")


def read(text: str) -> Minutes:
    """Everything that the rules find in a text."""
    return minutes_from_doc(pipeline()(text), id="document")


def gold(source: str) -> Doc:
    """A marked-up text as the document that training learns from."""
    return example_of(compile_markup(source), pipeline(), before=BEFORE)[0].reference


def found_and_marked(source: str, label: EntityLabel) -> tuple[list[str], list[str]]:
    """The mentions of that label, as `text@start`: first those found, then those that the markup marks."""
    marked = compile_markup(source)
    return _mentions(read(marked.text), label), _mentions(marked, label)


def relations_found_and_marked(source: str, *labels: RelationLabel) -> tuple[Relations, Relations]:
    """The relations of those labels as (from, label, to, status and change): those found, those marked."""
    marked = compile_markup(source)
    return _relations(read(marked.text), labels), _relations(marked, labels)


def _place(mention: Mention) -> str:
    return f"{' '.join(mention.text.split())}@{mention.start}"


def _mentions(minutes: Minutes, label: EntityLabel) -> list[str]:
    return [_place(mention) for mention in minutes.mentions if mention.label == label]


def _relations(minutes: Minutes, labels: tuple[RelationLabel, ...]) -> Relations:
    return sorted(
        (_place(r.head), r.label, _place(r.child), f"{r.status} {r.change}" if r.label == "HOLDS" else "")
        for r in minutes.relations
        if r.label in labels
    )
