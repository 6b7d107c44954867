"""Texts and files become Minutes: what is read is put through a model, in batches, in the order it came.

Invariant: every document that goes in comes out once, as Minutes or as an InputError that names it, and
one document's failure never costs another's result.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import blake2s
from importlib.metadata import version
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from rolecall.errors import InputError
from rolecall.readers import MAX_CHARS, Document, Limits, documents
from rolecall.readers.identity import renamed
from rolecall.readers.paths import OnError, OnNote
from rolecall.records import Minutes

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "minutes_sm"
_BATCH_DOCUMENTS = 32
_BATCH_CHARS = 500_000  # of all the texts of a batch, so that long documents do not fill the memory

_Item = Document | Minutes | InputError
Known = Callable[[Document], Minutes | None]
"""Gives the reading of a document where there is one already."""


def extract(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    model: "str | Language" = DEFAULT_MODEL,
    jobs: int = 1,
    max_chars: int = MAX_CHARS,
    limits: Limits = Limits(),
    min_score: float | None = None,
    on_error: OnError | None = None,
    on_note: OnNote | None = None,
    exclude: Iterable[Path] = (),
    known: Known | None = None,
) -> Iterator[Minutes]:
    """Everything found in each document of the files and folders, in their order.

    `model` is a name that `rolecall.load` takes, or a pipeline already loaded; it is only loaded if there
    is a text to read, since the lines of a `.jsonl` that `extract` wrote pass through unchanged. `jobs` is a
    number of processes, at least 1. `max_chars` counts code points; `limits` bound what reading one file may take.
    Relations scored below `min_score`, in [0, 1], are left out; one below the threshold of the model keeps what that
    would leave out. How paths, ids and notes work is told at `rolecall.readers.documents`. A document for which `known`
    gives a reading is not read again.

    Without `on_error`, the first input that cannot be used raises its InputError in its turn: all
    documents before it have been yielded, none after it will be. With `on_error`, that is called with each
    InputError, in its turn, and the rest goes on. Raises ValueError at once for `jobs` or `max_chars` below
    1, and ModelError when the first text is to be read by a model that cannot be loaded.
    """
    if jobs < 1 or max_chars < 1:
        raise ValueError(f"jobs and max_chars must be at least 1, got {jobs} and {max_chars}")
    reader = _Model(model, jobs, max_chars, min_score)
    items = _read(paths, max_chars, limits, on_note=on_note, exclude=tuple(exclude))
    return _extract(map(partial(_unless_known, known), items), reader, on_error=on_error)


def annotate_texts(
    texts: Iterable[tuple[str, str]], *, model: "str | Language" = DEFAULT_MODEL, jobs: int = 1
) -> Iterator[Minutes]:
    """Everything found in each `(id, text)`, in their order; texts of any length are taken.

    Raises InputError, with the id in the place of the path, for a text that the model fails on, and
    ModelError for a model that cannot be loaded.
    """
    items = (Document(document, text) for document, text in texts)
    for item in _annotated(items, _Model(model, jobs, max_chars=None)):
        if isinstance(item, InputError):
            raise item
        yield item


def reading_name(model: str, min_score: float | None = None) -> str:
    """What tells whether two readings of a text are by the same model with the same settings.

    A model of the package is known by its name and rolecall's version, one in a folder by its files.
    """
    folder = Path(model)
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    state = [(str(path.relative_to(folder)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    fingerprint = blake2s(repr(state).encode(), digest_size=8).hexdigest() if state else version("rolecall")
    return f"{model} {fingerprint}" + (f" from {min_score}" if min_score is not None else "")


class _Model:
    """A pipeline that is loaded when first asked for, and how it is to be used."""

    def __init__(
        self, model: "str | Language", jobs: int, max_chars: int | None, min_score: float | None = None
    ) -> None:
        self._model = model
        self.min_score = min_score
        self.jobs = jobs
        self.max_chars = max_chars

    def pipeline(self, longest: int) -> "Language":
        nlp = self._model
        if isinstance(nlp, str):
            from rolecall.pipeline.loading import load, set_min_score

            nlp = self._model = load(nlp)
            set_min_score(nlp, self.min_score)
        # spaCy's own limit guards a parser's memory; how long is too long has been decided by the reader.
        nlp.max_length = max(nlp.max_length, longest)
        return nlp


def _unless_known(known: Known | None, item: _Item) -> _Item:
    """What is known of the document, under its id; else the document."""
    if known is None or not isinstance(item, Document):
        return item
    found = known(item)
    return renamed(_with_file(found, item), item.id) if found else item


def _extract(items: Iterable[_Item], model: _Model, *, on_error: OnError | None) -> Iterator[Minutes]:
    for item in _annotated(items, model):
        if not isinstance(item, InputError):
            yield _at_least(item, model.min_score)
        elif on_error is None:
            raise item
        else:
            on_error(item)


def _at_least(minutes: Minutes, score: float | None) -> Minutes:
    """The document without the relations that are scored lower."""
    if score is None:
        return minutes
    return replace(minutes, relations=tuple(r for r in minutes.relations if r.score >= score))


def _read(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    max_chars: int,
    limits: Limits,
    *,
    on_note: OnNote | None,
    exclude: tuple[Path, ...],
) -> Iterator[_Item]:
    """Documents with the errors between them, so that a batch read ahead tells nothing out of turn."""
    errors: list[InputError] = []
    for document in documents(
        paths, max_chars=max_chars, limits=limits, on_error=errors.append, on_note=on_note, exclude=exclude
    ):
        yield from errors
        errors.clear()
        yield document
    yield from errors


def _annotated(items: Iterable[_Item], model: _Model) -> Iterator[Minutes | InputError]:
    batch: list[_Item] = []
    waiting = chars = 0
    for item in items:
        if not batch and not isinstance(item, Document):
            yield item
            continue
        batch.append(item)
        if isinstance(item, Document):
            waiting, chars = waiting + 1, chars + len(item.text)
        # What needs no model counts too: a long run of it must not pile up behind one text.
        if max(waiting, len(batch) // 2) >= _BATCH_DOCUMENTS * model.jobs or chars >= _BATCH_CHARS * model.jobs:
            yield from _annotated_batch(batch, model)
            batch, waiting, chars = [], 0, 0
    yield from _annotated_batch(batch, model)


def _annotated_batch(batch: list[_Item], model: _Model) -> Iterator[Minutes | InputError]:
    waiting = [item for item in batch if isinstance(item, Document)]
    done = iter(_through_model(waiting, model) if waiting else ())
    for item in batch:
        yield next(done) if isinstance(item, Document) else item


def _through_model(waiting: list[Document], model: _Model) -> list[Minutes | InputError]:
    nlp = model.pipeline(max(len(document.text) for document in waiting))
    try:
        return list(_piped(waiting, nlp, jobs=min(model.jobs, len(waiting))))
    except Exception:  # noqa: BLE001 - a component may raise anything; which document it was, each alone tells
        return [_alone(document, nlp) for document in waiting]


def _alone(document: Document, nlp: "Language") -> Minutes | InputError:
    try:
        return next(_piped([document], nlp, jobs=1))
    except Exception as error:  # noqa: BLE001 - told, with the document's name, as an InputError
        reason = f"the model failed on it: {type(error).__name__}: {error}"
        failure = InputError(document.source or document.id, " ".join(reason.split()))
        failure.__cause__ = error
        return failure


def _piped(waiting: list[Document], nlp: "Language", *, jobs: int) -> Iterator[Minutes]:
    from rolecall.pipeline.documents import minutes_from_doc

    pairs = ((document.text, position) for position, document in enumerate(waiting))
    for doc, position in nlp.pipe(pairs, as_tuples=True, n_process=jobs):
        yield _with_file(minutes_from_doc(doc, id=waiting[position].id), waiting[position])


def _with_file(minutes: Minutes, document: Document) -> Minutes:
    """The reading of a document's text with what its file tells; of facts that both tell, the text's."""
    return replace(
        minutes,
        source=document.source,
        title=document.title,
        pages=document.pages,
        meeting_date=minutes.meeting_date or document.meeting_date,
        body=minutes.body or document.body,
        council=minutes.council or document.council,
    )
