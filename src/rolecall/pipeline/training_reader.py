"""Corpus reader `rolecall.MinutesReader.v1`: annotated minutes as examples for spaCy's training.

Invariant: a gold entity in an example is one that the recogniser can predict. Sums and dates are those that the
grammars preset, since spaCy's recogniser takes preset entities as given; a gold name, title or body that overlaps one
of them, crosses the start of a sentence, cuts a token or has white space at an edge is left out, its tokens marked as
unknown, and counted in a warning.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry

from rolecall.errors import InputError
from rolecall.pipeline.annotation_files import read_annotated
from rolecall.pipeline.attributes import SECTIONS
from rolecall.pipeline.documents import relation_data
from rolecall.records import Minutes

_LEARNED = ("PERSON", "ROLE", "ORG")
_PRESET = ("MONEY", "DATE")
_LOG = logging.getLogger(__name__)

ReadExamples = Callable[[Language], Iterator[Example]]


@registry.readers("rolecall.MinutesReader.v1")
def minutes_reader(path: Path, before: Sequence[str] = (), limit: int = 0) -> ReadExamples:
    """A reader of the annotated documents at `path`, for `[corpora]` of a training config.

    `path` is a file or folder in any format of `rolecall.pipeline.annotation_files`, such as what Label Studio exports;
    files of lines and of rows are streamed.

    `before` names the components of the pipeline through which each document goes first, in that order, so that it has
    the sentences, presets and hints that the trained components will see; `limit` is the most documents to read, 0 for
    all. Reading raises InputError for the first document that cannot be used and where there is none, KeyError for an
    unknown component, ImportError for a format that needs an extra.
    """
    return partial(_examples, path=Path(path), before=tuple(before), limit=limit)


def _examples(nlp: Language, *, path: Path, before: tuple[str, ...], limit: int) -> Iterator[Example]:
    left_out = total = number = 0
    for number, minutes in enumerate(read_annotated(path), start=1):
        example, missed = example_of(minutes, nlp, before=before)
        left_out += missed
        total += sum(mention.label in _LEARNED for mention in minutes.mentions)
        yield example
        if number == limit:
            break
    if not number:
        raise InputError(path, "holds no documents to train on")
    if left_out:
        _LOG.warning("%s: %d of %d entities cannot be predicted and are left out", path, left_out, total)


def example_of(minutes: Minutes, nlp: Language, *, before: Sequence[str] = ()) -> tuple[Example, int]:
    """The document as an example, and how many of its entities are left out of it."""
    predicted = nlp.make_doc(minutes.text)
    for name in before:
        predicted = nlp.get_pipe(name)(predicted)
    reference = Doc(nlp.vocab, words=[t.text for t in predicted], spaces=[bool(t.whitespace_) for t in predicted])
    entities = [Span(reference, e.start, e.end, label=e.label) for e in predicted.ents if e.label_ in _PRESET]
    taken = {i for entity in entities for i in range(entity.start, entity.end)}
    unknown: list[Span] = []
    missed = 0
    for mention in minutes.mentions:
        if mention.label not in _LEARNED:
            continue
        span = reference.char_span(mention.start, mention.end, label=mention.label)
        if span is not None and taken.isdisjoint(range(span.start, span.end)) and _can_be_predicted(span, predicted):
            entities.append(span)
            taken.update(range(span.start, span.end))
            continue
        missed += 1
        around = reference.char_span(mention.start, mention.end, alignment_mode="expand")
        unknown += [] if around is None else [reference[i : i + 1] for i in range(around.start, around.end)]
    free = {span.start: span for span in unknown if span.start not in taken}
    reference.set_ents(sorted(entities, key=lambda e: e.start), missing=list(free.values()))
    _tell(reference, predicted, minutes)
    return Example(predicted, reference), missed


def _can_be_predicted(span: Span, predicted: Doc) -> bool:
    """Whether the recogniser may build the span: in one sentence, with a word at both ends."""
    inner = range(span.start + 1, span.end)
    return not (span[0].is_space or span[-1].is_space or any(predicted[i].is_sent_start for i in inner))


def _tell(reference: Doc, predicted: Doc, minutes: Minutes) -> None:
    """Give the reference the layout that was found and the values, facts and relations that the annotation states."""
    for token, found in zip(reference, predicted, strict=True):
        token.is_sent_start = found.is_sent_start
    if SECTIONS in predicted.spans:
        reference.spans[SECTIONS] = [Span(reference, s.start, s.end, label=s.label) for s in predicted.spans[SECTIONS]]
    values = {(mention.start, mention.end): mention.value for mention in minutes.mentions}
    for entity in reference.ents:
        entity._.value = dict(values.get((entity.start_char, entity.end_char), {}))
    reference._.facts = {key: getattr(minutes, key) for key in ("meeting_date", "body", "council", "type")}
    reference._.relations = [relation_data(relation) for relation in minutes.relations]
