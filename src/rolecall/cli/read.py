"""`rolecall read`: files in, the text that the pipeline would see out."""

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rolecall.cli.inputs import Failures, MaxChars, Paths, Seconds, cannot_write
from rolecall.cli.messages import fail, say
from rolecall.errors import RolecallError
from rolecall.exports.whole_file import result_stream
from rolecall.readers import MAX_CHARS, SECONDS, Document, Limits, documents
from rolecall.records import Minutes, PageMap


class ReadFormat(StrEnum):
    """How a text is shown."""

    TEXT = "text"
    PAGES = "pages"
    JSON = "json"


def read(
    paths: Paths,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write instead of stdout.")
    ] = None,
    format_: Annotated[
        ReadFormat,
        typer.Option(
            "--format", help="The text alone; with a line where a page begins; or all that is known, a JSON line each."
        ),
    ] = ReadFormat.TEXT,
    max_chars: MaxChars = MAX_CHARS,
    seconds: Seconds = SECONDS,
) -> None:
    """Show what is read of each file: the text that the pipeline sees, whole and in its order.

    Of several documents each begins with a line `==> SOURCE <==`. The title, the number of pages and what could not be
    read are told on stderr.

    Exit codes: 0 done, 1 some inputs failed and the others were written, 2 unusable arguments.
    """
    failures = Failures()
    found = documents(
        paths,
        max_chars=max_chars,
        limits=Limits(seconds=seconds),
        on_error=failures.tell,
        on_note=say,
        exclude=[output] if output else [],
    )
    shown = 0
    waiting: Document | Minutes | None = None
    try:
        with result_stream(output) as stream:
            for document in found:
                if waiting:
                    stream.write(_shown(waiting, format_, headed=True))
                waiting, shown = document, shown + 1
            if waiting:
                stream.write(_shown(waiting, format_, headed=shown > 1))
    except BrokenPipeError:
        return  # whoever reads the text has had enough of it
    except RolecallError as error:
        fail(error)
    except OSError as error:
        fail(cannot_write(output, error))
    failures.end(shown)


def _shown(document: Document | Minutes, format_: ReadFormat, *, headed: bool) -> str:
    pages = document.pages
    if format_ is ReadFormat.JSON:
        about = {name: getattr(document, name) for name in ("id", "source", "title")}
        return json.dumps({**about, "text": document.text, "pages": pages and asdict(pages)}, ensure_ascii=False) + "\n"
    counted = f", {pages.count:,} page{'s' if pages.count != 1 else ''}" if pages else ""
    say(f"{document.source or document.id}: {document.title!r}, {len(document.text):,} characters{counted}")
    head = f"==> {document.source or document.id} <==\n" if headed else ""
    text = document.text if pages is None or format_ is ReadFormat.TEXT else _with_page_lines(document.text, pages)
    return head + text + ("\n" if headed and not text.endswith("\n") else "")


def _with_page_lines(text: str, pages: PageMap) -> str:
    """The text with a line `--- page N ---` before the first line that stands on each page."""
    parts, done, page = [], 0, 0
    for place in pages.places:
        if place.page != page:
            page = place.page
            begin = text.rfind("\n", 0, place.start) + 1  # of a line that two pages share, at its beginning
            begin = max(begin, done)
            parts += [text[done:begin], f"--- page {page} ---\n"]
            done = begin
    return "".join((*parts, text[done:]))
