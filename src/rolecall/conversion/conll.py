"""CoNLL columns: a token a line and, last, its BIO tag, with an empty line between sentences, here lines of the text.

Idea: text is lost in most CoNLL files. The middle column says which white space follows a token, in the words of
CoNLL-U (`SpaceAfter=No`, and UDPipe's `SpacesAfter=\\n`), so that the text comes back as it was; tools that read the
first and last columns pass over it. Entities are all that the format holds.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rolecall.annotations import Record, from_record
from rolecall.conversion.telling import OnError, OnNote, attempt, log_note, raise_error
from rolecall.conversion.tokens import tokens_of
from rolecall.errors import AnnotationError
from rolecall.records import Mention, Minutes

_DOCUMENT = "-DOCSTART-"
_OUTSIDE, _BEGINS, _GOES_ON = "O", frozenset("BSU"), frozenset("IEML")
"""The first letters of tags, of IOB, BIOES and BILOU as well."""
_NAMED = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\", "|": "\\p"}
_CHARACTERS = {escape: character for character, escape in _NAMED.items()}
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]+);|.)")
_Block = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class _Row:
    """A token, its tag, and the white space after it, None where the file does not say."""

    token: str
    tag: str
    after: str | None


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:  # noqa: ARG001
    """The documents of a file; one space stands between tokens, and a line break between sentences, if it says no more.

    Columns may be parted by tabs or spaces, tags be BIO, IOB, BIOES or BILOU. Without `-DOCSTART-` it is one document.
    """
    lines = attempt(partial(_lines, path), path=path, place="the file", on_error=on_error) or []
    for number, block in enumerate(_blocks(lines), start=1):
        make = partial(_document, block, f"{path.stem}-{number}")
        if minutes := attempt(make, path=path, place=f"the document at line {block[0][0]}", on_error=on_error):
            yield minutes


def _lines(path: Path) -> list[str]:
    return [line.removesuffix("\r") for line in path.read_bytes().decode("utf-8-sig").split("\n")]


def _blocks(lines: list[str]) -> Iterator[_Block]:
    block: _Block = []
    for number, line in enumerate(lines, start=1):
        if line.startswith(_DOCUMENT) and block:
            yield block
            block = []
        if line or block:
            block.append((number, line))
    if any(line for _, line in block):
        yield block


def _document(block: _Block, default_id: str) -> Minutes:
    told, rows = {}, block
    if block[0][1].startswith(_DOCUMENT):
        told, rows = _told(_columns(block[0][1])[1:]), block[1:]
    text, spans = _unescaped(told.get("SpacesAfter", "")), list[Record]()
    going_on = ""  # the label of the entity that the next token may belong to
    between = ""  # what parts the last token from the next, if the file does not say
    for number, line in rows:
        if not line:
            if between:  # another tool's sentence ends here, and with it an entity; rolecall's own may cross a line
                between, going_on = "\n", ""
            continue
        row = _row(number, line)
        text += between
        start, end = len(text), len(text) + len(row.token)
        prefix, _, label = row.tag.partition("-")
        if prefix in _GOES_ON and label == going_on:
            spans[-1]["end"] = end
        elif label:
            spans.append({"start": start, "end": end, "label": label})
        going_on = label
        text += row.token + (row.after or "")
        between = " " if row.after is None else ""
    return from_record({"text": text, "meta": {"id": _unescaped(told.get("Id", default_id))}, "spans": spans})


def _row(number: int, line: str) -> _Row:
    columns = _columns(line)
    tag = columns[-1]
    if len(columns) < 2 or not (tag == _OUTSIDE or (tag[:1] in _BEGINS | _GOES_ON and tag[1:2] == "-" and tag[2:])):
        raise AnnotationError(f"line {number}: not a token and, last, its BIO tag: {line!r}")
    told = _told(columns[1:-1])
    after = "" if told.get("SpaceAfter") == "No" else told.get("SpacesAfter")
    return _Row(columns[0], tag, None if after is None else _unescaped(after))


def _columns(line: str) -> list[str]:
    return line.split("\t") if "\t" in line else line.split()


def _told(columns: Iterable[str]) -> dict[str, str]:
    pairs = (item.partition("=") for column in columns for item in column.split("|"))
    return {key: value for key, equals, value in pairs if equals}


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write text, id and entities of the documents; how many were written."""
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for minutes in documents:
            if block := attempt(partial(_block, minutes), path=path, place=minutes.id, on_error=on_error):
                stream.write(block)
                written += 1
    return written


def _block(minutes: Minutes) -> str:
    text = minutes.text
    edges = [edge for mention in minutes.mentions for edge in (mention.start, mention.end)]
    words = [token for token in tokens_of(text, edges) if not text[token.start].isspace()]
    tags = {m.start: m for m in minutes.mentions}
    starts = [token.start for token in words] + [len(text)]
    lines = [f"{_DOCUMENT}\tId={_escaped(minutes.id)}|SpacesAfter={_escaped(text[: starts[0]])}\t{_OUTSIDE}", ""]
    entity: Mention | None = None
    for token, following in zip(words, starts[1:], strict=True):
        entity = tags.get(token.start, entity if entity and token.start < entity.end else None)
        tag = f"{'B' if token.start == entity.start else 'I'}-{entity.label}" if entity else _OUTSIDE
        after = text[token.end : following]
        lines.append(f"{text[token.start : token.end]}\t{_spaces(after, last=following == len(text))}\t{tag}")
        lines += [""] * ("\n" in after)
    block = "\n".join([*lines, "", ""])
    block.encode("utf-8")
    return block


def _spaces(after: str, *, last: bool) -> str:
    if not after:
        return "SpaceAfter=No"
    return "_" if after == " " and not last else f"SpacesAfter={_escaped(after)}"


def _escaped(text: str) -> str:
    return "".join(_NAMED.get(c, f"\\x{ord(c):x};" if c.isspace() else c) for c in text)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _CHARACTERS.get(m[0], m[0]), text)
