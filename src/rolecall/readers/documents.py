"""PATHs become documents, one after another: text still to be read by a model, or minutes already extracted.

Invariants: no two documents have one id; what is not used is told of, by `on_error` where it is a failure
and by `on_note` where it is not.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path, PurePosixPath

from rolecall.errors import InputError, ReadingError
from rolecall.readers.extracted import read_extracted
from rolecall.readers.files import STDIN, is_extracted, on_disk, read_file
from rolecall.readers.identity import free_id, renamed, text_hash
from rolecall.readers.paths import OnError, OnNote, files
from rolecall.readers.reading import Reading, Skipped
from rolecall.readers.supervision import Limits, Worker
from rolecall.readers.text_files import MAX_CHARS
from rolecall.readers.titles import title_of
from rolecall.records import Minutes, PageMap

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Document:
    """A text that no model has read yet, with the id, source (the path as given) and title it goes under.

    `pages` maps the text to the pages of its file. `body`, `council` and `meeting_date` (EDTF) are what the file states
    beside its text.
    """

    id: str
    text: str
    source: str = ""
    title: str | None = None
    pages: PageMap | None = None
    body: str | None = None
    council: str | None = None
    meeting_date: str | None = None


def documents(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    max_chars: int = MAX_CHARS,
    limits: Limits = Limits(),
    on_error: OnError | None = None,
    on_note: OnNote | None = None,
    exclude: Iterable[Path] = (),
) -> Iterator[Document | Minutes]:
    """Every document that the paths mean, in order; lines of a `.jsonl` come as the Minutes they already are.

    A path is a file, a folder, whose files are read in sorted order, whatever the depth, or `-` for the standard input.
    Files are text in any encoding, PDF, Word, OpenDocument, rich text, web pages and zip archives of these, told apart
    by their content, or `.jsonl`. All but plain UTF-8 is read in another process, within `limits`. A document's id is
    its file's stem, or the one that its line states; a second document of the same id is called `id-2`, with a note,
    unless one of the two was extracted already and both have the same text: then they are one document, used once.
    `max_chars` counts code points and is for texts that are still to be read. Without `on_note`, notes are logged as
    warnings.

    Raises InputError at the first input that cannot be used, when its turn comes; with `on_error`, that
    hears of it instead and the rest goes on.
    """
    complain = on_error or _raise
    note = on_note or _log.warning
    given = [paths] if isinstance(paths, str | PathLike) else paths
    known: dict[str, tuple[str, bool]] = {}
    with Worker(limits) as worker:
        for file in files((Path(path) for path in given), on_error=complain, on_note=note, exclude=exclude):
            for found in _of_file(file, max_chars, worker, note):
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


def _of_file(file: Path, max_chars: int, worker: Worker, note: OnNote) -> Iterator[Document | Minutes | InputError]:
    try:
        with on_disk(file) as copy:
            if is_extracted(file, copy):
                yield from read_extracted(copy, called=file)
                return
            for found in read_file(copy, called=file, max_chars=max_chars, worker=worker):
                if isinstance(found, InputError):
                    yield found
                    continue
                place, reading = found
                for sentence in (reading.reason,) if isinstance(reading, Skipped) else reading.notes:
                    note(f"{place}: {sentence}")
                if isinstance(reading, Reading):
                    yield _document(place, reading)
    except FileNotFoundError:
        yield InputError(file, "no such file or folder")
    except OSError as error:
        yield InputError(file, f"cannot be read: {error.strerror or error}")
    except ReadingError as error:
        yield InputError(file, str(error))


def _document(place: str, reading: Reading) -> Document:
    return Document(
        "stdin" if place == STDIN.as_posix() else PurePosixPath(place).stem,
        reading.text,
        place,
        reading.title or title_of(reading.text),
        reading.pages,
        reading.body,
        reading.council,
        reading.meeting_date,
    )


def _called(found: Document | Minutes, document: str) -> Document | Minutes:
    return renamed(found, document) if isinstance(found, Minutes) else replace(found, id=document)


def _raise(error: InputError) -> None:
    raise error
