"""PATHs become documents, one after another: text still to be read by a model, or minutes already extracted.

Invariants: no two documents have one id; what is not used is told of, by `on_error` where it is a failure
and by `on_note` where it is not.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from rolecall.errors import InputError
from rolecall.readers.extracted import read_extracted
from rolecall.readers.identity import free_id, renamed, text_hash
from rolecall.readers.paths import EXTRACTED, OnError, OnNote, files
from rolecall.readers.text_files import MAX_CHARS, read_text
from rolecall.readers.titles import title_of
from rolecall.records import Minutes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Document:
    """A text that no model has read yet, with the id, source (the path as given) and title it goes under."""

    id: str
    text: str
    source: str = ""
    title: str | None = None


def documents(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    max_chars: int = MAX_CHARS,
    on_error: OnError | None = None,
    on_note: OnNote | None = None,
    exclude: Iterable[Path] = (),
) -> Iterator[Document | Minutes]:
    """Every document that the paths mean, in order; lines of a `.jsonl` come as the Minutes they already are.

    A path is a file, or a folder, of which `.txt`, `.md` and `.jsonl` are read, in sorted order, whatever
    the depth. A document's id is its file's stem, or the one that its line states; a second document of
    the same id is called `id-2`, with a note, unless one of the two was extracted already and both have the
    same text: then they are one document, used once. `max_chars` counts code points and is for texts that
    are still to be read. Without `on_note`, notes are logged as warnings.

    Raises InputError at the first input that cannot be used, when its turn comes; with `on_error`, that
    hears of it instead and the rest goes on.
    """
    complain = on_error or _raise
    note = on_note or _log.warning
    given = [paths] if isinstance(paths, str | PathLike) else paths
    known: dict[str, tuple[str, bool]] = {}
    for file in files((Path(path) for path in given), on_error=complain, on_note=note, exclude=exclude):
        for found in _of_file(file, max_chars):
            if isinstance(found, InputError):
                complain(found)
                continue
            extracted, digest = isinstance(found, Minutes), text_hash(found.text)
            known_hash, known_extracted = known.get(found.id, ("", False))
            if digest == known_hash and (extracted or known_extracted):
                note(f"{file}: {found.id} came before with the same text, used once")
                continue
            document = free_id(found.id, known)
            if document != found.id:
                note(f"{file}: {found.id} is taken, called {document}")
            known[document] = digest, extracted
            yield _called(found, document)


def _of_file(file: Path, max_chars: int) -> Iterator[Document | Minutes | InputError]:
    if file.suffix.lower() == EXTRACTED:
        yield from read_extracted(file)
        return
    try:
        text = read_text(file, max_chars=max_chars)
    except InputError as error:
        yield error
    else:
        yield Document(file.stem, text, file.as_posix(), title_of(text))


def _called(found: Document | Minutes, document: str) -> Document | Minutes:
    if isinstance(found, Minutes):
        return renamed(found, document)
    return Document(document, found.text, found.source, found.title)


def _raise(error: InputError) -> None:
    raise error
